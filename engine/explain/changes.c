#include "explain/changes.h"

#include "explain/fitting.h"

enum { TOLD = 3, STEP_MINUTES = 5, MOST_MINUTES = 240 };

typedef struct choice {
    ds_fact fact;
    double cost;
} choice;

/* The cheapest few. */
typedef struct choices {
    int32_t count;
    choice list[TOLD];
} choices;

static void offer(choices *c, ds_fact fact, double cost) {
    int32_t at = c->count < TOLD ? c->count++ : TOLD;
    for (; at > 0 && c->list[at - 1].cost > cost; at--) {
        if (at < TOLD) {
            c->list[at] = c->list[at - 1];
        }
    }
    if (at < TOLD) {
        c->list[at] = (choice){fact, cost};
    }
}

static void tell_choices(ds_stage *s, const choices *c) {
    for (int32_t i = 0; i < c->count; i++) {
        ds_tell(s->out, c->list[i].fact);
    }
}

static ds_fact of_crew(const ds_trial *trial, ds_fact_kind kind, int32_t visit, int32_t post) {
    const ds_post *p = &trial->loaded.search.joint.roster.posts[post];
    return (ds_fact){.kind = kind,
                     .visit = visit,
                     .team = p->team,
                     .shift = p->shift,
                     .crew = trial->loaded.crew_of[post]};
}

/* ---- Windows --------------------------------------------------------------------------------- */

static void offer_desks(ds_trial *trial, int32_t visit, choices *c) {
    const ds_joint *joint = &trial->loaded.search.joint;
    for (int32_t d = 0; d < trial->in.n_demands; d++) {
        if (ds_joint_allows(joint, visit, joint->roster.n_crews + d) &&
            ds_joint_desk_fits(joint, visit, d)) {
            offer(c,
                  (ds_fact){.kind = DS_FACT_OTHER_WINDOW_DESK,
                            .visit = visit,
                            .desk = trial->in.demands[d].desk,
                            .shift = trial->in.demands[d].shift},
                  0.0);
        }
    }
}

static void tell_window_desks(ds_stage *s, ds_eligible *eligible, int32_t visit) {
    for (int32_t d = 0; d < s->in->n_desks; d++) {
        ds_fact fact = {.kind = DS_FACT_WINDOW_DESK, .visit = visit, .desk = d};
        ds_range demands = s->in->desks[d].demands;
        for (int32_t i = demands.first; i < demands.first + demands.count; i++) {
            if (ds_obstacle_at_desk(eligible, visit, i) == DS_REASON_NO_TIME &&
                ds_obstacle_at_desk(&s->eligible, visit, i) != DS_REASON_NO_TIME) {
                ds_list(s->out, &fact.shifts, s->in->demands[i].shift);
            }
        }
        if (fact.shifts.count > 0) {
            ds_tell(s->out, fact);
        }
    }
}

/* In which shifts a team could do the visit if it had a window there. */
static void tell_window_shifts(ds_stage *s, ds_eligible *eligible, int32_t visit) {
    const ds_instance *in = s->in;
    for (int32_t t = 0; t < in->n_teams; t++) {
        ds_fact fact = {.kind = DS_FACT_WINDOW_COULD, .visit = visit, .team = t};
        for (int32_t shift = 0; shift < in->n_shifts; shift++) {
            if (ds_obstacle_at_home(eligible, visit, t, shift) == DS_REASON_NO_TIME &&
                ds_obstacle_at_home(&s->eligible, visit, t, shift) != DS_REASON_NO_TIME) {
                ds_list(s->out, &fact.shifts, shift);
            }
        }
        if (fact.shifts.count > 0) {
            ds_tell(s->out, fact);
        }
    }
}

