/*
 * A search seen from outside: its progress on a terminal, and the signals that end it.
 */
#ifndef DS_CLI_WATCH_H
#define DS_CLI_WATCH_H

#include <stdbool.h>

#include <doorstep/doorstep.h>

typedef struct ds_cli_meter {
    bool shown;  /* there is a line on the terminal */
    double last; /* seconds at which it was written */
} ds_cli_meter;

/* Whether somebody would see it: standard error is a terminal. */
bool ds_cli_is_watched(void);

/* The progress callback; its payload is a ds_cli_meter. */
void ds_cli_show_progress(const doorstep_progress *progress, void *meter);

/* Takes the line away again. */
void ds_cli_clear_progress(ds_cli_meter *meter);

/* From now on Ctrl-C, or a request to terminate, cancels the token; a second one, a moment
 * later, kills. */
void ds_cli_catch_signals(doorstep_cancel_token *token);

/* From now on they kill as usual. */
void ds_cli_release_signals(void);

#endif
