#include "top_summary.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "median.h"
#include "table.h"

static const double SAME_SCORE = 1e-6;

/* What is counted over the cases of a set. */
typedef struct tally {
    int32_t cases, runs;            /* all */
    int32_t compared;               /* cases with a reference and a run */
    int32_t compared_runs, reached; /* runs with a reference; those that reach it */
    int32_t best_reached, above;    /* cases whose best seed reaches the reference, exceeds it */
    double gaps;                    /* summed over runs */
    int32_t found_cases, found_reached, found_above;
    int32_t found_runs;
    double found_gaps;
    double rates; /* iterations a second, summed over runs */
    double *seconds;
} tally;

/* ---- Counting -------------------------------------------------------------------------------- */

static void count_run(tally *t, const ds_top_case *c, const ds_top_outcome *run) {
    t->seconds[t->runs++] = run->final_seconds;
    t->rates += (double)run->iterations / fmax(run->seconds, 1e-9);
    if (c->reference == NULL) {
        return;
    }
    if (!isnan(c->reference->best)) {
        t->compared_runs++;
        t->reached += run->score >= c->reference->best - SAME_SCORE;
        t->gaps += ds_top_gap(c->reference->best, run->score);
    }
    if (!isnan(c->reference->found)) {
        t->found_runs++;
        t->found_gaps += ds_top_gap(c->reference->found, run->score);
    }
}

static void count_best(tally *t, const ds_top_case *c) {
    t->cases++;
    if (c->reference == NULL || isnan(c->best)) {
        return;
    }
    double best = c->reference->best, found = c->reference->found;
    t->compared += !isnan(best); /* comparisons with NAN are false */
    t->best_reached += c->best >= best - SAME_SCORE;
    t->above += c->best > best + SAME_SCORE;
    t->found_cases += !isnan(found);
    t->found_reached += c->best >= found - SAME_SCORE;
    t->found_above += c->best > found + SAME_SCORE;
}

/* Over the cases of one set, or of all (NULL). */
static void count(tally *t, const ds_top_campaign *campaign, const char *set) {
    double *seconds = t->seconds;
    *t = (tally){.seconds = seconds};
    for (int32_t i = 0; i < campaign->n_cases; i++) {
        const ds_top_case *c = &campaign->cases[i];
        if (set != NULL && strcmp(set, c->set) != 0) {
            continue;
        }
        count_best(t, c);
        for (int32_t k = 0; k < campaign->n_seeds; k++) {
            if (c->outcomes[k].done) {
                count_run(t, c, &c->outcomes[k]);
            }
        }
    }
}

/* ---- Tables ---------------------------------------------------------------------------------- */

static void cell_or_dash(ds_bench_table *table, double value, int decimals) {
    if (isnan(value)) {
        ds_bench_table_cell(table, "-");
    } else {
        ds_bench_table_cell(table, "%.*f", decimals, value);
    }
}

static double share(double part, int32_t whole) {
    return whole > 0 ? 100 * part / whole : NAN;
}

static void add_heading(ds_bench_table *table) {
    static const char *const headings[] = {"set",     "instances", "runs",    "compared",
                                           "gap %",   "reached %", "by best", "above",
                                           "seconds", "a second"};
    ds_bench_table_begin(table);
    for (size_t i = 0; i < sizeof headings / sizeof headings[0]; i++) {
        ds_bench_table_cell(table, "%s", headings[i]);
    }
}

static void add_row(ds_bench_table *table, const char *name, tally *t) {
    ds_bench_table_begin(table);
    ds_bench_table_cell(table, "%s", name);
    ds_bench_table_cell(table, "%d", t->cases);
    ds_bench_table_cell(table, "%d", t->runs);
    ds_bench_table_cell(table, "%d", t->compared);
    cell_or_dash(table, share(t->gaps, t->compared_runs), 4);
    cell_or_dash(table, share(t->reached, t->compared_runs), 1);
    ds_bench_table_cell(table, "%d", t->best_reached);
    ds_bench_table_cell(table, "%d", t->above);
    cell_or_dash(table, ds_bench_median(t->seconds, t->runs), 2);
    cell_or_dash(table, t->runs > 0 ? t->rates / t->runs : NAN, 0);
}

