#include "split/join.h"

/* A crew is the same slot of the same team and shift; the whole has at least as many of them. */
static int32_t post_in_whole(const ds_cut *cut, const ds_roster_state *part,
                             const ds_roster_state *whole, int32_t post) {
    if (post == DS_NONE) {
        return DS_NONE;
    }
    const ds_post *p = &part->posts[post];
    if (!ds_is_crew(part, post)) {
        return whole->n_crews + cut->demand[p->demand];
    }
    return ds_slots(whole, cut->team[p->team], p->shift).first + post -
           ds_slots(part, p->team, p->shift).first;
}

static int32_t in_whole(const int32_t *numbers, int32_t number) {
    return number != DS_NONE ? numbers[number] : DS_NONE;
}

static void join_members(const ds_cut *cut, const ds_roster_state *part_roster,
                         const ds_snapshot *part, const ds_roster_state *whole_roster,
                         ds_snapshot *whole) {
    int32_t shifts = cut->in->n_shifts;
    for (int32_t m = 0; m < cut->in->n_members; m++) {
        whole->team_of[cut->member[m]] = in_whole(cut->team, part->team_of[m]);
        const int32_t *from = &part->post_of[(int64_t)m * shifts];
        int32_t *to = &whole->post_of[(int64_t)cut->member[m] * shifts];
        for (int32_t s = 0; s < shifts; s++) {
            to[s] = post_in_whole(cut, part_roster, whole_roster, from[s]);
        }
    }
}

void ds_join_snapshot(const ds_cut *cut, const ds_joint *part_joint, const ds_snapshot *part,
                      const ds_joint *whole_joint, ds_snapshot *whole) {
    const ds_instance *in = cut->in;
    const ds_roster_state *part_roster = &part_joint->roster, *whole_roster = &whole_joint->roster;
    join_members(cut, part_roster, part, whole_roster, whole);
    for (int32_t d = 0; d < in->n_desks; d++) {
        for (int32_t day = 0; day < in->n_days; day++) {
            whole->holder[(int64_t)cut->desk[d] * in->n_days + day] =
                in_whole(cut->team, part->holder[(int64_t)d * in->n_days + day]);
        }
    }
    for (int32_t v = 0; v < in->n_visits; v++) {
        whole->post[cut->visit[v]] = post_in_whole(cut, part_roster, whole_roster, part->post[v]);
        whole->prev[cut->visit[v]] = in_whole(cut->visit, part->prev[v]);
    }
}
