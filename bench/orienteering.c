/* doorstep-orienteering: the engine on public team orienteering instances, beside what is known of
 * them. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "files.h"
#include "top_check.h"
#include "top_csv.h"
#include "top_jobs.h"
#include "top_list.h"
#include "top_options.h"
#include "top_summary.h"

enum { PATH_ROOM = 4096 };

/* What the program works with. */
typedef struct bench {
    ds_top_options options;
    ds_top_list list;
    ds_top_references references;
    ds_top_campaign campaign;
    ds_top_task *tasks; /* case by case, seed by seed */
    FILE *csv;          /* or NULL */
    int code;           /* exit code of the first thing that went wrong */
} bench;

static void note_failure(bench *b, doorstep_status status) {
    b->code = b->code != 0 ? b->code : doorstep_status_exit_code(status);
}

static void fail(bench *b, doorstep_status status, const char *message) {
    fprintf(stderr, "%s\n", message);
    note_failure(b, status);
}

/* ---- Judging a file of routes ------------------------------------------------------------------
 */

static void judge(bench *b, const ds_top_instance *in, const char *path) {
    ds_top_routes routes;
    char message[DS_TOP_MESSAGE];
    double score;
    doorstep_status status = ds_top_routes_read(path, &routes, message);
    if (status != DOORSTEP_OK) {
        fail(b, status, message);
        return;
    }
    int32_t m = in->routes > 0 ? in->routes : b->options.routes[0];
    if (ds_top_check(in, m, &routes, &score, message)) {
        printf("%s: accepted: score %.10g, %d routes, %d customers\n", path, score, routes.count,
               ds_top_first_stop(&routes, routes.count));
    } else {
        printf("%s: broken: %s\n", path, message);
        note_failure(b, DOORSTEP_BROKEN_PLAN);
    }
    ds_top_routes_free(&routes);
}

static void check(bench *b, char **paths) {
    doorstep_status status = ds_top_list_add(&b->list, paths[0], b->options.decimals);
    note_failure(b, status);
    if (status == DOORSTEP_OK && b->list.count != 1) {
        fail(b, DOORSTEP_USAGE, "--check judges the routes of one instance");
    } else if (status == DOORSTEP_OK && b->list.items[0].routes == 0 && b->options.n_routes != 1) {
        fail(b, DOORSTEP_USAGE, "the instance does not say how many routes: use --routes M");
    } else if (status == DOORSTEP_OK) {
        judge(b, &b->list.items[0], paths[1]);
    }
}

/* ---- Running --------------------------------------------------------------------------------- */

static void print_run(const ds_top_case *c, const ds_top_task *task, const ds_top_result *result) {
    printf("%-12s seed %-4llu score %-8.10g", c->name, (unsigned long long)task->budget.seed,
           result->score);
    if (!isnan(c->reference)) {
        printf(" of %-8.10g gap %7.4f %%", c->reference,
               100 * ds_top_gap(c->reference, result->score));
    }
    printf("  found at %.2f of %.2f s, %lld iterations\n", result->course.final_seconds,
           result->course.seconds, (long long)result->course.iterations);
    fflush(stdout);
}

static void note_result(int32_t task, const ds_top_result *result, void *payload) {
    bench *b = payload;
    int32_t which = task / b->campaign.n_seeds;
    const ds_top_case *c = &b->campaign.cases[which];
    if (result->status != DOORSTEP_OK) {
        fprintf(stderr, "%s, seed %llu: %s: %s\n", c->name,
                (unsigned long long)b->tasks[task].budget.seed,
                doorstep_status_text(result->status), result->message);
        note_failure(b, result->status);
        return;
    }
    ds_top_campaign_note(&b->campaign, which, task % b->campaign.n_seeds, result);
    if (b->options.conditions.each) {
        print_run(c, &b->tasks[task], result);
    }
    if (b->csv != NULL) {
        ds_top_csv_run(b->csv, c, &b->tasks[task], result);
    }
}

