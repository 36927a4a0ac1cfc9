#include "base/date.h"

/* Years are counted from March, so that the leap day is a year's last; 400 of them are an era. */
enum { DAYS_OF_ERA = 146097, DAYS_TO_1970 = 719468 };

static int32_t floor_div(int32_t a, int32_t b) {
    return a / b - (a % b < 0);
}

ds_date ds_date_from_days(int32_t days) {
    days += DAYS_TO_1970;
    int32_t era = floor_div(days, DAYS_OF_ERA);
    int32_t of_era = days - era * DAYS_OF_ERA;
    int32_t year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    int32_t of_year = of_era - (365 * year + year / 4 - year / 100);
    int32_t month = (5 * of_year + 2) / 153; /* 0 = March */
    ds_date date = {.year = year + 400 * era + (month >= 10),
                    .month = month < 10 ? month + 3 : month - 9,
                    .day = of_year - (153 * month + 2) / 5 + 1};
    return date;
}

int32_t ds_date_to_days(ds_date date) {
    int32_t from_march = date.year - (date.month <= 2);
    int32_t era = floor_div(from_march, 400);
    int32_t year = from_march - 400 * era;
    int32_t month = date.month > 2 ? date.month - 3 : date.month + 9;
    int32_t of_year = (153 * month + 2) / 5 + date.day - 1;
    return era * DAYS_OF_ERA + 365 * year + year / 4 - year / 100 + of_year - DAYS_TO_1970;
}

int32_t ds_weekday(int32_t days) {
    return ((days + 3) % 7 + 7) % 7; /* 1970-01-01 was a Thursday */
}

const char *ds_weekday_name(int32_t weekday) {
    static const char *const names[] = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                        "Friday", "Saturday", "Sunday"};
    return names[weekday];
}

const char *ds_month_name(int32_t month) {
    static const char *const names[] = {"January",   "February", "March",    "April",
                                        "May",       "June",     "July",     "August",
                                        "September", "October",  "November", "December"};
    return names[month - 1];
}
