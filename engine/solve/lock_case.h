/*
 * The locks of an instance in an order that keeps together what belongs together, and sets of them.
 */
#ifndef DS_SOLVE_LOCK_CASE_H
#define DS_SOLVE_LOCK_CASE_H

#include "solve/eligible.h"

/* One of the two is NULL. */
typedef struct ds_lock {
    const ds_member_lock *member;
    const ds_visit_lock *visit;
} ds_lock;

typedef struct ds_lock_case {
    const ds_instance *in;
    ds_travel travel;
    ds_eligible eligible;
    int32_t n_locks;
    ds_lock *locks; /* members' by member and shift, then visits' by visit */
} ds_lock_case;

/* Locks by their index in the case, rising. */
typedef struct ds_lock_set {
    int32_t count;
    int32_t *items;
} ds_lock_set;

/* False when memory ran out (nothing to free then). */
bool ds_lock_case_init(ds_lock_case *c, const ds_instance *in);
void ds_lock_case_free(ds_lock_case *c);

static inline const ds_lock *ds_lock_at(const ds_lock_case *c, const ds_lock_set *set, int32_t i) {
    return &c->locks[set->items[i]];
}

/* The position in the document's `locks`. */
static inline int32_t ds_lock_source(const ds_lock *lock) {
    return lock->member != NULL ? lock->member->source : lock->visit->source;
}

/* The shift of a lock, or DS_NONE. */
static inline int32_t ds_lock_shift(const ds_lock *lock) {
    return lock->member != NULL ? lock->member->shift : lock->visit->shift;
}

/* The locks of a set from `first` on that are about the same visit. */
ds_range ds_locks_of_visit(const ds_lock_case *c, const ds_lock_set *set, int32_t first);

#endif
