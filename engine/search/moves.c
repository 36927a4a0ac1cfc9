/*
 * Roster moves: each changes a few duties by lot and leaves the routes mended but not refilled. The
 * annealing judges the outcome after the freed time has been filled again.
 */
#include "search/search.h"

#include <string.h>

/* ---- Drawing --------------------------------------------------------------------------------- */

typedef struct duty {
    int32_t member, shift, post;
} duty;

static bool draw_duty(ds_search *search, duty *drawn) {
    enum { TRIES = 16 };
    const ds_instance *in = search->in;
    for (int32_t i = 0; i < TRIES && in->n_members > 0 && in->n_shifts > 0; i++) {
        drawn->member = ds_rng_below(&search->rng, in->n_members);
        drawn->shift = ds_rng_below(&search->rng, in->n_shifts);
        drawn->post = ds_post_at(&search->joint.roster, drawn->member, drawn->shift);
        if (drawn->post != DS_NONE) {
            return true;
        }
    }
    return false;
}

static int32_t draw_crew(ds_search *search) {
    enum { TRIES = 8 };
    for (int32_t i = 0; i < TRIES && search->in->n_teams > 0; i++) {
        int32_t team = ds_rng_below(&search->rng, search->in->n_teams);
        int32_t n = search->joint.n_active[team];
        if (n > 0) {
            return search->joint.active[team][ds_rng_below(&search->rng, n)];
        }
    }
    return DS_NONE;
}

/* ---- Moves ----------------------------------------------------------------------------------- */

static void add_duty(ds_search *search) {
    const ds_instance *in = search->in;
    int32_t shift = ds_rng_below(&search->rng, in->n_shifts); /* draws in a stated order */
    ds_put_anywhere(search, ds_rng_below(&search->rng, in->n_members), shift);
}

static void drop_duty(ds_search *search) {
    duty d;
    if (draw_duty(search, &d)) {
        ds_take_off(search, d.member, d.shift);
    }
}

static void move_duty(ds_search *search) {
    duty d;
    if (!draw_duty(search, &d)) {
        return;
    }
    ds_take_off(search, d.member, d.shift);
    bool same = ds_rng_below(&search->rng, 2) == 0;
    ds_put_anywhere(search, d.member,
                    same ? d.shift : ds_rng_below(&search->rng, search->in->n_shifts));
}

/* Somebody else takes over a duty. */
static void replace_duty(ds_search *search) {
    duty d;
    if (!draw_duty(search, &d)) {
        return;
    }
    int32_t other = ds_rng_below(&search->rng, search->in->n_members);
    ds_joint_rest(&search->joint, d.member, d.shift);
    if (ds_post_at(&search->joint.roster, other, d.shift) != DS_NONE) {
        ds_take_off(search, other, d.shift);
    }
    ds_put_on(search, other, d.post);
    ds_joint_mend(&search->joint, d.post);
}

/* Two members exchange their posts of one shift. */
static void swap_duties(ds_search *search) {
    ds_joint *joint = &search->joint;
    duty a;
    if (!draw_duty(search, &a)) {
        return;
    }
    int32_t other = ds_rng_below(&search->rng, search->in->n_members);
    int32_t post = ds_post_at(&joint->roster, other, a.shift);
    if (post == DS_NONE || post == a.post) {
        return;
    }
    ds_joint_rest(joint, a.member, a.shift);
    ds_joint_rest(joint, other, a.shift);
    ds_put_on(search, other, a.post);
    ds_put_on(search, a.member, post);
    ds_joint_mend(joint, a.post);
    ds_joint_mend(joint, post);
}

static void form_crew(ds_search *search) {
    if (search->in->n_teams > 0) {
        int32_t shift = ds_rng_below(&search->rng, search->in->n_shifts);
        ds_form_crew(search, ds_rng_below(&search->rng, search->in->n_teams), shift);
    }
}

static void drop_crew(ds_search *search) {
    int32_t post = draw_crew(search);
    if (post == DS_NONE) {
        return;
    }
    int32_t team = search->joint.roster.posts[post].team;
    ds_clear_post(search, post);
    if (ds_rng_below(&search->rng, 4) > 0) {
        ds_form_crew(search, team, ds_rng_below(&search->rng, search->in->n_shifts));
    }
}

static int32_t free_slot(const ds_search *search, int32_t team, int32_t shift) {
    ds_range slots = ds_slots(&search->joint.roster, team, shift);
    for (int32_t post = slots.first; post < slots.first + slots.count; post++) {
        if (search->joint.roster.posts[post].staff == 0) {
            return post;
        }
    }
    return DS_NONE;
}

