/* Dates and clock times. */
#include "model/calendar.h"
#include "suite.h"

static int32_t date_of(const char *text) {
    int32_t date = INT32_MIN;
    CU_ASSERT(ds_date_parse(text, &date));
    return date;
}

static void known_dates(void) {
    CU_ASSERT_EQUAL(date_of("1970-01-01"), 0);
    CU_ASSERT_EQUAL(date_of("1969-12-31"), -1);
    CU_ASSERT_EQUAL(date_of("2000-02-29"), 11016);
    CU_ASSERT_EQUAL(date_of("2022-11-07"), 19303);
    CU_ASSERT_EQUAL(date_of("0000-03-01"), -719468);
    CU_ASSERT_EQUAL(date_of("9999-12-31"), 2932896);
}

static void wrong_dates(void) {
    static const char *const texts[] = {"",           "2022-11-7",   "2022-11-07 ", "2022/11/07",
                                        "2022-13-01", "2022-00-01",  "2022-01-00",  "2022-04-31",
                                        "2022-02-29", "1900-02-29",  "22-11-07",    "-022-11-07",
                                        "2022-11-0x", "+2022-11-07", "2022-11-075"};
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        int32_t date;
        CU_ASSERT_FALSE(ds_date_parse(texts[i], &date));
    }
}

/* Day by day through four centuries, by the rules of the calendar. */
static void dates_there_and_back(void) {
    static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    int32_t date = date_of("1799-12-31");
    for (int year = 1800; year <= 2200; year++) {
        for (int month = 1; month <= 12; month++) {
            int leap = month == 2 && year % 4 == 0 && (year % 100 != 0 || year == 2000);
            for (int day = 1; day <= lengths[month - 1] + leap; day++) {
                char text[DS_DATE_TEXT];
                ds_date_text(++date, text);
                CU_ASSERT_EQUAL(date_of(text), date);
                CU_ASSERT(text[3] - '0' == year % 10 && text[6] - '0' == month % 10 &&
                          text[9] - '0' == day % 10);
            }
        }
    }
}

static void weeks(void) {
    CU_ASSERT_EQUAL(ds_date_weekday(date_of("2022-11-07")), 0); /* a Monday */
    CU_ASSERT_EQUAL(ds_date_weekday(date_of("2022-11-13")), 6);
    CU_ASSERT_EQUAL(ds_date_weekday(date_of("1969-12-28")), 6);
    CU_ASSERT_EQUAL(ds_date_week(date_of("2022-11-07")), ds_date_week(date_of("2022-11-13")));
    CU_ASSERT_EQUAL(ds_date_week(date_of("2022-11-14")), ds_date_week(date_of("2022-11-13")) + 1);
    CU_ASSERT_EQUAL(ds_date_week(date_of("2024-12-30")), ds_date_week(date_of("2025-01-05")));
    CU_ASSERT_EQUAL(ds_date_week(date_of("1969-12-28")), -1);
}

static void clock_times(void) {
    static const char *const wrong[] = {"",      "7:30",      "24:00",   "12:60", "12:00:60",
                                        "12-00", "12:00:00 ", "12:00:0", "ab:cd", "12:00:00:00"};
    int32_t seconds;
    CU_ASSERT(ds_clock_parse("00:00", &seconds) && seconds == 0);
    CU_ASSERT(ds_clock_parse("07:30", &seconds) && seconds == 27000);
    CU_ASSERT(ds_clock_parse("23:59:59", &seconds) && seconds == 86399);
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        CU_ASSERT_FALSE(ds_clock_parse(wrong[i], &seconds));
    }
    char text[DS_CLOCK_TEXT];
    ds_clock_text(27000, true, text);
    CU_ASSERT_STRING_EQUAL(text, "07:30");
    ds_clock_text(27000, false, text);
    CU_ASSERT_STRING_EQUAL(text, "07:30:00");
    ds_clock_text(86399, true, text);
    CU_ASSERT_STRING_EQUAL(text, "23:59:59");
}

static void moments(void) {
    static const char *const wrong[] = {
        "",
        "2022-11-09",
        "2022-11-09T",
        "2022-11-09 07:00",
        "2022-11-09t07:00",
        "2022-11-09T7:00",
        "2022-11-09T07:00:",
        "2022-11-09T07:00:00Z",
        "2022-11-09T07:00+07:00",
        "2022-11-09T24:00",
        "2022-02-30T07:00",
        "22-11-09T07:00",
        " 2022-11-09T07:00",
        "T07:00",
    };
    ds_moment moment;
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        CU_ASSERT_FALSE(ds_moment_parse(wrong[i], &moment));
    }
    char text[DS_MOMENT_TEXT];
    CU_ASSERT(ds_moment_parse("1970-01-02T00:01:02", &moment));
    CU_ASSERT(moment.date == 1 && moment.seconds == 62);
    ds_moment_text(moment, text);
    CU_ASSERT_STRING_EQUAL(text, "1970-01-02T00:01:02");
    CU_ASSERT(ds_moment_parse("2022-11-09T07:00:00", &moment));
    ds_moment_text(moment, text);
    CU_ASSERT_STRING_EQUAL(text, "2022-11-09T07:00");
}

DS_SUITE(calendar, {"known dates", known_dates}, {"wrong dates", wrong_dates},
         {"dates there and back", dates_there_and_back}, {"weeks and weekdays", weeks},
         {"clock times", clock_times}, {"moments", moments})
