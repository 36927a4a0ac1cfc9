#include "nrp_options.h"

const char ds_nrp_usage[] =
    "Usage: doorstep-rostering [OPTION]... FILE|FOLDER...\n"
    "       doorstep-rostering --convert INSTANCE -o FILE\n"
    "       doorstep-rostering --check INSTANCE PLAN\n"
    "\n"
    "Plans staff rostering instances of Curtois & Qu (all *.txt of a folder) by the engine, "
    "judges\n"
    "every roster by the set's own rules, and prints how the values compare with the best known.\n"
    "\n" DS_BENCH_CONDITION_USAGE
    "      --reference FILE   values known, CSV: instance, best_known, lower_bound\n"
    "      --published FILE   what others reached, CSV: instance, a column for each method\n"
    "      --convert          write the instance as doorstep solve takes it\n"
    "  -o, --output FILE      where to\n"
    "      --check            judge a plan of the converted instance\n"
    "      --help             print this\n";

enum name { REFERENCE = DS_BENCH_OWN_OPTION, PUBLISHED, CONVERT, CHECK, HELP, OUTPUT = 'o' };

static const struct option OPTIONS[] = {DS_BENCH_CONDITION_OPTIONS,
                                        {"reference", required_argument, NULL, REFERENCE},
                                        {"published", required_argument, NULL, PUBLISHED},
                                        {"output", required_argument, NULL, OUTPUT},
                                        {"convert", no_argument, NULL, CONVERT},
                                        {"check", no_argument, NULL, CHECK},
                                        {"help", no_argument, NULL, HELP},
                                        {NULL, 0, NULL, 0}};

/* False for what getopt does not know, which it has reported, and for a value that is none. */
static bool take(int name, const char *text, ds_nrp_options *o) {
    switch (name) {
    case REFERENCE:
        o->reference = text;
        return true;
    case PUBLISHED:
        o->published = text;
        return true;
    case OUTPUT:
        o->output = text;
        return true;
    case CONVERT:
        return o->convert = true;
    case CHECK:
        return o->check = true;
    case HELP:
        return o->help = true;
    default:
        return name < DS_BENCH_OWN_OPTION && ds_bench_take_condition(name, text, &o->conditions);
    }
}

/* Does the number of arguments fit what is asked? */
static bool fits(const ds_nrp_options *o, int arguments) {
    if (o->help) {
        return true;
    }
    if (o->convert || o->output != NULL) {
        return o->convert && o->output != NULL && !o->check && arguments == 1;
    }
    return o->check ? arguments == 2 : arguments > 0;
}

bool ds_nrp_options_read(int argc, char **argv, ds_nrp_options *options) {
    *options = (ds_nrp_options){.conditions = ds_bench_default_conditions};
    int name, at = 0;
    while ((name = getopt_long(argc, argv, "o:", OPTIONS, &at)) != -1) {
        if (!take(name, optarg, options)) {
            if (optarg != NULL) {
                fprintf(stderr, "--%s does not take \"%.40s\"\n", OPTIONS[at].name, optarg);
            }
            return false;
        }
    }
    ds_bench_settle_conditions(&options->conditions);
    options->first = optind;
    return fits(options, argc - optind);
}