/* The same people go out in another shift, on the same route as far as it goes there. */
static void move_crew(ds_search *search) {
    ds_joint *joint = &search->joint;
    int32_t post = draw_crew(search);
    if (post == DS_NONE) {
        return;
    }
    const ds_post *p = &joint->roster.posts[post];
    int32_t target = free_slot(search, p->team, ds_rng_below(&search->rng, search->in->n_shifts));
    if (target == DS_NONE) {
        return;
    }
    int32_t n = 0, stops = 0;
    for (int32_t m = p->first; m != DS_NONE; m = ds_mate(&joint->roster, m, p->shift)) {
        search->scratch[n++] = m;
    }
    for (int32_t v = joint->tours.tours[post].first; v != DS_NONE; v = joint->tours.nodes[v].next) {
        search->route[stops++] = v;
    }
    ds_clear_post(search, post);
    for (int32_t i = 0; i < n; i++) {
        ds_put_on(search, search->scratch[i], target);
    }
    for (int32_t i = 0; i < stops; i++) {
        if (ds_joint_allows(joint, search->route[i], target)) {
            ds_joint_do(joint, search->route[i], target, joint->tours.tours[target].last);
        }
    }
    ds_joint_mend(joint, target);
}

/* A team's crews of one shift are dissolved and formed anew. */
static void rebuild_shift(ds_search *search) {
    int32_t post = draw_crew(search);
    if (post == DS_NONE) {
        return;
    }
    const ds_post p = search->joint.roster.posts[post];
    ds_range slots = ds_slots(&search->joint.roster, p.team, p.shift);
    for (int32_t i = slots.first; i < slots.first + slots.count; i++) {
        if (search->joint.roster.posts[i].staff > 0) {
            ds_clear_post(search, i);
        }
    }
    while (ds_form_crew(search, p.team, p.shift) && ds_rng_below(&search->rng, 8) > 0) {
    }
}

static void take_all_off(ds_search *search, int32_t member) {
    for (int32_t s = 0; s < search->in->n_shifts; s++) {
        if (ds_post_at(&search->joint.roster, member, s) != DS_NONE) {
            ds_take_off(search, member, s);
        }
    }
}

static void leave_team(ds_search *search, int32_t member) {
    take_all_off(search, member);
    if (search->joint.roster.team_of[member] != DS_NONE) {
        ds_joint_leave(&search->joint, member);
    }
}

/* The duties of one member, or of a few, are given anew, perhaps in other teams. */
static void rebuild_members(ds_search *search) {
    enum { MOST = 3 };
    const ds_instance *in = search->in;
    int32_t members[MOST],
        n = 1 + (ds_rng_below(&search->rng, 2) > 0 ? ds_rng_below(&search->rng, MOST) : 0);
    for (int32_t i = 0; i < n; i++) {
        members[i] = ds_rng_below(&search->rng, in->n_members);
        take_all_off(search, members[i]);
        if (ds_rng_below(&search->rng, 2) > 0) {
            leave_team(search, members[i]);
        }
    }
    for (int32_t i = 0; i < n && in->n_teams > 0; i++) {
        if (ds_rng_below(&search->rng, 4) > 0) {
            ds_join_team(search, members[i], ds_rng_below(&search->rng, in->n_teams));
        }
    }
    int32_t tries = n * ds_rng_below(&search->rng, 2 * in->n_shifts + 2);
    for (int32_t i = 0; i < tries; i++) {
        int32_t shift = ds_rng_below(&search->rng, in->n_shifts);
        ds_put_anywhere(search, members[ds_rng_below(&search->rng, n)], shift);
    }
}

