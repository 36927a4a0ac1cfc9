/* A member: team, duties, limits and their slack, and in which shifts a further duty could be. */
#include "explain/limits.h"
#include "roster/rules.h"

static void tell_duty(ds_stage *s, int32_t member, int32_t shift, int32_t post) {
    const ds_post *p = &s->loaded.search.joint.roster.posts[post];
    bool crew = p->team != DS_NONE;
    ds_fact fact = {.kind = crew ? DS_FACT_DUTY_CREW : DS_FACT_DUTY_DESK,
                    .member = member,
                    .shift = shift,
                    .team = p->team,
                    .crew = crew ? s->loaded.crew_of[post] : 0,
                    .desk = crew ? DS_NONE : s->in->demands[p->demand].desk,
                    .count = s->loaded.search.joint.tours.tours[post].stops};
    ds_tell(s->out, fact);
}

static void tell_duties(ds_stage *s, int32_t member) {
    const ds_roster_state *roster = &s->loaded.search.joint.roster;
    int32_t team = roster->team_of[member];
    ds_tell(s->out, (ds_fact){.kind = DS_FACT_HEAD_MEMBER, .member = member});
    ds_tell(s->out, (ds_fact){.kind = team == DS_NONE ? DS_FACT_BELONGS_NONE : DS_FACT_BELONGS,
                              .member = member,
                              .team = team});
    for (int32_t i = 0; i < s->in->n_shifts; i++) {
        int32_t shift = roster->calendar.by_day[i], post = ds_post_at(roster, member, shift);
        if (post != DS_NONE) {
            tell_duty(s, member, shift, post);
        }
    }
    if (roster->shifts[member] == 0) {
        ds_tell(s->out, (ds_fact){.kind = DS_FACT_DUTY_NONE, .member = member});
    }
}

/* Is there a crew, a free slot or a desk in the shift that the member could take as it is? */
static bool has_place(const ds_stage *s, int32_t member, int32_t shift) {
    const ds_roster_state *roster = &s->loaded.search.joint.roster;
    for (int32_t post = 0; post < roster->n_posts; post++) {
        if (roster->posts[post].shift == shift && ds_roster_can_work(roster, member, post)) {
            return true;
        }
    }
    return false;
}

static ds_fact_kind obstacle(const ds_stage *s, int32_t member, int32_t shift) {
    ds_fact_kind own = ds_own_obstacle(s, member, shift);
    return own == DS_FACT_MORE_OPEN && !has_place(s, member, shift) ? DS_FACT_MORE_PLACE : own;
}

/* Shifts in which the member is off, by what keeps a duty out. */
static void tell_more(ds_stage *s, int32_t member) {
    const ds_roster_state *roster = &s->loaded.search.joint.roster;
    ds_tell(s->out, (ds_fact){.kind = DS_FACT_HEAD_MORE, .member = member});
    for (int kind = DS_FACT_MORE_OPEN; kind <= DS_FACT_MORE_PLACE; kind++) {
        ds_fact fact = {.kind = (ds_fact_kind)kind, .member = member};
        for (int32_t i = 0; i < s->in->n_shifts; i++) {
            int32_t shift = roster->calendar.by_day[i];
            if (ds_post_at(roster, member, shift) == DS_NONE &&
                obstacle(s, member, shift) == fact.kind) {
                ds_list(s->out, &fact.shifts, shift);
            }
        }
        if (fact.shifts.count > 0) {
            ds_tell(s->out, fact);
        }
    }
}

bool ds_explain_member(ds_stage *s, int32_t member) {
    tell_duties(s, member);
    ds_tell(s->out, (ds_fact){.kind = DS_FACT_HEAD_LIMITS, .member = member});
    ds_tell_limits(s, member);
    tell_more(s, member);
    return true;
}
