/* The first plan: a proposed roster taken up as far as the rules allow, the rest by a greedy eye.
 */
#include "search/search.h"

/* ---- Belonging ------------------------------------------------------------------------------- */

static void join_matching(ds_search *search, int32_t team, const ds_rule *rule, int32_t wanted) {
    const ds_instance *in = search->in;
    const ds_roster_state *roster = &search->joint.roster;
    int32_t n = 0;
    for (int32_t m = 0; m < in->n_members; m++) {
        n += roster->team_of[m] == team && (rule == NULL || ds_rule_matches(rule, &in->members[m]));
    }
    for (int32_t m = 0; m < in->n_members && n < wanted; m++) {
        if ((rule == NULL || ds_rule_matches(rule, &in->members[m])) &&
            ds_join_team(search, m, team)) {
            n++;
        }
    }
}

/* Every team gets who it must have; a team that cannot be made whole is given up. */
static void gather_teams(ds_search *search) {
    const ds_instance *in = search->in;
    for (int32_t t = 0; t < in->n_teams; t++) {
        int32_t mark = ds_joint_mark(&search->joint);
        for (int32_t i = 0; i < in->teams[t].require.count; i++) {
            const ds_rule *rule = &in->rules[in->teams[t].require.first + i];
            join_matching(search, t, rule, rule->min);
        }
        join_matching(search, t, NULL, in->teams[t].size_min);
        if (search->joint.roster.team_broken[t]) {
            ds_joint_rollback(&search->joint, mark);
        }
    }
    for (int32_t m = 0; m < in->n_members; m++) {
        int32_t least = DS_NONE;
        for (int32_t t = 0; t < in->n_teams; t++) {
            const int32_t *size = search->joint.roster.team_size;
            if (size[t] > 0 && ds_roster_can_join(&search->joint.roster, m, t) &&
                (least == DS_NONE || size[t] < size[least])) {
                least = t;
            }
        }
        if (least != DS_NONE) {
            ds_join_team(search, m, least);
        }
    }
}

/* ---- Taking up a roster ---------------------------------------------------------------------- */

static int32_t proposed_post(const ds_search *search, const ds_roster *roster, int32_t member,
                             int32_t shift) {
    const ds_instance *in = search->in;
    int64_t pair = (int64_t)member * in->n_shifts + shift;
    int32_t duty = roster->duty[pair];
    if (duty == DS_NONE) {
        return DS_NONE;
    }
    if (duty >= in->n_teams) {
        int32_t demand = in->demand_at[(int64_t)(duty - in->n_teams) * in->n_shifts + shift];
        return demand == DS_NONE ? DS_NONE : search->joint.roster.n_crews + demand;
    }
    ds_range slots = ds_slots(&search->joint.roster, duty, shift);
    return roster->crew[pair] < slots.count ? slots.first + roster->crew[pair] : DS_NONE;
}

static void take_up(ds_search *search, const ds_roster *roster) {
    const ds_instance *in = search->in;
    for (int32_t m = 0; m < in->n_members; m++) {
        if (roster->team[m] != DS_NONE) {
            ds_join_team(search, m, roster->team[m]);
        }
    }
    /* Those who belong to a team first: they make a desk's holder. */
    for (int32_t pass = 0; pass < 2; pass++) {
        for (int32_t m = 0; m < in->n_members; m++) {
            bool belongs = search->joint.roster.team_of[m] != DS_NONE;
            for (int32_t s = 0; s < in->n_shifts && belongs == (pass == 0); s++) {
                int32_t post = proposed_post(search, roster, m, s);
                if (post != DS_NONE && ds_post_at(&search->joint.roster, m, s) == DS_NONE) {
                    ds_put_on(search, m, post);
                }
            }
        }
    }
}

/* ---- Filling --------------------------------------------------------------------------------- */

static void staff_desks(ds_search *search) {
    const ds_instance *in = search->in;
    for (int32_t d = 0; d < in->n_demands; d++) {
        const ds_post *p = &search->joint.roster.posts[search->joint.roster.n_crews + d];
        if (p->staff < in->demands[d].min || p->broken) {
            ds_complete_post(search, search->joint.roster.n_crews + d, in->demands[d].min);
        }
    }
}

