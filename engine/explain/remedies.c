/* What would make a visit possible: people first, then everything else. */
#include "explain/changes.h"
#include "explain/people.h"

/* Kinds of additions, in the order in which they are told. */
enum {
    OWN_JOIN,
    OWN_CREW,
    OWN_STAFF,
    NEW_JOIN,
    NEW_CREW,
    NEW_STAFF,
    OVER_CREWS, /* more crews than the team may send */
    OVER_STAFF, /* more staff than the desk may have */
    KINDS
};
enum { TOLD = 2, FIRST_OVER = OVER_CREWS };

/* The best additions of each kind: fewest people, then most gain. */
typedef struct remedies {
    ds_stage *stage;
    ds_trial *trial;
    int32_t visit;
    int32_t count[KINDS];
    ds_addition list[KINDS][TOLD];
} remedies;

static const ds_fact_kind facts[KINDS] = {DS_FACT_OWN_JOIN,   DS_FACT_OWN_CREW,  DS_FACT_OWN_STAFF,
                                          DS_FACT_NEW_JOIN,   DS_FACT_NEW_CREW,  DS_FACT_NEW_STAFF,
                                          DS_FACT_OVER_CREWS, DS_FACT_OVER_STAFF};

static bool better(const ds_addition *a, const ds_addition *b) {
    return a->count < b->count || (a->count == b->count && a->net > b->net + 1e-9);
}

static void offer(remedies *r, int kind, const ds_addition *a) {
    ds_addition *list = r->list[kind];
    int32_t at = r->count[kind] < TOLD ? r->count[kind]++ : TOLD;
    for (; at > 0 && better(a, &list[at - 1]); at--) {
        if (at < TOLD) {
            list[at] = list[at - 1];
        }
    }
    if (at < TOLD) {
        list[at] = *a;
    }
}

/* ---- People ---------------------------------------------------------------------------------- */

/* Newcomers of one group: DS_MOST_ADDED alike; groups stand one behind the other. */
static int32_t group_first(const ds_trial *trial, int32_t group) {
    return trial->n_own + group * DS_MOST_ADDED;
}

static void try_own(remedies *r, int kind, int32_t post) {
    ds_addition a;
    if (ds_add_people(r->trial, r->visit, post, 0, r->trial->n_own, &a)) {
        offer(r, kind, &a);
    }
}

/* Of `groups` groups from one on, the first that is enough. */
static void try_new(remedies *r, int kind, int32_t post, int32_t group, int32_t groups) {
    ds_addition a;
    for (int32_t g = group; g < group + groups; g++) {
        int32_t first = group_first(r->trial, g);
        if (ds_add_people(r->trial, r->visit, post, first, first + DS_MOST_ADDED, &a)) {
            offer(r, kind, &a);
            return;
        }
    }
}

static int32_t crews_out(const remedies *r, ds_range slots) {
    int32_t out = 0;
    for (int32_t post = slots.first; post < slots.first + slots.count; post++) {
        out += r->trial->loaded.search.joint.roster.posts[post].staff > 0;
    }
    return out;
}

/* The crews of a team in a shift, and one more where a slot is free. */
static void try_shift(remedies *r, int32_t team, int32_t shift, int32_t group) {
    const ds_roster_state *roster = &r->trial->loaded.search.joint.roster;
    ds_range slots = ds_slots(roster, team, shift);
    bool over = crews_out(r, slots) >= r->stage->in->teams[team].max_crews, free_seen = false;
    for (int32_t post = slots.first; post < slots.first + slots.count; post++) {
        bool empty = roster->posts[post].staff == 0;
        if (!empty) {
            try_own(r, OWN_JOIN, post);
            try_new(r, NEW_JOIN, post, group, 2);
        } else if (!free_seen) {
            free_seen = true;
            if (!over) {
                try_own(r, OWN_CREW, post);
            }
            try_new(r, over ? OVER_CREWS : NEW_CREW, post, group + 1, 1);
        }
    }
}

static void try_desk(remedies *r, int32_t demand, int32_t group) {
    const ds_joint *joint = &r->trial->loaded.search.joint;
    int32_t post = joint->roster.n_crews + demand, own = r->stage->in->demands[demand].max;
    try_own(r, OWN_STAFF, post);
    try_new(r, NEW_STAFF, post, group, 2);
    if (joint->roster.posts[post].staff == own && own < DS_NO_LIMIT - DS_MOST_ADDED) {
        r->trial->demands[demand].max = own + DS_MOST_ADDED;
        try_new(r, OVER_STAFF, post, group, 2);
        r->trial->demands[demand].max = own;
    }
}

/* How far a maximum would have to go up. */
static int32_t new_maximum(const remedies *r, int kind, const ds_addition *a) {
    const ds_post *p = &r->trial->loaded.search.joint.roster.posts[a->post];
    return kind == OVER_CREWS ? r->stage->in->teams[p->team].max_crews + 1 : p->staff + a->count;
}

static void tell_addition(remedies *r, int kind, const ds_addition *a) {
    const ds_post *p = &r->trial->loaded.search.joint.roster.posts[a->post];
    bool crew = p->team != DS_NONE, own = a->members[0] < r->trial->n_own;
    ds_fact fact = {.kind = facts[kind],
                    .visit = r->visit,
                    .team = p->team,
                    .shift = p->shift,
                    .crew = crew ? r->trial->loaded.crew_of[a->post] : 0,
                    .desk = crew ? DS_NONE : r->trial->in.demands[p->demand].desk,
                    .count = a->count,
                    .limit = kind >= FIRST_OVER ? new_maximum(r, kind, a) : 0};
    for (int32_t i = 0; i < a->count; i++) {
        const ds_member *m = &r->trial->in.members[a->members[i]];
        fact.skills |= m->skills;
        fact.roles |= m->role == DS_NONE ? 0 : UINT64_C(1) << m->role;
        if (own) {
            ds_list(r->stage->out, &fact.members, a->members[i]);
        }
    }
    ds_tell(r->stage->out, fact);
}

