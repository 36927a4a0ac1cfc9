/*
 * What the program says and writes: messages on standard error, results to files.
 */
#ifndef DS_CLI_SAY_H
#define DS_CLI_SAY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include <doorstep/doorstep.h>

/* A mistake in the command line (its text is looked up), with the way to its help; `command` may be
 * NULL. */
void ds_cli_usage(const char *command, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Every message about a file, one a line, and how many more there were; warnings too unless
 * `quiet`. Where a call failed without a message, the text of its status. */
void ds_cli_report(const char *path, const doorstep_diagnostics *diagnostics,
                   doorstep_status status, bool quiet);
void ds_cli_report_to(FILE *to, const char *path, const doorstep_diagnostics *diagnostics,
                      doorstep_status status, bool quiet);

/* Text that comes from a file: nothing in it may reach the terminal as a command. */
void ds_cli_put_plain(FILE *to, const char *text);

/* The language of all that the program says: that of --lang, or of the environment. Listening finds
 * it, before anything is said. */
void ds_cli_listen(int count, char **arguments);
doorstep_language ds_cli_language(void);

/* A text in it. */
const char *ds_cli_text(const char *english) __attribute__((format_arg(1)));

/* As doorstep_diagnostics_new, for messages in it. */
doorstep_status ds_cli_diagnostics(doorstep_diagnostics **out);

/* Where maps get their streets from, as page options have it: "none" is "". */
const char *ds_cli_streets(const char *asked);

/* How a file is called in messages: "-" is standard input. */
const char *ds_cli_input_name(const char *path);

/* Can this file be written, as far as can be told beforehand? Says so where it cannot, so that
 * nobody waits a minute for a plan that has nowhere to go. */
bool ds_cli_output_ready(const char *path);

/* Writes to a file, or to standard output for NULL and "-". Says what went wrong. */
doorstep_status ds_cli_write(const char *path, const char *text, size_t length);

#endif
