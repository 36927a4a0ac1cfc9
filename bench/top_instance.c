#include "top_instance.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/diag.h"
#include "io/file.h"
#include "model/instance.h"
#include "lines.h"

/* Far beyond the public files. Within them truncated distances can be computed exactly, and a unit
 * of distance has hundreds of ticks. */
static const double FARTHEST = 1e6, HIGHEST_SCORE = 1e6, LONGEST_ROUTE = 1e6;

/* ---- Names ----------------------------------------------------------------------------------- */

static void copy_name(char name[DS_TOP_NAME], const char *text, size_t length) {
    size_t kept = length < DS_TOP_NAME - 1 ? length : DS_TOP_NAME - 1;
    memcpy(name, text, kept);
    name[kept] = '\0';
    ds_make_one_line(name, DS_TOP_NAME);
}

static void name_instance(ds_top_instance *in, const char *path) {
    const char *slash = strrchr(path, '/');
    const char *file = slash != NULL ? slash + 1 : path;
    const char *dot = strrchr(file, '.');
    copy_name(in->name, file, dot != NULL ? (size_t)(dot - file) : strlen(file));
}

static void name_by_folder(ds_top_instance *in, const char *path) {
    const char *stop = strrchr(path, '/');
    const char *start = stop;
    while (start != NULL && start > path && start[-1] != '/') {
        start--;
    }
    if (stop != NULL && stop > start) {
        copy_name(in->set, start, (size_t)(stop - start));
    } else {
        memcpy(in->set, in->name, sizeof in->set);
    }
}

/* "p4.2.d" is of p4, "c101" of c1, "pr01" of pr; of other names the folder tells. */
static void name_set(ds_top_instance *in, const char *path) {
    size_t stem = strcspn(in->name, ".");
    size_t letters = strspn(in->name, "abcdefghijklmnopqrstuvwxyz");
    size_t digits = strspn(in->name + letters, "0123456789");
    if (!in->windows && stem > 0 && in->name[stem] == '.') {
        copy_name(in->set, in->name, stem);
    } else if (in->windows && letters > 0 && digits > 0) {
        copy_name(in->set, in->name, in->decimals == 1 ? letters + 1 : letters);
    } else {
        name_by_folder(in, path);
    }
}

/* ---- Without time windows: Chao, Golden & Wasil; Dang, Guibadj & Moukrim -----------------------
 */

/* The semicolons are Dang's. */
static const char SEPARATORS[] = ";";

static bool next_line(ds_bench_lines *lines, const char *separators, const char *expected) {
    if (ds_bench_next_line(lines, separators)) {
        return true;
    }
    lines->line++;
    return ds_bench_mistake(lines, "the file ends here, expected %s", expected);
}

static bool make_nodes(ds_bench_lines *lines, ds_top_instance *in) {
    in->nodes = calloc((size_t)in->n_nodes, sizeof *in->nodes);
    return in->nodes != NULL || ds_bench_mistake(lines, "out of memory");
}

/* The line at hand as "key value"; the cursor goes on. */
static bool keyed_line(ds_bench_lines *lines, const char *key, const char *expected) {
    if (lines->count != 2 || !ds_bench_word_is(lines, 0, key)) {
        return ds_bench_mistake(lines, "found \"%.*s\" and %d words in all, expected %s",
                                (int)(lines->words[0].length < 40 ? lines->words[0].length : 40),
                                lines->words[0].text, lines->count, expected);
    }
    return true;
}

static bool read_head(ds_bench_lines *lines, ds_top_instance *in) {
    static const char N[] = "\"n\" and the number of points",
                      M[] = "\"m\" and the number of routes",
                      T[] = "\"tmax\" and the longest route";
    return keyed_line(lines, "n", N) &&
           ds_bench_whole(lines, 1, "the number of points", 2, DS_TOP_MAX_NODES, &in->n_nodes) &&
           next_line(lines, SEPARATORS, M) && keyed_line(lines, "m", M) &&
           ds_bench_whole(lines, 1, "the number of routes", 1, DS_TOP_MAX_ROUTES, &in->routes) &&
           next_line(lines, SEPARATORS, T) && keyed_line(lines, "tmax", T) &&
           ds_bench_number(lines, 1, "the longest route", 0, LONGEST_ROUTE, &in->limit);
}

static bool read_point(ds_bench_lines *lines, ds_top_node *node) {
    static const char ROW[] = "three: x, y and score";
    if (!next_line(lines, SEPARATORS, ROW)) {
        return false;
    }
    if (lines->count != 3) {
        return ds_bench_too_short(lines, ROW);
    }
    return ds_bench_number(lines, 0, "x", -FARTHEST, FARTHEST, &node->x) &&
           ds_bench_number(lines, 1, "y", -FARTHEST, FARTHEST, &node->y) &&
           ds_bench_number(lines, 2, "a score", 0, HIGHEST_SCORE, &node->score);
}

static bool read_plain(ds_bench_lines *lines, ds_top_instance *in) {
    bool good = read_head(lines, in) && make_nodes(lines, in);
    for (int32_t i = 0; good && i < in->n_nodes; i++) {
        good = read_point(lines, &in->nodes[i]);
    }
    in->end = in->n_nodes - 1;
    return good;
}

/* ---- With time windows: Solomon, Cordeau -------------------------------------------------------
 */

