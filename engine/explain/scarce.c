/*
 * What the plan is short of: which team, in which shift, with which skills would make most of one
 * more member for one shift. Every candidate is looked at quickly; the best are measured.
 */
#include "explain/measure.h"
#include "explain/trial.h"

enum { PROFILES = 6, MEASURED = 12, TOLD = 8, ROUNDS = 3 };

/* One newcomer in one crew for one shift. */
typedef struct place {
    int32_t member, post;
    double quick;    /* score added at once */
    double won, net; /* coverage and score added after solving again */
} place;

typedef struct scarcity {
    ds_stage *stage;
    ds_trial trial;
    int32_t count;
    place best[MEASURED];
    ds_snapshot plan, better, room;
} scarcity;

/* ---- Who might come -------------------------------------------------------------------------- */

/* Sets of skills among a team's people, at most PROFILES: what a further member could be like. */
static int32_t list_profiles(const ds_instance *in, int32_t team, ds_newcomer *list) {
    int32_t n = 0;
    for (int32_t m = 0; m < in->n_members; m++) {
        bool known = in->member_team[(int64_t)m * in->n_teams + team] == 0;
        for (int32_t i = 0; i < n && !known; i++) {
            known = list[i].skills == in->members[m].skills;
        }
        if (!known && n < PROFILES) {
            list[n++] =
                (ds_newcomer){.team = team, .skills = in->members[m].skills, .role = DS_NONE};
        }
    }
    return n;
}

static bool make_trial(scarcity *s) {
    const ds_instance *in = s->stage->in;
    ds_newcomer *list =
        DS_ARENA_NEW(&s->stage->out->arena, ds_newcomer, (int64_t)in->n_teams * PROFILES);
    int32_t n = 0;
    for (int32_t t = 0; t < in->n_teams && list != NULL; t++) {
        n += list_profiles(in, t, &list[n]);
    }
    return list != NULL && ds_trial_init(&s->trial, s->stage, list, n, 0);
}

/* ---- Looking --------------------------------------------------------------------------------- */

/* Members who are off complete a crew that the newcomer alone is not. */
static void complete_crew(scarcity *s, int32_t post) {
    ds_search *search = &s->trial.loaded.search;
    const ds_post *p = &search->joint.roster.posts[post];
    for (int32_t m = 0; m < s->trial.n_own && p->broken; m++) {
        if (ds_post_at(&search->joint.roster, m, p->shift) == DS_NONE) {
            ds_put_on(search, m, post);
        }
    }
}

/* The newcomer goes out and the crew takes on what it can; false where the rules are against it. */
static bool send(scarcity *s, const place *p) {
    ds_search *search = &s->trial.loaded.search;
    ds_joint *joint = &search->joint;
    int32_t broken = ds_joint_broken(joint);
    search->rng = ds_rng_make(s->stage->seed, 1);
    if (joint->roster.posts[p->post].staff == 0) {
        ds_join_team(search, p->member, joint->roster.posts[p->post].team);
    }
    if (!ds_put_on(search, p->member, p->post)) {
        return false;
    }
    complete_crew(s, p->post);
    ds_joint_settle(joint);
    ds_fill_post(search, p->post);
    ds_joint_settle(joint);
    return ds_joint_broken(joint) <= broken;
}

/* The best few, one for each team and shift. */
static void keep(scarcity *s, place p) {
    const ds_post *posts = s->trial.loaded.search.joint.roster.posts;
    int32_t at = s->count;
    for (int32_t i = 0; i < s->count; i++) {
        bool same = posts[s->best[i].post].team == posts[p.post].team &&
                    posts[s->best[i].post].shift == posts[p.post].shift;
        if (same && s->best[i].quick >= p.quick) {
            return;
        }
        at = same ? i : at;
    }
    if (at == s->count && s->count < MEASURED) {
        s->count++;
    } else if (at == s->count) {
        at = s->count - 1; /* the last goes, if it is worse */
        if (s->best[at].quick >= p.quick) {
            return;
        }
    }
    for (; at > 0 && s->best[at - 1].quick < p.quick; at--) {
        s->best[at] = s->best[at - 1];
    }
    s->best[at] = p;
}

static void look_at(scarcity *s, int32_t member, int32_t post) {
    ds_joint *joint = &s->trial.loaded.search.joint;
    int32_t mark = ds_joint_mark(joint);
    double before = ds_joint_score(joint);
    place p = {.member = member, .post = post};
    if (send(s, &p)) {
        p.quick = ds_joint_score(joint) - before;
        if (p.quick > 1e-9) {
            keep(s, p);
        }
    }
    ds_joint_rollback(joint, mark);
}

