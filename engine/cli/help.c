/* What --help prints, from the same tables that parsing uses. */
#include <stdio.h>
#include <string.h>

#include "cli/command.h"
#include "cli/say.h"

enum { HELP_COLUMN = 24, HELP_WIDTH = 90 };

/* Words of a text, wrapped between two columns; begins at `column` of the current line. */
static void put_wrapped(const char *text, int column) {
    int at = column;
    while (*text != '\0') {
        int length = (int)strcspn(text, " ");
        if (at > HELP_COLUMN && at + 1 + length > HELP_WIDTH) {
            printf("\n%*s", HELP_COLUMN, "");
            at = HELP_COLUMN;
        } else if (at > HELP_COLUMN) {
            putchar(' ');
            at++;
        }
        printf("%.*s", length, text);
        at += length;
        text += length;
        text += strspn(text, " ");
    }
    putchar('\n');
}

static void put_row(const char *left, const char *right) {
    int width = printf("  %s", left);
    if (width >= HELP_COLUMN) {
        putchar('\n');
        width = 0;
    }
    printf("%*s", HELP_COLUMN - width, "");
    put_wrapped(ds_cli_text(right), HELP_COLUMN);
}

static void put_exit_codes(void) {
    static const struct {
        int code;
        const char *text;
    } codes[] = {
#define STATUS_ROW(name, code, text) {code, text},
        DOORSTEP_STATUS_MAP(STATUS_ROW)
#undef STATUS_ROW
    };
    printf("%s", ds_cli_text("\nExit codes:\n"));
    for (size_t i = 0; i < sizeof codes / sizeof codes[0]; i++) {
        char number[8];
        snprintf(number, sizeof number, "%d", codes[i].code);
        put_row(number, codes[i].text);
    }
    printf("%s", ds_cli_text("A search that was stopped early ends with 0; the plan's \"run\" "
                             "says \"stopped\".\n"));
}

void ds_cli_help(void) {
    printf(ds_cli_text("Usage: %s COMMAND [OPTION]... FILE...\n\n"
                       "Rosters and routes for door-to-door public service.\n\nCommands:\n"),
           ds_cli_program);
    for (const ds_cli_command *c = ds_cli_commands; c->name != NULL; c++) {
        put_row(c->name, c->summary);
    }
    printf(ds_cli_text("\n\"%s COMMAND --help\" explains a command; \"%s --version\" names the "
                       "version.\nA file called - is standard input or standard output.\n"),
           ds_cli_program, ds_cli_program);
    put_exit_codes();
}

static void put_option(const ds_cli_option *option) {
    char left[60], letter[8] = "    ";
    if (option->letter != '\0') {
        snprintf(letter, sizeof letter, "-%c, ", option->letter);
    }
    snprintf(left, sizeof left, "%s--%s%s%s", letter, option->name,
             option->argument != NULL ? " " : "", option->argument != NULL ? option->argument : "");
    put_row(left, option->help);
}

/* "--days 1 to 5 (1)" */
static void put_range(const doorstep_generate_option *option) {
    printf("%*s--%s %lld", HELP_COLUMN, "", option->name, (long long)option->low);
    if (option->high >= INT32_MAX) {
        printf(" and up");
    } else {
        printf(" to %lld", (long long)option->high);
    }
    if (option->fallback != 0) {
        printf(" (%lld)", (long long)option->fallback);
    }
    putchar('\n');
}

/* What the generator makes, with the range of every option that has one. */
static void put_kinds(void) {
    doorstep_generate_kind kind;
    doorstep_generate_option option;
    printf("\nKinds, with the range of their options and what they are where not given:\n");
    for (int k = 0; doorstep_generate_kind_get(k, &kind) == DOORSTEP_OK; k++) {
        put_row(kind.name, kind.help);
        for (int i = 0; doorstep_generate_option_get(kind.name, i, &option) == DOORSTEP_OK; i++) {
            if (option.low < option.high) {
                put_range(&option);
            }
        }
    }
}

void ds_cli_command_help(const ds_cli_command *command) {
    ds_cli_option options[DS_CLI_OPTIONS];
    int count = ds_cli_options_of(command->bit, options);
    printf(ds_cli_text("Usage: %s %s [OPTION]... %s\n\n%s\n"), ds_cli_program, command->name,
           command->operands, ds_cli_text(command->about));
    if (command->bit == DS_CLI_GENERATE) {
        put_kinds();
    }
    printf("%s", ds_cli_text("\nOptions:\n"));
    for (int i = 0; i < count; i++) {
        put_option(&options[i]);
    }
    printf(ds_cli_text("\nExample:\n  %s\n"), command->example);
}
