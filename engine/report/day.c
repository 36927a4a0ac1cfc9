/* One day: who is on duty in which shift, how the desks are staffed, where the crews go. */
#include <string.h>

#include "report/sections.h"
#include "words/messages.h"

enum {
    INDENT = 2,
    NAME_WIDTH = 26,
    SHIFTS_ABREAST = 4, /* in one table */
    WIDEST_CELL = 24,
    SHIFT_WIDTH = 14,
    LIST_INDENT = INDENT + SHIFT_WIDTH
};

typedef struct ds_day {
    ds_sheet *sheet;
    const int32_t *shifts; /* of the day, by start */
    int32_t n_shifts;
} ds_day;

static const ds_duty *duty_at(const ds_sheet *sheet, int32_t member, int32_t shift) {
    int32_t index = sheet->duty_at[(int64_t)member * sheet->in->n_shifts + shift];
    return index == DS_NONE ? NULL : &sheet->plan->duties[index];
}

void ds_page_shift_times(ds_page *page, const ds_instance *in, int32_t shift) {
    ds_page_clock(page, in, in->shifts[shift].start);
    ds_page_put(page, "-");
    ds_page_clock(page, in, in->shifts[shift].end);
}

/* "phu crew 1", or the desk's id. */
static void duty_cell(ds_sheet *sheet, const ds_duty *duty, int width) {
    ds_buf label = {0};
    if (duty->desk != DS_NONE) {
        ds_buf_puts(&label, sheet->in->desks[duty->desk].id);
    } else {
        ds_buf_puts(&label, sheet->in->teams[duty->team].id);
        ds_buf_say(&label, sheet->page.language, " crew %d", duty->crew);
    }
    ds_page_cell(&sheet->page, label.failed ? "" : label.bytes, width);
    sheet->page.buf.failed |= label.failed;
    ds_buf_free(&label);
}

static bool on_duty(const ds_day *day, int32_t member, int32_t first, int32_t count) {
    for (int32_t i = first; i < first + count; i++) {
        if (duty_at(day->sheet, member, day->shifts[i]) != NULL) {
            return true;
        }
    }
    return false;
}

static void table_head(const ds_day *day, int32_t first, int32_t count, int width) {
    const ds_instance *in = day->sheet->in;
    ds_page *page = &day->sheet->page;
    for (int32_t i = 0; i < count; i++) {
        ds_page_to(page, INDENT + NAME_WIDTH + i * width);
        ds_page_cell(page, in->shifts[day->shifts[first + i]].id, width);
    }
    ds_page_line(page);
    ds_page_to(page, INDENT);
    ds_page_say(page, "On duty");
    for (int32_t i = 0; i < count; i++) {
        ds_page_to(page, INDENT + NAME_WIDTH + i * width);
        ds_page_shift_times(page, in, day->shifts[first + i]);
    }
    ds_page_line(page);
}

/* Members down, `count` shifts across. */
static void duty_table(const ds_day *day, int32_t first, int32_t count) {
    ds_sheet *sheet = day->sheet;
    int width = (DS_PAGE_COLUMNS - INDENT - NAME_WIDTH) / count;
    width = width > WIDEST_CELL ? WIDEST_CELL : width;
    bool anybody = false;
    table_head(day, first, count, width);
    for (int32_t m = 0; m < sheet->in->n_members; m++) {
        if (!on_duty(day, m, first, count)) {
            continue;
        }
        anybody = true;
        ds_page_to(&sheet->page, INDENT);
        ds_page_cell(&sheet->page, sheet->people[m], NAME_WIDTH);
        for (int32_t i = 0; i < count; i++) {
            const ds_duty *duty = duty_at(sheet, m, day->shifts[first + i]);
            if (duty != NULL) {
                ds_page_to(&sheet->page, INDENT + NAME_WIDTH + i * width);
                duty_cell(sheet, duty, width);
            }
        }
        ds_page_line(&sheet->page);
    }
    if (!anybody) {
        ds_page_to(&sheet->page, INDENT);
        ds_page_say(&sheet->page, "(nobody)");
        ds_page_line(&sheet->page);
    }
}

static bool same_duty(const ds_duty *a, const ds_duty *b) {
    return a->desk == b->desk && a->team == b->team && (a->desk != DS_NONE || a->crew == b->crew);
}

/* A line of those who share a duty. */
static void people(ds_sheet *sheet, const ds_duty *like) {
    ds_page *page = &sheet->page;
    bool any = false;
    for (int32_t m = 0; m < sheet->in->n_members; m++) {
        const ds_duty *d = duty_at(sheet, m, like->shift);
        if (d != NULL && same_duty(d, like)) {
            ds_page_item(page, sheet->people[m], LIST_INDENT, !any);
            any = true;
        }
    }
    if (any) {
        ds_page_line(page);
    }
}

static int32_t staff(const ds_sheet *sheet, int32_t desk, int32_t shift) {
    int32_t count = 0;
    for (int32_t m = 0; m < sheet->in->n_members; m++) {
        const ds_duty *d = duty_at(sheet, m, shift);
        count += d != NULL && d->desk == desk;
    }
    return count;
}

static void demand(ds_page *page, const ds_demand *d, int32_t present) {
    if (d->min > 0) {
        ds_page_say(page, ", minimum %d", d->min);
    }
    if (d->ideal > d->min) {
        ds_page_say(page, ", ideal %d", d->ideal);
    }
    if (present < d->min) {
        ds_page_say(page, ": %d SHORT", d->min - present);
    }
}

