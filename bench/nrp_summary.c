#include "nrp_summary.h"

#include <math.h>
#include <stdlib.h>

#include "median.h"
#include "table.h"

/* Values beside the best ones known, over instances or runs. */
typedef struct tally {
    int32_t judged, optimal; /* with a bound known; as good as it */
    int32_t compared;
    double gaps; /* summed over those compared */
} tally;

/* The runs of one instance. */
typedef struct figures {
    int32_t done, kept;       /* runs that ended; those whose roster keeps every rule */
    double *values, *seconds; /* [kept], [done] */
    tally tally;
} figures;

/* ---- Counting -------------------------------------------------------------------------------- */

static void count(tally *t, const ds_nrp_case *c, double value) {
    t->optimal += ds_nrp_optimal(c, value);
    if (!isnan(c->best)) {
        t->compared++;
        t->gaps += ds_nrp_gap(c->best, value);
    }
}

static void add(tally *sum, const tally *t) {
    sum->judged += t->judged;
    sum->optimal += t->optimal;
    sum->compared += t->compared;
    sum->gaps += t->gaps;
}

static void gather(figures *f, const ds_nrp_case *c, int32_t n_seeds) {
    *f = (figures){.values = f->values, .seconds = f->seconds};
    for (int32_t k = 0; k < n_seeds; k++) {
        const ds_nrp_outcome *run = &c->outcomes[k];
        if (run->done) {
            f->seconds[f->done++] = run->course.final_seconds;
            f->tally.judged += !isnan(c->bound);
        }
        if (run->done && !isnan(run->value)) {
            f->values[f->kept++] = run->value;
            count(&f->tally, c, run->value);
        }
    }
}

/* Of one method, over the campaign's instances. */
static tally published_tally(const ds_nrp_campaign *campaign, int32_t column) {
    tally t = {0};
    for (int32_t i = 0; i < campaign->n_cases; i++) {
        const ds_nrp_case *c = &campaign->cases[i];
        double value = ds_nrp_value(campaign->published, c->instance->name, column);
        if (!isnan(value)) {
            t.judged += !isnan(c->bound);
            count(&t, c, value);
        }
    }
    return t;
}

/* ---- Cells ----------------------------------------------------------------------------------- */

static void number(ds_bench_table *table, const char *format, double value) {
    ds_bench_table_cell(table, isnan(value) ? "-" : format, value);
}

static void mean_gap(ds_bench_table *table, const tally *t) {
    number(table, "%.2f", t->compared > 0 ? 100 * t->gaps / t->compared : (double)NAN);
}

static void optimal_of(ds_bench_table *table, const tally *t) {
    if (t->judged > 0) {
        ds_bench_table_cell(table, "%d of %d", t->optimal, t->judged);
    } else {
        ds_bench_table_cell(table, "-");
    }
}

static void dashes(ds_bench_table *table, int32_t cells) {
    for (int32_t i = 0; i < cells; i++) {
        ds_bench_table_cell(table, "-");
    }
}

/* ---- Rows ------------------------------------------------------------------------------------ */

/* Where cells of ours stand in a row; columns of published values follow. */
enum { COLUMNS_BEFORE_GAP = 5, COLUMNS_OF_OURS = 8 };
static const char *const HEADINGS[COLUMNS_OF_OURS] = {"instance", "people", "days",    "best known",
                                                      "value",    "gap %",  "optimal", "final s"};

static void add_headings(ds_bench_table *table, const ds_nrp_values *published) {
    ds_bench_table_begin(table);
    for (int32_t i = 0; i < COLUMNS_OF_OURS; i++) {
        ds_bench_table_cell(table, "%s", HEADINGS[i]);
    }
    for (int32_t c = 0; c < published->n_columns; c++) {
        ds_bench_table_cell(table, "%s", published->column[c]);
    }
}