/* Posts short of a minimum get people or are cleared, until none is left. */
static void clear_broken(ds_search *search) {
    ds_joint *joint = &search->joint;
    for (int32_t post = 0; post < joint->roster.n_posts; post++) {
        const ds_post *p = &joint->roster.posts[post];
        if (p->broken) {
            ds_complete_post(search, post, p->staff);
        }
        if (p->broken) {
            ds_clear_post(search, post);
        }
    }
}

static void form_crews(ds_search *search) {
    const ds_instance *in = search->in;
    for (int32_t i = 0; i < in->n_shifts; i++) {
        for (int32_t t = 0; t < in->n_teams; t++) {
            while (ds_form_crew(search, t, i)) {
            }
        }
    }
}

static void fill_routes(ds_search *search) {
    enum { FIRST_STOPS = 6 };
    const ds_instance *in = search->in;
    ds_joint *joint = &search->joint;
    for (int32_t t = 0; t < in->n_teams; t++) {
        for (int32_t k = 0; k < joint->n_active[t]; k++) {
            int32_t post = joint->active[t][k];
            if (joint->tours.tours[post].stops == 0) {
                ds_bank_add_for_post(search, post, FIRST_STOPS);
                ds_recreate_by(search, DS_BY_DENSITY);
            }
        }
    }
    for (int32_t v = 0; v < in->n_visits; v++) {
        if (ds_post_of_visit(joint, v) == DS_NONE) {
            ds_bank_add(&search->bank, v);
        }
    }
    ds_recreate_by(search, DS_BY_DENSITY);
}

void ds_clear_idle(ds_search *search) {
    ds_joint *joint = &search->joint;
    for (int32_t t = 0; t < search->in->n_teams && joint->idle > 0; t++) {
        for (int32_t k = joint->n_active[t] - 1; k >= 0; k--) {
            int32_t post = joint->active[t][k];
            if (joint->tours.tours[post].stops == 0 && !ds_joint_forced(joint, post)) {
                ds_clear_post(search, post);
            }
        }
    }
}

/* Takes the duties of a stretch of days off the member, but for those that a lock asks for; true
 * when there was one to take. */
static bool clear_days(ds_search *search, int32_t member, ds_range days) {
    const ds_instance *in = search->in;
    const ds_calendar *calendar = &search->joint.roster.calendar;
    bool cleared = false;
    for (int32_t i = calendar->day_first[days.first];
         i < calendar->day_first[days.first + days.count]; i++) {
        int32_t s = calendar->by_day[i];
        if (ds_post_at(&search->joint.roster, member, s) != DS_NONE &&
            search->joint.roster.lock_of[(int64_t)member * in->n_shifts + s] == DS_NONE) {
            ds_take_off(search, member, s);
            cleared = true;
        }
    }
    return cleared;
}

/* Runs of days that came out too short are given up. */
static void clear_short_runs(ds_search *search) {
    for (int32_t m = 0; m < search->in->n_members; m++) {
        ds_range run = ds_roster_short_run(&search->joint.roster, m);
        while (run.count > 0 && clear_days(search, m, run)) {
            run = ds_roster_short_run(&search->joint.roster, m);
        }
    }
}

void ds_mend_roster(ds_search *search) {
    clear_short_runs(search);
    clear_broken(search);
}

/* At most so many tries at locks that are not met. */
static void meet_locks(ds_search *search) {
    enum { LOCK_TRIES = 50 };
    for (int32_t i = 0; i < LOCK_TRIES && ds_meet_a_lock(search); i++) {
    }
}

void ds_fill(ds_search *search) {
    ds_joint_settle(&search->joint);
    fill_routes(search);
    ds_clear_idle(search);
    meet_locks(search);
    clear_broken(search);
    ds_clear_idle(search);
    ds_joint_settle(&search->joint);
    ds_joint_commit(&search->joint);
}

void ds_start(ds_search *search, const ds_roster *roster) {
    if (roster != NULL) {
        take_up(search, roster);
    } else {
        gather_teams(search);
    }
    meet_locks(search);
    staff_desks(search);
    clear_broken(search);
    form_crews(search); /* also where the roster leaves people off that may yet go out */
    ds_mend_roster(search);
    ds_fill(search);
}
