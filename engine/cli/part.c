#include "cli/part.h"

#include <stdlib.h>
#include <string.h>

#include "cli/say.h"

/* What doing one task works with. */
typedef struct doing {
    const ds_cli_request *request;
    const ds_cli_task *task;
    const ds_cli_watch *watch;
    FILE *messages;
    ds_cli_outcome *outcome;
    char *instance_path, *plan_path;
    doorstep_diagnostics *diagnostics;
    doorstep_instance *instance;
    doorstep_instance_summary summary;
} doing;

/* ---- Paths ---- */

static char *join(const char *folder, size_t length, const char *slash, const char *name) {
    size_t size = length + strlen(slash) + strlen(name) + 1;
    char *path = malloc(size);
    if (path != NULL) {
        snprintf(path, size, "%.*s%s%s", (int)length, folder, slash, name);
    }
    return path;
}

char *ds_cli_instance_path(const ds_cli_request *request, const char *instance) {
    const char *manifest = request->operands[0], *slash = strrchr(manifest, '/');
    return join(manifest, slash != NULL ? (size_t)(slash + 1 - manifest) : 0, "", instance);
}

char *ds_cli_plan_path(const ds_cli_request *request, const char *instance) {
    return join(request->output, strlen(request->output), "/", instance);
}

/* ---- Is there a plan? ---- */

/* Was a plan made with this seed and this budget? Where all parts share a time, every plan that had
 * its share counts. */
static bool as_asked(const ds_cli_request *request, const doorstep_plan_figures *figures) {
    double seconds = request->seconds >= 0      ? request->seconds
                     : request->iterations >= 0 ? -1
                                                : DOORSTEP_DEFAULT_SECONDS;
    bool budget =
        request->total_seconds >= 0 ||
        (figures->budget_seconds == seconds && figures->budget_iterations == request->iterations);
    return budget && figures->budget_gap == request->gap &&
           figures->seed == (uint64_t)request->seed && figures->stopped == NULL;
}

/* Is it of this very instance, and does it keep every rule? A plan that somebody changed does not
 * pass for one made here where it is no longer sound. */
static bool is_sound(const doing *d, const doorstep_plan *plan,
                     const doorstep_plan_figures *figures) {
    doorstep_check_report *report;
    bool sound = false;
    if (figures->has_digest && figures->digest == d->summary.digest &&
        doorstep_check(plan, NULL, NULL, &report) == DOORSTEP_OK) {
        sound = doorstep_check_violations(report) == 0;
        doorstep_check_report_free(report);
    }
    return sound;
}

static void keep_figures(const doing *d, const doorstep_plan *plan) {
    ds_cli_outcome *outcome = d->outcome;
    outcome->figures = (doorstep_plan_figures)DOORSTEP_PLAN_FIGURES_INIT;
    doorstep_plan_get_figures(plan, &outcome->figures);
    outcome->stopped = outcome->figures.stopped != NULL;
    outcome->figures.stopped = NULL;
}

static void look(const doing *d) {
    doorstep_plan *plan;
    doorstep_plan_figures figures = DOORSTEP_PLAN_FIGURES_INIT;
    if (doorstep_plan_read_file(d->instance, d->plan_path, NULL, &plan) != DOORSTEP_OK) {
        return;
    }
    doorstep_plan_get_figures(plan, &figures);
    if (as_asked(d->request, &figures) && is_sound(d, plan, &figures)) {
        keep_figures(d, plan);
        d->outcome->state = DS_CLI_PLANNED;
    }
    doorstep_plan_free(plan);
}

/* ---- A new plan ---- */

static doorstep_status solve(const doing *d, doorstep_plan **plan) {
    doorstep_solve_options options = DOORSTEP_SOLVE_OPTIONS_INIT;
    options.seconds = d->task->seconds >= 0 ? d->task->seconds : d->request->seconds;
    options.iterations = d->request->iterations;
    options.seed = (uint64_t)d->request->seed;
    options.threads = (int32_t)d->request->threads;
    options.gap = d->request->gap;
    options.max_memory = d->request->max_memory;
    options.cancel = d->watch->token;
    options.progress = d->watch->progress;
    options.payload = d->watch->payload;
    return doorstep_solve(d->instance, &options, d->diagnostics, plan);
}

