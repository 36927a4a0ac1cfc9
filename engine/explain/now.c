/* Why a visit is not done by the crews that are out and at the desks as they are staffed. */
#include "explain/fitting.h"
#include "explain/stage.h"

/* Why not this crew, which goes out in a shift in which its team could do the visit. */
static ds_fact ask_crew(const ds_stage *s, int32_t visit, int32_t post) {
    const ds_joint *joint = &s->loaded.search.joint;
    const ds_post *p = &joint->roster.posts[post];
    uint64_t missing = s->in->shapes[s->in->visits[visit].shape].skills & ~p->profile.skills;
    ds_fact fact = {.visit = visit,
                    .team = p->team,
                    .shift = p->shift,
                    .crew = s->loaded.crew_of[post],
                    .skills = missing};
    if (missing != 0) {
        fact.kind = DS_FACT_CREW_SKILL;
        return fact;
    }
    if (!ds_joint_allows(joint, visit, post)) { /* order and lag, or a lock */
        fact.kind = DS_FACT_CREW_ORDER;
        return fact;
    }
    ds_fitting fit = ds_fit_visit(joint, visit, post);
    double gain = ds_joint_worth(joint, visit) - ds_penalty_travel(s->in, fit.travel);
    fact.clock = fit.start;
    fact.minutes = ds_minutes(s->in, fit.fits ? fit.travel : fit.late);
    fact.kind = !fit.in_window ? DS_FACT_CREW_WINDOW
                : !fit.fits    ? DS_FACT_CREW_LATE
                : gain > 1e-9  ? DS_FACT_CREW_FITS
                               : DS_FACT_CREW_COSTS;
    return fact;
}

static ds_fact ask_desk(const ds_stage *s, int32_t visit, int32_t post) {
    const ds_joint *joint = &s->loaded.search.joint;
    const ds_post *p = &joint->roster.posts[post];
    const ds_desk *desk = &s->in->desks[s->in->demands[p->demand].desk];
    uint64_t missing = s->in->shapes[s->in->visits[visit].shape].skills & ~p->profile.skills;
    ds_fact fact = {.visit = visit,
                    .desk = s->in->demands[p->demand].desk,
                    .shift = p->shift,
                    .skills = missing,
                    .minutes = joint->load[p->demand] / 60.0,
                    .more = p->staff * desk->appointment_seconds / 60.0};
    fact.kind = missing != 0                                  ? DS_FACT_BOOTH_SKILL
                : !ds_joint_allows(joint, visit, post)        ? DS_FACT_BOOTH_ORDER
                : ds_joint_desk_fits(joint, visit, p->demand) ? DS_FACT_BOOTH_FITS
                                                              : DS_FACT_BOOTH_FULL;
    return fact;
}

/* The crews of a team in the shifts in which it could do the visit; where none is out, the shift.
 */
static void tell_team(ds_stage *s, int32_t visit, int32_t team) {
    const ds_roster_state *roster = &s->loaded.search.joint.roster;
    ds_fact none = {.kind = DS_FACT_CREWS_NONE, .visit = visit, .team = team};
    for (int32_t shift = 0; shift < s->in->n_shifts; shift++) {
        if (s->in->shifts[shift].date < ds_earliest_date(s, visit) ||
            ds_obstacle_at_home(&s->eligible, visit, team, shift) != DS_REASON_NO_TIME) {
            continue;
        }
        ds_range slots = ds_slots(roster, team, shift);
        bool any = false;
        for (int32_t post = slots.first; post < slots.first + slots.count; post++) {
            if (roster->posts[post].staff > 0) {
                ds_tell(s->out, ask_crew(s, visit, post));
                any = true;
            }
        }
        if (!any) {
            ds_list(s->out, &none.shifts, shift);
        }
    }
    if (none.shifts.count > 0) {
        ds_tell(s->out, none);
    }
}

static void tell_desk(ds_stage *s, int32_t visit, int32_t demand) {
    int32_t date = s->in->shifts[s->in->demands[demand].shift].date;
    if (date >= ds_earliest_date(s, visit) &&
        ds_obstacle_at_desk(&s->eligible, visit, demand) == DS_REASON_NO_TIME) {
        ds_tell(s->out, ask_desk(s, visit, s->loaded.search.joint.roster.n_crews + demand));
    }
}

/* Has a fact from `first` on found room for the visit? */
static bool found_room(const ds_stage *s, int32_t first) {
    for (int32_t i = first; i < s->out->facts.count; i++) {
        ds_fact_kind kind = ds_fact_at(s->out, i)->kind;
        if (kind == DS_FACT_CREW_FITS || kind == DS_FACT_BOOTH_FITS) {
            return true;
        }
    }
    return false;
}

bool ds_tell_now(ds_stage *s, int32_t visit) {
    int32_t first = s->out->facts.count;
    const ds_visit *v = &s->in->visits[visit];
    ds_tell(s->out, (ds_fact){.kind = DS_FACT_HEAD_NOW, .visit = visit});
    for (int32_t t = 0; t < s->in->n_teams && (v->at & DS_AT_HOME) != 0; t++) {
        if (ds_team_may_visit(s->in, t, v->household)) {
            tell_team(s, visit, t);
        }
    }
    for (int32_t d = 0; d < s->in->n_demands; d++) {
        tell_desk(s, visit, d);
    }
    return found_room(s, first);
}
