#include "runs.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "api/handles.h"
#include "base/control.h"
#include "median.h"
#include "greedy.h"

enum { READINGS = 5 };

/* ---- In the child ---------------------------------------------------------------------------- */

static double reading_time(const char *path) {
    double seconds[READINGS];
    int count = 0;
    for (int i = 0; i < READINGS; i++) {
        doorstep_instance *instance = NULL;
        double began = ds_clock();
        if (doorstep_instance_read_file(path, NULL, NULL, &instance) == DOORSTEP_OK) {
            seconds[count++] = ds_clock() - began;
        }
        doorstep_instance_free(instance);
    }
    return ds_bench_median(seconds, count);
}

static doorstep_status plan_greedily(const doorstep_instance *instance, doorstep_plan **out) {
    ds_plan *plan;
    doorstep_status status = ds_bench_greedy(instance->in, &plan);
    return status == DOORSTEP_OK ? ds_plan_handle(instance, plan, out) : status;
}

/* The scores that a run has told, rising, and when. */
typedef struct climb {
    doorstep_progress *steps;
    size_t count, room;
} climb;

static void note_step(const doorstep_progress *progress, void *payload) {
    climb *c = payload;
    if (c->count > 0 && progress->score <= c->steps[c->count - 1].score) {
        return;
    }
    if (c->count == c->room) {
        size_t room = c->room > 0 ? 2 * c->room : 1024;
        doorstep_progress *grown = realloc(c->steps, room * sizeof *grown);
        if (grown == NULL) {
            return;
        }
        c->steps = grown;
        c->room = room;
    }
    c->steps[c->count++] = *progress;
}

/* When the score first was within a hundredth of what it came to. */
static double nearly_there(const climb *c) {
    for (size_t i = 0; i < c->count; i++) {
        double last = c->steps[c->count - 1].score;
        if (c->steps[i].score >= last - 0.01 * fabs(last)) {
            return c->steps[i].seconds;
        }
    }
    return NAN;
}

static doorstep_status plan_by_engine(const ds_bench_task *task, const doorstep_instance *instance,
                                      doorstep_diagnostics *diagnostics, ds_bench_result *result,
                                      doorstep_plan **out) {
    climb steps = {0};
    doorstep_solve_options options = DOORSTEP_SOLVE_OPTIONS_INIT;
    options.seconds = task->seconds;
    options.seed = task->seed;
    options.threads = task->threads;
    options.progress = note_step;
    options.payload = &steps;
    doorstep_status status = doorstep_solve(instance, &options, diagnostics, out);
    result->figures[DS_BENCH_NEARLY] = nearly_there(&steps);
    free(steps.steps);
    return status;
}

/* Over all demands, the people missing to their minimum. */
static double people_missing(const doorstep_plan *plan) {
    int32_t missing = 0;
    for (int32_t d = 0; d < plan->in->n_demands; d++) {
        const ds_demand *demand = &plan->in->demands[d];
        int32_t staff = 0;
        for (int32_t i = 0; i < plan->plan->n_duties; i++) {
            const ds_duty *duty = &plan->plan->duties[i];
            staff += duty->desk == demand->desk && duty->shift == demand->shift;
        }
        missing += staff < demand->min ? demand->min - staff : 0;
    }
    return missing;
}

static void note_violation(const doorstep_check_report *report, ds_bench_result *result) {
    doorstep_violation violation;
    result->violations = doorstep_check_violations(report);
    if (doorstep_check_violation(report, 0, &violation) == DOORSTEP_OK) {
        snprintf(result->message, sizeof result->message, "%s %s", violation.code, violation.text);
    }
}

