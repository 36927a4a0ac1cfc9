/*
 * S3: where a plan lists uncovered visits, it lists each visit that is not done, once, and no
 * other; and the visits of the households that were left out for their mistakes. Why a visit is not
 * done is advice to the planner and is not judged.
 */
#include <stdlib.h>
#include <string.h>

#include "check/judge.h"

static void judge_visit(ds_judge *judge, int32_t visit, int32_t times) {
    bool done = judge->ledger.visit_date[visit] != INT32_MIN;
    if (done && times > 0) {
        ds_violated(judge, "S3", "uncovered: %s is listed, but done",
                    ds_say_visit(judge, visit).text);
    } else if (!done && times != 1) {
        ds_violated(judge, "S3", "uncovered: %s is not done and listed %d times, should be once",
                    ds_say_visit(judge, visit).text, times);
    }
}

/* A visit of a household left out: by the household's id, or its place in the instance. */
typedef struct left_out {
    const char *name;
    int32_t number;
} left_out;

static int compare_left_out(const void *a, const void *b) {
    const left_out *x = a, *y = b;
    int order = strcmp(x->name, y->name);
    return order != 0 ? order : (x->number > y->number) - (x->number < y->number);
}

static left_out name_left_out(const char *id, const char *pointer, int32_t number) {
    const char *name = id != NULL ? id : pointer;
    return (left_out){name != NULL ? name : "", number};
}

static int64_t expected_left_out(const ds_instance *in, left_out *out) {
    int64_t n = 0;
    for (int32_t i = 0; i < in->n_bad_households; i++) {
        const ds_bad_household *bad = &in->bad_households[i];
        for (int32_t number = 1; number <= bad->visits; number++, n++) {
            if (out != NULL) {
                out[n] = name_left_out(bad->id, bad->pointer, number);
            }
        }
    }
    return n;
}

static int64_t listed_left_out(const ds_instance *in, const ds_plan *plan, left_out *out) {
    int64_t n = 0;
    for (int32_t i = 0; i < plan->n_uncovered; i++) {
        const ds_uncovered *entry = &plan->uncovered[i];
        if (entry->reason == DS_REASON_BAD_INPUT && !ds_visit_known(in, entry->visit)) {
            out[n++] = name_left_out(entry->household, entry->pointer, entry->number);
        }
    }
    return n;
}

/* The visit that an entry names after all: it gives the wrong reason, which is no matter here. */
static int32_t known_visit(const ds_instance *in, const left_out *entry) {
    int32_t household = ds_ids_find(&in->household_ids, entry->name);
    if (household < 0) {
        return DS_NONE;
    }
    ds_range visits = in->households[household].visits;
    bool has = entry->number >= 1 && entry->number <= visits.count;
    return has ? visits.first + entry->number - 1 : DS_NONE;
}

static void judge_extra(ds_judge *judge, const left_out *entry, int32_t *times) {
    int32_t visit = known_visit(judge->in, entry);
    if (visit != DS_NONE) {
        times[visit]++;
    } else {
        ds_violated(judge, "S3",
                    "uncovered: \"%s\", visit %d, is listed as bad-input, not left out",
                    entry->name, entry->number);
    }
}

/* Both lists are sorted: what is only in one of them is wrong. */
static void compare_lists(ds_judge *judge, const left_out *expected, int64_t n,
                          const left_out *listed, int64_t m, int32_t *times) {
    for (int64_t i = 0, j = 0; i < n || j < m;) {
        int order = i == n ? 1 : j == m ? -1 : compare_left_out(&expected[i], &listed[j]);
        if (order < 0) {
            ds_violated(judge, "S3", "uncovered: \"%s\", visit %d, was left out and is not listed",
                        expected[i].name, expected[i].number);
        } else if (order > 0) {
            judge_extra(judge, &listed[j], times);
        }
        i += order <= 0;
        j += order >= 0;
    }
}

static void judge_left_out(ds_judge *judge, int32_t *times) {
    const ds_instance *in = judge->in;
    const ds_plan *plan = judge->plan;
    int64_t n = expected_left_out(in, NULL);
    left_out *expected = DS_ARENA_NEW(&judge->scratch, left_out, n);
    left_out *listed = DS_ARENA_NEW(&judge->scratch, left_out, plan->n_uncovered);
    if (judge->scratch.failed) {
        return;
    }
    expected_left_out(in, expected);
    int64_t m = listed_left_out(in, plan, listed);
    qsort(expected, (size_t)n, sizeof *expected, compare_left_out);
    qsort(listed, (size_t)m, sizeof *listed, compare_left_out);
    compare_lists(judge, expected, n, listed, m, times);
}

void ds_judge_list(ds_judge *judge) {
    const ds_instance *in = judge->in;
    const ds_plan *plan = judge->plan;
    int32_t *times = DS_ARENA_NEW(&judge->scratch, int32_t, in->n_visits);
    if (!plan->lists_uncovered || times == NULL) {
        return;
    }
    for (int32_t i = 0; i < plan->n_uncovered; i++) {
        if (ds_visit_known(in, plan->uncovered[i].visit)) {
            times[plan->uncovered[i].visit]++;
        }
    }
    judge_left_out(judge, times);
    for (int32_t v = 0; v < in->n_visits; v++) {
        judge_visit(judge, v, times[v]);
    }
}
