/*
 * S1: the figures a plan states are those of the plan. S2: no plan is better than a bound.
 */
#include <math.h>

#include "check/judge.h"

/* How far a stated figure may lie from the recomputed one; a bound is held to no more. */
static double slack(double recomputed) {
    return 0.002 + 1e-6 * fabs(recomputed);
}

static void compare(ds_judge *judge, const char *name, double stated, double recomputed) {
    /* Written so that a figure that is no number fails. */
    if (!(fabs(stated - recomputed) <= slack(recomputed))) {
        ds_violated(judge, "S1", "score: %s is given as %.6f, recomputed %.6f", name, stated,
                    recomputed);
    }
}

typedef struct figure {
    int bit;
    const char *name;
    double stated, recomputed;
} figure;

static void compare_stated(ds_judge *judge, const figure *figures, size_t count) {
    for (size_t i = 0; i < count; i++) {
        if ((judge->plan->stated >> figures[i].bit & 1) != 0) {
            compare(judge, figures[i].name, figures[i].stated, figures[i].recomputed);
        }
    }
}

static void judge_parts(ds_judge *judge) {
    const ds_score *a = &judge->plan->score, *b = &judge->report->score;
    const figure figures[] = {{DS_STATED_TOTAL, "total", a->total, b->total},
                              {DS_STATED_COVERAGE, "coverage", a->coverage, b->coverage},
                              {DS_STATED_COMPLETE, "complete", a->complete, b->complete},
#define PENALTY(field, key)                                                \
    {DS_PENALTY_##field, "penalty " key, a->penalties[DS_PENALTY_##field], \
     b->penalties[DS_PENALTY_##field]},
                              DS_PENALTY_MAP(PENALTY)
#undef PENALTY
    };
    compare_stated(judge, figures, sizeof figures / sizeof figures[0]);
}

static void judge_counts(ds_judge *judge) {
    const ds_score *a = &judge->plan->score, *b = &judge->report->score;
#define COUNT(bit, name, field) \
    { bit, name, (double)a->field, (double)b->field }
    const figure figures[] = {
        COUNT(DS_STATED_HOUSEHOLDS, "households in all", households),
        COUNT(DS_STATED_COVERED, "households covered", covered),
        COUNT(DS_STATED_TOUCHED, "households touched", touched),
        COUNT(DS_STATED_PEOPLE, "people_helped", people_helped),
        COUNT(DS_STATED_SERVICES, "services_given", services_given),
    };
#undef COUNT
    compare_stated(judge, figures, sizeof figures / sizeof figures[0]);
}

static void judge_bound(ds_judge *judge) {
    const ds_bound *bound = &judge->plan->bound;
    double total = judge->report->score.total;
    if (bound->known) {
        compare(judge, "gap", bound->gap, (bound->score - total) / fmax(1, fabs(bound->score)));
        if (!(bound->score >= total - slack(total))) {
            ds_violated(judge, "S2", "bound: %.6f is below the plan's own score %.6f", bound->score,
                        total);
        }
    }
}

void ds_judge_figures(ds_judge *judge) {
    judge_parts(judge);
    judge_counts(judge);
    judge_bound(judge);
}
