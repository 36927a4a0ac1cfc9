/* The budget model's roster keeps the rules that the model knows, whatever the instance. */
#include "roster/budget.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "io/instance_read.h"
#include "suite.h"
#include "support/random_instance.h"

enum { TINY = 150, MEDIUM = 25 };

static const ds_control no_limit = {.deadline = INFINITY, .max_iterations = -1};

/* A roster under examination; `seed` is told with what is found. */
typedef struct exam {
    const ds_instance *in;
    const ds_roster *roster;
    uint64_t seed;
    int faults;
} exam;

static void fault(exam *e, const char *what, int32_t a, int32_t b) {
    printf("\n    seed %llu: %s (%d, %d)", (unsigned long long)e->seed, what, (int)a, (int)b);
    e->faults++;
}

static int32_t duty(const exam *e, int32_t m, int32_t s) {
    return e->roster->duty[(int64_t)m * e->in->n_shifts + s];
}

static bool may_join(const exam *e, int32_t m, int32_t team) {
    return e->roster->team[m] == team ||
           (e->in->member_team[(int64_t)m * e->in->n_teams + team] & DS_HELPS) != 0;
}

/* ---- Members -------------------------------------------------------------------------------- */

static void judge_duty(exam *e, int32_t m, int32_t s) {
    const ds_instance *in = e->in;
    int32_t d = duty(e, m, s);
    if (d == DS_NONE) {
        return;
    }
    if (!in->member_shift[(int64_t)m * in->n_shifts + s]) {
        fault(e, "on duty when not available", m, s);
    }
    if (d < in->n_teams && (!may_join(e, m, d) || !in->team_shift[(int64_t)d * in->n_shifts + s])) {
        fault(e, "in a crew that may not have them", m, s);
    }
    if (d >= in->n_teams && !in->member_desk[(int64_t)m * in->n_desks + d - in->n_teams]) {
        fault(e, "at a desk that they may not staff", m, s);
    }
    for (int32_t o = s + 1; o < in->n_shifts; o++) {
        if (duty(e, m, o) != DS_NONE && ds_shifts_overlap(&in->shifts[s], &in->shifts[o])) {
            fault(e, "in two places at once", m, s);
        }
    }
}

static void judge_counts(exam *e, int32_t m) {
    const ds_instance *in = e->in;
    const ds_member *member = &in->members[m];
    int32_t shifts = 0;
    int64_t ticks = 0;
    for (int32_t s = 0; s < in->n_shifts; s++) {
        int32_t day = 0;
        for (int32_t o = 0; o < in->n_shifts; o++) {
            day += duty(e, m, o) != DS_NONE && in->shifts[o].day == in->shifts[s].day;
        }
        if (duty(e, m, s) != DS_NONE) {
            shifts++;
            ticks += in->shifts[s].end - in->shifts[s].start;
            if (day > member->max_shifts_per_day) {
                fault(e, "too many shifts in a day", m, s);
            }
        }
    }
    if (shifts > member->max_shifts) {
        fault(e, "too many shifts", m, shifts);
    }
    if (ticks / in->ticks_per_second > member->max_seconds) {
        fault(e, "too many hours", m, shifts);
    }
}

static void judge_members(exam *e) {
    for (int32_t m = 0; m < e->in->n_members; m++) {
        int32_t team = e->roster->team[m];
        if (team != DS_NONE &&
            (e->in->member_team[(int64_t)m * e->in->n_teams + team] & DS_MAY_BELONG) == 0) {
            fault(e, "belongs to a team that is not theirs", m, team);
        }
        for (int32_t s = 0; s < e->in->n_shifts; s++) {
            judge_duty(e, m, s);
        }
        judge_counts(e, m);
    }
}

/* ---- Groups --------------------------------------------------------------------------------- */

