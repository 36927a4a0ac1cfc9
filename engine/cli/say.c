#include "cli/say.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/command.h"
#include "words/messages.h"

/* Said once, when the program begins. */
static doorstep_language spoken;

/* The first of these variables that is set and not empty decides, as for every program. */
static doorstep_language language_around(void) {
    static const char *const variables[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
    for (size_t i = 0; i < sizeof variables / sizeof variables[0]; i++) {
        const char *value = getenv(variables[i]);
        if (value != NULL && value[0] != '\0') {
            return strncmp(value, "vi", 2) == 0 ? DOORSTEP_VIETNAMESE : DOORSTEP_ENGLISH;
        }
    }
    return DOORSTEP_ENGLISH;
}

/* What is wrong with the command line is said in its language too, wherever that stands in it. */
void ds_cli_listen(int count, char **arguments) {
    static const char option[] = "--lang";
    const size_t length = sizeof option - 1;
    spoken = language_around();
    for (int i = 1; i < count && strcmp(arguments[i], "--") != 0; i++) {
        bool named = strncmp(arguments[i], option, length) == 0;
        const char *value = named && arguments[i][length] == '=' ? arguments[i] + length + 1
                            : named && arguments[i][length] == '\0' && i + 1 < count
                                ? arguments[i + 1]
                                : "";
        spoken = strcmp(value, "vi") == 0   ? DOORSTEP_VIETNAMESE
                 : strcmp(value, "en") == 0 ? DOORSTEP_ENGLISH
                                            : spoken;
    }
}

doorstep_language ds_cli_language(void) {
    return spoken;
}

const char *ds_cli_text(const char *english) {
    return ds_translate(spoken, english);
}

doorstep_status ds_cli_diagnostics(doorstep_diagnostics **out) {
    doorstep_status status = doorstep_diagnostics_new(out);
    if (status == DOORSTEP_OK) {
        doorstep_diagnostics_set_language(*out, spoken);
    }
    return status;
}

void ds_cli_usage(const char *command, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    fprintf(stderr, "%s: ", ds_cli_program);
    vfprintf(stderr, ds_cli_text(format), arguments);
    va_end(arguments);
    fprintf(stderr, ds_cli_text("\nTry \"%s%s%s --help\".\n"), ds_cli_program,
            command != NULL ? " " : "", command != NULL ? command : "");
}

void ds_cli_put_plain(FILE *to, const char *text) {
    for (; *text != '\0'; text++) {
        bool control = (unsigned char)*text < 0x20 || *text == 0x7f;
        fputc(control ? '?' : *text, to);
    }
}

static void put_diagnostic(FILE *to, const char *path, const doorstep_diagnostic *d) {
    ds_cli_put_plain(to, d->file != NULL ? d->file : path);
    if (d->line > 0) {
        fprintf(to, ":%d", d->line);
    }
    if (d->line > 0 && d->column > 0) {
        fprintf(to, ":%d", d->column);
    }
    fputs(d->severity == DOORSTEP_WARNING ? ds_cli_text(": warning: ") : ": ", to);
    if (d->pointer != NULL && d->pointer[0] != '\0') {
        ds_cli_put_plain(to, d->pointer);
        fputs(": ", to);
    }
    ds_cli_put_plain(to, d->message);
    fputc('\n', to);
}

/* `one` and `many` say how many more there were. */
static void put_more(FILE *to, const char *path, int more, const char *one, const char *many) {
    if (more > 0) {
        fprintf(to, "%s: ", path);
        fprintf(to, ds_cli_text(more == 1 ? one : many), more);
        fputc('\n', to);
    }
}

void ds_cli_report_to(FILE *to, const char *path, const doorstep_diagnostics *diagnostics,
                      doorstep_status status, bool quiet) {
    int errors = 0, warnings = 0;
    for (int i = 0; i < doorstep_diagnostics_count(diagnostics); i++) {
        doorstep_diagnostic d;
        doorstep_diagnostics_get(diagnostics, i, &d);
        bool warning = d.severity == DOORSTEP_WARNING;
        errors += !warning;
        warnings += warning;
        if (!warning || !quiet) {
            put_diagnostic(to, path, &d);
        }
    }
    put_more(to, path, doorstep_diagnostics_found(diagnostics, DOORSTEP_ERROR) - errors,
             DS_TEXT("and %d more mistake"), DS_TEXT("and %d more mistakes"));
    if (!quiet) {
        put_more(to, path, doorstep_diagnostics_found(diagnostics, DOORSTEP_WARNING) - warnings,
                 DS_TEXT("and %d more warning"), DS_TEXT("and %d more warnings"));
    }
    if (status != DOORSTEP_OK && errors == 0) {
        fprintf(to, "%s: %s\n", path, ds_cli_text(doorstep_status_text(status)));
    }
}

void ds_cli_report(const char *path, const doorstep_diagnostics *diagnostics,
                   doorstep_status status, bool quiet) {
    ds_cli_report_to(stderr, path, diagnostics, status, quiet);
}

const char *ds_cli_streets(const char *asked) {
    return asked != NULL && strcmp(asked, "none") == 0 ? "" : asked;
}

const char *ds_cli_input_name(const char *path) {
    return strcmp(path, "-") == 0 ? ds_cli_text("standard input") : path;
}

static bool cannot_write(const char *path, int error) {
    fprintf(stderr, "%s: %s: %s\n", path, ds_cli_text("cannot be written"),
            ds_cli_text(strerror(error)));
    return false;
}

bool ds_cli_output_ready(const char *path) {
    struct stat status;
    if (path == NULL || strcmp(path, "-") == 0) {
        return true;
    }
    bool exists = stat(path, &status) == 0;
    if (exists && S_ISDIR(status.st_mode)) {
        return cannot_write(path, EISDIR);
    }
    if (exists && !S_ISREG(status.st_mode)) {
        return access(path, W_OK) == 0 ? true : cannot_write(path, errno);
    }
    char folder[4096];
    const char *slash = strrchr(path, '/');
    snprintf(folder, sizeof folder, "%.*s", slash == NULL ? 1 : (int)(slash + 1 - path),
             slash == NULL ? "." : path);
    return access(folder, W_OK | X_OK) == 0 ? true : cannot_write(path, errno);
}

doorstep_status ds_cli_write(const char *path, const char *text, size_t length) {
    if (path == NULL || strcmp(path, "-") == 0) {
        if (fwrite(text, 1, length, stdout) != length || fflush(stdout) != 0) {
            cannot_write(ds_cli_text("standard output"), errno);
            return DOORSTEP_FILE_ERROR;
        }
        return DOORSTEP_OK;
    }
    doorstep_diagnostics *diagnostics = NULL;
    doorstep_status status = ds_cli_diagnostics(&diagnostics);
    if (status == DOORSTEP_OK) {
        status = doorstep_write_file(path, text, length, diagnostics);
    }
    if (status != DOORSTEP_OK) {
        ds_cli_report(path, diagnostics, status, false);
    }
    doorstep_diagnostics_free(diagnostics);
    return status;
}
