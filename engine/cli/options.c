#include "cli/options.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/command.h"
#include "cli/say.h"
#include "cli/values.h"

enum {
    PLANNING = DS_CLI_SOLVE | DS_CLI_REPLAN,
    PROVING = PLANNING | DS_CLI_BOUND,
    SHOWING = DS_CLI_REPORT | DS_CLI_EXPORT,
    SEARCHING = PLANNING | DS_CLI_SPREAD | DS_CLI_EXPLAIN | DS_CLI_REPORT,
    BESIDE = DS_CLI_CHECK | DS_CLI_REPLAN | DS_CLI_REPORT,
    WRITING = PROVING | DS_CLI_CHECK | DS_CLI_EXPLAIN, /* as JSON or as text */
    EVERY = DS_CLI_VALIDATE | WRITING | DS_CLI_GENERATE | SHOWING | DS_CLI_LOCK | DS_CLI_IMPORT |
            DS_CLI_COMPARE | DS_CLI_SPREAD
};

#define AT(field) offsetof(ds_cli_request, field)

/* The words of a choice stand in the order of its enum. */
static const ds_cli_option options[] = {
    {"time", '\0', DS_CLI_DURATION, "TIME", SEARCHING & ~DS_CLI_REPLAN, AT(seconds), 0, 0,
     "search this long: 500ms, 30, 30s, 2m, 1h (30s where neither --time nor --iterations is "
     "given)"},
    {"time", '\0', DS_CLI_DURATION, "TIME", DS_CLI_REPLAN, AT(seconds), 0, 0,
     "search this long: 500ms, 30, 30s, 2m, 1h (1700ms where neither --time nor --iterations is "
     "given)"},
    {"time", '\0', DS_CLI_DURATION, "TIME", DS_CLI_BOUND, AT(seconds), 0, 0,
     "look for a lower bound this long: 500ms, 30, 30s, 2m, 1h"},
    {"total-time", '\0', DS_CLI_DURATION, "TIME", DS_CLI_SOLVE | DS_CLI_SPREAD, AT(total_seconds),
     0, 0,
     "of a manifest: plan what is missing within this time, in place of --time and --iterations; "
     "parts share it by their size"},
    {"bound-time", '\0', DS_CLI_DURATION, "TIME", PLANNING, AT(bound_seconds), 0, 0,
     "look for a lower bound this long once the plan is found, beside --time"},
    {"gap", '\0', DS_CLI_SHARE, "GAP", PLANNING | DS_CLI_SPREAD, AT(gap), 0, 0,
     "end the search once the plan is proven within this gap of the best: 0.01 is 1 %"},
    {"iterations", '\0', DS_CLI_WHOLE, "N", SEARCHING, AT(iterations), 0, DS_CLI_WHOLE_MAX,
     "end the search after N iterations: the same plan every time"},
    {"seed", '\0', DS_CLI_WHOLE, "N", SEARCHING, AT(seed), 0, DS_CLI_WHOLE_MAX,
     "number that every random choice starts from (1)"},
    {"max-memory", '\0', DS_CLI_BYTES, "SIZE", PROVING | DS_CLI_SPREAD, AT(max_memory), 0, 0,
     "what linear programs may take, all together: 500M, 2G; what does not fit is gone without"},
    {"threads", '\0', DS_CLI_WHOLE, "N", PROVING, AT(threads), 1, DOORSTEP_MAX_THREADS,
     "threads (one for each processor): the bound is made beside the first plan"},
    {"threads", '\0', DS_CLI_WHOLE, "N", DS_CLI_SPREAD, AT(threads), 1, DOORSTEP_MAX_THREADS,
     "threads of each rank (the processors it has, shared with other ranks on the machine)"},
    {"start", '\0', DS_CLI_TEXT, "PLAN", DS_CLI_SOLVE, AT(start), 0, 0,
     "go on from this plan, made here or by hand, as far as it keeps the rules"},
    {"baseline", '\0', DS_CLI_TEXT, "PLAN", BESIDE, AT(baseline), 0, 0,
     "the plan that was in force when the instance changed; goes with --from"},
    {"from", '\0', DS_CLI_TEXT, "MOMENT", BESIDE, AT(from), 0, 0,
     "what began before stays as the baseline has it: 2022-11-09T07:00"},
    {"household", '\0', DS_CLI_TEXT, "ID", DS_CLI_EXPLAIN, AT(household), 0, 0,
     "why this household is not visited, and what would make it possible"},
    {"member", '\0', DS_CLI_TEXT, "ID", DS_CLI_EXPLAIN, AT(member), 0, 0,
     "this member's duties, limits and what is left of them"},
    {"member", '\0', DS_CLI_TEXT, "ID", DS_CLI_EXPORT, AT(member), 0, 0,
     "the calendar of this member alone"},
    {"desk", '\0', DS_CLI_TEXT, "ID", DS_CLI_EXPLAIN, AT(desk), 0, 0,
     "who staffs this desk, and who else could"},
    {"tolerant", '\0', DS_CLI_FLAG, NULL, DS_CLI_VALIDATE | WRITING | SHOWING | DS_CLI_SPREAD,
     AT(tolerant), 0, 0, "leave out households with mistakes and go on with the rest"},
    {"output", 'o', DS_CLI_TEXT, "FILE",
     WRITING | DS_CLI_GENERATE | SHOWING | DS_CLI_LOCK | DS_CLI_IMPORT | DS_CLI_COMPARE, AT(output),
     0, 0, "write to FILE, whole or not at all; - is standard output"},
    {"output", 'o', DS_CLI_TEXT, "FOLDER", DS_CLI_SPREAD, AT(output), 0, 0,
     "the folder for the plans and their summary; where it holds some, go on from there"},
    {"format", '\0', DS_CLI_CHOICE, "json|text", WRITING, AT(format), 0, 0,
     "json for programs, or text: a page to read"},
    {"format", '\0', DS_CLI_CHOICE, "ics|geojson|csv|visits-csv", DS_CLI_EXPORT, AT(format), 0, 0,
     "ics: a calendar; geojson: a map; csv: duties, which `doorstep lock` reads back; visits-csv: "
     "stops and bookings"},
    {"parts", '\0', DS_CLI_FLAG, NULL, DS_CLI_REPORT, AT(parts), 0, 0,
     "a folder (-o) with a page for each part of a large instance, a commune of a province"},
    {"streets", '\0', DS_CLI_TEXT, "URL", DS_CLI_REPORT, AT(streets), 0, 0,
     "where maps get their streets from: an address with {z}, {x} and {y}, or none "
     "(OpenStreetMap's)"},
    {"rest-off", '\0', DS_CLI_FLAG, NULL, DS_CLI_LOCK, AT(rest_off), 0, 0,
     "nobody has another duty than those in the table: every other shift is locked off"},
    {"template", '\0', DS_CLI_FLAG, NULL, DS_CLI_IMPORT, AT(template), 0, 0,
     "write the tables of a worked example into DIR, with comments, to begin from"},
    {"lang", '\0', DS_CLI_CHOICE, "en|vi", EVERY, AT(language), 0, 0,
     "en or vi (that of the environment: LC_ALL, LC_MESSAGES, LANG)"},
    {"quiet", 'q', DS_CLI_FLAG, NULL, EVERY, AT(quiet), 0, 0,
     "no progress, no warnings, nothing but what was asked for"},
    {"help", 'h', DS_CLI_FLAG, NULL, EVERY, AT(help), 0, 0, "print this"},
};