/* ---- Newcomers ------------------------------------------------------------------------------- */

/* The role that the i-th newcomer of a crew brings, so that the crew's rules are met. */
static int32_t role_of(const ds_instance *in, const ds_team *team, int32_t i) {
    for (int32_t k = 0; k < team->crew_require.count; k++) {
        const ds_rule *rule = &in->rules[team->crew_require.first + k];
        if (rule->roles != 0 && rule->min > 0) {
            if (i < rule->min) {
                return __builtin_ctzll(rule->roles);
            }
            i -= rule->min;
        }
    }
    return DS_NONE;
}

static uint64_t crew_skills(const ds_instance *in, const ds_team *team) {
    uint64_t skills = 0;
    for (int32_t k = 0; k < team->crew_require.count; k++) {
        const ds_rule *rule = &in->rules[team->crew_require.first + k];
        skills |= rule->min > 0 ? rule->skill : 0;
    }
    return skills;
}

/* Two groups a team: with no skill, for crews that are out; with all that is needed. */
static void add_groups(const ds_stage *s, int32_t team, uint64_t skills, ds_newcomer *list) {
    const ds_team *t = team == DS_NONE ? NULL : &s->in->teams[team];
    for (int32_t i = 0; i < DS_MOST_ADDED; i++) {
        list[i] = (ds_newcomer){.team = team, .all_desks = t == NULL, .role = DS_NONE};
        list[DS_MOST_ADDED + i] =
            (ds_newcomer){.team = team,
                          .all_desks = t == NULL,
                          .skills = skills | (t == NULL ? 0 : crew_skills(s->in, t)),
                          .role = t == NULL ? DS_NONE : role_of(s->in, t, i)};
    }
}

static bool may_visit(const ds_stage *s, int32_t team, int32_t visit) {
    const ds_visit *v = &s->in->visits[visit];
    return (v->at & DS_AT_HOME) != 0 && ds_team_may_visit(s->in, team, v->household);
}

static bool make_trial(ds_stage *s, int32_t visit, ds_trial *trial) {
    uint64_t skills = s->in->shapes[s->in->visits[visit].shape].skills;
    size_t most = ((size_t)s->in->n_teams + 1) * 2 * DS_MOST_ADDED;
    ds_newcomer *list = DS_ARENA_NEW(&s->out->arena, ds_newcomer, most);
    if (list == NULL) {
        return false;
    }
    add_groups(s, DS_NONE, skills, list);
    int32_t count = 2 * DS_MOST_ADDED;
    for (int32_t t = 0; t < s->in->n_teams; t++) {
        if (may_visit(s, t, visit)) {
            add_groups(s, t, skills, &list[count]);
            count += 2 * DS_MOST_ADDED;
        }
    }
    return ds_trial_init(trial, s, list, count, 1);
}

/* ---- The recipe ------------------------------------------------------------------------------ */

static void tell_people(ds_stage *s, ds_trial *trial, int32_t visit) {
    remedies r = {.stage = s, .trial = trial, .visit = visit};
    int32_t group = 2;
    for (int32_t t = 0; t < s->in->n_teams; t++) {
        if (!may_visit(s, t, visit)) {
            continue;
        }
        for (int32_t shift = 0; shift < s->in->n_shifts; shift++) {
            try_shift(&r, t, shift, group);
        }
        group += 2;
    }
    for (int32_t d = 0; d < s->in->n_demands; d++) {
        if (ds_desk_may_book(s->in, s->in->demands[d].desk, visit)) {
            try_desk(&r, d, 0);
        }
    }
    int32_t told = 0;
    for (int k = 0; k < KINDS && (told == 0 || k < FIRST_OVER); k++) {
        for (int32_t i = 0; i < r.count[k]; i++, told++) {
            tell_addition(&r, k, &r.list[k][i]);
        }
    }
}

bool ds_tell_remedies(ds_stage *s, int32_t visit, ds_reason reason) {
    ds_trial trial;
    bool ok = true;
    if (!make_trial(s, visit, &trial)) {
        return false;
    }
    ds_tell(s->out, (ds_fact){.kind = DS_FACT_HEAD_REMEDY, .visit = visit});
    int32_t before = s->out->facts.count;
    if (reason == DS_REASON_NO_TEAM) {
        ok = ds_tell_rights(s, &trial, visit);
    } else {
        tell_people(s, &trial, visit);
        ds_tell_windows(s, &trial, visit, reason);
        ds_tell_longer(s, &trial, visit, reason);
    }
    if (reason == DS_REASON_NO_SKILL && s->out->facts.count == before) {
        ok = ds_tell_skills(s, visit);
    }
    if (reason == DS_REASON_WAITS_FOR_EARLIER_VISIT) {
        ds_tell_sooner(s, visit);
    }
    if (s->out->facts.count == before) {
        ds_tell(s->out, (ds_fact){.kind = DS_FACT_NO_REMEDY, .visit = visit});
    }
    ok = ok && !trial.loaded.search.joint.out_of_memory;
    ds_trial_free(&trial);
    return ok;
}
