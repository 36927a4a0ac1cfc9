/*
 * T1: team size and composition. M3 of teams: a member belongs to at most one, of its `teams`.
 */
#include "check/judge.h"

static void judge_belonging(ds_judge *judge, const ds_belonging *b) {
    const ds_instance *in = judge->in;
    if ((in->member_team[(int64_t)b->member * in->n_teams + b->team] & DS_MAY_BELONG) == 0) {
        ds_violated(judge, "M3", "member \"%s\" belongs to team \"%s\", which is none of its teams",
                    in->members[b->member].id, in->teams[b->team].id);
    }
}

/* Being listed twice for one team is no second team. */
static void judge_one_team(ds_judge *judge, int32_t member) {
    const ds_ledger *ledger = &judge->ledger;
    int32_t first = ledger->member_first[member];
    int32_t count = ledger->member_first[member + 1] - first;
    if (count > 1) {
        const ds_team *teams = judge->in->teams;
        ds_violated(judge, "M3", "member \"%s\" belongs to %d teams (\"%s\", \"%s\"%s), at most 1",
                    judge->in->members[member].id, count, teams[ledger->member_teams[first]].id,
                    teams[ledger->member_teams[first + 1]].id, count > 2 ? ", ..." : "");
    }
}

static void judge_size(ds_judge *judge, int32_t t, int32_t count) {
    const ds_team *team = &judge->in->teams[t];
    if (count < team->size_min || count > team->size_max) {
        bool few = count < team->size_min;
        ds_violated(judge, "T1", "team \"%s\" has %d members, size asks %s %d", team->id, count,
                    ds_translate(judge->language, few ? "at least" : "at most"),
                    few ? team->size_min : team->size_max);
    }
}

static void judge_team(ds_judge *judge, int32_t t, bool sends) {
    const ds_ledger *ledger = &judge->ledger;
    const ds_team *team = &judge->in->teams[t];
    int32_t first = ledger->team_first[t], count = ledger->team_first[t + 1] - first;
    if (count > 0) {
        judge_size(judge, t, count);
    } else if (sends) {
        ds_violated(judge, "T1", "team \"%s\" sends out crews, but nobody belongs to it", team->id);
    }
}

/* Composition of those who belong, one list of people at a time. */
static void judge_requirements(ds_judge *judge, int32_t t, int32_t *people) {
    const ds_ledger *ledger = &judge->ledger;
    const ds_team *team = &judge->in->teams[t];
    int32_t count = 0;
    for (int32_t i = ledger->team_first[t]; i < ledger->team_first[t + 1]; i++) {
        people[count++] = ledger->belongings[i].member;
    }
    if (count > 0) {
        ds_phrase who = ds_say(judge, "team \"%.100s\"", team->id);
        ds_judge_rules(judge, "T1", team->require, people, count, who.text);
    }
}

void ds_judge_teams(ds_judge *judge) {
    const ds_ledger *ledger = &judge->ledger;
    const ds_instance *in = judge->in;
    bool *sends = DS_ARENA_NEW(&judge->scratch, bool, in->n_teams);
    int32_t *people = DS_ARENA_NEW(&judge->scratch, int32_t, ledger->n_belongings);
    if (judge->scratch.failed) {
        return;
    }
    for (int32_t i = 0; i < ledger->n_groups; i++) {
        if (ledger->groups[i].team != DS_NONE && !ds_is_frozen(judge, ledger->groups[i].shift)) {
            sends[ledger->groups[i].team] = true;
        }
    }
    for (int32_t i = 0; i < ledger->n_belongings; i++) {
        judge_belonging(judge, &ledger->belongings[i]);
    }
    for (int32_t m = 0; m < in->n_members; m++) {
        judge_one_team(judge, m);
    }
    for (int32_t t = 0; t < in->n_teams; t++) {
        judge_team(judge, t, sends[t]);
        judge_requirements(judge, t, people);
    }
}
