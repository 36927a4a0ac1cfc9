/* A desk: shift by shift who is there, what is missing, and who could still serve and why not. */
#include "explain/limits.h"
#include "roster/rules.h"

static void tell_staff(ds_stage *s, int32_t demand) {
    const ds_roster_state *roster = &s->loaded.search.joint.roster;
    int32_t post = roster->n_crews + demand;
    const ds_post *p = &roster->posts[post];
    ds_fact fact = {.kind = DS_FACT_STAFF, .shift = p->shift};
    for (int32_t m = 0; m < s->in->n_members; m++) {
        if (ds_post_at(roster, m, p->shift) == post) {
            ds_list(s->out, &fact.members, m);
        }
    }
    if (fact.members.count > 0) {
        ds_tell(s->out, fact);
    }
    int32_t holder = roster->holder[ds_desk_day(roster, demand)];
    if (holder != DS_NONE) {
        ds_tell(s->out, (ds_fact){.kind = DS_FACT_HOLDER, .team = holder, .shift = p->shift});
    }
}

static bool holder_bars(const ds_stage *s, int32_t member, int32_t demand) {
    const ds_roster_state *roster = &s->loaded.search.joint.roster;
    int32_t holder = roster->holder[ds_desk_day(roster, demand)];
    if (!s->in->desks[s->in->demands[demand].desk].one_team_per_day) {
        return false;
    }
    if (holder == DS_NONE) {
        return roster->team_of[member] == DS_NONE;
    }
    uint8_t tie = s->in->member_team[(int64_t)member * s->in->n_teams + holder];
    return roster->team_of[member] != holder && (tie & DS_HELPS) == 0;
}

/* What keeps a member who may serve at the desk away from it in the demand's shift. */
static ds_fact_kind obstacle(const ds_stage *s, int32_t member, int32_t demand) {
    const ds_roster_state *roster = &s->loaded.search.joint.roster;
    int32_t shift = s->in->demands[demand].shift;
    int32_t post = roster->n_crews + demand, now = ds_post_at(roster, member, shift);
    if (now != DS_NONE) {
        return ds_is_crew(roster, now) ? DS_FACT_BUSY_CREW : DS_FACT_BUSY_DESK;
    }
    if (ds_roster_can_work(roster, member, post)) {
        return DS_FACT_COULD_SERVE;
    }
    ds_fact_kind own = ds_own_obstacle(s, member, shift);
    if (own == DS_FACT_MORE_AWAY || own == DS_FACT_MORE_LOCKED) {
        return DS_FACT_AWAY;
    }
    return own != DS_FACT_MORE_OPEN         ? DS_FACT_AT_LIMIT
           : holder_bars(s, member, demand) ? DS_FACT_HOLDER_BARS
                                            : DS_FACT_RULE_BARS;
}

/* Who is not there, by what keeps them away. */
static void tell_others(ds_stage *s, int32_t demand) {
    const ds_roster_state *roster = &s->loaded.search.joint.roster;
    const ds_demand *d = &s->in->demands[demand];
    bool nobody = true;
    for (int kind = DS_FACT_COULD_SERVE; kind <= DS_FACT_RULE_BARS; kind++) {
        ds_fact fact = {.kind = (ds_fact_kind)kind, .shift = d->shift, .desk = d->desk};
        for (int32_t m = 0; m < s->in->n_members; m++) {
            bool may = s->in->member_desk[(int64_t)m * s->in->n_desks + d->desk];
            if (may && ds_post_at(roster, m, d->shift) != roster->n_crews + demand &&
                obstacle(s, m, demand) == fact.kind) {
                ds_list(s->out, &fact.members, m);
            }
        }
        if (fact.kind == DS_FACT_COULD_SERVE) {
            nobody = fact.members.count == 0;
        }
        if (fact.kind == DS_FACT_COULD_NOT && nobody) {
            ds_tell(s->out, fact);
        } else if (fact.members.count > 0) {
            ds_tell(s->out, fact);
        }
    }
}

static void tell_demand(ds_stage *s, int32_t demand) {
    const ds_demand *d = &s->in->demands[demand];
    int32_t staff =
        s->loaded.search.joint.roster.posts[s->loaded.search.joint.roster.n_crews + demand].staff;
    ds_fact fact = {.kind = DS_FACT_DEMAND,
                    .desk = d->desk,
                    .shift = d->shift,
                    .count = staff,
                    .limit = d->min,
                    .other = d->ideal};
    ds_tell(s->out, fact);
    if (staff < d->ideal) {
        fact.kind = staff < d->min ? DS_FACT_DEMAND_SHORT : DS_FACT_DEMAND_NEAR;
        fact.count = (staff < d->min ? d->min : d->ideal) - staff;
        fact.net = ds_penalty_shortage(d, staff) + ds_penalty_ideal(d, staff);
        ds_tell(s->out, fact);
    }
    tell_staff(s, demand);
    if (staff < d->ideal) {
        tell_others(s, demand);
    }
}

bool ds_explain_desk(ds_stage *s, int32_t desk) {
    ds_range demands = s->in->desks[desk].demands;
    ds_tell(s->out, (ds_fact){.kind = DS_FACT_HEAD_DESK, .desk = desk});
    for (int32_t d = demands.first; d < demands.first + demands.count; d++) {
        tell_demand(s, d);
    }
    return true;
}
