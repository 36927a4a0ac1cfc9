#include "top_routes.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "io/file.h"
#include "lines.h"

/* Words up to a comment. */
static int32_t words_of(const ds_bench_lines *lines) {
    int32_t n = 0;
    while (n < lines->count && n < DS_BENCH_WORDS && lines->words[n].text[0] != '#') {
        n++;
    }
    return n;
}

static bool read_route(ds_bench_lines *lines, ds_top_routes *out) {
    int32_t words = words_of(lines);
    int32_t stops = out->count > 0 ? out->ends[out->count - 1] : 0;
    if (words == 0) {
        return true;
    }
    if (out->count == DS_TOP_MAX_ROUTES) {
        return ds_bench_mistake(lines, "found another route, expected at most %d",
                                DS_TOP_MAX_ROUTES);
    }
    for (int32_t i = 0; i < words; i++) {
        if (stops == DS_TOP_MAX_NODES) {
            return ds_bench_mistake(lines, "found another customer, expected at most %d in all",
                                    DS_TOP_MAX_NODES);
        }
        if (!ds_bench_whole(lines, i, "a customer", 0, DS_TOP_MAX_NODES, &out->stops[stops++])) {
            return false;
        }
    }
    out->ends[out->count++] = stops;
    return true;
}

static bool read_routes(const char *path, const char *text, size_t length, ds_top_routes *out,
                        char message[DS_TOP_MESSAGE]) {
    ds_bench_lines lines;
    bool good = true;
    ds_bench_lines_init(&lines, path, text, length, message, DS_TOP_MESSAGE);
    while (good && ds_bench_next_line(&lines, "")) {
        good = read_route(&lines, out);
    }
    return good;
}

doorstep_status ds_top_routes_read(const char *path, ds_top_routes *out,
                                   char message[DS_TOP_MESSAGE]) {
    char *text = NULL;
    size_t length = 0;
    *out = (ds_top_routes){.ends = calloc(DS_TOP_MAX_ROUTES, sizeof *out->ends),
                           .stops = calloc(DS_TOP_MAX_NODES, sizeof *out->stops)};
    doorstep_status status = out->ends == NULL || out->stops == NULL
                                 ? DOORSTEP_NO_MEMORY
                                 : ds_file_read(path, NULL, &text, &length);
    if (status != DOORSTEP_OK) {
        snprintf(message, DS_TOP_MESSAGE, "%.120s: %s", path, doorstep_status_text(status));
    } else if (!read_routes(path, text, length, out, message)) {
        status = DOORSTEP_BAD_INPUT;
    }
    free(text);
    if (status != DOORSTEP_OK) {
        ds_top_routes_free(out);
    }
    return status;
}

void ds_top_routes_free(ds_top_routes *routes) {
    free(routes->ends);
    free(routes->stops);
    *routes = (ds_top_routes){0};
}

bool ds_top_routes_write(const char *path, const char *heading, const ds_top_routes *routes) {
    FILE *file = fopen(path, "w");
    if (file == NULL) {
        return false;
    }
    fprintf(file, "# %s\n", heading);
    for (int32_t r = 0; r < routes->count; r++) {
        for (int32_t k = ds_top_first_stop(routes, r); k < routes->ends[r]; k++) {
            fprintf(file, "%s%d", k > ds_top_first_stop(routes, r) ? " " : "", routes->stops[k]);
        }
        fputc('\n', file);
    }
    bool written = !ferror(file);
    return fclose(file) == 0 && written;
}
