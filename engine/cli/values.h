/*
 * Values of options, and words nearly right.
 */
#ifndef DS_CLI_VALUES_H
#define DS_CLI_VALUES_H

#include "cli/options.h"

/* Doubles, and so JSON, hold every whole number up to here. */
#define DS_CLI_WHOLE_MAX INT64_C(9007199254740991)

bool ds_cli_whole(const char *text, int64_t low, int64_t high, int64_t *value);

/* "500ms", "30", "30s", "1.5m", "1h": seconds, at most a thousand days. */
bool ds_cli_duration(const char *text, double *seconds);

/* "0.01": a number from 0 to 1. */
bool ds_cli_share(const char *text, double *share);

/* "500M", "2G", "2000000": bytes, at least one mebibyte. */
bool ds_cli_bytes(const char *text, int64_t *bytes);

/* Which of the words "a|b|c" a text is, from 0, or -1. */
int ds_cli_choice(const char *words, const char *text);

/* What an option's value should look like. */
void ds_cli_expected(const ds_cli_option *option, char *buffer, size_t size);

/* The word nearest to a mistyped one, or NULL where none is near. */
const char *ds_cli_nearest(const char *word, const char *const *words, size_t count);

#endif