void ds_tell_windows(ds_stage *s, ds_trial *trial, int32_t visit, ds_reason reason) {
    const ds_joint *joint = &trial->loaded.search.joint;
    int32_t own = trial->visits[visit].window_class;
    choices c = {0};
    if (s->in->window_classes[own].windows.count == 0) {
        return;
    }
    trial->visits[visit].window_class = trial->any_class;
    for (int32_t post = 0; post < joint->roster.n_crews; post++) {
        if (joint->roster.posts[post].staff > 0 && ds_joint_allows(joint, visit, post)) {
            ds_fitting fit = ds_fit_visit(joint, visit, post);
            ds_fact fact = of_crew(trial, DS_FACT_OTHER_WINDOW, visit, post);
            fact.clock = fit.start;
            if (fit.fits) {
                offer(&c, fact, fit.travel);
            }
        }
    }
    offer_desks(trial, visit, &c);
    tell_choices(s, &c);
    ds_eligible eligible;
    if (c.count == 0 && reason <= DS_REASON_TOO_FAR &&
        ds_eligible_init(&eligible, &trial->alone, &s->travel, false)) {
        tell_window_shifts(s, &eligible, visit);
        tell_window_desks(s, &eligible, visit);
        ds_eligible_free(&eligible);
    }
    trial->visits[visit].window_class = own;
}

/* ---- Longer shifts --------------------------------------------------------------------------- */

/* May a member stay so much longer in a shift they work, whatever else they do? */
static bool may_stay(const ds_trial *trial, int32_t member, const ds_shift *longer, ds_tick more) {
    const ds_instance *in = &trial->in;
    const ds_member *who = &in->members[member];
    const ds_roster_state *roster = &trial->loaded.search.joint.roster;
    int32_t tps = in->ticks_per_second;
    if (roster->seconds[member] + more / tps > who->max_seconds) {
        return false;
    }
    for (int32_t s = 0; s < in->n_shifts; s++) {
        const ds_shift *other = &in->shifts[s];
        int64_t days = (int64_t)other->date - longer->date;
        int64_t rest = days * DS_DAY_SECONDS + (other->start - longer->end) / tps;
        bool too_close = days == 0 ? other->start >= longer->end - more && rest < 0
                                   : days > 0 && rest < who->min_rest_seconds;
        if (ds_post_at(roster, member, s) != DS_NONE && too_close) {
            return false;
        }
    }
    return true;
}

/* May everybody on duty in the shift stay so much longer? */
static bool may_end_later(const ds_trial *trial, int32_t shift, ds_tick more) {
    ds_shift longer = trial->in.shifts[shift];
    longer.end += more;
    bool may = longer.end / trial->in.ticks_per_second < DS_DAY_SECONDS;
    for (int32_t m = 0; m < trial->n_own && may; m++) {
        bool there = ds_post_at(&trial->loaded.search.joint.roster, m, shift) != DS_NONE;
        may = !there || may_stay(trial, m, &longer, more);
    }
    return may;
}

/* The least that a crew's shift would have to end later, in minutes; 0: no such time was found. */
static int32_t minutes_for_crew(ds_trial *trial, int32_t visit, int32_t post) {
    ds_joint *joint = &trial->loaded.search.joint;
    ds_tour *tour = &joint->tours.tours[post];
    ds_tick close = tour->close, step = STEP_MINUTES * 60 * trial->in.ticks_per_second;
    int32_t found = 0;
    for (int32_t m = STEP_MINUTES; m <= MOST_MINUTES / 2 && found == 0; m += STEP_MINUTES) {
        tour->close = close + m / STEP_MINUTES * step;
        ds_tour_retime(&joint->tours, post);
        found = ds_fit_visit(joint, visit, post).fits ? m : 0;
    }
    tour->close = close;
    ds_tour_retime(&joint->tours, post);
    return found != 0 && may_end_later(trial, tour->shift, found / STEP_MINUTES * step) ? found : 0;
}

/* The least by which a team could do it alone in the shift; 0: it could not. */
static int32_t minutes_alone(ds_trial *trial, ds_eligible *eligible, int32_t visit, int32_t team,
                             int32_t shift) {
    ds_tick end = trial->shifts[shift].end, step = STEP_MINUTES * 60 * trial->in.ticks_per_second;
    int32_t found = 0;
    for (int32_t m = STEP_MINUTES; m <= MOST_MINUTES && found == 0; m += STEP_MINUTES) {
        trial->shifts[shift].end = end + m / STEP_MINUTES * step;
        bool could = trial->shifts[shift].end / trial->in.ticks_per_second < DS_DAY_SECONDS &&
                     ds_obstacle_at_home(eligible, visit, team, shift) == DS_REASON_NO_TIME;
        found = could ? m : 0;
    }
    trial->shifts[shift].end = end;
    return found;
}

