#include "report/changes.h"

#include "report/sections.h"
#include "words/messages.h"

enum { INDENT = 2, LIST_INDENT = 4, ID_WIDTH = 14, COUNT_LABEL = 22 };

typedef struct changes {
    ds_sheet sheet;
    const ds_baseline *was;
    ds_past_carrier *now; /* [n_visits] */
    ds_tick *start;       /* [n_visits] of visits at home */
    ds_reason *reason;    /* [n_visits] of visits not done */
    int32_t duties, people, moved, dropped, added;
} changes;

/* ---- What there is now ----------------------------------------------------------------------- */

static void index_visits(changes *c) {
    const ds_plan *plan = c->sheet.plan;
    for (int32_t v = 0; v < c->sheet.in->n_visits; v++) {
        c->now[v] = (ds_past_carrier){DS_DUTY_OFF, DS_NONE, DS_NONE};
    }
    for (int32_t r = 0; r < plan->n_routes; r++) {
        const ds_route *route = &plan->routes[r];
        for (int32_t i = 0; i < route->stops.count; i++) {
            const ds_stop *stop = &plan->stops[route->stops.first + i];
            c->now[stop->visit] = (ds_past_carrier){DS_DUTY_TEAM, route->team, route->shift};
            c->start[stop->visit] = stop->start;
        }
    }
    for (int32_t i = 0; i < plan->n_appointments; i++) {
        const ds_appointment *booked = &plan->appointments[i];
        c->now[booked->visit] = (ds_past_carrier){DS_DUTY_DESK, booked->desk, booked->shift};
    }
    for (int32_t i = 0; i < plan->n_uncovered; i++) {
        if (plan->uncovered[i].visit != DS_NONE) {
            c->reason[plan->uncovered[i].visit] = plan->uncovered[i].reason;
        }
    }
}

static ds_past_duty duty_now(const changes *c, int32_t member, int32_t shift) {
    int32_t index = c->sheet.duty_at[(int64_t)member * c->sheet.in->n_shifts + shift];
    if (index == DS_NONE) {
        return (ds_past_duty){DS_DUTY_OFF, DS_NONE, 0};
    }
    const ds_duty *duty = &c->sheet.plan->duties[index];
    return duty->desk != DS_NONE ? (ds_past_duty){DS_DUTY_DESK, duty->desk, 0}
                                 : (ds_past_duty){DS_DUTY_TEAM, duty->team, duty->crew};
}

static bool duty_changed(const changes *c, int32_t member, int32_t shift) {
    ds_past_duty now = duty_now(c, member, shift);
    return ds_duty_changed(c->was, member, shift, now.kind, now.where);
}

/* A visit that the earlier instance did not have is no change, but news to the household. */
static bool visit_changed(const changes *c, int32_t visit) {
    const ds_past_carrier *now = &c->now[visit];
    bool is_new = !c->was->known[visit] && now->kind != DS_DUTY_OFF && !c->was->frozen[now->shift];
    return is_new ||
           ds_carrier_changed(c->was, c->sheet.in, visit, now->kind, now->where, now->shift);
}

static bool carried_before(const changes *c, int32_t visit) {
    const ds_past_carrier *was = &c->was->carrier[visit];
    return was->kind != DS_DUTY_OFF && (was->shift == DS_NONE || !c->was->frozen[was->shift]);
}

static void count(changes *c) {
    const ds_instance *in = c->sheet.in;
    for (int32_t m = 0; m < in->n_members; m++) {
        int32_t before = c->duties;
        for (int32_t s = 0; s < in->n_shifts; s++) {
            c->duties += duty_changed(c, m, s);
        }
        c->people += c->duties > before;
    }
    for (int32_t v = 0; v < in->n_visits; v++) {
        bool changed = visit_changed(c, v), before = carried_before(c, v);
        bool after = c->now[v].kind != DS_DUTY_OFF;
        c->moved += changed && before && after;
        c->dropped += changed && before && !after;
        c->added += changed && !before && after;
    }
}

/* ---- Words ----------------------------------------------------------------------------------- */

/* "team kp1", "desk one-stop"; `gone` where the instance no longer has it. */
static void put_place(ds_page *page, const ds_instance *in, ds_duty_kind kind, int32_t where) {
    bool team = kind == DS_DUTY_TEAM;
    ds_page_put(page, ds_translate(page->language, team ? "team " : "desk "));
    ds_page_put(page, where == DS_NONE ? ds_translate(page->language, "that is gone")
                      : team           ? in->teams[where].id
                                       : in->desks[where].id);
}

static void put_duty(ds_page *page, const ds_instance *in, ds_past_duty duty) {
    if (duty.kind == DS_DUTY_OFF) {
        ds_page_say(page, "off");
    } else {
        put_place(page, in, duty.kind, duty.where);
    }
    if (duty.crew > 0) {
        ds_page_say(page, " crew %d", duty.crew);
    }
}

static void put_shift(ds_page *page, const ds_instance *in, int32_t shift) {
    if (shift == DS_NONE) {
        ds_page_say(page, "a shift that is gone");
        return;
    }
    ds_page_date(page, in->shifts[shift].date);
    ds_page_put(page, " ");
    ds_page_put(page, in->shifts[shift].id);
}

/* ---- Lists ----------------------------------------------------------------------------------- */

