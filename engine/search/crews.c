/* Duties given and taken: one member, one crew, one post. */
#include "roster/rules.h"
#include "search/search.h"

void ds_take_off(ds_search *search, int32_t member, int32_t shift) {
    int32_t post = ds_post_at(&search->joint.roster, member, shift);
    ds_joint_rest(&search->joint, member, shift);
    ds_joint_mend(&search->joint, post);
}

void ds_clear_post(ds_search *search, int32_t post) {
    ds_joint *joint = &search->joint;
    const ds_post *p = &joint->roster.posts[post];
    while (p->staff > 0) {
        ds_joint_rest(joint, p->first, p->shift);
    }
    ds_joint_mend(joint, post);
}

bool ds_join_team(ds_search *search, int32_t member, int32_t team) {
    if (!ds_roster_can_join(&search->joint.roster, member, team)) {
        return false;
    }
    ds_joint_join(&search->joint, member, team);
    return true;
}

bool ds_put_on(ds_search *search, int32_t member, int32_t post) {
    ds_joint *joint = &search->joint;
    if (ds_roster_can_work(&joint->roster, member, post)) {
        ds_joint_work(joint, member, post);
        return true;
    }
    int32_t team = joint->roster.posts[post].team;
    if (team == DS_NONE || joint->roster.team_of[member] != DS_NONE) {
        return false;
    }
    int32_t mark = ds_joint_mark(joint);
    if (ds_join_team(search, member, team)) {
        if (ds_roster_can_work(&joint->roster, member, post)) {
            ds_joint_work(joint, member, post);
            return true;
        }
        ds_joint_rollback(joint, mark);
    }
    return false;
}

/* A post of the shift that the member might take: a crew on the road, a free slot, a desk. */
static int32_t draw_post(ds_search *search, int32_t member, int32_t shift) {
    const ds_instance *in = search->in;
    const ds_roster_state *roster = &search->joint.roster;
    int32_t n = 0, drawn = DS_NONE;
    for (int32_t t = 0; t < in->n_teams; t++) {
        if (in->member_team[(int64_t)member * in->n_teams + t] == 0) {
            continue;
        }
        ds_range slots = ds_slots(roster, t, shift);
        bool free_seen = false;
        for (int32_t p = slots.first; p < slots.first + slots.count; p++) {
            bool empty = roster->posts[p].staff == 0;
            if (!(empty && free_seen) && ds_rng_below(&search->rng, ++n) == 0) {
                drawn = p;
            }
            free_seen |= empty;
        }
    }
    for (int32_t d = 0; d < in->n_desks; d++) {
        int32_t demand = in->demand_at[(int64_t)d * in->n_shifts + shift];
        if (demand != DS_NONE && in->member_desk[(int64_t)member * in->n_desks + d] &&
            ds_rng_below(&search->rng, ++n) == 0) {
            drawn = roster->n_crews + demand;
        }
    }
    return drawn;
}

bool ds_put_anywhere(ds_search *search, int32_t member, int32_t shift) {
    int32_t post = draw_post(search, member, shift);
    return post != DS_NONE && ds_post_at(&search->joint.roster, member, shift) == DS_NONE &&
           ds_put_on(search, member, post);
}

/* Takes a duty elsewhere off the member: the one in the shift, or one drawn by lot where the member
 * is off but has none to spare. */
void ds_call_in(ds_search *search, int32_t member, int32_t shift) {
    const ds_roster_state *roster = &search->joint.roster;
    int32_t n = search->in->n_shifts, start = ds_rng_below(&search->rng, n);
    if (ds_post_at(roster, member, shift) != DS_NONE) {
        ds_take_off(search, member, shift);
        return;
    }
    for (int32_t i = 0; i < n; i++) {
        int32_t other = (start + i) % n, post = ds_post_at(roster, member, other);
        if (post != DS_NONE && ds_is_crew(roster, post)) {
            ds_take_off(search, member, other);
            return;
        }
    }
}

/* ---- Choosing people ------------------------------------------------------------------------ */

static void shuffle(ds_search *search, int32_t *list, int32_t count) {
    for (int32_t i = count - 1; i > 0; i--) {
        int32_t j = ds_rng_below(&search->rng, i + 1), held = list[i];
        list[i] = list[j];
        list[j] = held;
    }
}