static void offer_alone(ds_stage *s, ds_trial *trial, int32_t visit, choices *c) {
    const ds_instance *in = s->in;
    ds_eligible eligible;
    if (!ds_eligible_init(&eligible, &trial->alone, &s->travel, false)) {
        s->out->arena.failed = true;
        return;
    }
    for (int32_t t = 0; t < in->n_teams; t++) {
        for (int32_t shift = 0; shift < in->n_shifts; shift++) {
            if (ds_obstacle_at_home(&s->eligible, visit, t, shift) != DS_REASON_TOO_FAR) {
                continue;
            }
            int32_t minutes = minutes_alone(trial, &eligible, visit, t, shift);
            ds_fact fact = {.kind = DS_FACT_LONGER_ALONE,
                            .visit = visit,
                            .team = t,
                            .shift = shift,
                            .minutes = minutes};
            if (minutes > 0) {
                offer(c, fact, minutes);
            }
        }
    }
    ds_eligible_free(&eligible);
}

void ds_tell_longer(ds_stage *s, ds_trial *trial, int32_t visit, ds_reason reason) {
    const ds_joint *joint = &trial->loaded.search.joint;
    choices c = {0};
    for (int32_t post = 0; post < joint->roster.n_crews; post++) {
        if (joint->roster.posts[post].staff > 0 && ds_joint_allows(joint, visit, post)) {
            ds_fact fact = of_crew(trial, DS_FACT_LONGER_SHIFT, visit, post);
            fact.minutes = minutes_for_crew(trial, visit, post);
            if (fact.minutes > 0) {
                offer(&c, fact, fact.minutes);
            }
        }
    }
    if (c.count == 0 && reason == DS_REASON_TOO_FAR) {
        offer_alone(s, trial, visit, &c);
    }
    tell_choices(s, &c);
}

/* ---- Rights ---------------------------------------------------------------------------------- */

static void tell_team_rights(ds_stage *s, ds_eligible *eligible, int32_t visit) {
    for (int32_t t = 0; t < s->in->n_teams; t++) {
        ds_fact fact = {.kind = DS_FACT_MAY_VISIT, .visit = visit, .team = t};
        for (int32_t shift = 0; shift < s->in->n_shifts; shift++) {
            if (ds_obstacle_at_home(eligible, visit, t, shift) == DS_REASON_NO_TIME) {
                ds_list(s->out, &fact.shifts, shift);
            }
        }
        if (fact.shifts.count > 0) {
            ds_tell(s->out, fact);
        }
    }
}

static void tell_desk_rights(ds_stage *s, ds_eligible *eligible, int32_t visit) {
    for (int32_t d = 0; d < s->in->n_desks; d++) {
        ds_fact fact = {.kind = DS_FACT_MAY_BOOK, .visit = visit, .desk = d};
        ds_range demands = s->in->desks[d].demands;
        for (int32_t i = demands.first; i < demands.first + demands.count; i++) {
            if (ds_obstacle_at_desk(eligible, visit, i) == DS_REASON_NO_TIME) {
                ds_list(s->out, &fact.shifts, s->in->demands[i].shift);
            }
        }
        if (fact.shifts.count > 0) {
            ds_tell(s->out, fact);
        }
    }
}

