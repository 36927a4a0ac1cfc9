/* Pages of a manifest's plans: one for each part, and index.html, which leads to them. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/command.h"
#include "cli/part.h"
#include "cli/say.h"

enum { LINK = 256 };

typedef struct work {
    const ds_cli_request *request;
    const char *instance; /* path of the part's instance from the manifest's folder */
    doorstep_diagnostics *diagnostics;
    doorstep_plan_figures figures;
    doorstep_instance_summary summary;
} work;

/* folder/instance with another ending, malloc'd. */
static char *beside(const char *folder, const char *instance, const char *ending) {
    size_t length = strlen(instance), json = strlen(".json");
    if (length > json && strcmp(instance + length - json, ".json") == 0) {
        length -= json;
    }
    size_t size = strlen(folder) + 1 + length + strlen(ending) + 1;
    char *path = malloc(size);
    if (path != NULL) {
        snprintf(path, size, "%s/%.*s%s", folder, (int)length, instance, ending);
    }
    return path;
}

/* The way from a part's page back to the index: "../" for each folder between. */
static void link_back(const char *instance, char link[LINK]) {
    size_t used = 0;
    for (const char *c = instance; *c != '\0' && used + sizeof "../index.html" < LINK; c++) {
        if (*c == '/') {
            used += (size_t)snprintf(link + used, LINK - used, "../");
        }
    }
    snprintf(link + used, LINK - used, "index.html");
}

static doorstep_status write_page(work *w, const doorstep_plan *plan) {
    char link[LINK], *text = NULL;
    size_t length = 0;
    doorstep_page_options options = DOORSTEP_PAGE_OPTIONS_INIT;
    link_back(w->instance, link);
    options.language = ds_cli_language();
    options.index = link;
    options.streets = ds_cli_streets(w->request->streets);
    char *path = beside(w->request->output, w->instance, ".html");
    doorstep_status status =
        path == NULL ? DOORSTEP_NO_MEMORY
                     : doorstep_page_write(plan, &options, w->diagnostics, &text, &length);
    if (status == DOORSTEP_OK) {
        status = doorstep_make_folders(path, w->diagnostics);
    }
    if (status == DOORSTEP_OK) {
        status = doorstep_write_file(path, text, length, w->diagnostics);
    }
    doorstep_free(text);
    free(path);
    return status;
}

/* Reads a part and its plan, and writes its page. */
static doorstep_status do_part(work *w) {
    doorstep_read_options options = DOORSTEP_READ_OPTIONS_INIT;
    doorstep_instance *instance = NULL;
    doorstep_plan *plan = NULL;
    char *path = ds_cli_instance_path(w->request, w->instance);
    char *plan_path = beside(w->request->operands[1], w->instance, ".json");
    options.tolerant = w->request->tolerant;
    doorstep_status status =
        path == NULL || plan_path == NULL
            ? DOORSTEP_NO_MEMORY
            : doorstep_instance_read_file(path, &options, w->diagnostics, &instance);
    if (status == DOORSTEP_OK) {
        doorstep_instance_summarize(instance, &w->summary);
        status = doorstep_plan_read_file(instance, plan_path, w->diagnostics, &plan);
    }
    if (status == DOORSTEP_OK) {
        status = write_page(w, plan);
        doorstep_plan_get_figures(plan, &w->figures);
    }
    doorstep_plan_free(plan);
    doorstep_instance_free(instance);
    free(path);
    free(plan_path);
    return status;
}

/* The first mistake that was told, or what the status says. */
static const char *mistake_of(const doorstep_diagnostics *diagnostics, doorstep_status status) {
    doorstep_diagnostic d;
    for (int i = 0; doorstep_diagnostics_get(diagnostics, i, &d) == DOORSTEP_OK; i++) {
        if (d.severity == DOORSTEP_ERROR) {
            return d.message;
        }
    }
    return ds_cli_text(doorstep_status_text(status));
}