/* Truncated distances are exact only where coordinates are: to four decimals. */
static bool coordinate(ds_bench_lines *lines, int32_t i, const char *what, double *out) {
    const double unit = 1e4;
    if (!ds_bench_number(lines, i, what, -FARTHEST, FARTHEST, out)) {
        return false;
    }
    return fabs(*out * unit - nearbyint(*out * unit)) < 1e-4 ||
           ds_bench_mistake(lines, "found %.9g, expected %s of at most four decimals", *out, what);
}

/* A time has to be a multiple of the distances' unit. */
static bool time_of_day(ds_bench_lines *lines, const ds_top_instance *in, int32_t i,
                        const char *what, double *out) {
    double unit = pow(10, in->decimals), latest = DS_DAY_SECONDS;
    if (!ds_bench_number(lines, i, what, 0, latest, out)) {
        return false;
    }
    return fabs(*out * unit - nearbyint(*out * unit)) < 1e-6 ||
           ds_bench_mistake(lines, "found %.9g, expected %s of at most %d decimal%s, as distances",
                            *out, what, in->decimals, in->decimals == 1 ? "" : "s");
}

/* "i x y d S f a list O C", where the list has `a` words. */
static bool read_row(ds_bench_lines *lines, const ds_top_instance *in, int32_t i,
                     ds_top_node *node) {
    enum { SHORTEST = 9, LONGEST = 64 };
    static const char ROW[] = "at least nine: i x y d S f a, a list of a words, O C";
    int32_t number = 0, list = 0, last = lines->count - 1;
    if (lines->count < SHORTEST || lines->count > LONGEST) {
        return ds_bench_too_short(lines, ROW);
    }
    bool good = ds_bench_whole(lines, 0, "the row's number", i, i, &number) &&
                coordinate(lines, 1, "x", &node->x) && coordinate(lines, 2, "y", &node->y) &&
                time_of_day(lines, in, 3, "a duration", &node->duration) &&
                ds_bench_number(lines, 4, "a score", 0, HIGHEST_SCORE, &node->score) &&
                ds_bench_whole(lines, 6, "the length of the list", 0, LONGEST, &list);
    if (good && lines->count != SHORTEST + list) {
        return ds_bench_mistake(lines, "found %d words, expected %d with a list of %d",
                                lines->count, SHORTEST + list, list);
    }
    good = good && time_of_day(lines, in, last - 1, "the start of a window", &node->open) &&
           time_of_day(lines, in, last, "the end of a window", &node->close);
    return good && (node->open <= node->close ||
                    ds_bench_mistake(lines, "the window is from %g to %g, expected a later end",
                                     node->open, node->close));
}

/* First line "k v N t", second one not relevant, then rows 0 to N. */
static bool read_windows(ds_bench_lines *lines, ds_top_instance *in) {
    int32_t customers = 0;
    if (lines->count < 3) {
        return ds_bench_too_short(lines, "at least three: k, v and the number of customers");
    }
    bool good =
        ds_bench_whole(lines, 2, "the number of customers", 0, DS_TOP_MAX_NODES - 1, &customers);
    in->n_nodes = customers + 1;
    good = good && next_line(lines, "", "a second line") && make_nodes(lines, in);
    for (int32_t i = 0; good && i <= customers; i++) {
        good = next_line(lines, "", "a row of a point") && read_row(lines, in, i, &in->nodes[i]);
    }
    return good;
}

/* ---- Both ------------------------------------------------------------------------------------ */

static bool read_any(ds_bench_lines *lines, ds_top_instance *in) {
    if (!next_line(lines, SEPARATORS, "a team orienteering instance")) {
        return false;
    }
    in->windows = !ds_bench_word_is(lines, 0, "n");
    bool good = in->windows ? read_windows(lines, in) : read_plain(lines, in);
    if (good && ds_bench_next_line(lines, SEPARATORS)) {
        ds_bench_mistake(lines, "the rest of the file is not read: all %d points are there",
                         in->n_nodes);
    }
    return good;
}

doorstep_status ds_top_read(const char *path, const char *text, size_t length, int32_t decimals,
                            ds_top_instance *out, char message[DS_TOP_MESSAGE]) {
    ds_bench_lines lines;
    ds_bench_lines_init(&lines, path, text, length, message, DS_TOP_MESSAGE);
    *out = (ds_top_instance){0};
    name_instance(out, path);
    bool cordeau = strncmp(out->name, "pr", 2) == 0;
    out->decimals = decimals >= 0 ? decimals : cordeau ? 2 : 1;
    if (!read_any(&lines, out)) {
        ds_top_instance_free(out);
        return DOORSTEP_BAD_INPUT;
    }
    name_set(out, path);
    return DOORSTEP_OK;
}

doorstep_status ds_top_read_file(const char *path, int32_t decimals, ds_top_instance *out,
                                 char message[DS_TOP_MESSAGE]) {
    char *text = NULL;
    size_t length = 0;
    *out = (ds_top_instance){0};
    doorstep_status status = ds_file_read(path, NULL, &text, &length);
    if (status != DOORSTEP_OK) {
        snprintf(message, DS_TOP_MESSAGE, "%.120s: %s", path, doorstep_status_text(status));
        return status;
    }
    status = ds_top_read(path, text, length, decimals, out, message);
    free(text);
    return status;
}

void ds_top_instance_free(ds_top_instance *instance) {
    free(instance->nodes);
    *instance = (ds_top_instance){0};
}