bool ds_tell_rights(ds_stage *s, ds_trial *trial, int32_t visit) {
    ds_household *household = &trial->households[s->in->visits[visit].household];
    const ds_household own = *household;
    ds_eligible eligible;
    if (!ds_eligible_init(&eligible, &trial->alone, &s->travel, false)) {
        return false;
    }
    household->area = household->team = DS_NONE; /* whom any team may visit, any desk book */
    for (int64_t i = 0; i < (int64_t)s->in->n_desks * s->in->n_services; i++) {
        trial->desk_service[i] = true;
    }
    tell_team_rights(s, &eligible, visit);
    tell_desk_rights(s, &eligible, visit);
    for (int64_t i = 0; i < (int64_t)s->in->n_desks * s->in->n_services; i++) {
        trial->desk_service[i] = s->in->desk_service[i];
    }
    *household = own;
    ds_eligible_free(&eligible);
    return true;
}

/* ---- Skills ---------------------------------------------------------------------------------- */

/* A trial of its own, with one newcomer, asks what one more member makes possible. */
static bool ask_team(ds_stage *s, int32_t visit, int32_t team) {
    const ds_instance *in = s->in;
    uint64_t skills = in->shapes[in->visits[visit].shape].skills;
    const ds_newcomer one = {.team = team, .skills = skills, .role = DS_NONE};
    ds_fact fact = {
        .kind = DS_FACT_SKILL_COULD, .visit = visit, .team = team, .count = 1, .skills = skills};
    ds_trial trial;
    ds_eligible eligible;
    if (!ds_trial_init(&trial, s, &one, 1, 0)) {
        return false;
    }
    bool ok = ds_eligible_init(&eligible, &trial.in, &s->travel, false);
    for (int32_t shift = 0; shift < in->n_shifts && ok; shift++) {
        if (ds_obstacle_at_home(&eligible, visit, team, shift) == DS_REASON_NO_TIME) {
            ds_list(s->out, &fact.shifts, shift);
        }
    }
    if (fact.shifts.count > 0) {
        ds_tell(s->out, fact);
    }
    if (ok) {
        ds_eligible_free(&eligible);
    }
    ds_trial_free(&trial);
    return ok;
}

bool ds_tell_skills(ds_stage *s, int32_t visit) {
    const ds_visit *v = &s->in->visits[visit];
    bool ok = true;
    for (int32_t t = 0; t < s->in->n_teams && ok && (v->at & DS_AT_HOME) != 0; t++) {
        ok = !ds_team_may_visit(s->in, t, v->household) || ask_team(s, visit, t);
    }
    return ok;
}

/* ---- Earlier visits -------------------------------------------------------------------------- */

/* Could the visit be done in a shift of its own, other duties left aside? */
static bool could(ds_stage *s, int32_t visit, int32_t shift) {
    const ds_instance *in = s->in;
    bool found = false;
    for (int32_t t = 0; t < in->n_teams && !found; t++) {
        found = ds_obstacle_at_home(&s->eligible, visit, t, shift) == DS_REASON_NO_TIME;
    }
    for (int32_t d = 0; d < in->n_desks && !found; d++) {
        int32_t demand = in->demand_at[(int64_t)d * in->n_shifts + shift];
        found = demand != DS_NONE &&
                ds_obstacle_at_desk(&s->eligible, visit, demand) == DS_REASON_NO_TIME;
    }
    return found;
}

void ds_tell_sooner(ds_stage *s, int32_t visit) {
    const ds_instance *in = s->in;
    const ds_visit *v = &in->visits[visit];
    int32_t before = visit - 1, last = INT32_MIN, date = INT32_MIN;
    for (int32_t shift = 0; shift < in->n_shifts; shift++) {
        last =
            in->shifts[shift].date > last && could(s, visit, shift) ? in->shifts[shift].date : last;
    }
    int64_t first = ds_earliest_date(s, before);
    if (last == INT32_MIN || ds_visit_done_before(&in->visits[before])) {
        return;
    }
    for (int32_t shift = 0; shift < in->n_shifts; shift++) {
        int32_t d = in->shifts[shift].date;
        if ((int64_t)d + v->lag_days <= last && d >= first && d > date && could(s, before, shift)) {
            date = d;
        }
    }
    if (date != INT32_MIN) {
        ds_tell(s->out,
                (ds_fact){
                    .kind = DS_FACT_EARLIER_SOONER, .visit = visit, .other = before, .date = date});
    }
}