static void add_case(ds_bench_table *table, const ds_nrp_campaign *campaign, const ds_nrp_case *c,
                     const figures *f) {
    const ds_nrp_instance *in = c->instance;
    ds_bench_table_begin(table);
    ds_bench_table_cell(table, "%s", in->name);
    ds_bench_table_cell(table, "%d", in->n_people);
    ds_bench_table_cell(table, "%d", in->n_days);
    number(table, "%.10g", c->best);
    number(table, "%.10g", ds_bench_median(f->values, f->kept));
    mean_gap(table, &f->tally);
    optimal_of(table, &f->tally);
    number(table, "%.1f", ds_bench_median(f->seconds, f->done));
    for (int32_t k = 0; k < campaign->published->n_columns; k++) {
        number(table, "%.10g", ds_nrp_value(campaign->published, in->name, k));
    }
}

static void add_means(ds_bench_table *table, const ds_nrp_campaign *campaign, const tally *ours) {
    ds_bench_table_begin(table);
    ds_bench_table_cell(table, "mean gap %%");
    dashes(table, COLUMNS_BEFORE_GAP - 1);
    mean_gap(table, ours);
    dashes(table, COLUMNS_OF_OURS - COLUMNS_BEFORE_GAP - 1);
    for (int32_t k = 0; k < campaign->published->n_columns; k++) {
        tally t = published_tally(campaign, k);
        mean_gap(table, &t);
    }
}

static void add_optima(ds_bench_table *table, const ds_nrp_campaign *campaign, const tally *ours) {
    ds_bench_table_begin(table);
    ds_bench_table_cell(table, "optimal");
    dashes(table, COLUMNS_BEFORE_GAP);
    optimal_of(table, ours);
    dashes(table, COLUMNS_OF_OURS - COLUMNS_BEFORE_GAP - 2);
    for (int32_t k = 0; k < campaign->published->n_columns; k++) {
        tally t = published_tally(campaign, k);
        optimal_of(table, &t);
    }
}

/* ---- All ------------------------------------------------------------------------------------- */

/* Runs whose roster is short of somebody's least minutes, or that gave none. */
static int32_t runs_missing(const ds_nrp_case *c, int32_t n_seeds) {
    int32_t missing = 0;
    for (int32_t k = 0; k < n_seeds; k++) {
        missing += !c->outcomes[k].done || isnan(c->outcomes[k].value);
    }
    return missing;
}

static void print_missing(const ds_nrp_campaign *campaign, FILE *out) {
    bool first = true;
    for (int32_t i = 0; i < campaign->n_cases; i++) {
        const ds_nrp_case *c = &campaign->cases[i];
        int32_t missing = runs_missing(c, campaign->n_seeds);
        if (missing > 0) {
            fprintf(out, "%s %s (%d of %d runs)",
                    first ? "without a roster that keeps every rule:" : ",", c->instance->name,
                    missing, campaign->n_seeds);
            first = false;
        }
    }
    fputs(first ? "" : "\n\n", out);
}

static void fill(ds_bench_table *table, const ds_nrp_campaign *campaign, figures *f) {
    tally ours = {0};
    add_headings(table, campaign->published);
    for (int32_t i = 0; i < campaign->n_cases; i++) {
        gather(f, &campaign->cases[i], campaign->n_seeds);
        add_case(table, campaign, &campaign->cases[i], f);
        add(&ours, &f->tally);
    }
    add_means(table, campaign, &ours);
    add_optima(table, campaign, &ours);
}

bool ds_nrp_summary_print(const ds_nrp_campaign *campaign, bool markdown, FILE *out) {
    size_t seeds = (size_t)campaign->n_seeds + 1;
    ds_bench_table table = {0};
    figures f = {.values = calloc(seeds, sizeof *f.values),
                 .seconds = calloc(seeds, sizeof *f.seconds)};
    bool good = f.values != NULL && f.seconds != NULL;
    if (good) {
        fill(&table, campaign, &f);
        good = !table.failed;
    }
    if (good) {
        ds_bench_table_print(&table, markdown, out);
        fputc('\n', out);
        print_missing(campaign, out);
    }
    ds_bench_table_free(&table);
    free(f.values);
    free(f.seconds);
    return good;
}
