/* doorstep-rostering: the engine on public staff rostering instances, beside what is known of
 * them. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "files.h"
#include "io/file_out.h"
#include "jobs.h"
#include "nrp_check.h"
#include "nrp_convert.h"
#include "nrp_csv.h"
#include "nrp_list.h"
#include "nrp_options.h"
#include "nrp_plan.h"
#include "nrp_summary.h"

/* What the program works with. */
typedef struct bench {
    ds_nrp_options options;
    ds_nrp_list list;
    ds_nrp_values references, published;
    ds_nrp_campaign campaign;
    FILE *csv; /* or NULL */
    int code;  /* exit code of the first thing that went wrong */
} bench;

static void note_failure(bench *b, doorstep_status status) {
    b->code = b->code != 0 ? b->code : doorstep_status_exit_code(status);
}

static void fail(bench *b, doorstep_status status, const char *message) {
    fprintf(stderr, "%s\n", message);
    note_failure(b, status);
}

/* ---- One instance ---------------------------------------------------------------------------- */

static void convert(bench *b, const ds_nrp_instance *in) {
    char *text = NULL;
    size_t length = 0;
    doorstep_status status = ds_nrp_convert(in, &text, &length);
    if (status == DOORSTEP_OK) {
        status = ds_file_write(b->options.output, text, length, NULL);
    }
    if (status != DOORSTEP_OK) {
        fail(b, status, doorstep_status_text(status));
    }
    free(text);
}

static void print_verdict(bench *b, const char *path, const ds_nrp_verdict *verdict) {
    printf("%s: %s: value %.10g\n", path, verdict->broken == 0 ? "accepted" : "broken",
           verdict->value);
    for (int rule = 0; rule < DS_NRP_RULES; rule++) {
        if (verdict->times[rule] > 0) {
            printf("  %s, %d times: %s\n", ds_nrp_rule_text((ds_nrp_rule)rule),
                   verdict->times[rule], verdict->first[rule]);
            note_failure(b, DOORSTEP_BROKEN_PLAN);
        }
    }
}

static void check(bench *b, const ds_nrp_instance *in, const char *path) {
    char message[DS_NRP_MESSAGE] = "";
    bool *works = NULL;
    ds_nrp_verdict verdict;
    doorstep_status status = ds_nrp_read_plan(in, path, &works, message);
    if (status == DOORSTEP_OK) {
        ds_nrp_check(in, works, &verdict);
        print_verdict(b, path, &verdict);
    } else {
        fprintf(stderr, "%s: ", path);
        fail(b, status, message[0] != '\0' ? message : doorstep_status_text(status));
    }
    free(works);
}

/* ---- Running --------------------------------------------------------------------------------- */

static ds_nrp_task task_of(const bench *b, int32_t task) {
    int32_t n_seeds = b->campaign.n_seeds;
    const ds_nrp_case *c = &b->campaign.cases[task / n_seeds];
    return (ds_nrp_task){.instance = c->instance,
                         .budget =
                             ds_bench_budget_of(&b->options.conditions, task % n_seeds, -c->best)};
}

static void run_one(int32_t number, void *result, void *payload) {
    const bench *b = payload;
    ds_nrp_task task = task_of(b, number);
    ds_nrp_run(&task, result);
}

static void print_run(const ds_nrp_case *c, const ds_nrp_task *task, const ds_nrp_result *result) {
    printf("%-12s seed %-4llu ", c->instance->name, (unsigned long long)task->budget.seed);
    if (isnan(result->value)) {
        printf("%s", result->message);
    } else {
        printf("value %-8.10g", result->value);
    }
    if (!isnan(result->value) && !isnan(c->best)) {
        printf(" of %-8.10g gap %7.4f %%", c->best, 100 * ds_nrp_gap(c->best, result->value));
    }
    printf("  found at %.2f of %.2f s, %lld iterations\n", result->course.final_seconds,
           result->course.seconds, (long long)result->course.iterations);
    fflush(stdout);
}