static bool make_tasks(bench *b) {
    const ds_bench_conditions *o = &b->options.conditions;
    b->tasks = calloc((size_t)b->campaign.n_cases * (size_t)o->n_seeds + 1, sizeof *b->tasks);
    for (int32_t i = 0; b->tasks != NULL && i < b->campaign.n_cases; i++) {
        const ds_top_case *c = &b->campaign.cases[i];
        for (int32_t k = 0; k < o->n_seeds; k++) {
            b->tasks[i * o->n_seeds + k] =
                (ds_top_task){.instance = c->instance,
                              .routes = c->routes,
                              .budget = ds_bench_budget_of(o, k, c->reference)};
        }
    }
    return b->tasks != NULL;
}

static void write_best(bench *b) {
    for (int32_t i = 0; b->options.folder != NULL && i < b->campaign.n_cases; i++) {
        const ds_top_case *c = &b->campaign.cases[i];
        char path[PATH_ROOM], heading[2 * DS_TOP_CASE_NAME];
        int length = snprintf(path, sizeof path, "%s/%s.routes", b->options.folder, c->name);
        snprintf(heading, sizeof heading, "%s: score %.10g", c->name, c->best);
        if (!isnan(c->best) && (length <= 0 || length >= PATH_ROOM ||
                                !ds_top_routes_write(path, heading, &c->best_routes))) {
            fail(b, DOORSTEP_FILE_ERROR, "routes cannot be written to the folder of --write");
            return;
        }
    }
}

static void run(bench *b) {
    const ds_top_options *o = &b->options;
    const ds_bench_conditions *conditions = &o->conditions;
    if (!ds_top_campaign_init(&b->campaign, b->list.items, b->list.count, o->routes, o->n_routes,
                              conditions->n_seeds, &b->references) ||
        !make_tasks(b)) {
        fail(b, DOORSTEP_NO_MEMORY, "out of memory");
        return;
    }
    if (!ds_bench_csv_open(conditions->csv, ds_top_csv_heading, &b->csv)) {
        fail(b, DOORSTEP_FILE_ERROR, "the file of --csv cannot be written");
        return;
    }
    ds_bench_print_conditions(conditions, stdout);
    if (!ds_top_run_all(b->tasks, b->campaign.n_cases * conditions->n_seeds, conditions->jobs,
                        note_result, b) ||
        !ds_top_summary_print(&b->campaign, conditions->markdown, stdout)) {
        fail(b, DOORSTEP_NO_MEMORY, "no memory or no process for the runs");
    }
    write_best(b);
    if (!ds_bench_csv_close(b->csv)) {
        fail(b, DOORSTEP_FILE_ERROR, "the file of --csv cannot be written");
    }
}

static void read_and_run(bench *b, char **paths, int count) {
    const ds_top_options *o = &b->options;
    for (int32_t i = 0; i < o->n_references; i++) {
        char message[DS_TOP_MESSAGE];
        doorstep_status status = ds_top_references_read(o->references[i], &b->references, message);
        if (status != DOORSTEP_OK) {
            fail(b, status, message);
            return; /* without it the tables would mislead */
        }
    }
    for (int i = 0; i < count; i++) {
        note_failure(b, ds_top_list_add(&b->list, paths[i], o->decimals));
    }
    if (b->list.count > 0) {
        run(b);
    }
}

int main(int argc, char **argv) {
    bench b = {0};
    if (!ds_top_options_read(argc, argv, &b.options)) {
        fputs(ds_top_usage, stderr);
        return doorstep_status_exit_code(DOORSTEP_USAGE);
    }
    if (b.options.help) {
        fputs(ds_top_usage, stdout);
    } else if (b.options.check) {
        check(&b, argv + b.options.first);
    } else {
        read_and_run(&b, argv + b.options.first, argc - b.options.first);
    }
    free(b.tasks);
    ds_top_campaign_free(&b.campaign);
    ds_top_references_free(&b.references);
    ds_top_list_free(&b.list);
    return b.code;
}
