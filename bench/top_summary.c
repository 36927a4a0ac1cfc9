#include "top_summary.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "median.h"
#include "table.h"

static const double SAME_SCORE = 1e-6;

/* Runs and cases beside one value each: the reference, or what an older method found. */
typedef struct comparison {
    int32_t cases, best_reached, best_above; /* with a value; whose best seed reaches, exceeds it */
    int32_t runs, reached;
    double gaps; /* summed over runs */
} comparison;

/* What is counted over the cases of a set. */
typedef struct tally {
    int32_t cases, runs;
    comparison reference, found;
    double seconds, iterations; /* summed over runs */
    double *final_seconds;      /* [runs] */
} tally;

/* ---- Counting -------------------------------------------------------------------------------- */

static void compare_run(comparison *beside, double value, double score) {
    if (!isnan(value)) {
        beside->runs++;
        beside->reached += score >= value - SAME_SCORE;
        beside->gaps += ds_top_gap(value, score);
    }
}

static void compare_best(comparison *beside, double value, double best) {
    if (!isnan(value) && !isnan(best)) {
        beside->cases++;
        beside->best_reached += best >= value - SAME_SCORE;
        beside->best_above += best > value + SAME_SCORE;
    }
}

static void count_case(tally *t, const ds_top_case *c, int32_t n_seeds) {
    t->cases++;
    compare_best(&t->reference, c->reference, c->best);
    compare_best(&t->found, c->found, c->best);
    for (int32_t k = 0; k < n_seeds; k++) {
        const ds_top_outcome *run = &c->outcomes[k];
        if (run->done) {
            t->final_seconds[t->runs++] = run->final_seconds;
            t->seconds += run->seconds;
            t->iterations += (double)run->iterations;
            compare_run(&t->reference, c->reference, run->score);
            compare_run(&t->found, c->found, run->score);
        }
    }
}

/* Over the cases of one set, or of all (NULL). */
static void count(tally *t, const ds_top_campaign *campaign, const char *set) {
    *t = (tally){.final_seconds = t->final_seconds};
    for (int32_t i = 0; i < campaign->n_cases; i++) {
        if (set == NULL || strcmp(set, campaign->cases[i].set) == 0) {
            count_case(t, &campaign->cases[i], campaign->n_seeds);
        }
    }
}

/* ---- Tables ---------------------------------------------------------------------------------- */

static void add_heading(ds_bench_table *table, const char *const *headings) {
    ds_bench_table_begin(table);
    for (; *headings != NULL; headings++) {
        ds_bench_table_cell(table, "%s", *headings);
    }
}

/* part / whole; a dash where there is nothing to divide by. */
static void add_share(ds_bench_table *table, double part, double whole, int decimals) {
    if (whole > 0) {
        ds_bench_table_cell(table, "%.*f", decimals, part / whole);
    } else {
        ds_bench_table_cell(table, "-");
    }
}

static const char *const MAIN_HEADINGS[] = {"set",   "instances", "runs",    "compared",
                                            "gap %", "reached %", "by best", "above",
                                            "final", "a second",  NULL};

static void add_main_row(ds_bench_table *table, const char *name, tally *t) {
    const comparison *beside = &t->reference;
    ds_bench_table_begin(table);
    ds_bench_table_cell(table, "%s", name);
    ds_bench_table_cell(table, "%d", t->cases);
    ds_bench_table_cell(table, "%d", t->runs);
    ds_bench_table_cell(table, "%d", beside->cases);
    add_share(table, 100 * beside->gaps, beside->runs, 4);
    add_share(table, 100.0 * beside->reached, beside->runs, 1);
    ds_bench_table_cell(table, "%d", beside->best_reached);
    ds_bench_table_cell(table, "%d", beside->best_above);
    add_share(table, ds_bench_median(t->final_seconds, t->runs), t->runs > 0, 2);
    add_share(table, t->iterations, t->seconds, 0);
}

static const char *const FOUND_HEADINGS[] = {
    "set", "with found value", "gap to it %", "reached %", "by best", "above", NULL};