static doorstep_status judge(const ds_bench_task *task, const doorstep_plan *plan,
                             ds_bench_result *result) {
    doorstep_plan_figures figures = DOORSTEP_PLAN_FIGURES_INIT;
    doorstep_check_report *report = NULL;
    doorstep_status status = doorstep_check(plan, NULL, NULL, &report);
    if (status == DOORSTEP_OK) {
        note_violation(report, result);
        status = doorstep_check_get_figures(report, &figures);
    }
    doorstep_check_report_free(report);
    result->figures[DS_BENCH_COVERAGE] = figures.coverage;
    result->figures[DS_BENCH_SCORE] = figures.score;
    result->figures[DS_BENCH_COVERED] = (double)figures.covered;
    result->figures[DS_BENCH_SHORTAGE] = people_missing(plan);
    if (figures.has_bound && figures.bound > 0.0) {
        result->figures[DS_BENCH_SHARE] = figures.score / figures.bound;
    }
    if (!task->greedy) {
        result->figures[DS_BENCH_ITERATIONS] = (double)figures.iterations;
        result->figures[DS_BENCH_RATE] =
            (double)figures.iterations / result->figures[DS_BENCH_SECONDS];
    }
    return status;
}

static void note_mistake(const doorstep_diagnostics *diagnostics, ds_bench_result *result) {
    doorstep_diagnostic first;
    for (int i = 0; doorstep_diagnostics_get(diagnostics, i, &first) == DOORSTEP_OK; i++) {
        if (first.severity == DOORSTEP_ERROR) {
            const char *place = first.pointer != NULL ? first.pointer : "";
            snprintf(result->message, sizeof result->message, "%s%s%s", place,
                     place[0] != '\0' ? ": " : "", first.message);
            return;
        }
    }
}

static doorstep_status plan_and_judge(const ds_bench_task *task, doorstep_diagnostics *diagnostics,
                                      ds_bench_result *result) {
    doorstep_instance *instance = NULL;
    doorstep_plan *plan = NULL;
    doorstep_status status = doorstep_instance_read_file(task->path, NULL, diagnostics, &instance);
    if (status == DOORSTEP_OK) {
        doorstep_instance_summarize(instance, &result->size);
        double began = ds_clock();
        status = task->greedy ? plan_greedily(instance, &plan)
                              : plan_by_engine(task, instance, diagnostics, result, &plan);
        result->figures[DS_BENCH_SECONDS] = ds_clock() - began;
    }
    if (status == DOORSTEP_OK) {
        status = judge(task, plan, result);
    }
    doorstep_plan_free(plan);
    doorstep_instance_free(instance);
    return status;
}

static void measure(const ds_bench_task *task, ds_bench_result *result) {
    doorstep_diagnostics *diagnostics = NULL;
    doorstep_status status = doorstep_diagnostics_new(&diagnostics);
    if (status == DOORSTEP_OK) {
        status = plan_and_judge(task, diagnostics, result);
        note_mistake(diagnostics, result);
    }
    if (status == DOORSTEP_OK && task->greedy) {
        result->read_seconds = reading_time(task->path);
    }
    result->size.name = NULL; /* it belonged to the instance */
    result->status = status;
    doorstep_diagnostics_free(diagnostics);
}

/* ---- In the parent --------------------------------------------------------------------------- */

static void clear(ds_bench_result *result) {
    *result =
        (ds_bench_result){.status = DOORSTEP_INTERNAL, .size = DOORSTEP_INSTANCE_SUMMARY_INIT};
    for (int k = 0; k < DS_BENCH_FIGURES; k++) {
        result->figures[k] = NAN;
    }
}

void ds_bench_run(const ds_bench_task *task, ds_bench_result *result) {
    clear(result);
    ds_bench_result *shared =
        mmap(NULL, sizeof *shared, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (shared == MAP_FAILED) {
        result->status = DOORSTEP_NO_MEMORY;
        return;
    }
    *shared = *result;
    fflush(NULL); /* what is buffered is not the child's to print */
    pid_t child = fork();
    if (child == 0) {
        measure(task, shared);
        _exit(0);
    }
    struct rusage usage;
    if (child > 0 && wait4(child, NULL, 0, &usage) == child) {
        *result = *shared;
        result->figures[DS_BENCH_MEGABYTES] = (double)usage.ru_maxrss / 1024.0;
    }
    munmap(shared, sizeof *shared);
}
