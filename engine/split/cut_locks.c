/* Locks of a part. */
#include "split/cutting.h"

/* What a lock asks for is in the part of the one who is locked. */
static void cut_member_locks(ds_cutting *c) {
    const ds_instance *from = c->from;
    const ds_parts *parts = c->parts;
    ds_buffer kept = ds_buffer_make(&c->scratch, sizeof(ds_member_lock));
    for (int32_t i = 0; i < from->n_member_locks; i++) {
        ds_member_lock lock = from->member_locks[i];
        if (parts->members.part[lock.member] != c->part) {
            continue;
        }
        lock.member = parts->members.place[lock.member];
        lock.where = lock.duty == DS_DUTY_TEAM   ? parts->teams.place[lock.where]
                     : lock.duty == DS_DUTY_DESK ? parts->desks.place[lock.where]
                                                 : DS_NONE;
        ds_member_lock *added = ds_buffer_add(&kept, 1);
        if (added != NULL) {
            *added = lock;
        }
    }
    c->to->member_locks = ds_buffer_keep(&kept, &c->arena);
    c->to->n_member_locks = kept.count;
}

static void cut_visit_locks(ds_cutting *c) {
    const ds_instance *from = c->from;
    const ds_parts *parts = c->parts;
    ds_buffer kept = ds_buffer_make(&c->scratch, sizeof(ds_visit_lock));
    for (int32_t i = 0; i < from->n_visit_locks; i++) {
        ds_visit_lock lock = from->visit_locks[i];
        const ds_visit *visit = &from->visits[lock.visit];
        if (parts->households.part[visit->household] != c->part) {
            continue;
        }
        int32_t household = parts->households.place[visit->household];
        lock.visit = c->to->households[household].visits.first + visit->number - 1;
        lock.team = lock.team != DS_NONE ? parts->teams.place[lock.team] : DS_NONE;
        lock.desk = lock.desk != DS_NONE ? parts->desks.place[lock.desk] : DS_NONE;
        ds_visit_lock *added = ds_buffer_add(&kept, 1);
        if (added != NULL) {
            *added = lock;
        }
    }
    c->to->visit_locks = ds_buffer_keep(&kept, &c->arena);
    c->to->n_visit_locks = kept.count;
}

void ds_cut_locks(ds_cutting *c) {
    cut_member_locks(c);
    cut_visit_locks(c);
}
