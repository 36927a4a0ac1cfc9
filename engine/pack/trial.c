#include "pack/trial.h"

#include "score/score.h"

bool ds_trial_fixed(const ds_choices *choices, int32_t visit) {
    const ds_joint *joint = choices->joint;
    int32_t post = ds_post_of_visit(joint, visit);
    return ds_visit_done_before(&joint->in->visits[visit]) ||
           (post != DS_NONE && !(ds_is_crew(&joint->roster, post) && choices->is_loose[post]));
}

/* Do the household's fixed visits leave room for this one on a date? */
static bool order_allows(const ds_choices *choices, int32_t visit, int32_t date) {
    const ds_joint *joint = choices->joint;
    const ds_instance *in = joint->in;
    const ds_visit *v = &in->visits[visit];
    if (v->number > 1 && ds_trial_fixed(choices, visit - 1) &&
        ds_joint_date(joint, visit - 1) + v->lag_days > date) {
        return false;
    }
    return v->number == in->households[v->household].visits.count ||
           !ds_trial_fixed(choices, visit + 1) ||
           date + in->visits[visit + 1].lag_days <= ds_joint_date(joint, visit + 1);
}

bool ds_trial_allows(const ds_choices *choices, const ds_choice_group *group, int32_t visit) {
    const ds_joint *joint = choices->joint;
    const ds_instance *in = joint->in;
    const ds_visit *v = &in->visits[visit];
    int32_t slot = ds_slots(&joint->roster, group->team, group->shift).first;
    return (v->at & DS_AT_HOME) != 0 &&
           (in->shapes[v->shape].skills & ~group->profile.skills) == 0 &&
           !ds_trial_fixed(choices, visit) && ds_team_may_visit(in, group->team, v->household) &&
           order_allows(choices, visit, in->shifts[group->shift].date) &&
           ds_joint_locks_allow(joint, visit, slot);
}

int64_t ds_trial_travel(const ds_choices *choices, const ds_choice_group *group,
                        const int32_t *visits, int32_t count) {
    const ds_joint *joint = choices->joint;
    const ds_instance *in = joint->in;
    const ds_team *team = &in->teams[group->team];
    const ds_shift *shift = &in->shifts[group->shift];
    int32_t class = joint->travel->class_of_team[group->team], at = team->base;
    ds_tick now = shift->start;
    int64_t travel = 0;
    for (int32_t i = 0; i < count; i++) {
        int32_t location = joint->tours.nodes[visits[i]].location;
        ds_tick way = ds_travel_time(joint->travel, class, at, location);
        ds_tick length = group->length[in->visits[visits[i]].shape];
        ds_tick start = ds_earliest_start(in, ds_starts(in, visits[i], group->shift), now + way);
        if (start >= DS_FAR || length >= DS_FAR || start + length > shift->end) {
            return -1;
        }
        travel += way;
        now = start + length;
        at = location;
    }
    ds_tick back = team->returns ? ds_travel_time(joint->travel, class, at, team->end) : 0;
    return now + back > shift->end ? -1 : travel + back;
}

double ds_trial_worth(const ds_choices *choices, const int32_t *visits, int32_t count,
                      int64_t travel) {
    const ds_instance *in = choices->joint->in;
    double worth = -ds_penalty_travel(in, travel);
    for (int32_t i = 0; i < count; i++) {
        const ds_visit *v = &in->visits[visits[i]];
        worth += ds_score_visit(in, visits[i]);
        if (v->number == in->households[v->household].visits.count) {
            worth += ds_score_complete(in, v->household);
        }
    }
    return worth;
}
