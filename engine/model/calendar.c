#include "model/calendar.h"

#include <stdio.h>
#include <string.h>

/* `pattern` holds '0' for any digit; everything else stands for itself. */
static bool looks_like(const char *text, const char *pattern) {
    for (; *pattern != '\0'; text++, pattern++) {
        bool fits = *pattern == '0' ? *text >= '0' && *text <= '9' : *text == *pattern;
        if (!fits) {
            return false;
        }
    }
    return *text == '\0';
}

static int32_t number(const char *text, int digits) {
    int32_t value = 0;
    for (int i = 0; i < digits; i++) {
        value = 10 * value + (text[i] - '0');
    }
    return value;
}

static int32_t days_in_month(int32_t year, int32_t month) {
    static const int8_t days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return days[month - 1] + (month == 2 && leap);
}

/* Counts years from March, so that the leap day is a year's last; 719468 days lie between
 * 0000-03-01 and 1970-01-01. */
static int32_t days_of(int32_t year, int32_t month, int32_t day) {
    int32_t from_march = (month + 9) % 12;
    int32_t y = month <= 2 ? year - 1 : year;
    int32_t century = (y < 0 ? y - 399 : y) / 400;
    int32_t in_cycle = y - 400 * century;
    int32_t day_of_year = (153 * from_march + 2) / 5 + day - 1;
    return century * 146097 + in_cycle * 365 + in_cycle / 4 - in_cycle / 100 + day_of_year - 719468;
}

bool ds_date_parse(const char *text, int32_t *date) {
    if (!looks_like(text, "0000-00-00")) {
        return false;
    }
    int32_t year = number(text, 4), month = number(text + 5, 2), day = number(text + 8, 2);
    if (month < 1 || month > 12 || day < 1 || day > days_in_month(year, month)) {
        return false;
    }
    *date = days_of(year, month, day);
    return true;
}

bool ds_clock_parse(const char *text, int32_t *seconds) {
    bool with_seconds = looks_like(text, "00:00:00");
    if (!with_seconds && !looks_like(text, "00:00")) {
        return false;
    }
    int32_t h = number(text, 2), m = number(text + 3, 2),
            s = with_seconds ? number(text + 6, 2) : 0;
    if (h > 23 || m > 59 || s > 59) {
        return false;
    }
    *seconds = 3600 * h + 60 * m + s;
    return true;
}

bool ds_moment_parse(const char *text, ds_moment *moment) {
    enum { DATE = 10 };
    char date[DATE + 1] = "";
    strncat(date, text, DATE);
    return ds_date_parse(date, &moment->date) && text[DATE] == 'T' &&
           ds_clock_parse(text + DATE + 1, &moment->seconds);
}

void ds_date_text(int32_t date, char text[DS_DATE_TEXT]) {
    int32_t days = date + 719468;
    int32_t century = (days < 0 ? days - 146096 : days) / 146097;
    int32_t in_cycle = days - century * 146097;
    int32_t year = (in_cycle - in_cycle / 1460 + in_cycle / 36524 - in_cycle / 146096) / 365;
    int32_t day_of_year = in_cycle - (365 * year + year / 4 - year / 100);
    int32_t from_march = (5 * day_of_year + 2) / 153;
    int32_t day = day_of_year - (153 * from_march + 2) / 5 + 1;
    int32_t month = from_march < 10 ? from_march + 3 : from_march - 9;
    year += 400 * century + (month <= 2);
    snprintf(text, DS_DATE_TEXT, "%04d-%02d-%02d", (int)(year % 10000), (int)(month % 100),
             (int)(day % 100));
}

void ds_clock_text(int32_t seconds, bool brief, char text[DS_CLOCK_TEXT]) {
    int h = seconds / 3600 % 100, m = seconds / 60 % 60, s = seconds % 60;
    if (brief && s == 0) {
        snprintf(text, DS_CLOCK_TEXT, "%02d:%02d", h, m);
    } else {
        snprintf(text, DS_CLOCK_TEXT, "%02d:%02d:%02d", h, m, s);
    }
}

void ds_moment_text(ds_moment moment, char text[DS_MOMENT_TEXT]) {
    char date[DS_DATE_TEXT], clock[DS_CLOCK_TEXT];
    ds_date_text(moment.date, date);
    ds_clock_text(moment.seconds, true, clock);
    snprintf(text, DS_MOMENT_TEXT, "%sT%s", date, clock);
}

/* 1970-01-01 was a Thursday. */
int32_t ds_date_week(int32_t date) {
    int32_t days = date + 3;
    return (days < 0 ? days - 6 : days) / 7;
}

int32_t ds_date_weekday(int32_t date) {
    return date + 3 - 7 * ds_date_week(date);
}
