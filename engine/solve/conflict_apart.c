#include "solve/conflict_apart.h"

#include "solve/conflict.h"
#include "split/cut.h"

static bool has_locks(const ds_instance *in) {
    return in->n_member_locks > 0 || in->n_visit_locks > 0;
}

/* Does a part find no way for its locks? What it says about them is for nobody. */
static doorstep_status ask_part(const ds_instance *in, const ds_parts *parts, int32_t part,
                                bool *conflict) {
    ds_cut cut;
    if (!ds_cut_make(in, parts, part, &cut)) {
        return DOORSTEP_NO_MEMORY;
    }
    doorstep_status status = ds_lock_conflict(cut.in, NULL, conflict);
    ds_cut_free(&cut);
    return status;
}

doorstep_status ds_lock_conflict_apart(const ds_instance *in, const ds_parts *parts,
                                       ds_diags *diags, bool *conflict) {
    doorstep_status status = DOORSTEP_OK;
    *conflict = parts->count == 1 || in->past != NULL; /* to be asked as a whole */
    for (int32_t i = 0; i < parts->count && has_locks(in) && status == DOORSTEP_OK && !*conflict;
         i++) {
        status = ask_part(in, parts, i, conflict);
    }
    return status == DOORSTEP_OK && *conflict ? ds_lock_conflict(in, diags, conflict) : status;
}
