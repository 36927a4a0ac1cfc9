/* Do the locks of an instance of several parts contradict the rules? */
#ifndef DS_SOLVE_CONFLICT_APART_H
#define DS_SOLVE_CONFLICT_APART_H

#include <doorstep/doorstep.h>

#include "base/diag.h"
#include "split/parts.h"

/* As ds_lock_conflict, in time that grows with the parts and not with their square: where the locks
 * of each part can be kept by the part itself, all can be kept at once. Only where one cannot,
 * which may be due to who was parted from it, the whole is asked. */
doorstep_status ds_lock_conflict_apart(const ds_instance *in, const ds_parts *parts,
                                       ds_diags *diags, bool *conflict);

#endif