/* Two members take over each other's duties and teams, as far as the rules allow. */
static void swap_members(ds_search *search) {
    const ds_instance *in = search->in;
    ds_joint *joint = &search->joint;
    int32_t a = ds_rng_below(&search->rng, in->n_members);
    int32_t b = ds_rng_below(&search->rng, in->n_members);
    int32_t team_a = joint->roster.team_of[a], team_b = joint->roster.team_of[b];
    if (a == b) {
        return;
    }
    int32_t *posts = search->scratch;
    for (int32_t s = 0; s < in->n_shifts; s++) {
        int32_t post_a = ds_post_at(&joint->roster, a, s);
        int32_t post_b = ds_post_at(&joint->roster, b, s);
        posts[2 * s] = post_a;
        posts[2 * s + 1] = post_b;
        if (post_a != DS_NONE) {
            ds_joint_rest(joint, a, s);
        }
        if (post_b != DS_NONE) {
            ds_joint_rest(joint, b, s);
        }
    }
    if (team_a != team_b) {
        if (team_a != DS_NONE) {
            ds_joint_leave(joint, a);
        }
        if (team_b != DS_NONE) {
            ds_joint_leave(joint, b);
            ds_join_team(search, a, team_b);
        }
        if (team_a != DS_NONE) {
            ds_join_team(search, b, team_a);
        }
    }
    for (int32_t i = 0; i < 2 * in->n_shifts; i++) {
        if (posts[i] != DS_NONE) {
            ds_put_on(search, i % 2 == 0 ? b : a, posts[i]);
        }
    }
    for (int32_t i = 0; i < 2 * in->n_shifts; i++) {
        if (posts[i] != DS_NONE) {
            ds_joint_mend(joint, posts[i]);
        }
    }
}

/* Belonging alone: it counts for a team's size and rules even without a duty. */
static void change_belonging(ds_search *search) {
    const ds_instance *in = search->in;
    if (in->n_teams == 0) {
        return;
    }
    int32_t member = ds_rng_below(&search->rng, in->n_members);
    leave_team(search, member);
    ds_join_team(search, member, ds_rng_below(&search->rng, in->n_teams));
}

/* ---- The lot --------------------------------------------------------------------------------- */

/* What an instance must have for a move to do anything. */
typedef enum needs { NOTHING, CREWS, DEMANDS, TEAMS, STRETCHES } needs;

static const struct {
    void (*move)(ds_search *search);
    int32_t weight;
    needs needs;
} MOVES[] = {
    {add_duty, 12, NOTHING},
    {drop_duty, 6, NOTHING},
    {move_duty, 12, NOTHING},
    {replace_duty, 14, NOTHING},
    {swap_duties, 14, NOTHING},
    {form_crew, 10, CREWS},
    {drop_crew, 8, CREWS},
    {move_crew, 8, CREWS},
    {rebuild_shift, 8, CREWS},
    {ds_restaff_demand, 10, DEMANDS},
    {ds_restaff_day, 5, DEMANDS},
    {rebuild_members, 8, NOTHING},
    {swap_members, 6, NOTHING},
    {change_belonging, 3, TEAMS},
    {ds_rebuild_stretch, 4, NOTHING},
    {ds_swap_stretch, 4, NOTHING},
    {ds_rebuild_stretch, 60, STRETCHES},
    {ds_swap_stretch, 60, STRETCHES},
};

enum { N_MOVES = sizeof MOVES / sizeof MOVES[0] };
_Static_assert((int)N_MOVES <= (int)DS_MOST_MOVES, "a weight for every move");

/* Runs of days matter where somebody has a minimum for them, or the horizon is long. */
static bool has_stretches(const ds_instance *in) {
    bool has = in->n_days > 7;
    for (int32_t m = 0; m < in->n_members; m++) {
        has |= in->members[m].min_days_in_a_row > 1 || in->members[m].min_days_off_in_a_row > 1;
    }
    return has;
}

/* Members who can do the same are one sort; what differs in wishes and limits alone counts as the
 * same. How many sorts there are in how many shifts says how much there is to decide. */
static int32_t count_sorts(const ds_instance *in, int32_t enough) {
    int32_t sorts = 0;
    for (int32_t m = 0; m < in->n_members && sorts < enough; m++) {
        bool seen = false;
        for (int32_t other = 0; other < m && !seen; other++) {
            size_t shifts = (size_t)in->n_shifts, teams = (size_t)in->n_teams;
            size_t desks = (size_t)in->n_desks;
            seen = in->members[m].skills == in->members[other].skills &&
                   in->members[m].role == in->members[other].role &&
                   memcmp(&in->member_shift[m * shifts], &in->member_shift[other * shifts],
                          shifts * sizeof *in->member_shift) == 0 &&
                   memcmp(&in->member_team[m * teams], &in->member_team[other * teams],
                          teams * sizeof *in->member_team) == 0 &&
                   memcmp(&in->member_desk[m * desks], &in->member_desk[other * desks],
                          desks * sizeof *in->member_desk) == 0;
        }
        sorts += !seen;
    }
    return sorts;
}

/* A roster move takes several times as long as a ruin of routes; where there is next to nothing to
 * decide, routes get all the time. */
static int32_t roster_per_mille(const ds_instance *in) {
    enum { FULL = 300, LEAST = 10, CHOICES = 8 };
    int32_t choices = count_sorts(in, CHOICES) * in->n_shifts;
    return choices >= CHOICES ? FULL : LEAST + (FULL - LEAST) * (choices - 1) / (CHOICES - 1);
}