/* Whole or not at all. */
static doorstep_status write_plan(const doing *d, const doorstep_plan *plan) {
    doorstep_status status = doorstep_make_folders(d->plan_path, d->diagnostics);
    return status == DOORSTEP_OK ? doorstep_plan_write_file(plan, DOORSTEP_JSON, ds_cli_language(),
                                                            d->plan_path, d->diagnostics)
                                 : status;
}

/* The first mistake, with its place in the file, or what the status says. */
static void note_mistake(const doing *d, doorstep_status status) {
    char *mistake = d->outcome->mistake;
    snprintf(mistake, DS_CLI_MISTAKE, "%s", ds_cli_text(doorstep_status_text(status)));
    for (int i = 0; i < doorstep_diagnostics_count(d->diagnostics); i++) {
        doorstep_diagnostic found;
        doorstep_diagnostics_get(d->diagnostics, i, &found);
        if (found.severity == DOORSTEP_ERROR) {
            bool placed = found.pointer != NULL && found.pointer[0] != '\0';
            snprintf(mistake, DS_CLI_MISTAKE, "%s%s%s", placed ? found.pointer : "",
                     placed ? ": " : "", found.message);
            return;
        }
    }
}

/* Says what a step had to say about a file, and takes note where it failed. */
static bool done(const doing *d, const char *path, doorstep_status status) {
    if (d->task->kind == DS_CLI_PLAN) {
        ds_cli_report_to(d->messages, path, d->diagnostics, status, d->request->quiet);
        if (status != DOORSTEP_OK) {
            d->outcome->state = DS_CLI_FAILED;
            note_mistake(d, status);
        }
    }
    doorstep_diagnostics_clear(d->diagnostics);
    return status == DOORSTEP_OK;
}

static void make_plan(const doing *d) {
    doorstep_plan *plan;
    if (!done(d, d->instance_path, solve(d, &plan))) {
        return;
    }
    bool wanted = d->watch->unwanted == NULL || !d->watch->unwanted(d->watch->payload);
    if (wanted && done(d, d->plan_path, write_plan(d, plan))) {
        keep_figures(d, plan);
        d->outcome->state = DS_CLI_PLANNED;
    }
    doorstep_plan_free(plan);
}

/* ---- The whole ---- */

static bool prepare(doing *d) {
    d->instance_path = ds_cli_instance_path(d->request, d->task->instance);
    d->plan_path = ds_cli_plan_path(d->request, d->task->instance);
    return d->instance_path != NULL && d->plan_path != NULL &&
           ds_cli_diagnostics(&d->diagnostics) == DOORSTEP_OK;
}

static bool read_instance(doing *d) {
    doorstep_read_options options = DOORSTEP_READ_OPTIONS_INIT;
    options.tolerant = d->request->tolerant;
    doorstep_status status =
        doorstep_instance_read_file(d->instance_path, &options, d->diagnostics, &d->instance);
    if (!done(d, d->instance_path, status)) {
        return false;
    }
    d->summary = (doorstep_instance_summary)DOORSTEP_INSTANCE_SUMMARY_INIT;
    doorstep_instance_summarize(d->instance, &d->summary);
    d->outcome->households = d->summary.households;
    return true;
}

void ds_cli_do(const ds_cli_request *request, const ds_cli_task *task, const ds_cli_watch *watch,
               FILE *messages, ds_cli_outcome *outcome) {
    doing d = {
        .request = request, .task = task, .watch = watch, .messages = messages, .outcome = outcome};
    memset(outcome, 0, sizeof *outcome); /* all of it is sent */
    outcome->part = task->part;
    outcome->kind = task->kind;
    if (!prepare(&d)) {
        done(&d, task->instance, DOORSTEP_NO_MEMORY);
    } else if (read_instance(&d)) {
        if (task->kind == DS_CLI_LOOK) {
            look(&d);
        } else {
            make_plan(&d);
        }
    }
    doorstep_instance_free(d.instance);
    doorstep_diagnostics_free(d.diagnostics);
    free(d.plan_path);
    free(d.instance_path);
}
