/*
 * The best compatible choices: the relaxation first, then the integer program of those choices that
 * its prices leave a chance.
 */
#ifndef DS_PACK_CHOOSE_H
#define DS_PACK_CHOOSE_H

#include <doorstep/doorstep.h>

#include "base/control.h"
#include "pack/choices.h"
#include "pack/pack.h"

/* Tells which crews and routes go out, where they are worth more than the loose crews with their
 * own routes: *found. With `same_crews` the loose crews do, and no others. The arrays have room for
 * all crews and routes. The only failure is DOORSTEP_NO_MEMORY. */
doorstep_status ds_choose(const ds_choices *choices, const ds_pack_options *options,
                          const ds_control *control, bool same_crews, bool *crews, bool *routes,
                          bool *found);

#endif