static void put_duties_of(changes *c, int32_t member) {
    const ds_instance *in = c->sheet.in;
    ds_page *page = &c->sheet.page;
    bool named = false;
    for (int32_t s = 0; s < in->n_shifts; s++) {
        if (!duty_changed(c, member, s)) {
            continue;
        }
        if (!named) {
            ds_page_to(page, INDENT);
            ds_page_put(page, c->sheet.people[member]);
            ds_page_line(page);
            named = true;
        }
        ds_page_to(page, LIST_INDENT);
        put_shift(page, in, s);
        ds_page_put(page, " ");
        ds_page_shift_times(page, in, s);
        ds_page_put(page, ": ");
        put_duty(page, in, c->was->duty[(int64_t)member * in->n_shifts + s]);
        ds_page_put(page, " → ");
        put_duty(page, in, duty_now(c, member, s));
        ds_page_line(page);
    }
}

static void put_carrier(changes *c, const ds_past_carrier *carrier) {
    ds_page *page = &c->sheet.page;
    put_shift(page, c->sheet.in, carrier->shift);
    ds_page_put(page, ", ");
    put_place(page, c->sheet.in, carrier->kind, carrier->where);
}

static void put_visit(changes *c, int32_t visit, bool before, bool after) {
    const ds_instance *in = c->sheet.in;
    const ds_household *household = &in->households[in->visits[visit].household];
    ds_page *page = &c->sheet.page;
    ds_buf id = {0};
    ds_put_visit(&id, page->language, in, visit);
    ds_page_to(page, INDENT);
    ds_page_take(page, &id, INDENT, true);
    if (household->name[0] != '\0') {
        ds_page_put(page, " ");
        ds_page_put(page, household->name);
    }
    ds_page_to(page, INDENT + ID_WIDTH);
    if (before) {
        put_carrier(c, &c->was->carrier[visit]);
    }
    if (!after && c->sheet.plan->lists_uncovered) {
        ds_page_printf(page, " (%s)", ds_reason_key(c->reason[visit]));
    }
    if (before && after) {
        ds_page_line(page);
        ds_page_to(page, INDENT + ID_WIDTH);
        ds_page_put(page, "→ ");
    }
    if (after) {
        put_carrier(c, &c->now[visit]);
        if (c->now[visit].kind == DS_DUTY_TEAM) {
            ds_page_say(page, ", about ");
            ds_page_clock(page, in, c->start[visit]);
        }
    }
    ds_page_line(page);
}

/* The visits that changed and were, or are, carried out by somebody, as asked. */
static void put_visits(changes *c, const char *heading, bool before, bool after) {
    bool any = false;
    for (int32_t v = 0; v < c->sheet.in->n_visits; v++) {
        if (visit_changed(c, v) && carried_before(c, v) == before &&
            (c->now[v].kind != DS_DUTY_OFF) == after) {
            if (!any) {
                ds_page_heading(&c->sheet.page, heading);
                any = true;
            }
            put_visit(c, v, before, after);
        }
    }
}

/* ---- The page -------------------------------------------------------------------------------- */

static void put_counts(changes *c) {
    ds_page *page = &c->sheet.page;
    char from[DS_MOMENT_TEXT];
    ds_moment_text(c->was->from, from);
    ds_page_say(page, "Planned anew from");
    ds_page_to(page, COUNT_LABEL);
    ds_page_put(page, from);
    ds_page_line(page);
    ds_page_say(page, "Duties that change");
    ds_page_to(page, COUNT_LABEL);
    ds_page_say(page, c->people == 1 ? "%d, of %d person" : "%d, of %d people", c->duties,
                c->people);
    ds_page_line(page);
    ds_page_say(page, "Visits that change");
    ds_page_to(page, COUNT_LABEL);
    ds_page_say(page, "%d: %d moved, %d given up, %d new", c->moved + c->dropped + c->added,
                c->moved, c->dropped, c->added);
    ds_page_line(page);
}

static void put_page(changes *c) {
    count(c);
    ds_sheet_title(&c->sheet.page, c->sheet.in);
    put_counts(c);
    ds_sheet_headline(&c->sheet);
    if (c->duties > 0) {
        ds_page_heading(&c->sheet.page, "Whose duties change");
    }
    for (int32_t m = 0; m < c->sheet.in->n_members; m++) {
        put_duties_of(c, m);
    }
    put_visits(c, "Visits that move", true, true);
    put_visits(c, "Visits given up", true, false);
    put_visits(c, "New visits", false, true);
}

doorstep_status ds_report_changes(const ds_instance *in, const ds_plan *plan,
                                  const ds_baseline *baseline, doorstep_language language,
                                  char **text, size_t *length) {
    *text = NULL;
    if (plan->n_unknown > 0) {
        return DOORSTEP_BROKEN_PLAN;
    }
    changes c = {.sheet = {.in = in, .plan = plan, .page = {.language = language}},
                 .was = baseline};
    ds_arena *scratch = &c.sheet.scratch;
    ds_arena_init(scratch);
    c.now = DS_ARENA_NEW(scratch, ds_past_carrier, in->n_visits);
    c.start = DS_ARENA_NEW(scratch, ds_tick, in->n_visits);
    c.reason = DS_ARENA_NEW(scratch, ds_reason, in->n_visits);
    if (scratch->failed || !ds_sheet_index_duties(&c.sheet) || !ds_sheet_name_people(&c.sheet)) {
        ds_arena_free(scratch);
        return DOORSTEP_NO_MEMORY;
    }
    index_visits(&c);
    put_page(&c);
    ds_arena_free(scratch);
    return ds_buf_take(&c.sheet.page.buf, text, length);
}
