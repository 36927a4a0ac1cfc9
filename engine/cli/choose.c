#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "cli/command.h"
#include "cli/say.h"
#include "cli/values.h"

enum { MOST_COMMANDS = 16 };

static const ds_cli_command *find_command(const char *name) {
    const ds_cli_command *command = ds_cli_commands;
    while (command->name != NULL && strcmp(command->name, name) != 0) {
        command++;
    }
    return command->name != NULL ? command : NULL;
}

static void unknown_command(const char *name) {
    const char *names[MOST_COMMANDS];
    size_t count = 0;
    for (const ds_cli_command *c = ds_cli_commands; c->name != NULL && count < MOST_COMMANDS; c++) {
        names[count++] = c->name;
    }
    const char *near = ds_cli_nearest(name, names, count);
    if (near != NULL) {
        ds_cli_usage(NULL, "unknown command \"%s\"; did you mean \"%s\"?", name, near);
    } else {
        ds_cli_usage(NULL, "unknown command \"%s\"", name);
    }
}

static bool is(const char *argument, const char *name, const char *letter) {
    return strcmp(argument, name) == 0 || strcmp(argument, letter) == 0;
}

bool ds_cli_choose(int count, char **arguments, const ds_cli_command **command,
                   ds_cli_request *request, doorstep_status *status) {
    *status = DOORSTEP_USAGE;
    ds_cli_listen(count, arguments);
    if (count < 2) {
        ds_cli_usage(NULL, "expected a command");
        return false;
    }
    if (is(arguments[1], "--help", "-h")) {
        ds_cli_help();
        *status = DOORSTEP_OK;
        return false;
    }
    if (is(arguments[1], "--version", "-V")) {
        printf("%s %s\n", ds_cli_program, doorstep_version());
        *status = DOORSTEP_OK;
        return false;
    }
    *command = find_command(arguments[1]);
    if (*command == NULL) {
        unknown_command(arguments[1]);
        return false;
    }
    if (!ds_cli_parse(*command, count - 2, arguments + 2, request)) {
        return false;
    }
    *status = DOORSTEP_OK;
    if (request->help) {
        ds_cli_command_help(*command);
    }
    return !request->help;
}

int ds_cli_exit_code(doorstep_status status) {
    if (fflush(stdout) != 0 && status == DOORSTEP_OK) {
        fprintf(stderr, "%s: %s: %s\n", ds_cli_text("standard output"),
                ds_cli_text("cannot be written"), ds_cli_text(strerror(errno)));
        status = DOORSTEP_FILE_ERROR;
    }
    return doorstep_status_exit_code(status);
}
