/* iCalendar, RFC 5545. Shifts are in local time: that of Viet Nam, which knows no summer time. */
#include <math.h>
#include <string.h>

#include "base/digest.h"
#include "export/labels.h"
#include "words/words.h"

enum { LINE_OCTETS = 75, DAY = 86400 };

#define TZID "Asia/Ho_Chi_Minh"

/* A content line, folded so that no line has more than 75 octets and no character is cut. */
static void put_line(ds_buf *out, const char *line) {
    int used = 0;
    while (*line != '\0') {
        int length = 1;
        while (((unsigned char)line[length] & 0xc0) == 0x80) {
            length++;
        }
        if (used + length > LINE_OCTETS) {
            ds_buf_puts(out, "\r\n ");
            used = 1;
        }
        ds_buf_add(out, line, (size_t)length);
        used += length;
        line += length;
    }
    ds_buf_puts(out, "\r\n");
}

/* A line of a value of type TEXT; control characters become blanks: a name is never two lines, of
 * which the second could be taken for another stop. */
static void put_escaped(ds_buf *line, const char *text) {
    for (; *text != '\0'; text++) {
        unsigned char c = (unsigned char)*text;
        if (c < 0x20 || c == 0x7f) {
            ds_buf_puts(line, " ");
        } else {
            ds_buf_puts(line, strchr("\\;,", c) != NULL ? "\\" : "");
            ds_buf_add(line, text, 1);
        }
    }
}

static const char *text_of(const ds_buf *buf) {
    return buf->bytes != NULL ? buf->bytes : "";
}

static void put_text(ds_buf *out, const char *property, const char *value) {
    ds_buf line = {0};
    ds_buf_puts(&line, property);
    ds_buf_puts(&line, ":");
    put_escaped(&line, value);
    put_line(out, text_of(&line));
    out->failed |= line.failed;
    ds_buf_free(&line);
}

/* A property whose value was put together in a buffer, which is freed. */
static void take_text(ds_buf *out, const char *property, ds_buf *value) {
    put_text(out, property, text_of(value));
    out->failed |= value->failed;
    ds_buf_free(value);
}

/* One more line of a property of several, which is freed. */
static void take_line(ds_buf *property, ds_buf *line) {
    put_escaped(property, text_of(line));
    property->failed |= line->failed;
    ds_buf_free(line);
}

/* "20221107T073000" */
static void put_moment(ds_buf *buf, int32_t date, int32_t seconds) {
    char text[DS_DATE_TEXT];
    ds_date_text(date, text);
    ds_buf_printf(buf, "%.4s%.2s%.2sT%02d%02d%02d", text, text + 5, text + 8, seconds / 3600,
                  seconds / 60 % 60, seconds % 60);
}

static void put_local(ds_buf *out, const char *property, const ds_export *e, int32_t date,
                      ds_tick tick) {
    ds_buf_printf(out, "%s;TZID=" TZID ":", property);
    put_moment(out, date, tick / e->in->ticks_per_second);
    ds_buf_puts(out, "\r\n");
}

/* The same duty has the same name in every plan, so that a calendar read again replaces what it
 * had. */
static void put_uid(ds_buf *out, const ds_export *e, const ds_duty *duty) {
    const char *const parts[] = {e->in->name, e->in->members[duty->member].id,
                                 e->in->shifts[duty->shift].id};
    int32_t date = e->in->shifts[duty->shift].date;
    uint64_t digest = DS_DIGEST_START;
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        digest = ds_digest(digest, parts[i], strlen(parts[i]) + 1);
    }
    ds_buf_printf(out, "UID:%016llx-%d@doorstep\r\n", (unsigned long long)digest, date);
}

static void put_stop(ds_buf *property, const ds_export *e, const ds_stop *stop) {
    const ds_visit *visit = &e->in->visits[stop->visit];
    ds_buf line = {0};
    ds_put_time(&line, e->in, stop->start);
    ds_buf_puts(&line, " ");
    ds_buf_puts(&line, ds_household_label(e->in, visit->household));
    ds_buf_printf(&line, " (%s): ", e->in->households[visit->household].id);
    ds_put_needs(&line, e->in, stop->visit);
    ds_buf_puts(property, "\\n");
    take_line(property, &line);
}

static void put_booking(ds_buf *property, const ds_export *e, const ds_appointment *a) {
    int32_t household = e->in->visits[a->visit].household;
    ds_buf line = {0};
    ds_buf_puts(&line, "- ");
    ds_buf_puts(&line, ds_household_label(e->in, household));
    ds_buf_printf(&line, " (%s): ", e->in->households[household].id);
    ds_put_needs(&line, e->in, a->visit);
    ds_buf_puts(property, "\\n");
    take_line(property, &line);
}