static void note_result(int32_t number, void *memory, const char *failure, void *payload) {
    bench *b = payload;
    const ds_nrp_result *result = memory;
    const ds_nrp_task task = task_of(b, number);
    int32_t which = number / b->campaign.n_seeds;
    const ds_nrp_case *c = &b->campaign.cases[which];
    if (failure != NULL || result->status != DOORSTEP_OK) {
        doorstep_status status = failure != NULL ? DOORSTEP_INTERNAL : result->status;
        fprintf(stderr, "%s, seed %llu: %s: %s\n", c->instance->name,
                (unsigned long long)task.budget.seed, doorstep_status_text(status),
                failure != NULL ? failure : result->message);
        note_failure(b, status);
        return;
    }
    ds_nrp_campaign_note(&b->campaign, which, number % b->campaign.n_seeds, result);
    if (b->options.conditions.each) {
        print_run(c, &task, result);
    }
    if (b->csv != NULL) {
        ds_nrp_csv_run(b->csv, c, &task, result);
    }
}

static void run(bench *b) {
    const ds_bench_conditions *conditions = &b->options.conditions;
    if (!ds_nrp_campaign_init(&b->campaign, b->list.items, b->list.count, conditions->n_seeds,
                              &b->references, &b->published)) {
        fail(b, DOORSTEP_NO_MEMORY, "out of memory");
        return;
    }
    if (!ds_bench_csv_open(conditions->csv, ds_nrp_csv_heading, &b->csv)) {
        fail(b, DOORSTEP_FILE_ERROR, "the file of --csv cannot be written");
        return;
    }
    ds_bench_print_conditions(conditions, stdout);
    const ds_bench_jobs work = {.count = b->campaign.n_cases * conditions->n_seeds,
                                .jobs = conditions->jobs,
                                .size = sizeof(ds_nrp_result),
                                .payload = b,
                                .run = run_one,
                                .done = note_result};
    if (!ds_bench_run_all(&work) ||
        !ds_nrp_summary_print(&b->campaign, conditions->markdown, stdout)) {
        fail(b, DOORSTEP_NO_MEMORY, "no memory or no process for the runs");
    }
    if (!ds_bench_csv_close(b->csv)) {
        fail(b, DOORSTEP_FILE_ERROR, "the file of --csv cannot be written");
    }
}

/* ---- What is asked --------------------------------------------------------------------------- */

/* False where it cannot be read: the tables would mislead without it. */
static bool read_values(bench *b, const char *path, ds_nrp_values *values) {
    char message[DS_NRP_MESSAGE];
    if (path == NULL) {
        return true;
    }
    doorstep_status status = ds_nrp_values_read(path, values, message);
    if (status != DOORSTEP_OK) {
        fail(b, status, message);
    }
    return status == DOORSTEP_OK;
}

static void act(bench *b, char **paths, int count) {
    const ds_nrp_options *o = &b->options;
    bool one = o->convert || o->check;
    for (int i = 0; i < (one ? 1 : count); i++) {
        note_failure(b, ds_nrp_list_add(&b->list, paths[i]));
    }
    if (one && b->list.count > 1) {
        fail(b, DOORSTEP_USAGE, "expected one instance, not a folder of them");
    } else if (b->list.count == 0) {
        return; /* told already */
    } else if (o->convert) {
        convert(b, &b->list.items[0]);
    } else if (o->check) {
        check(b, &b->list.items[0], paths[1]);
    } else if (read_values(b, o->reference, &b->references) &&
               read_values(b, o->published, &b->published)) {
        run(b);
    }
}

int main(int argc, char **argv) {
    bench b = {0};
    if (!ds_nrp_options_read(argc, argv, &b.options)) {
        fputs(ds_nrp_usage, stderr);
        return doorstep_status_exit_code(DOORSTEP_USAGE);
    }
    if (b.options.help) {
        fputs(ds_nrp_usage, stdout);
    } else {
        act(&b, argv + b.options.first, argc - b.options.first);
    }
    ds_nrp_campaign_free(&b.campaign);
    ds_nrp_values_free(&b.references);
    ds_nrp_values_free(&b.published);
    ds_nrp_list_free(&b.list);
    return b.code;
}