/* The generator's options have the same names for every kind; their ranges differ. */
static int generator_options(ds_cli_option *out, int room) {
    doorstep_generate_kind kind;
    int count = 0;
    if (doorstep_generate_kind_get(0, &kind) != DOORSTEP_OK) {
        return 0;
    }
    doorstep_generate_option option;
    while (count < room && doorstep_generate_option_get(kind.name, count, &option) == DOORSTEP_OK) {
        out[count++] = (ds_cli_option){.name = option.name,
                                       .kind = DS_CLI_SETTING,
                                       .argument = option.argument,
                                       .commands = DS_CLI_GENERATE,
                                       .low = 0,
                                       .high = INT64_MAX,
                                       .help = option.help};
    }
    return count;
}

int ds_cli_options_of(unsigned command, ds_cli_option out[DS_CLI_OPTIONS]) {
    int count = command == DS_CLI_GENERATE ? generator_options(out, DS_CLI_SETTINGS) : 0;
    for (size_t i = 0; i < sizeof options / sizeof options[0]; i++) {
        if ((options[i].commands & command) != 0) {
            out[count++] = options[i];
        }
    }
    return count;
}

/* The options of one command line on their way through it. */
typedef struct parser {
    const ds_cli_command *command;
    ds_cli_option options[DS_CLI_OPTIONS];
    int n_options;
    ds_cli_request *request;
} parser;

static const ds_cli_option *by_letter(const parser *p, char letter) {
    for (int i = 0; i < p->n_options; i++) {
        if (p->options[i].letter == letter) {
            return &p->options[i];
        }
    }
    return NULL;
}

static const ds_cli_option *by_name(const parser *p, const char *name, size_t length) {
    for (int i = 0; i < p->n_options; i++) {
        const char *known = p->options[i].name;
        if (strlen(known) == length && memcmp(known, name, length) == 0) {
            return &p->options[i];
        }
    }
    return NULL;
}

static bool unknown_option(const parser *p, const char *argument) {
    const char *names[DS_CLI_OPTIONS];
    for (int i = 0; i < p->n_options; i++) {
        names[i] = p->options[i].name;
    }
    const char *near =
        ds_cli_nearest(argument + strspn(argument, "-"), names, (size_t)p->n_options);
    if (near != NULL) {
        ds_cli_usage(p->command->name, "%s: unknown option %s; did you mean --%s?",
                     p->command->name, argument, near);
    } else {
        ds_cli_usage(p->command->name, "%s: unknown option %s", p->command->name, argument);
    }
    return false;
}

