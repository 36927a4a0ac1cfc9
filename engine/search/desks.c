/* Desks: demands staffed anew, with people who are off or with some who are called in for it. */
#include "search/search.h"

static void staff_demand(ds_search *search, int32_t demand) {
    ds_joint *joint = &search->joint;
    const ds_demand *d = &search->in->demands[demand];
    int32_t post = joint->roster.n_crews + demand;
    int32_t mark = ds_joint_mark(joint);
    int32_t lot = ds_rng_below(&search->rng, 8);
    int32_t wanted = lot == 0 ? d->min : lot < 6 ? d->ideal : d->ideal + lot - 5;
    wanted = wanted > d->max ? d->max : wanted;
    ds_complete_post(search, post, wanted);
    if (joint->roster.posts[post].broken) {
        ds_joint_rollback(joint, mark);
    }
}

/* Calls in up to `wanted` members who may staff the demand and are not there: of one team, or of
 * any (DS_NONE). */
static void call_in_some(ds_search *search, int32_t demand, int32_t team, int32_t wanted) {
    const ds_instance *in = search->in;
    const ds_demand *d = &in->demands[demand];
    int32_t start = ds_rng_below(&search->rng, in->n_members);
    for (int32_t i = 0; i < in->n_members && wanted > 0; i++) {
        int32_t m = (start + i) % in->n_members;
        int32_t post = ds_post_at(&search->joint.roster, m, d->shift);
        bool may = in->member_desk[(int64_t)m * in->n_desks + d->desk] &&
                   in->member_shift[(int64_t)m * in->n_shifts + d->shift];
        if (may && post != search->joint.roster.n_crews + demand &&
            (team == DS_NONE || search->joint.roster.team_of[m] == team)) {
            ds_call_in(search, m, d->shift);
            wanted--;
        }
    }
}

/* A demand drawn by lot, half of the time among those short of their minimum. */
static int32_t draw_demand(ds_search *search) {
    const ds_instance *in = search->in;
    int32_t drawn = ds_rng_below(&search->rng, in->n_demands);
    if (ds_rng_below(&search->rng, 2) == 0) {
        return drawn;
    }
    for (int32_t i = 0; i < in->n_demands; i++) {
        int32_t d = (drawn + i) % in->n_demands;
        if (search->joint.roster.posts[search->joint.roster.n_crews + d].staff <
            in->demands[d].min) {
            return d;
        }
    }
    return drawn;
}

void ds_restaff_demand(ds_search *search) {
    const ds_instance *in = search->in;
    if (in->n_demands == 0) {
        return;
    }
    int32_t demand = draw_demand(search);
    int32_t lot = ds_rng_below(&search->rng, 4);
    if (lot < 2) {
        ds_clear_post(search, search->joint.roster.n_crews + demand);
    }
    if (lot % 2 == 0) {
        int64_t day = ds_desk_day(&search->joint.roster, demand);
        call_in_some(search, demand, search->joint.roster.holder[day],
                     1 + ds_rng_below(&search->rng, 2));
    }
    staff_demand(search, demand);
}

void ds_clear_desk_day(ds_search *search, int32_t demand) {
    const ds_instance *in = search->in;
    ds_range demands = in->desks[in->demands[demand].desk].demands;
    int32_t day = in->shifts[in->demands[demand].shift].day;
    for (int32_t d = demands.first; d < demands.first + demands.count; d++) {
        if (in->shifts[in->demands[d].shift].day == day) {
            ds_clear_post(search, search->joint.roster.n_crews + d);
        }
    }
}

/* Staffs all of a desk's demands of a day, with people of one team called in (DS_NONE: with those
 * who are off). */
static void staff_day(ds_search *search, int32_t desk, int32_t day, int32_t team) {
    const ds_instance *in = search->in;
    ds_range demands = in->desks[desk].demands;
    for (int32_t d = demands.first; d < demands.first + demands.count; d++) {
        if (in->shifts[in->demands[d].shift].day != day) {
            continue;
        }
        if (team != DS_NONE) {
            call_in_some(search, d, team, in->demands[d].ideal);
        }
        staff_demand(search, d);
    }
}

/* A demand of a day of the same week that the team holds, or DS_NONE. */
static int32_t held_elsewhere(const ds_search *search, int32_t demand, int32_t team) {
    const ds_instance *in = search->in;
    const ds_shift *own = &in->shifts[in->demands[demand].shift];
    ds_range demands = in->desks[in->demands[demand].desk].demands;
    for (int32_t d = demands.first; d < demands.first + demands.count; d++) {
        const ds_shift *shift = &in->shifts[in->demands[d].shift];
        if (shift->week == own->week && shift->day != own->day &&
            search->joint.roster.holder[ds_desk_day(&search->joint.roster, d)] == team) {
            return d;
        }
    }
    return DS_NONE;
}

/* Another team takes the day; where it holds one of the week's days already, the two teams swap. */
void ds_restaff_day(ds_search *search) {
    const ds_instance *in = search->in;
    if (in->n_demands == 0) {
        return;
    }
    int32_t drawn = draw_demand(search), desk = in->demands[drawn].desk;
    bool call = in->n_teams > 0 && ds_rng_below(&search->rng, 3) > 0;
    int32_t team = call ? ds_rng_below(&search->rng, in->n_teams) : DS_NONE;
    int32_t before = search->joint.roster.holder[ds_desk_day(&search->joint.roster, drawn)];
    int32_t other = team == DS_NONE || team == before || before == DS_NONE
                        ? DS_NONE
                        : held_elsewhere(search, drawn, team);
    ds_clear_desk_day(search, drawn);
    if (other != DS_NONE) {
        ds_clear_desk_day(search, other);
    }
    staff_day(search, desk, in->shifts[in->demands[drawn].shift].day, team);
    if (other != DS_NONE) {
        staff_day(search, desk, in->shifts[in->demands[other].shift].day, before);
    }
}
