#include "top_options.h"

#include <stdio.h>

#include "values.h"

const char ds_top_usage[] =
    "Usage: doorstep-orienteering [OPTION]... FILE|FOLDER...\n"
    "       doorstep-orienteering --check [--routes M] [--decimals N] INSTANCE ROUTES\n"
    "\n"
    "Plans team orienteering instances (all *.txt of a folder) by the engine, judges every answer\n"
    "by a checker of its own, and prints how the scores compare with the references.\n"
    "\n" DS_BENCH_CONDITION_USAGE
    "      --routes LIST      numbers of routes, for files that do not say it (1,2,3,4)\n"
    "      --decimals N       of truncated distances (2 where the name begins with \"pr\", else "
    "1)\n"
    "      --reference FILE   values to compare with, CSV; may be given several times\n"
    "      --write FOLDER     write each instance's best routes to FOLDER\n"
    "      --check            judge a file of routes: a line for each, its customers' numbers\n"
    "      --help             print this\n";

/* ---- Values ---------------------------------------------------------------------------------- */

static bool read_routes(const char *text, ds_top_options *o) {
    uint64_t counts[DS_TOP_ROUTE_COUNTS];
    bool good =
        ds_bench_read_list(text, DS_TOP_MAX_ROUTES, DS_TOP_ROUTE_COUNTS, counts, &o->n_routes);
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

enum name { ROUTES = DS_BENCH_OWN_OPTION, DECIMALS, REFERENCE, WRITE, CHECK, HELP };

static const struct option OPTIONS[] = {DS_BENCH_CONDITION_OPTIONS,
                                        {"routes", required_argument, NULL, ROUTES},
                                        {"decimals", required_argument, NULL, DECIMALS},
                                        {"reference", required_argument, NULL, REFERENCE},
                                        {"write", required_argument, NULL, WRITE},
                                        {"check", no_argument, NULL, CHECK},
                                        {"help", no_argument, NULL, HELP},
                                        {NULL, 0, NULL, 0}};

/* False for what getopt does not know, which it has reported, and for a value that is none. */
static bool take(int name, const char *text, ds_top_options *o) {
    switch (name) {
    case ROUTES:
        return read_routes(text, o);
    case DECIMALS:
        return ds_bench_read_small(text, 0, DS_TOP_MAX_DECIMALS, &o->decimals);
    case REFERENCE:
        return read_reference(text, o);
    case WRITE:
        o->folder = text;
        return true;
    case CHECK:
        return o->check = true;
    case HELP:
        return o->help = true;
    default:
        return name < DS_BENCH_OWN_OPTION && ds_bench_take_condition(name, text, &o->conditions);
    }
}

bool ds_top_options_read(int argc, char **argv, ds_top_options *options) {
    *options = (ds_top_options){.conditions = ds_bench_default_conditions,
                                .routes = {1, 2, 3, 4},
                                .n_routes = 4,
                                .decimals = -1};
    int name, at = 0;
    while ((name = getopt_long(argc, argv, "", OPTIONS, &at)) != -1) {
        if (!take(name, optarg, options)) {
            if (optarg != NULL) {
                fprintf(stderr, "--%s does not take \"%.40s\"\n", OPTIONS[at].name, optarg);
            }
            return false;
        }
    }
    ds_bench_settle_conditions(&options->conditions);
    options->first = optind;
    return options->help || (options->check ? optind + 2 == argc : optind < argc);
}
