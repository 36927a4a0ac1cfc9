#include "top_options.h"

#include <getopt.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const char ds_top_usage[] =
    "Usage: doorstep-orienteering [OPTION]... FILE|FOLDER...\n"
    "       doorstep-orienteering --check [--routes M] [--decimals N] INSTANCE ROUTES\n"
    "\n"
    "Plans team orienteering instances (all *.txt of a folder) by the engine, judges every answer\n"
    "by a checker of its own, and prints how the scores compare with the references.\n"
    "\n"
    "      --time S           seconds of a run (5; no limit where --iterations is given)\n"
    "      --iterations N     iterations of a run\n"
    "      --seeds N          seeds 1 to N (1); or a list of seeds: \"4,7\", \"4,\"\n"
    "      --threads N        threads of a run (1)\n"
    "      --jobs N           runs at once (1)\n"
    "      --routes LIST      numbers of routes, for files that do not say it (1,2,3,4)\n"
    "      --decimals N       of truncated distances (2 where the name begins with \"pr\", else "
    "1)\n"
    "      --reference FILE   values to compare with, CSV; may be given several times\n"
    "      --stop-at-best     end a run when it reaches its reference\n"
    "      --each             print a line for each run as well\n"
    "      --markdown         print tables as Markdown\n"
    "      --csv FILE         write every single run to FILE\n"
    "      --write FOLDER     write each instance's best routes to FOLDER\n"
    "      --check            judge a file of routes: a line for each, its customers' numbers\n"
    "      --help             print this\n";

/* ---- Values ---------------------------------------------------------------------------------- */

/* The number that the text begins with; *text goes on behind it. */
static bool number_at(const char **text, double low, double high, double *out) {
    char *stop = NULL;
    *out = strtod(*text, &stop);
    bool good = stop != *text && *out >= low && *out <= high;
    *text = stop;
    return good;
}

static bool number(const char *text, double low, double high, double *out) {
    return number_at(&text, low, high, out) && *text == '\0';
}

static bool whole(const char *text, double low, double high, int64_t *out) {
    double value = 0;
    bool good = number(text, low, high, &value) && value == floor(value);
    *out = good ? (int64_t)value : 0;
    return good;
}

static bool small_whole(const char *text, int32_t low, int32_t high, int32_t *out) {
    int64_t value;
    bool good = whole(text, low, high, &value);
    *out = (int32_t)value;
    return good;
}

/* Whole numbers from 1, separated by commas; a comma may stand after the last. */
static bool list(const char *text, double high, int32_t room, uint64_t *out, int32_t *count) {
    for (*count = 0; *text != '\0' && *count < room;) {
        double value;
        if (!number_at(&text, 1, high, &value) || value != floor(value) ||
            (*text != ',' && *text != '\0')) {
            return false;
        }
        out[(*count)++] = (uint64_t)value;
        text += *text == ',';
    }
    return *text == '\0' && *count > 0;
}

static bool read_seeds(const char *text, ds_top_options *o) {
    if (strchr(text, ',') != NULL) {
        return list(text, 1e15, DS_TOP_MAX_SEEDS, o->seeds, &o->n_seeds);
    }
    for (int32_t i = 0; i < DS_TOP_MAX_SEEDS; i++) {
        o->seeds[i] = (uint64_t)i + 1;
    }
    return small_whole(text, 1, DS_TOP_MAX_SEEDS, &o->n_seeds);
}

static bool read_routes(const char *text, ds_top_options *o) {
    uint64_t counts[DS_TOP_ROUTE_COUNTS];
    bool good = list(text, DS_TOP_MAX_ROUTES, DS_TOP_ROUTE_COUNTS, counts, &o->n_routes);
    for (int32_t i = 0; good && i < o->n_routes; i++) {
        o->routes[i] = (int32_t)counts[i];
    }
    return good;
}

