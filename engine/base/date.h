/*
 * Calendar dates as days since 1970-01-01, in the Gregorian calendar continued in both directions.
 */
#ifndef DS_BASE_DATE_H
#define DS_BASE_DATE_H

#include <stdint.h>

typedef struct ds_date {
    int32_t year, month, day; /* month and day from 1 */
} ds_date;

ds_date ds_date_from_days(int32_t days);
int32_t ds_date_to_days(ds_date date);

/* 0 = Monday ... 6 = Sunday. */
int32_t ds_weekday(int32_t days);

/* English names, "Monday" and "January". */
const char *ds_weekday_name(int32_t weekday);
const char *ds_month_name(int32_t month);

#endif