/* Members off in the shift who might take the post, in an order drawn by lot. */
static int32_t list_idle(ds_search *search, int32_t post, int32_t *list) {
    const ds_instance *in = search->in;
    const ds_roster_state *roster = &search->joint.roster;
    const ds_post *p = &roster->posts[post];
    int32_t n = 0;
    for (int32_t m = 0; m < in->n_members; m++) {
        int64_t pair = (int64_t)m * in->n_shifts + p->shift;
        if (!in->member_shift[pair] || roster->post_of[pair] != DS_NONE) {
            continue;
        }
        bool crew = p->team != DS_NONE;
        uint8_t tie = crew ? in->member_team[(int64_t)m * in->n_teams + p->team] : 0;
        bool may = crew ? roster->team_of[m] == p->team || (tie & DS_HELPS) != 0 ||
                              (tie != 0 && roster->team_of[m] == DS_NONE)
                        : in->member_desk[(int64_t)m * in->n_desks + in->demands[p->demand].desk];
        if (may) {
            list[n++] = m;
        }
    }
    shuffle(search, list, n);
    return n;
}

/* Adds people who match the rule until its minimum is met. */
static void meet_rule(ds_search *search, int32_t post, const ds_rule *rule, const int32_t *list,
                      int32_t count) {
    const ds_roster_state *roster = &search->joint.roster;
    int32_t matching = ds_roster_matching(roster, post, rule);
    for (int32_t i = 0; i < count && matching < rule->min; i++) {
        if (ds_rule_matches(rule, &search->in->members[list[i]]) &&
            ds_put_on(search, list[i], post)) {
            matching++;
        }
    }
}

static void meet_minima(ds_search *search, int32_t post, ds_range rules, const int32_t *list,
                        int32_t count) {
    for (int32_t i = 0; i < rules.count; i++) {
        const ds_rule *rule = &search->in->rules[rules.first + i];
        if (rule->min > 0) {
            meet_rule(search, post, rule, list, count);
        }
    }
}

/* One who belongs must be there: somebody of the team is put on first. */
static void meet_belonging(ds_search *search, int32_t post, const int32_t *list, int32_t count) {
    const ds_instance *in = search->in;
    const ds_post *p = &search->joint.roster.posts[post];
    for (int32_t i = 0; i < count && p->belonging == 0; i++) {
        if ((in->member_team[(int64_t)list[i] * in->n_teams + p->team] & DS_MAY_BELONG) != 0) {
            ds_put_on(search, list[i], post);
        }
    }
}

/* The first at a one_team_per_day desk must belong to the team that holds the day. */
static void meet_holder(ds_search *search, int32_t post, const int32_t *list, int32_t count) {
    const ds_roster_state *roster = &search->joint.roster;
    int32_t demand = roster->posts[post].demand;
    bool one_team = search->in->desks[search->in->demands[demand].desk].one_team_per_day;
    for (int32_t i = 0; i < count && one_team; i++) {
        int64_t day = ds_desk_day(roster, demand);
        if (roster->holder[day] != DS_NONE && !ds_desk_day_unheld(roster, demand)) {
            return;
        }
        if (roster->team_of[list[i]] != DS_NONE) {
            ds_put_on(search, list[i], post);
        }
    }
}

static void fill_up(ds_search *search, int32_t post, int32_t wanted, const int32_t *list,
                    int32_t count) {
    const ds_post *p = &search->joint.roster.posts[post];
    for (int32_t i = 0; i < count && p->staff < wanted; i++) {
        ds_put_on(search, list[i], post);
    }
}

void ds_complete_post(ds_search *search, int32_t post, int32_t wanted) {
    const ds_instance *in = search->in;
    const ds_post *p = &search->joint.roster.posts[post];
    int32_t *list = search->scratch;
    int32_t count = list_idle(search, post, list);
    if (p->team != DS_NONE) {
        const ds_team *team = &in->teams[p->team];
        meet_minima(search, post, team->crew_require, list, count);
        meet_belonging(search, post, list, count);
        fill_up(search, post, wanted > team->crew_min ? wanted : team->crew_min, list, count);
    } else {
        meet_holder(search, post, list, count);
        meet_minima(search, post, in->demands[p->demand].require, list, count);
        fill_up(search, post, wanted, list, count);
    }
}

bool ds_form_crew(ds_search *search, int32_t team, int32_t shift) {
    ds_joint *joint = &search->joint;
    const ds_team *t = &search->in->teams[team];
    ds_range slots = ds_slots(&joint->roster, team, shift);
    int32_t post = slots.first;
    while (post < slots.first + slots.count && joint->roster.posts[post].staff > 0) {
        post++;
    }
    if (post == slots.first + slots.count) {
        return false;
    }
    int32_t mark = ds_joint_mark(joint);
    int32_t spare = t->crew_max - t->crew_min;
    int32_t extra = ds_rng_below(&search->rng, (spare < 3 ? spare : 3) + 1);
    if (ds_rng_below(&search->rng, 2) > 0) {
        extra = 0;
    }
    int32_t least = t->crew_min > 1 ? t->crew_min : 1;
    ds_complete_post(search, post, least + extra);
    if (joint->roster.posts[post].staff == 0 || joint->roster.posts[post].broken) {
        ds_joint_rollback(joint, mark);
        return false;
    }
    return true;
}