/* `in_group`: by member. */
static void judge_rules(exam *e, ds_range rules, const bool *in_group, const char *what, int32_t a,
                        int32_t b) {
    for (int32_t r = rules.first; r < rules.first + rules.count; r++) {
        int32_t matching = 0;
        for (int32_t m = 0; m < e->in->n_members; m++) {
            matching += in_group[m] && ds_rule_matches(&e->in->rules[r], &e->in->members[m]);
        }
        if (matching < e->in->rules[r].min || matching > e->in->rules[r].max) {
            fault(e, what, a, b);
        }
    }
}

static int32_t count(const exam *e, const bool *in_group) {
    int32_t n = 0;
    for (int32_t m = 0; m < e->in->n_members; m++) {
        n += in_group[m];
    }
    return n;
}

static void judge_teams(exam *e, bool *group) {
    for (int32_t t = 0; t < e->in->n_teams; t++) {
        const ds_team *team = &e->in->teams[t];
        for (int32_t m = 0; m < e->in->n_members; m++) {
            group[m] = e->roster->team[m] == t;
        }
        int32_t size = count(e, group);
        if (size > 0 && (size < team->size_min || size > team->size_max)) {
            fault(e, "team of a wrong size", t, size);
        }
        if (size > 0) {
            judge_rules(e, team->require, group, "team against its rules", t, size);
        }
    }
}

static void judge_crew(exam *e, int32_t t, int32_t s, int32_t number, bool *group) {
    const ds_team *team = &e->in->teams[t];
    int32_t belong = 0;
    for (int32_t m = 0; m < e->in->n_members; m++) {
        group[m] =
            duty(e, m, s) == t && e->roster->crew[(int64_t)m * e->in->n_shifts + s] == number;
        belong += group[m] && e->roster->team[m] == t;
    }
    int32_t size = count(e, group);
    if (size == 0) {
        return;
    }
    if (size < team->crew_min || size > team->crew_max || number >= team->max_crews) {
        fault(e, "crew of a wrong size or number", t, s);
    }
    if (belong == 0) {
        fault(e, "crew of helpers only", t, s);
    }
    judge_rules(e, team->crew_require, group, "crew against its rules", t, s);
}

static void judge_desk(exam *e, int32_t d, bool *group) {
    const ds_demand *demand = &e->in->demands[d];
    for (int32_t m = 0; m < e->in->n_members; m++) {
        group[m] = duty(e, m, demand->shift) == e->in->n_teams + demand->desk;
    }
    int32_t staff = count(e, group);
    if (staff > demand->max) {
        fault(e, "too many at a desk", demand->desk, demand->shift);
    }
    if (staff > 0) {
        judge_rules(e, demand->require, group, "desk against its rules", demand->desk,
                    demand->shift);
    }
}

static void judge_groups(exam *e) {
    bool *group = calloc((size_t)e->in->n_members + 1, sizeof *group);
    CU_ASSERT_PTR_NOT_NULL_FATAL(group);
    judge_teams(e, group);
    for (int32_t t = 0; t < e->in->n_teams; t++) {
        for (int32_t s = 0; s < e->in->n_shifts; s++) {
            for (int32_t number = 0; number < e->in->n_members; number++) {
                judge_crew(e, t, s, number, group);
            }
        }
    }
    for (int32_t d = 0; d < e->in->n_demands; d++) {
        judge_desk(e, d, group);
    }
    free(group);
}

/* ---- Tests ---------------------------------------------------------------------------------- */

static bool budget(const ds_instance *in, const ds_control *control, ds_roster *roster) {
    ds_travel travel;
    bool found = false;
    CU_ASSERT_TRUE_FATAL(ds_travel_init(&travel, in) && ds_roster_init(roster, in));
    CU_ASSERT_EQUAL(ds_budget_roster(in, &travel, NULL, control, roster, &found), DOORSTEP_OK);
    ds_travel_free(&travel);
    return found;
}