static void add_found_row(ds_bench_table *table, const char *name, tally *t) {
    const comparison *beside = &t->found;
    if (beside->cases > 0) {
        ds_bench_table_begin(table);
        ds_bench_table_cell(table, "%s", name);
        ds_bench_table_cell(table, "%d", beside->cases);
        add_share(table, 100 * beside->gaps, beside->runs, 4);
        add_share(table, 100.0 * beside->reached, beside->runs, 1);
        ds_bench_table_cell(table, "%d", beside->best_reached);
        ds_bench_table_cell(table, "%d", beside->best_above);
    }
}

static bool first_of_set(const ds_top_campaign *campaign, int32_t i) {
    int32_t first = 0;
    while (strcmp(campaign->cases[first].set, campaign->cases[i].set) != 0) {
        first++;
    }
    return first == i;
}

typedef void add_row(ds_bench_table *table, const char *name, tally *t);

/* A row for each set, in the order in which they were given, and one for all. */
static bool print_table(const ds_top_campaign *campaign, const char *const *headings, add_row *row,
                        bool markdown, FILE *out) {
    size_t runs = (size_t)campaign->n_cases * (size_t)campaign->n_seeds;
    ds_bench_table table = {0};
    tally t = {.final_seconds = calloc(runs + 1, sizeof *t.final_seconds)};
    bool good = t.final_seconds != NULL;
    add_heading(&table, headings);
    for (int32_t i = 0; good && i < campaign->n_cases; i++) {
        if (first_of_set(campaign, i)) {
            count(&t, campaign, campaign->cases[i].set);
            row(&table, campaign->cases[i].set, &t);
        }
    }
    if (good && table.rows > 2) {
        count(&t, campaign, NULL);
        row(&table, "all", &t);
    }
    good = good && !table.failed;
    if (good && table.rows > 1) {
        ds_bench_table_print(&table, markdown, out);
        fputc('\n', out);
    }
    ds_bench_table_free(&table);
    free(t.final_seconds);
    return good;
}

/* ---- Lists ----------------------------------------------------------------------------------- */

static void print_routes(const ds_top_routes *routes, FILE *out) {
    for (int32_t r = 0; r < routes->count; r++) {
        fprintf(out, "    route %d:", r + 1);
        for (int32_t k = ds_top_first_stop(routes, r); k < routes->ends[r]; k++) {
            fprintf(out, " %d", routes->stops[k]);
        }
        fputc('\n', out);
    }
}

enum { BELOW, ABOVE, NO_REFERENCE, FAILED, LISTS };
static const char *const TITLES[LISTS] = {"below the reference by the best seed",
                                          "above the reference", "without a reference",
                                          "without any answer"};

static int list_of(const ds_top_case *c) {
    if (isnan(c->best)) {
        return FAILED;
    }
    if (isnan(c->reference)) {
        return NO_REFERENCE;
    }
    double difference = c->best - c->reference;
    return difference < -SAME_SCORE ? BELOW : difference > SAME_SCORE ? ABOVE : LISTS;
}

static void print_case(const ds_top_case *c, int list, FILE *out) {
    fprintf(out, "  %s", c->name);
    if (list != FAILED) {
        fprintf(out, " %.10g", c->best);
    }
    if (list == BELOW || list == ABOVE) {
        fprintf(out, " of %.10g (%+.3f %%)%s", c->reference,
                -100 * ds_top_gap(c->reference, c->best), c->proven ? ", proven" : "");
    }
    fputc('\n', out);
    if (list == ABOVE) {
        print_routes(&c->best_routes, out);
    }
}

static void print_list(const ds_top_campaign *campaign, int list, bool markdown, FILE *out) {
    int32_t count = 0;
    for (int32_t i = 0; i < campaign->n_cases; i++) {
        if (list_of(&campaign->cases[i]) == list) {
            if (count++ == 0) {
                fprintf(out, "%s%s:\n", markdown ? "```text\n" : "", TITLES[list]);
            }
            print_case(&campaign->cases[i], list, out);
        }
    }
    if (count > 0) {
        fputs(markdown ? "```\n\n" : "\n", out);
    }
}

bool ds_top_summary_print(const ds_top_campaign *campaign, bool markdown, FILE *out) {
    bool good = print_table(campaign, MAIN_HEADINGS, add_main_row, markdown, out) &&
                print_table(campaign, FOUND_HEADINGS, add_found_row, markdown, out);
    for (int list = 0; list < LISTS; list++) {
        print_list(campaign, list, markdown, out);
    }
    return good;
}