static void add_found_heading(ds_bench_table *table) {
    static const char *const headings[] = {"set", "with a found value", "gap to it %",
                                           "reached by best", "exceeded by best"};
    ds_bench_table_begin(table);
    for (size_t i = 0; i < sizeof headings / sizeof headings[0]; i++) {
        ds_bench_table_cell(table, "%s", headings[i]);
    }
}

static void add_found_row(ds_bench_table *table, const char *name, tally *t) {
    if (t->found_cases > 0) {
        ds_bench_table_begin(table);
        ds_bench_table_cell(table, "%s", name);
        ds_bench_table_cell(table, "%d", t->found_cases);
        cell_or_dash(table, share(t->found_gaps, t->found_runs), 4);
        ds_bench_table_cell(table, "%d", t->found_reached);
        ds_bench_table_cell(table, "%d", t->found_above);
    }
}

static bool first_of_set(const ds_top_campaign *campaign, int32_t i) {
    int32_t first = 0;
    while (strcmp(campaign->cases[first].set, campaign->cases[i].set) != 0) {
        first++;
    }
    return first == i;
}

/* A row for each set, in the order in which they were given, and one for all. */
static bool print_table(const ds_top_campaign *campaign, bool markdown, FILE *out,
                        void (*heading)(ds_bench_table *),
                        void (*row)(ds_bench_table *, const char *, tally *)) {
    ds_bench_table table = {0};
    tally t = {.seconds = calloc((size_t)campaign->n_cases * (size_t)campaign->n_seeds + 1,
                                 sizeof *t.seconds)};
    bool good = t.seconds != NULL;
    heading(&table);
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
    if (good && table.rows > 1) {
        ds_bench_table_print(&table, markdown, out);
        fputc('\n', out);
    }
    good = good && !table.failed;
    ds_bench_table_free(&table);
    free(t.seconds);
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
static const char *const TITLES[LISTS] = {
    "below the reference by the best seed:", "above the reference:", "without a reference:",
    "without any answer:"};

static int list_of(const ds_top_case *c) {
    if (isnan(c->best)) {
        return FAILED;
    }
    if (c->reference == NULL || isnan(c->reference->best)) {
        return NO_REFERENCE;
    }
    double difference = c->best - c->reference->best;
    return difference < -SAME_SCORE ? BELOW : difference > SAME_SCORE ? ABOVE : LISTS;
}

static void print_case(const ds_top_case *c, int list, FILE *out) {
    fprintf(out, "  %s", c->name);
    if (list != FAILED) {
        fprintf(out, " %.10g", c->best);
    }
    if (list == BELOW || list == ABOVE) {
        fprintf(out, " of %.10g (%+.3f %%)%s", c->reference->best,
                -100 * ds_top_gap(c->reference->best, c->best),
                c->reference->proven ? ", proven" : "");
    }
    fputc('\n', out);
    if (list == ABOVE) {
        print_routes(&c->best_routes, out);
    }
}

static void print_list(const ds_top_campaign *campaign, int list, FILE *out) {
    int32_t count = 0;
    for (int32_t i = 0; i < campaign->n_cases; i++) {
        if (list_of(&campaign->cases[i]) == list) {
            if (count++ == 0) {
                fprintf(out, "%s\n", TITLES[list]);
            }
            print_case(&campaign->cases[i], list, out);
        }
    }
    if (count > 0) {
        fputc('\n', out);
    }
}

bool ds_top_summary_print(const ds_top_campaign *campaign, bool markdown, FILE *out) {
    bool good = print_table(campaign, markdown, out, add_heading, add_row) &&
                print_table(campaign, markdown, out, add_found_heading, add_found_row);
    fputs(markdown ? "```text\n" : "", out);
    for (int list = 0; list < LISTS; list++) {
        print_list(campaign, list, out);
    }
    fputs(markdown ? "```\n" : "", out);
    return good;
}
