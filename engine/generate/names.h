/* Names of people, made by combining common Vietnamese family, middle and given names. */
#ifndef DS_GENERATE_NAMES_H
#define DS_GENERATE_NAMES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/rng.h"

void ds_draw_name(ds_rng *rng, bool woman, char *name, size_t size);

#endif
