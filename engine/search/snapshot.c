#include "search/search.h"

#include <stdlib.h>
#include <string.h>

bool ds_snapshot_init(ds_snapshot *snapshot, const ds_joint *joint) {
    const ds_instance *in = joint->in;
    size_t members = (size_t)in->n_members, visits = (size_t)in->n_visits;
    size_t pairs = members * (size_t)in->n_shifts, days = (size_t)in->n_desks * (size_t)in->n_days;
    *snapshot = (ds_snapshot){0};
    snapshot->team_of = malloc((members + 1) * sizeof *snapshot->team_of);
    snapshot->post_of = malloc((pairs + 1) * sizeof *snapshot->post_of);
    snapshot->holder = malloc((days + 1) * sizeof *snapshot->holder);
    snapshot->post = malloc((visits + 1) * sizeof *snapshot->post);
    snapshot->prev = malloc((visits + 1) * sizeof *snapshot->prev);
    if (snapshot->team_of == NULL || snapshot->post_of == NULL || snapshot->holder == NULL ||
        snapshot->post == NULL || snapshot->prev == NULL) {
        ds_snapshot_free(snapshot);
        return false;
    }
    ds_snapshot_take(snapshot, joint);
    return true;
}

void ds_snapshot_free(ds_snapshot *snapshot) {
    free(snapshot->team_of);
    free(snapshot->post_of);
    free(snapshot->holder);
    free(snapshot->post);
    free(snapshot->prev);
    *snapshot = (ds_snapshot){0};
}

void ds_snapshot_take(ds_snapshot *snapshot, const ds_joint *joint) {
    const ds_instance *in = joint->in;
    size_t members = (size_t)in->n_members, pairs = members * (size_t)in->n_shifts;
    size_t days = (size_t)in->n_desks * (size_t)in->n_days;
    snapshot->score = ds_joint_score(joint);
    snapshot->broken = ds_joint_broken(joint);
    memcpy(snapshot->team_of, joint->roster.team_of, members * sizeof *snapshot->team_of);
    memcpy(snapshot->post_of, joint->roster.post_of, pairs * sizeof *snapshot->post_of);
    memcpy(snapshot->holder, joint->roster.holder, days * sizeof *snapshot->holder);
    for (int32_t v = 0; v < in->n_visits; v++) {
        snapshot->post[v] = joint->tours.nodes[v].post;
        snapshot->prev[v] = joint->tours.nodes[v].prev;
    }
}

void ds_snapshot_copy(ds_snapshot *to, const ds_snapshot *from, const ds_instance *in) {
    size_t members = (size_t)in->n_members, visits = (size_t)in->n_visits;
    size_t pairs = members * (size_t)in->n_shifts, days = (size_t)in->n_desks * (size_t)in->n_days;
    to->score = from->score;
    to->broken = from->broken;
    memcpy(to->team_of, from->team_of, members * sizeof *to->team_of);
    memcpy(to->post_of, from->post_of, pairs * sizeof *to->post_of);
    memcpy(to->holder, from->holder, days * sizeof *to->holder);
    memcpy(to->post, from->post, visits * sizeof *to->post);
    memcpy(to->prev, from->prev, visits * sizeof *to->prev);
}

void ds_empty(ds_joint *joint) {
    const ds_instance *in = joint->in;
    for (int32_t v = 0; v < in->n_visits; v++) {
        if (ds_post_of_visit(joint, v) != DS_NONE) {
            ds_joint_drop(joint, v);
        }
    }
    for (int32_t m = 0; m < in->n_members; m++) {
        for (int32_t s = 0; s < in->n_shifts; s++) {
            if (ds_post_at(&joint->roster, m, s) != DS_NONE) {
                ds_joint_rest(joint, m, s);
            }
        }
    }
    for (int32_t m = 0; m < in->n_members; m++) {
        if (joint->roster.team_of[m] != DS_NONE) {
            ds_joint_leave(joint, m);
        }
    }
    ds_joint_settle(joint);
    ds_joint_commit(joint);
}

/* The number of the i-th of a list; NULL: of all. */
static int32_t listed(const int32_t *list, int32_t i) {
    return list != NULL ? list[i] : i;
}

static void put_members(const ds_snapshot *snapshot, ds_joint *joint, const ds_portion *portion) {
    const ds_instance *in = joint->in;
    for (int32_t i = 0; i < portion->n_members; i++) {
        int32_t m = listed(portion->members, i);
        if (snapshot->team_of[m] != DS_NONE) {
            ds_joint_join(joint, m, snapshot->team_of[m]);
        }
    }
    for (int32_t i = 0; i < portion->n_members; i++) {
        int32_t m = listed(portion->members, i);
        for (int32_t s = 0; s < in->n_shifts; s++) {
            int32_t post = snapshot->post_of[(int64_t)m * in->n_shifts + s];
            if (post == DS_NONE) {
                continue;
            }
            int32_t demand = joint->roster.posts[post].demand;
            ds_joint_work_held(joint, m, post,
                               demand == DS_NONE
                                   ? DS_NONE
                                   : snapshot->holder[ds_desk_day(&joint->roster, demand)]);
        }
    }
}

/* The visit behind each on its tour, or DS_NONE; only those of the portion are set. */
static void link_tours(const ds_snapshot *snapshot, const ds_instance *in,
                       const ds_portion *portion, int32_t *next) {
    for (int32_t pass = 0; pass < 2; pass++) {
        for (int32_t i = 0; i < portion->n_households; i++) {
            ds_range visits = in->households[listed(portion->households, i)].visits;
            for (int32_t v = visits.first; v < visits.first + visits.count; v++) {
                if (pass == 0) {
                    next[v] = DS_NONE;
                } else if (snapshot->post[v] != DS_NONE && snapshot->prev[v] != DS_NONE) {
                    next[snapshot->prev[v]] = v;
                }
            }
        }
    }
}

/* Visits go in from the front of each tour: a visit waits until the one before it is in. */
static void put_visits(const ds_snapshot *snapshot, ds_joint *joint, const ds_portion *portion) {
    const ds_instance *in = joint->in;
    int32_t *next = malloc(((size_t)in->n_visits + 1) * sizeof *next);
    if (next == NULL) {
        joint->out_of_memory = true;
        return;
    }
    link_tours(snapshot, in, portion, next);
    for (int32_t i = 0; i < portion->n_households; i++) {
        ds_range visits = in->households[listed(portion->households, i)].visits;
        for (int32_t v = visits.first; v < visits.first + visits.count; v++) {
            if (snapshot->post[v] == DS_NONE || snapshot->prev[v] != DS_NONE) {
                continue;
            }
            for (int32_t u = v, after = DS_NONE; u != DS_NONE; after = u, u = next[u]) {
                ds_joint_do(joint, u, snapshot->post[v], after);
            }
        }
    }
    free(next);
}

void ds_snapshot_put(const ds_snapshot *snapshot, ds_joint *joint, const ds_portion *portion) {
    put_members(snapshot, joint, portion);
    put_visits(snapshot, joint, portion);
    ds_joint_settle(joint);
}

void ds_snapshot_load(const ds_snapshot *snapshot, ds_joint *joint) {
    const ds_portion all = {.n_members = joint->in->n_members,
                            .n_households = joint->in->n_households};
    ds_empty(joint);
    ds_snapshot_put(snapshot, joint, &all);
    ds_joint_commit(joint);
}
