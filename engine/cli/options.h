/*
 * The options of every command: one table drives parsing, help and tests.
 */
#ifndef DS_CLI_OPTIONS_H
#define DS_CLI_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <doorstep/doorstep.h>

enum {
    DS_CLI_VALIDATE = 1,
    DS_CLI_SOLVE = 2,
    DS_CLI_CHECK = 4,
    DS_CLI_GENERATE = 8,
    DS_CLI_REPLAN = 16,
    DS_CLI_EXPLAIN = 32,
    DS_CLI_BOUND = 64,
    DS_CLI_REPORT = 128,
    DS_CLI_EXPORT = 256,
    DS_CLI_LOCK = 512,
    DS_CLI_SPREAD = 1024, /* doorstep-mpi's solve */
    DS_CLI_IMPORT = 2048,
    DS_CLI_COMPARE = 4096
};

enum { DS_CLI_OPERANDS = 3, DS_CLI_SETTINGS = 32, DS_CLI_OPTIONS = 64 };

/* What the command line asks for. */
typedef struct ds_cli_request {
    bool help, quiet, tolerant, rest_off, parts, template;
    /* A plan's file and a moment; NULL: not given. */
    const char *baseline, *from;
    double seconds, total_seconds; /* < 0: not given */
    int64_t iterations;            /* < 0: not given */
    int64_t seed, threads;
    double bound_seconds, gap;             /* 0: not given */
    int64_t max_memory;                    /* bytes; 0: not given */
    const char *output;                    /* NULL: not given; "-": standard output */
    const char *streets;                   /* an address, "none", or NULL: not given */
    const char *start;                     /* a plan's file; NULL: not given */
    const char *household, *member, *desk; /* whom `explain` is about; NULL: not given */
    int format;   /* a doorstep_format, of `export` a doorstep_export_format; < 0: not given */
    int language; /* a doorstep_language; < 0: not given. See ds_cli_language */
    const char *operands[DS_CLI_OPERANDS];
    int n_operands;
    doorstep_generate_setting settings[DS_CLI_SETTINGS]; /* of `generate` */
    int n_settings;
} ds_cli_request;

typedef enum ds_cli_kind {
    DS_CLI_FLAG,     /* bool */
    DS_CLI_TEXT,     /* const char * */
    DS_CLI_WHOLE,    /* int64_t */
    DS_CLI_DURATION, /* double, seconds */
    DS_CLI_SHARE,    /* double, from 0 to 1 */
    DS_CLI_BYTES,    /* int64_t */
    DS_CLI_CHOICE,   /* int: which of the words of `argument`, from 0 */
    DS_CLI_SETTING   /* for the generator: kept by name */
} ds_cli_kind;

typedef struct ds_cli_option {
    const char *name; /* without its dashes */
    char letter;      /* '\0': none */
    ds_cli_kind kind;
    const char *argument; /* what help calls it, of a choice its words; NULL for a flag */
    unsigned commands;    /* that take it */
    size_t offset;        /* in ds_cli_request */
    int64_t low, high;    /* of a whole number */
    const char *help;
} ds_cli_option;

struct ds_cli_command;

/* The options of a command, those of the generator included; returns how many. */
int ds_cli_options_of(unsigned command, ds_cli_option options[DS_CLI_OPTIONS]);

/* Reads the arguments behind the command's name. False after saying what is wrong with them. */
bool ds_cli_parse(const struct ds_cli_command *command, int count, char **arguments,
                  ds_cli_request *request);

#endif
