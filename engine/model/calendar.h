/*
 * Dates as days since 1970-01-01 (proleptic Gregorian calendar) and clock times as seconds from
 * midnight, to and from the text of docs/format.md.
 */
#ifndef DS_MODEL_CALENDAR_H
#define DS_MODEL_CALENDAR_H

#include <stdbool.h>
#include <stdint.h>

/* "YYYY-MM-DD", a date that exists. */
bool ds_date_parse(const char *text, int32_t *date);

/* "HH:MM" or "HH:MM:SS", before midnight. */
bool ds_clock_parse(const char *text, int32_t *seconds);

/* A date and a clock time on it. */
typedef struct ds_moment {
    int32_t date, seconds;
} ds_moment;

/* "YYYY-MM-DDTHH:MM" or "YYYY-MM-DDTHH:MM:SS". */
bool ds_moment_parse(const char *text, ds_moment *moment);

enum { DS_DATE_TEXT = 16, DS_CLOCK_TEXT = 12, DS_MOMENT_TEXT = 28 };

void ds_date_text(int32_t date, char text[DS_DATE_TEXT]);

/* "HH:MM:SS", or "HH:MM" on whole minutes where `brief`. */
void ds_clock_text(int32_t seconds, bool brief, char text[DS_CLOCK_TEXT]);

/* With seconds where they are not 0. */
void ds_moment_text(ds_moment moment, char text[DS_MOMENT_TEXT]);

/* Mondays since the one before 1970-01-01: dates of one ISO week share it. */
int32_t ds_date_week(int32_t date);

/* 0 = Monday ... 6 = Sunday. */
int32_t ds_date_weekday(int32_t date);

#endif