static bool read_reference(const char *text, ds_top_options *o) {
    bool room = o->n_references < DS_TOP_REFERENCE_FILES;
    if (room) {
        o->references[o->n_references++] = text;
    }
    return room;
}

/* ---- Options --------------------------------------------------------------------------------- */

enum name {
    TIME,
    ITERATIONS,
    SEEDS,
    THREADS,
    JOBS,
    ROUTES,
    DECIMALS,
    REFERENCE,
    CSV,
    WRITE,
    STOP_AT_BEST,
    EACH,
    MARKDOWN,
    CHECK,
    HELP
};

static const struct option OPTIONS[] = {{"time", required_argument, NULL, TIME},
                                        {"iterations", required_argument, NULL, ITERATIONS},
                                        {"seeds", required_argument, NULL, SEEDS},
                                        {"threads", required_argument, NULL, THREADS},
                                        {"jobs", required_argument, NULL, JOBS},
                                        {"routes", required_argument, NULL, ROUTES},
                                        {"decimals", required_argument, NULL, DECIMALS},
                                        {"reference", required_argument, NULL, REFERENCE},
                                        {"csv", required_argument, NULL, CSV},
                                        {"write", required_argument, NULL, WRITE},
                                        {"stop-at-best", no_argument, NULL, STOP_AT_BEST},
                                        {"each", no_argument, NULL, EACH},
                                        {"markdown", no_argument, NULL, MARKDOWN},
                                        {"check", no_argument, NULL, CHECK},
                                        {"help", no_argument, NULL, HELP},
                                        {NULL, 0, NULL, 0}};

/* False for what getopt does not know, which it has reported. */
static bool take_flag(int name, ds_top_options *o) {
    bool *flag = name == STOP_AT_BEST ? &o->stop_at_best
                 : name == EACH       ? &o->each
                 : name == MARKDOWN   ? &o->markdown
                 : name == CHECK      ? &o->check
                 : name == HELP       ? &o->help
                                      : NULL;
    if (flag != NULL) {
        *flag = true;
    }
    return flag != NULL;
}

static bool take_value(int name, const char *text, ds_top_options *o) {
    enum { MAX_JOBS = 256 };
    switch (name) {
    case TIME:
        return number(text, 1e-3, 1e9, &o->seconds);
    case ITERATIONS:
        return whole(text, 0, 1e15, &o->iterations);
    case SEEDS:
        return read_seeds(text, o);
    case THREADS:
        return small_whole(text, 1, DOORSTEP_MAX_THREADS, &o->threads);
    case JOBS:
        return small_whole(text, 1, MAX_JOBS, &o->jobs);
    case ROUTES:
        return read_routes(text, o);
    case DECIMALS:
        return small_whole(text, 0, DS_TOP_MAX_DECIMALS, &o->decimals);
    case REFERENCE:
        return read_reference(text, o);
    default:
        *(name == CSV ? &o->csv : &o->folder) = text;
        return true;
    }
}

bool ds_top_options_read(int argc, char **argv, ds_top_options *options) {
    *options = (ds_top_options){.seconds = NAN,
                                .iterations = -1,
                                .threads = 1,
                                .jobs = 1,
                                .n_seeds = 1,
                                .seeds = {1},
                                .routes = {1, 2, 3, 4},
                                .n_routes = 4,
                                .decimals = -1};
    int name, at = 0;
    while ((name = getopt_long(argc, argv, "", OPTIONS, &at)) != -1) {
        if (optarg == NULL ? !take_flag(name, options) : !take_value(name, optarg, options)) {
            if (optarg != NULL) {
                fprintf(stderr, "--%s does not take \"%.40s\"\n", OPTIONS[at].name, optarg);
            }
            return false;
        }
    }
    if (isnan(options->seconds)) {
        options->seconds = options->iterations < 0 ? 5 : INFINITY;
    }
    options->first = optind;
    return options->help || (options->check ? optind + 2 == argc : optind < argc);
}