static bool bad_value(const parser *p, const ds_cli_option *option, const char *value) {
    char expected[100];
    ds_cli_expected(option, expected, sizeof expected);
    ds_cli_usage(p->command->name, "%s: --%s: found \"%s\", expected %s", p->command->name,
                 option->name, value, expected);
    return false;
}

static bool set_setting(ds_cli_request *request, const char *name, int64_t value) {
    int i = 0;
    while (i < request->n_settings && strcmp(request->settings[i].name, name) != 0) {
        i++;
    }
    request->settings[i] = (doorstep_generate_setting){name, value};
    request->n_settings += i == request->n_settings;
    return true;
}

/* A flag is 1; for some values there are words. */
static bool setting_of(const ds_cli_option *option, const char *value, int64_t *whole) {
    if (value == NULL) {
        *whole = 1;
        return true;
    }
    return ds_cli_whole(value, option->low, option->high, whole) ||
           doorstep_generate_word(option->name, value, whole) == DOORSTEP_OK;
}

static bool set_value(const parser *p, const ds_cli_option *option, const char *value) {
    char *target = (char *)p->request + option->offset;
    int64_t whole;
    double seconds;
    int choice;
    switch (option->kind) {
    case DS_CLI_FLAG:
        *(bool *)target = true;
        return true;
    case DS_CLI_TEXT:
        memcpy(target, &value, sizeof value);
        return value[0] != '\0' || bad_value(p, option, value);
    case DS_CLI_WHOLE:
        if (!ds_cli_whole(value, option->low, option->high, &whole)) {
            return bad_value(p, option, value);
        }
        memcpy(target, &whole, sizeof whole);
        return true;
    case DS_CLI_SETTING:
        return setting_of(option, value, &whole) ? set_setting(p->request, option->name, whole)
                                                 : bad_value(p, option, value);
    case DS_CLI_DURATION:
        if (!ds_cli_duration(value, &seconds)) {
            return bad_value(p, option, value);
        }
        memcpy(target, &seconds, sizeof seconds);
        return true;
    case DS_CLI_SHARE:
        if (!ds_cli_share(value, &seconds)) {
            return bad_value(p, option, value);
        }
        memcpy(target, &seconds, sizeof seconds);
        return true;
    case DS_CLI_BYTES:
        if (!ds_cli_bytes(value, &whole)) {
            return bad_value(p, option, value);
        }
        memcpy(target, &whole, sizeof whole);
        return true;
    case DS_CLI_CHOICE:
        choice = ds_cli_choice(option->argument, value);
        memcpy(target, &choice, sizeof choice);
        return choice >= 0 || bad_value(p, option, value);
    }
    return false;
}

/* One option, whose value may be joined to it or follow. Moves *next behind what it used. */
static bool take_option(const parser *p, int count, char **arguments, int *next) {
    const char *argument = arguments[(*next)++];
    bool is_long = argument[1] == '-';
    const char *name = argument + (is_long ? 2 : 1);
    size_t length = is_long ? strcspn(name, "=") : 1;
    const ds_cli_option *option = is_long ? by_name(p, name, length) : by_letter(p, name[0]);
    if (option == NULL) {
        return unknown_option(p, argument);
    }
    const char *joined = name[length] == '\0' ? NULL : name + length + is_long;
    if (option->argument == NULL) {
        if (joined != NULL) {
            ds_cli_usage(p->command->name, "%s: --%s takes no value", p->command->name,
                         option->name);
            return false;
        }
        return set_value(p, option, NULL);
    }
    if (joined == NULL && *next == count) {
        ds_cli_usage(p->command->name, "%s: --%s needs a value", p->command->name, option->name);
        return false;
    }
    return set_value(p, option, joined != NULL ? joined : arguments[(*next)++]);
}

static bool take_operand(const parser *p, const char *argument) {
    if (p->request->n_operands == p->command->n_operands) {
        ds_cli_usage(p->command->name, "%s: \"%s\" is one too many, expected %s", p->command->name,
                     argument, p->command->operands);
        return false;
    }
    p->request->operands[p->request->n_operands++] = argument;
    return true;
}

bool ds_cli_parse(const ds_cli_command *command, int count, char **arguments,
                  ds_cli_request *request) {
    *request = (ds_cli_request){.seconds = -1,
                                .total_seconds = -1,
                                .iterations = -1,
                                .seed = 1,
                                .format = -1,
                                .language = -1};
    parser p = {.command = command, .request = request};
    p.n_options = ds_cli_options_of(command->bit, p.options);
    bool options_ended = false;
    for (int next = 0; next < count;) {
        const char *argument = arguments[next];
        if (!options_ended && strcmp(argument, "--") == 0) {
            options_ended = true;
            next++;
        } else if (!options_ended && argument[0] == '-' && argument[1] != '\0') {
            if (!take_option(&p, count, arguments, &next)) {
                return false;
            }
        } else if (!take_operand(&p, arguments[next++])) {
            return false;
        }
    }
    bool optional = command->operands[0] == '[';
    if (request->n_operands < command->n_operands && !request->help && !optional) {
        ds_cli_usage(command->name, "%s: expected %s", command->name, command->operands);
        return false;
    }
    return true;
}