/* Who is there, and what there is to do: a line for each household. */
static void describe(ds_buf *out, const ds_export *e, const ds_duty *duty) {
    const ds_plan *plan = e->plan;
    ds_buf property = {0}, line = {0};
    ds_buf_puts(&line, ds_words(e->language, DS_WORD_members));
    ds_buf_puts(&line, ": ");
    ds_put_company(&line, e, duty);
    ds_buf_puts(&property, "DESCRIPTION:");
    take_line(&property, &line);
    const ds_route *route = ds_route_of(plan, duty);
    for (int32_t i = 0; route != NULL && i < route->stops.count; i++) {
        put_stop(&property, e, &plan->stops[route->stops.first + i]);
    }
    for (int32_t i = 0; duty->desk != DS_NONE && i < plan->n_appointments; i++) {
        const ds_appointment *a = &plan->appointments[i];
        if (a->desk == duty->desk && a->shift == duty->shift) {
            put_booking(&property, e, a);
        }
    }
    put_line(out, text_of(&property));
    out->failed |= property.failed;
    ds_buf_free(&property);
}

/* "Nguyễn Văn An: Tổ KP1, nhóm 2"; the name only where the calendar is of several. */
static void summarize(ds_buf *out, const ds_export *e, const ds_duty *duty) {
    ds_buf text = {0};
    if (e->member == DS_NONE) {
        ds_buf_puts(&text, ds_member_label(e->in, duty->member));
        ds_buf_puts(&text, ": ");
    }
    if (duty->desk != DS_NONE) {
        ds_buf_puts(&text, ds_label(e->in->desks[duty->desk].id, e->in->desks[duty->desk].name));
    } else {
        ds_put_crew_label(&text, e, duty->team, duty->crew);
    }
    take_text(out, "SUMMARY", &text);
}

static void locate(ds_buf *out, const ds_export *e, const ds_duty *duty) {
    int32_t location =
        duty->desk != DS_NONE ? e->in->desks[duty->desk].location : e->in->teams[duty->team].base;
    const char *name = ds_place_label(e->in, location);
    if (name[0] != '\0') {
        put_text(out, "LOCATION", name);
    }
    if (location != DS_NONE && !isnan(e->in->locations[location].lat)) {
        ds_buf_puts(out, "GEO:");
        ds_buf_number(out, e->in->locations[location].lat);
        ds_buf_puts(out, ";");
        ds_buf_number(out, e->in->locations[location].lon);
        ds_buf_puts(out, "\r\n");
    }
}

static void put_event(ds_buf *out, const ds_export *e, const ds_duty *duty) {
    const ds_shift *shift = &e->in->shifts[duty->shift];
    ds_buf_puts(out, "BEGIN:VEVENT\r\n");
    put_uid(out, e, duty);
    ds_buf_puts(out, "DTSTAMP:");
    put_moment(out, (int32_t)(e->stamp / DAY), (int32_t)(e->stamp % DAY));
    ds_buf_puts(out, "Z\r\n");
    put_local(out, "DTSTART", e, shift->date, shift->start);
    put_local(out, "DTEND", e, shift->date, shift->end);
    summarize(out, e, duty);
    locate(out, e, duty);
    describe(out, e, duty);
    ds_buf_puts(out, "END:VEVENT\r\n");
}

doorstep_status ds_export_calendar(const ds_export *e, char **text, size_t *length) {
    ds_buf out = {0};
    ds_buf_puts(&out,
                "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//doorstep//doorstep " DOORSTEP_VERSION
                "//EN\r\nCALSCALE:GREGORIAN\r\nMETHOD:PUBLISH\r\n");
    put_text(&out, "X-WR-CALNAME",
             e->member == DS_NONE ? e->in->name : ds_member_label(e->in, e->member));
    ds_buf_puts(&out, "BEGIN:VTIMEZONE\r\nTZID:" TZID "\r\nBEGIN:STANDARD\r\n"
                      "DTSTART:19700101T000000\r\nTZOFFSETFROM:+0700\r\nTZOFFSETTO:+0700\r\n"
                      "END:STANDARD\r\nEND:VTIMEZONE\r\n");
    for (int32_t i = 0; i < e->plan->n_duties; i++) {
        const ds_duty *duty = &e->plan->duties[i];
        if (e->member == DS_NONE || duty->member == e->member) {
            put_event(&out, e, duty);
        }
    }
    ds_buf_puts(&out, "END:VCALENDAR\r\n");
    return ds_buf_take(&out, text, length);
}