static void look_everywhere(scarcity *s) {
    const ds_instance *in = &s->trial.in;
    const ds_roster_state *roster = &s->trial.loaded.search.joint.roster;
    for (int32_t post = 0; post < roster->n_crews && !ds_stop_now(s->stage->control); post++) {
        const ds_post *p = &roster->posts[post];
        int32_t first = roster->slot_first[(int64_t)p->team * in->n_shifts + p->shift];
        bool free_before = false; /* one free slot is as good as another */
        for (int32_t i = first; i < post; i++) {
            free_before |= roster->posts[i].staff == 0;
        }
        for (int32_t m = s->trial.n_own; m < in->n_members; m++) {
            bool own = (in->member_team[(int64_t)m * in->n_teams + p->team] & DS_MAY_BELONG) != 0;
            if (own && !(p->staff == 0 && free_before)) {
                look_at(s, m, post);
            }
        }
    }
}

/* ---- Measuring ------------------------------------------------------------------------------- */

/* Improves the routes near the place, with a share of what is left of the budget for each of the
 * rounds still to be made. */
static void improve(scarcity *s, const place *p, int32_t rounds_left) {
    ds_search *search = &s->trial.loaded.search;
    int64_t total = s->stage->control->max_iterations;
    ds_control control = *s->stage->control;
    control.deadline = ds_clock() + (control.deadline - ds_clock()) / rounds_left;
    search->rng = ds_rng_make(s->stage->seed, 2);
    ds_improve_near(search, p->post, &control, total < 0 ? -1 : total / (ROUNDS * MEASURED),
                    &s->room);
}

/* What could be better without anybody is made so first, or it would pass for the newcomer's. */
static void measure(scarcity *s, int32_t i) {
    ds_joint *joint = &s->trial.loaded.search.joint;
    place *p = &s->best[i];
    double coverage[2], score[2];
    int32_t left = ROUNDS * (s->count - i);
    ds_snapshot_load(&s->plan, joint);
    improve(s, p, left);
    ds_snapshot_take(&s->better, joint);
    for (int with = 0; with < 2; with++) {
        ds_snapshot_load(&s->better, joint);
        if (with) {
            send(s, p);
            ds_joint_commit(joint);
        }
        improve(s, p, left - 1 - with);
        coverage[with] = ds_coverage(joint);
        score[with] = ds_joint_score(joint);
    }
    p->won = coverage[1] - coverage[0];
    p->net = score[1] - score[0];
}

static void sort_measured(scarcity *s) {
    for (int32_t i = 1; i < s->count; i++) {
        place p = s->best[i];
        int32_t at = i;
        for (; at > 0 && s->best[at - 1].net < p.net - 1e-9; at--) {
            s->best[at] = s->best[at - 1];
        }
        s->best[at] = p;
    }
}

static void tell(scarcity *s) {
    const ds_roster_state *roster = &s->trial.loaded.search.joint.roster;
    int32_t told = 0;
    for (int32_t i = 0; i < s->count && told < TOLD; i++) {
        const place *p = &s->best[i];
        const ds_post *post = &roster->posts[p->post];
        if (p->net <= 1e-9) {
            continue;
        }
        told++;
        int32_t crew = s->trial.loaded.crew_of[p->post];
        ds_tell(s->stage->out, (ds_fact){.kind = crew > 0 ? DS_FACT_SCARCE : DS_FACT_SCARCE_CREW,
                                         .team = post->team,
                                         .shift = post->shift,
                                         .crew = crew,
                                         .skills = s->trial.in.members[p->member].skills,
                                         .won = p->won,
                                         .net = p->net});
    }
    if (told == 0) {
        ds_tell(s->stage->out, (ds_fact){.kind = DS_FACT_SCARCE_NONE});
    }
}

static bool make_room(scarcity *s) {
    const ds_joint *joint = &s->trial.loaded.search.joint;
    return ds_snapshot_init(&s->plan, joint) && ds_snapshot_init(&s->better, joint) &&
           ds_snapshot_init(&s->room, joint);
}

bool ds_tell_scarce(ds_stage *stage) {
    scarcity s = {.stage = stage};
    if (!make_trial(&s)) {
        return false;
    }
    bool ok = make_room(&s);
    ds_tell(stage->out, (ds_fact){.kind = DS_FACT_HEAD_SCARCE});
    if (ok) {
        look_everywhere(&s);
        for (int32_t i = 0; i < s.count; i++) {
            measure(&s, i);
        }
        sort_measured(&s);
        tell(&s);
    }
    ok = ok && !s.trial.loaded.search.joint.out_of_memory;
    ds_snapshot_free(&s.plan);
    ds_snapshot_free(&s.better);
    ds_snapshot_free(&s.room);
    ds_trial_free(&s.trial);
    return ok;
}
