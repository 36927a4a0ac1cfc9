#include "cli/job.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "cli/command.h"
#include "cli/input.h"
#include "cli/say.h"
#include "words/messages.h"

static const struct {
    const char *name;
    doorstep_format format;
} summaries[] = {{"summary.json", DOORSTEP_JSON}, {"summary.csv", DOORSTEP_TABLE}};

enum { N_SUMMARIES = sizeof summaries / sizeof summaries[0] };

static double clock_now(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

static doorstep_manifest_part part_of(const ds_cli_job *job, int32_t index) {
    doorstep_manifest_part part = DOORSTEP_MANIFEST_PART_INIT;
    doorstep_manifest_get_part(job->manifest, index, &part);
    return part;
}

/* ---- Opening ---- */

static doorstep_status usage(const ds_cli_request *request) {
    const char *wrong =
        request->output == NULL || strcmp(request->output, "-") == 0
            ? DS_TEXT("expected -o FOLDER, for the plans of a manifest's parts")
        : request->start != NULL || request->format >= 0 || request->bound_seconds > 0
            ? DS_TEXT("--start, --format and --bound-time do not go with a manifest")
        : request->total_seconds >= 0 && (request->seconds >= 0 || request->iterations >= 0)
            ? DS_TEXT("--total-time takes the place of --time and --iterations")
            : NULL;
    if (wrong != NULL) {
        ds_cli_usage("solve", "%s: %s", "solve", ds_cli_text(wrong));
        return DOORSTEP_USAGE;
    }
    return DOORSTEP_OK;
}

/* Makes the folder for the plans, and sees whether something can be written there. */
static doorstep_status make_output(const ds_cli_job *job) {
    char *path = ds_cli_plan_path(job->request, summaries[0].name);
    doorstep_diagnostics *diagnostics = NULL;
    doorstep_status status = path != NULL ? ds_cli_diagnostics(&diagnostics) : DOORSTEP_NO_MEMORY;
    if (status == DOORSTEP_OK) {
        status = doorstep_make_folders(path, diagnostics);
    }
    ds_cli_report(job->request->output, diagnostics, status, job->request->quiet);
    if (status == DOORSTEP_OK && !ds_cli_output_ready(path)) {
        status = DOORSTEP_FILE_ERROR;
    }
    doorstep_diagnostics_free(diagnostics);
    free(path);
    return status;
}

static int by_extent(const void *a, const void *b) {
    const ds_cli_piece *first = a, *second = b;
    if (first->extent != second->extent) {
        return first->extent > second->extent ? -1 : 1;
    }
    return (first->part > second->part) - (first->part < second->part);
}

static doorstep_status sort_parts(ds_cli_job *job) {
    size_t count = (size_t)job->n_parts;
    job->pieces = calloc(count, sizeof *job->pieces);
    job->planned = calloc(count, sizeof *job->planned);
    if (job->pieces == NULL || job->planned == NULL) {
        return DOORSTEP_NO_MEMORY;
    }
    for (int32_t i = 0; i < job->n_parts; i++) {
        char *path = ds_cli_instance_path(job->request, part_of(job, i).instance);
        job->pieces[i] = (ds_cli_piece){doorstep_instance_file_extent(path), i};
        free(path);
    }
    qsort(job->pieces, count, sizeof *job->pieces, by_extent);
    return doorstep_summary_new(job->manifest, &job->summary);
}

/* ---- What must not be written over ---- */

typedef struct file_id {
    dev_t device;
    ino_t node;
} file_id;

static int by_id(const void *a, const void *b) {
    const file_id *first = a, *second = b;
    if (first->device != second->device) {
        return first->device < second->device ? -1 : 1;
    }
    return (first->node > second->node) - (first->node < second->node);
}

/* Which file a path leads to; frees the path. False where there is none. */
static bool identify(char *path, file_id *id) {
    struct stat status;
    bool there = path != NULL && stat(path, &status) == 0;
    free(path);
    if (there) {
        *id = (file_id){status.st_dev, status.st_ino};
    }
    return there;
}

/* False, after saying so, where a file that is to be written is one of those. */
static bool is_free(const ds_cli_job *job, const char *name, const file_id *ids, size_t count) {
    file_id id;
    if (!identify(ds_cli_plan_path(job->request, name), &id) ||
        bsearch(&id, ids, count, sizeof id, by_id) == NULL) {
        return true;
    }
    fprintf(stderr,
            ds_cli_text("%s/%s: an instance is here, and a plan would take its place; give "
                        "another folder\n"),
            job->request->output, name);
    return false;
}

/* Plans have their instances' paths, in another folder: where the folders lie in one another the
 * plan of one part could be the instance of the next. And no plan may be where the summary goes. */
static doorstep_status expect_apart(const ds_cli_job *job) {
    file_id *ids = calloc((size_t)job->n_parts + 1, sizeof *ids);
    if (ids == NULL) {
        return DOORSTEP_NO_MEMORY;
    }
    size_t count = identify(strdup(job->request->operands[0]), &ids[0]);
    for (int32_t i = 0; i < job->n_parts; i++) {
        count +=
            identify(ds_cli_instance_path(job->request, part_of(job, i).instance), &ids[count]);
    }
    qsort(ids, count, sizeof *ids, by_id);
    bool apart = true;
    for (size_t s = 0; s < N_SUMMARIES && apart; s++) {
        apart = is_free(job, summaries[s].name, ids, count);
    }
    for (int32_t i = 0; i < job->n_parts && apart; i++) {
        const char *name = part_of(job, i).instance;
        apart = is_free(job, name, ids, count);
        for (size_t s = 0; s < N_SUMMARIES; s++) {
            if (strcmp(name, summaries[s].name) == 0) {
                fprintf(
                    stderr,
                    ds_cli_text("%s: /parts/%d/instance: \"%s\" is called as the summary beside "
                                "the plans\n"),
                    job->request->operands[0], i, name);
                apart = false;
            }
        }
    }
    free(ids);
    return apart ? DOORSTEP_OK : DOORSTEP_USAGE;
}

static doorstep_status open_job(ds_cli_job *job) {
    doorstep_status status = expect_apart(job);
    if (status == DOORSTEP_OK) {
        status = make_output(job);
    }
    if (status == DOORSTEP_OK) {
        status = sort_parts(job);
    }
    if (status == DOORSTEP_NO_MEMORY) {
        ds_cli_report(ds_cli_program, NULL, status, false);
    }
    return status;
}

doorstep_status ds_cli_job_open(ds_cli_job *job, const ds_cli_request *request,
                                const doorstep_cancel_token *token, int32_t workers) {
    *job = (ds_cli_job){.request = request, .token = token, .workers = workers};
    doorstep_status status = usage(request);
    if (status == DOORSTEP_OK) {
        status = ds_cli_read_manifest(request, &job->manifest);
    }
    job->n_parts = doorstep_manifest_parts(job->manifest);
    return status == DOORSTEP_OK ? open_job(job) : status;
}

void ds_cli_job_close(ds_cli_job *job) {
    doorstep_summary_free(job->summary);
    doorstep_manifest_free(job->manifest);
    free(job->planned);
    free(job->pieces);
}

/* ---- What is next ---- */

static bool has_file(const ds_cli_job *job, int32_t part) {
    char *path = ds_cli_plan_path(job->request, part_of(job, part).instance);
    bool there = path != NULL && access(path, F_OK) == 0;
    free(path);
    return there;
}

/* All parts have been looked at: what is left shares the time. */
static void begin_planning(ds_cli_job *job) {
    job->kind = DS_CLI_PLAN;
    job->next = 0;
    job->began = clock_now();
    job->share_left = job->request->total_seconds * job->workers;
    for (int32_t i = 0; i < job->n_parts; i++) {
        job->extent_left += job->planned[job->pieces[i].part] ? 0 : job->pieces[i].extent;
    }
}

/* A part's share of a total time, by its size: of what all workers have, but no more than is left
 * by the clock. What a large part cannot use is left to the others. */
static double share_of(ds_cli_job *job, const ds_cli_piece *piece) {
    if (job->request->total_seconds < 0 || job->kind != DS_CLI_PLAN || job->extent_left <= 0) {
        return job->request->total_seconds < 0 ? -1 : 0;
    }
    double left = job->request->total_seconds - (clock_now() - job->began);
    double share = job->share_left * (double)piece->extent / (double)job->extent_left;
    share = share < left ? share : left;
    share = share > 0 ? share : 0;
    job->share_left -= share;
    job->extent_left -= piece->extent;
    return share;
}

/* The next part that a task of this kind is for, or NULL. */
static const ds_cli_piece *next_piece(ds_cli_job *job) {
    while (job->next < job->n_parts) {
        const ds_cli_piece *piece = &job->pieces[job->next++];
        if (job->kind == DS_CLI_LOOK ? has_file(job, piece->part) : !job->planned[piece->part]) {
            return piece;
        }
    }
    return NULL;
}

ds_cli_turn ds_cli_job_next(ds_cli_job *job, ds_cli_task *task) {
    if (doorstep_cancelled(job->token)) {
        return DS_CLI_DONE;
    }
    const ds_cli_piece *piece = next_piece(job);
    if (piece == NULL && job->kind == DS_CLI_LOOK) {
        if (job->pending > 0) {
            return DS_CLI_WAIT;
        }
        begin_planning(job);
        piece = next_piece(job);
    }
    if (piece == NULL) {
        return DS_CLI_DONE;
    }
    *task = (ds_cli_task){.part = piece->part,
                          .kind = job->kind,
                          .seconds = share_of(job, piece),
                          .instance = part_of(job, piece->part).instance};
    job->pending++;
    return DS_CLI_TASK;
}

/* ---- What became of it ---- */

static void say_planned(const ds_cli_outcome *outcome) {
    const doorstep_plan_figures *f = &outcome->figures;
    fprintf(stderr, ds_cli_text("%lld of %lld households covered, score %.2f, "),
            (long long)f->covered, (long long)f->households, f->score);
    if (outcome->kind == DS_CLI_LOOK) {
        fputs(ds_cli_text("kept\n"), stderr);
    } else {
        fprintf(stderr, "%.1f s%s\n", f->seconds,
                outcome->stopped ? ds_cli_text(", stopped early") : "");
    }
}

/* "12 of 94: 72/703/25480.json (Ninh Sơn): ..." */
static void say(const ds_cli_job *job, const ds_cli_outcome *outcome) {
    const doorstep_manifest_part part = part_of(job, outcome->part);
    fprintf(stderr, ds_cli_text("%d of %d: "), job->n_done, job->n_parts);
    ds_cli_put_plain(stderr, part.instance);
    if (part.name[0] != '\0') {
        fputs(" (", stderr);
        ds_cli_put_plain(stderr, part.name);
        fputs(")", stderr);
    }
    fputs(": ", stderr);
    if (outcome->state == DS_CLI_PLANNED) {
        say_planned(outcome);
    } else {
        fputs(ds_cli_text("no plan\n"), stderr);
    }
}

void ds_cli_job_take(ds_cli_job *job, const ds_cli_outcome *outcome, const char *messages) {
    job->pending--;
    fputs(messages, stderr);
    if (outcome->state == DS_CLI_PLANNED) {
        job->planned[outcome->part] = true;
        job->n_planned++;
        doorstep_summary_planned(job->summary, outcome->part, &outcome->figures);
    } else if (outcome->state == DS_CLI_FAILED) {
        doorstep_summary_failed(job->summary, outcome->part, outcome->mistake, outcome->households);
    }
    if (outcome->state != DS_CLI_OPEN) {
        job->n_done++;
        if (!job->request->quiet) {
            say(job, outcome);
        }
    }
}

/* ---- The end ---- */

static doorstep_status write_summary(const ds_cli_job *job, const char *path,
                                     doorstep_format format) {
    char *text;
    size_t length;
    doorstep_status status =
        doorstep_summary_write(job->summary, format, ds_cli_language(), &text, &length);
    if (status != DOORSTEP_OK) {
        ds_cli_report(ds_cli_program, NULL, status, false);
        return status;
    }
    status = ds_cli_write(path, text, length);
    doorstep_free(text);
    return status;
}

doorstep_status ds_cli_job_finish(ds_cli_job *job) {
    doorstep_status status = DOORSTEP_OK;
    for (size_t s = 0; s < N_SUMMARIES && status == DOORSTEP_OK; s++) {
        char *path = ds_cli_plan_path(job->request, summaries[s].name);
        status = path != NULL ? write_summary(job, path, summaries[s].format) : DOORSTEP_NO_MEMORY;
        free(path);
    }
    if (status == DOORSTEP_OK && !job->request->quiet) {
        status = write_summary(job, NULL, DOORSTEP_TEXT);
    }
    return status == DOORSTEP_OK && job->n_planned < job->n_parts ? DOORSTEP_INCOMPLETE : status;
}