void ds_weigh_moves(ds_search *search) {
    const ds_instance *in = search->in;
    search->roster_per_mille = in->n_shifts == 0 || in->n_members == 0 ? 0 : roster_per_mille(in);
    const bool met[] = {[NOTHING] = true,
                        [CREWS] = search->joint.roster.n_crews > 0,
                        [DEMANDS] = in->n_demands > 0,
                        [TEAMS] = in->n_teams > 0,
                        [STRETCHES] = has_stretches(in)};
    search->all_weights = 0;
    for (int32_t i = 0; i < N_MOVES; i++) {
        search->move_weights[i] = met[MOVES[i].needs] ? MOVES[i].weight : 0;
        search->all_weights += search->move_weights[i];
    }
}

/* Posts left below a minimum get people, or are cleared. */
static void tidy_posts(ds_search *search, int32_t mark) {
    ds_joint *joint = &search->joint;
    int32_t last = ds_joint_mark(joint);
    for (int32_t i = mark; i < last; i++) {
        ds_step step = joint->journal[i];
        if (step.kind != DS_STEP_WORK && step.kind != DS_STEP_REST) {
            continue;
        }
        const ds_post *p = &joint->roster.posts[step.where];
        if (p->broken && ds_rng_below(&search->rng, 4) > 0) {
            ds_complete_post(search, step.where, p->staff);
        }
        if (p->broken) {
            ds_clear_post(search, step.where);
        }
        if (p->demand != DS_NONE && ds_desk_day_unheld(&joint->roster, p->demand)) {
            ds_clear_desk_day(search, p->demand);
        }
    }
}

void ds_complete_team(ds_search *search, int32_t team) {
    const ds_roster_state *roster = &search->joint.roster;
    int32_t n = search->in->n_members, start = ds_rng_below(&search->rng, n);
    for (int32_t i = 0; i < n && roster->team_broken[team]; i++) {
        ds_join_team(search, (start + i) % n, team);
    }
    for (int32_t m = 0; m < n && roster->team_broken[team]; m++) {
        if (roster->team_of[m] == team) {
            leave_team(search, m);
        }
    }
}

static void tidy_teams(ds_search *search, int32_t mark) {
    int32_t last = ds_joint_mark(&search->joint);
    for (int32_t i = mark; i < last; i++) {
        ds_step step = search->joint.journal[i];
        if ((step.kind == DS_STEP_JOIN || step.kind == DS_STEP_LEAVE) &&
            search->joint.roster.team_broken[step.where]) {
            ds_complete_team(search, step.where);
        }
    }
}

/* Those who may belong to the team are brought in, some of them out of others. */
static void pull_into_team(ds_search *search, int32_t team) {
    const ds_instance *in = search->in;
    const ds_roster_state *roster = &search->joint.roster;
    int32_t n = in->n_members, start = ds_rng_below(&search->rng, n);
    for (int32_t i = 0; i < n && roster->team_broken[team]; i++) {
        int32_t m = (start + i) % n;
        if ((in->member_team[(int64_t)m * in->n_teams + team] & DS_MAY_BELONG) == 0 ||
            roster->team_of[m] == team) {
            continue;
        }
        if (roster->team_of[m] != DS_NONE && ds_rng_below(&search->rng, 3) == 0) {
            leave_team(search, m);
        }
        ds_join_team(search, m, team);
    }
}

bool ds_mend_a_team(ds_search *search) {
    int32_t mark = ds_joint_mark(&search->joint), broken = 0, drawn = DS_NONE;
    for (int32_t team = 0; team < search->in->n_teams; team++) {
        if (search->joint.roster.team_broken[team] && ds_rng_below(&search->rng, ++broken) == 0) {
            drawn = team;
        }
    }
    if (drawn == DS_NONE) {
        return false;
    }
    pull_into_team(search, drawn);
    tidy_teams(search, mark);
    tidy_posts(search, mark);
    return true;
}

void ds_roster_move(ds_search *search) {
    if (search->in->n_members == 0 || search->in->n_shifts == 0) {
        return;
    }
    int32_t mark = ds_joint_mark(&search->joint);
    int32_t lot = ds_rng_below(&search->rng, search->all_weights), i = 0;
    while (lot >= search->move_weights[i]) {
        lot -= search->move_weights[i++];
    }
    MOVES[i].move(search);
    tidy_teams(search, mark);
    tidy_posts(search, mark);
}