static ds_instance *instance_of(char *text) {
    ds_instance *in = NULL;
    CU_ASSERT_EQUAL_FATAL(ds_instance_read(text, strlen(text), NULL, NULL, &in), DOORSTEP_OK);
    free(text);
    return in;
}

static int judge_random(int seeds, const ds_test_random_options *options, int *found) {
    int faults = 0;
    for (int seed = 0; seed < seeds; seed++) {
        ds_instance *in = instance_of(ds_test_random_instance((uint64_t)seed, options));
        ds_roster roster;
        *found += budget(in, &no_limit, &roster);
        exam e = {.in = in, .roster = &roster, .seed = (uint64_t)seed};
        judge_members(&e);
        judge_groups(&e);
        faults += e.faults;
        ds_roster_free(&roster);
        ds_instance_free(in);
    }
    return faults;
}

static void test_tiny(void) {
    int found = 0;
    CU_ASSERT_EQUAL(judge_random(TINY, &ds_test_tiny, &found), 0);
    CU_ASSERT_TRUE(found > TINY / 2);
}

static void test_medium(void) {
    int found = 0;
    CU_ASSERT_EQUAL(judge_random(MEDIUM, &ds_test_medium, &found), 0);
    CU_ASSERT_TRUE(found > MEDIUM * 9 / 10);
}

static ds_instance *ward(void) {
    size_t length;
    return instance_of(ds_test_read_file(DS_TEST_ROOT "/instances/ninh-son.json", &length));
}

/* Desks are staffed to their minimum and everybody has work. */
static void test_ward(void) {
    ds_instance *in = ward();
    ds_roster roster, again;
    CU_ASSERT_TRUE(budget(in, &no_limit, &roster));
    CU_ASSERT_TRUE(budget(in, &no_limit, &again));
    exam e = {.in = in, .roster = &roster};
    judge_members(&e);
    judge_groups(&e);
    CU_ASSERT_EQUAL(e.faults, 0);
    size_t cells = (size_t)in->n_members * (size_t)in->n_shifts;
    CU_ASSERT_EQUAL(memcmp(roster.team, again.team, (size_t)in->n_members * sizeof(int32_t)), 0);
    CU_ASSERT_EQUAL(memcmp(roster.duty, again.duty, cells * sizeof(int32_t)), 0);
    CU_ASSERT_EQUAL(memcmp(roster.crew, again.crew, cells * sizeof(int32_t)), 0);
    for (int32_t d = 0; d < in->n_demands; d++) {
        int32_t staff = 0;
        for (int32_t m = 0; m < in->n_members; m++) {
            staff += duty(&e, m, in->demands[d].shift) == in->n_teams + in->demands[d].desk;
        }
        CU_ASSERT_TRUE(staff >= in->demands[d].min);
    }
    for (int32_t m = 0; m < in->n_members; m++) {
        int32_t duties = 0;
        for (int32_t s = 0; s < in->n_shifts; s++) {
            duties += duty(&e, m, s) != DS_NONE;
        }
        CU_ASSERT_TRUE(duties > 0);
    }
    ds_roster_free(&roster);
    ds_roster_free(&again);
    ds_instance_free(in);
}

/* A budget that is stopped at once says so and leaves a roster that can be taken up. */
static void test_stopped(void) {
    ds_instance *in = ward();
    ds_roster roster;
    atomic_bool cancel = true;
    ds_control control = no_limit;
    control.cancel = &cancel;
    CU_ASSERT_FALSE(budget(in, &control, &roster));
    exam e = {.in = in, .roster = &roster};
    judge_members(&e);
    judge_groups(&e);
    CU_ASSERT_EQUAL(e.faults, 0);
    ds_roster_free(&roster);
    ds_instance_free(in);
}

DS_SUITE(budget, {"tiny random instances: every rule the model knows is kept", test_tiny},
         {"medium random instances", test_medium},
         {"the ward: the same roster twice, desks staffed, nobody idle", test_ward},
         {"stopped before it begins", test_stopped})