static void booked(ds_sheet *sheet, int32_t desk, int32_t shift) {
    ds_page *page = &sheet->page;
    bool any = false;
    for (int32_t i = 0; i < sheet->plan->n_appointments; i++) {
        const ds_appointment *a = &sheet->plan->appointments[i];
        if (a->desk == desk && a->shift == shift) {
            ds_buf item = {0};
            ds_buf_puts(&item, any ? "" : ds_translate(page->language, "booked: "));
            ds_put_visit(&item, sheet->page.language, sheet->in, a->visit);
            ds_page_take(page, &item, LIST_INDENT, !any);
            any = true;
        }
    }
    if (any) {
        ds_page_line(page);
    }
}

static void desk_shift(ds_sheet *sheet, int32_t desk, int32_t shift) {
    const ds_instance *in = sheet->in;
    ds_page *page = &sheet->page;
    int32_t wanted = in->demand_at[(int64_t)desk * in->n_shifts + shift];
    int32_t present = staff(sheet, desk, shift);
    ds_page_to(page, INDENT);
    ds_page_put(page, in->shifts[shift].id);
    ds_page_to(page, LIST_INDENT);
    ds_page_put(page, in->desks[desk].id);
    ds_page_say(page, ": %d on duty", present);
    if (wanted != DS_NONE) {
        demand(page, &in->demands[wanted], present);
    }
    ds_page_line(page);
    people(sheet, &(ds_duty){.shift = shift, .team = DS_NONE, .desk = desk});
    booked(sheet, desk, shift);
}

/* "07:32 h1, 08:06 h2": when each visit starts. */
static void stops(ds_sheet *sheet, const ds_route *route) {
    for (int32_t i = 0; i < route->stops.count; i++) {
        const ds_stop *stop = &sheet->plan->stops[route->stops.first + i];
        ds_buf item = {0};
        ds_put_clock(&item, sheet->in, stop->start);
        ds_buf_puts(&item, " ");
        ds_put_visit(&item, sheet->page.language, sheet->in, stop->visit);
        ds_page_take(&sheet->page, &item, LIST_INDENT, i == 0);
    }
    if (route->stops.count > 0) {
        ds_page_line(&sheet->page);
    }
}

static void crew(ds_sheet *sheet, const ds_route *route) {
    const ds_instance *in = sheet->in;
    ds_page *page = &sheet->page;
    ds_page_to(page, INDENT);
    ds_page_put(page, in->shifts[route->shift].id);
    ds_page_to(page, LIST_INDENT);
    ds_page_put(page, in->teams[route->team].id);
    ds_page_say(page,
                route->stops.count == 1 ? " crew %d: %d stop, leaves "
                                        : " crew %d: %d stops, leaves ",
                route->crew, route->stops.count);
    ds_page_clock(page, in, route->leave);
    if (route->has_back) {
        ds_page_say(page, ", back ");
        ds_page_clock(page, in, route->back);
    }
    ds_page_line(page);
    people(sheet,
           &(ds_duty){
               .shift = route->shift, .team = route->team, .desk = DS_NONE, .crew = route->crew});
    stops(sheet, route);
}

/* A blank line before the first of a group. */
static void gap(ds_sheet *sheet, bool *started) {
    if (!*started) {
        ds_page_line(&sheet->page);
    }
    *started = true;
}

static void desks(const ds_day *day) {
    const ds_instance *in = day->sheet->in;
    bool started = false;
    for (int32_t d = 0; d < in->n_desks; d++) {
        for (int32_t i = 0; i < day->n_shifts; i++) {
            int32_t shift = day->shifts[i];
            if (in->demand_at[(int64_t)d * in->n_shifts + shift] != DS_NONE ||
                staff(day->sheet, d, shift) > 0) {
                gap(day->sheet, &started);
                desk_shift(day->sheet, d, shift);
            }
        }
    }
}

static void crews(const ds_day *day) {
    const ds_plan *plan = day->sheet->plan;
    bool started = false;
    for (int32_t i = 0; i < day->n_shifts; i++) {
        for (int32_t r = 0; r < plan->n_routes; r++) {
            if (plan->routes[r].shift == day->shifts[i]) {
                gap(day->sheet, &started);
                crew(day->sheet, &plan->routes[r]);
            }
        }
    }
}

static void show_day(const ds_day *day) {
    ds_page *page = &day->sheet->page;
    ds_page_line(page);
    ds_page_date(page, day->sheet->in->shifts[day->shifts[0]].date);
    ds_page_underline(page, '-');
    for (int32_t first = 0; first < day->n_shifts; first += SHIFTS_ABREAST) {
        int32_t left = day->n_shifts - first;
        duty_table(day, first, left < SHIFTS_ABREAST ? left : SHIFTS_ABREAST);
    }
    desks(day);
    crews(day);
}

/* The shifts of a date, by start; returns how many. */
static int32_t shifts_of(const ds_instance *in, int32_t date, int32_t *shifts) {
    int32_t count = 0;
    for (int32_t s = 0; s < in->n_shifts; s++) {
        if (in->shifts[s].date != date) {
            continue;
        }
        int32_t at = count++;
        for (; at > 0 && in->shifts[shifts[at - 1]].start > in->shifts[s].start; at--) {
            shifts[at] = shifts[at - 1];
        }
        shifts[at] = s;
    }
    return count;
}

void ds_sheet_days(ds_sheet *sheet) {
    const ds_instance *in = sheet->in;
    int32_t *shifts = DS_ARENA_NEW(&sheet->scratch, int32_t, in->n_shifts);
    if (shifts == NULL) {
        sheet->page.buf.failed = true;
        return;
    }
    for (int32_t d = 0; d < in->n_days; d++) {
        ds_day day = {.sheet = sheet, .shifts = shifts};
        day.n_shifts = shifts_of(in, in->first_date + d, shifts);
        if (day.n_shifts > 0) {
            show_day(&day);
        }
    }
}