/* What keeps one part from its page does not keep the others from theirs. */
static doorstep_status add_part(const ds_cli_request *request, const doorstep_manifest *manifest,
                                int32_t index, doorstep_summary *summary) {
    doorstep_manifest_part part = DOORSTEP_MANIFEST_PART_INIT;
    doorstep_manifest_get_part(manifest, index, &part);
    work w = {.request = request, .instance = part.instance};
    w.figures = (doorstep_plan_figures)DOORSTEP_PLAN_FIGURES_INIT;
    w.summary = (doorstep_instance_summary)DOORSTEP_INSTANCE_SUMMARY_INIT;
    doorstep_status status = ds_cli_diagnostics(&w.diagnostics);
    if (status != DOORSTEP_OK) {
        return status;
    }
    status = do_part(&w);
    ds_cli_report(part.instance, w.diagnostics, status, request->quiet);
    status = status == DOORSTEP_OK
                 ? doorstep_summary_planned(summary, index, &w.figures)
                 : doorstep_summary_failed(summary, index, mistake_of(w.diagnostics, status),
                                           w.summary.households);
    if (w.summary.households > 0) {
        doorstep_summary_place(summary, index, w.summary.lat, w.summary.lon);
    }
    doorstep_diagnostics_free(w.diagnostics);
    return status;
}

/* The page that leads to the parts'; says what is wrong with an option. */
static doorstep_status make_index(const ds_cli_request *request, const doorstep_summary *summary,
                                  char **text, size_t *length) {
    doorstep_page_options options = DOORSTEP_PAGE_OPTIONS_INIT;
    options.language = ds_cli_language();
    options.streets = ds_cli_streets(request->streets);
    doorstep_diagnostics *diagnostics = NULL;
    doorstep_status status = ds_cli_diagnostics(&diagnostics);
    if (status == DOORSTEP_OK) {
        status = doorstep_summary_page_write(summary, &options, diagnostics, text, length);
    }
    ds_cli_report("report: --streets", diagnostics, status, request->quiet);
    doorstep_diagnostics_free(diagnostics);
    return status;
}

static doorstep_status write_index(const ds_cli_request *request, const doorstep_summary *summary) {
    char *text = NULL, *path = beside(request->output, "index", ".html");
    size_t length;
    doorstep_status status =
        path == NULL ? DOORSTEP_NO_MEMORY : make_index(request, summary, &text, &length);
    if (status == DOORSTEP_OK) {
        status = doorstep_make_folders(path, NULL);
        status = status == DOORSTEP_OK ? ds_cli_write(path, text, length) : status;
    }
    doorstep_free(text);
    free(path);
    return status;
}

/* Would there be an index? Asked before the work that a wrong option would make useless. */
static doorstep_status try_index(const ds_cli_request *request, const doorstep_summary *summary) {
    char *text = NULL;
    size_t length;
    doorstep_status status = make_index(request, summary, &text, &length);
    doorstep_free(text);
    return status;
}

static doorstep_status write_all(const ds_cli_request *request, const doorstep_manifest *manifest) {
    doorstep_summary *summary = NULL;
    doorstep_status status = doorstep_summary_new(manifest, &summary);
    if (status == DOORSTEP_OK) {
        status = try_index(request, summary);
    }
    for (int32_t p = 0; p < doorstep_manifest_parts(manifest) && status == DOORSTEP_OK; p++) {
        status = add_part(request, manifest, p, summary);
    }
    if (status == DOORSTEP_OK) {
        status = write_index(request, summary);
    }
    if (status == DOORSTEP_OK && doorstep_summary_count_failed(summary) > 0) {
        status = DOORSTEP_INCOMPLETE;
    }
    doorstep_summary_free(summary);
    return status;
}

doorstep_status ds_cli_pages(const ds_cli_request *request) {
    doorstep_manifest *manifest = NULL;
    doorstep_diagnostics *diagnostics = NULL;
    if (request->output == NULL || strcmp(request->output, "-") == 0) {
        ds_cli_usage("report", "report: pages of a manifest need a folder: -o FOLDER");
        return DOORSTEP_USAGE;
    }
    doorstep_status status = ds_cli_diagnostics(&diagnostics);
    if (status == DOORSTEP_OK) {
        status = doorstep_manifest_read_file(request->operands[0], diagnostics, &manifest);
    }
    ds_cli_report(request->operands[0], diagnostics, status, request->quiet);
    doorstep_diagnostics_free(diagnostics);
    if (status == DOORSTEP_OK) {
        status = write_all(request, manifest);
    }
    doorstep_manifest_free(manifest);
    return status;
}
