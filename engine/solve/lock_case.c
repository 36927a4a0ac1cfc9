#include "solve/lock_case.h"

#include <stdlib.h>

static int compare(int32_t a, int32_t b) {
    return (a > b) - (a < b);
}

static int compare_locks(const void *a, const void *b) {
    const ds_lock *x = a, *y = b;
    if (x->member == NULL || y->member == NULL) {
        int order = (x->member == NULL) - (y->member == NULL);
        order = order != 0 ? order : compare(x->visit->visit, y->visit->visit);
        return order != 0 ? order : compare(x->visit->source, y->visit->source);
    }
    int order = compare(x->member->member, y->member->member);
    order = order != 0 ? order : compare(x->member->shift, y->member->shift);
    return order != 0 ? order : compare(x->member->source, y->member->source);
}

static void list_locks(ds_lock_case *c) {
    const ds_instance *in = c->in;
    for (int32_t i = 0; i < in->n_member_locks; i++) {
        c->locks[c->n_locks++] = (ds_lock){.member = &in->member_locks[i]};
    }
    for (int32_t i = 0; i < in->n_visit_locks; i++) {
        c->locks[c->n_locks++] = (ds_lock){.visit = &in->visit_locks[i]};
    }
    qsort(c->locks, (size_t)c->n_locks, sizeof *c->locks, compare_locks);
}

bool ds_lock_case_init(ds_lock_case *c, const ds_instance *in) {
    *c = (ds_lock_case){.in = in};
    size_t locks = (size_t)in->n_member_locks + (size_t)in->n_visit_locks;
    if (!ds_travel_init(&c->travel, in)) {
        return false;
    }
    if (!ds_eligible_init(&c->eligible, in, &c->travel, true)) {
        ds_travel_free(&c->travel);
        return false;
    }
    c->locks = malloc((locks + 1) * sizeof *c->locks);
    if (c->locks == NULL) {
        ds_lock_case_free(c);
        return false;
    }
    list_locks(c);
    return true;
}

void ds_lock_case_free(ds_lock_case *c) {
    ds_eligible_free(&c->eligible);
    ds_travel_free(&c->travel);
    free(c->locks);
    *c = (ds_lock_case){0};
}

ds_range ds_locks_of_visit(const ds_lock_case *c, const ds_lock_set *set, int32_t first) {
    const ds_lock *lock = ds_lock_at(c, set, first);
    int32_t end = first + 1;
    while (end < set->count && ds_lock_at(c, set, end)->visit->visit == lock->visit->visit) {
        end++;
    }
    return (ds_range){first, end - first};
}
