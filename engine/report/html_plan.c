/* The plan's part of a page's data. */
#include "io/emit.h"
#include "report/html_data.h"

/* A list whose elements are put one by one. */
typedef struct row {
    ds_buf *buf;
    bool any;
} row;

static row begin(ds_buf *buf, const char *key) {
    ds_buf_printf(buf, ",\n\"%s\": [", key);
    return (row){buf, false};
}

static void next(row *r) {
    ds_buf_puts(r->buf, r->any ? ",\n" : "\n");
    r->any = true;
}

static void end(row *r) {
    ds_buf_puts(r->buf, "]");
}

static void belongings(ds_buf *buf, const ds_html_source *s) {
    row r = begin(buf, "belongings");
    for (int32_t i = 0; i < s->plan->n_belongings; i++) {
        const ds_belonging *b = &s->plan->belongings[i];
        if (s->view->teams.at[b->team] != DS_NONE) {
            next(&r);
            ds_buf_printf(buf, "[%d, %d]", s->view->teams.at[b->team],
                          s->view->members.at[b->member]);
        }
    }
    end(&r);
}

/* A duty in another part has that team's or desk's id. */
static void put_duty(ds_buf *buf, const ds_html_source *s, const ds_duty *d) {
    const ds_html_view *view = s->view;
    ds_buf_printf(buf, "{\"member\": %d, \"shift\": %d, ", view->members.at[d->member], d->shift);
    if (!ds_html_shows(view, d->team, d->desk)) {
        ds_html_text(buf, "elsewhere",
                     d->desk != DS_NONE ? s->in->desks[d->desk].id : s->in->teams[d->team].id,
                     true);
        ds_buf_puts(buf, "}");
    } else if (d->desk != DS_NONE) {
        ds_buf_printf(buf, "\"desk\": %d}", view->desks.at[d->desk]);
    } else {
        ds_buf_printf(buf, "\"team\": %d, \"crew\": %d}", view->teams.at[d->team], d->crew);
    }
}

static void duties(ds_buf *buf, const ds_html_source *s) {
    row r = begin(buf, "duties");
    for (int32_t i = 0; i < s->plan->n_duties; i++) {
        if (s->view->members.at[s->plan->duties[i].member] != DS_NONE) {
            next(&r);
            put_duty(buf, s, &s->plan->duties[i]);
        }
    }
    end(&r);
}

/* household, visit (from 1): the way every list names a visit */
static void put_visit(ds_buf *buf, const ds_html_source *s, int32_t index) {
    const ds_visit *visit = &s->in->visits[index];
    ds_buf_printf(buf, "%d, %d", s->view->households.at[visit->household], visit->number);
}

static void put_route(ds_buf *buf, const ds_html_source *s, const ds_route *r) {
    int32_t second = s->in->ticks_per_second;
    ds_buf_printf(buf, "{\"team\": %d, \"shift\": %d, \"crew\": %d, \"leave\": %d, \"back\": ",
                  s->view->teams.at[r->team], r->shift, r->crew, r->leave / second);
    if (r->has_back) {
        ds_buf_printf(buf, "%d", r->back / second);
    } else {
        ds_buf_puts(buf, "null");
    }
    ds_buf_puts(buf, ", \"stops\": [");
    for (int32_t i = 0; i < r->stops.count; i++) {
        const ds_stop *stop = &s->plan->stops[r->stops.first + i];
        ds_buf_puts(buf, i > 0 ? ", [" : "[");
        put_visit(buf, s, stop->visit);
        ds_buf_printf(buf, ", %d, %d, %d]", stop->arrive / second, stop->start / second,
                      stop->end / second);
    }
    ds_buf_puts(buf, "]}");
}

static void routes(ds_buf *buf, const ds_html_source *s) {
    row r = begin(buf, "routes");
    for (int32_t i = 0; i < s->plan->n_routes; i++) {
        if (s->view->teams.at[s->plan->routes[i].team] != DS_NONE) {
            next(&r);
            put_route(buf, s, &s->plan->routes[i]);
        }
    }
    end(&r);
}

static void appointments(ds_buf *buf, const ds_html_source *s) {
    row r = begin(buf, "appointments");
    for (int32_t i = 0; i < s->plan->n_appointments; i++) {
        const ds_appointment *a = &s->plan->appointments[i];
        if (s->view->desks.at[a->desk] != DS_NONE) {
            next(&r);
            ds_buf_puts(buf, "[");
            put_visit(buf, s, a->visit);
            ds_buf_printf(buf, ", %d, %d]", s->view->desks.at[a->desk], a->shift);
        }
    }
    end(&r);
}

/* Visits that the instance has, then households left out of it, which only the whole shows. */
static void uncovered(ds_buf *buf, const ds_html_source *s) {
    row r = begin(buf, "uncovered");
    for (int32_t i = 0; i < s->plan->n_uncovered; i++) {
        const ds_uncovered *u = &s->plan->uncovered[i];
        if (u->visit != DS_NONE &&
            s->view->households.at[s->in->visits[u->visit].household] != DS_NONE) {
            next(&r);
            ds_buf_puts(buf, "[");
            put_visit(buf, s, u->visit);
            ds_buf_puts(buf, ", ");
            ds_emit_string(buf, ds_reason_key(u->reason));
            ds_buf_puts(buf, "]");
        }
    }
    end(&r);
    r = begin(buf, "left_out");
    for (int32_t i = 0; i < s->plan->n_uncovered && s->view->part == DS_NONE; i++) {
        const ds_uncovered *u = &s->plan->uncovered[i];
        if (u->visit == DS_NONE) {
            next(&r);
            ds_emit_string(buf, u->household != NULL ? u->household : u->pointer);
        }
    }
    end(&r);
}

static void skills(ds_buf *buf, const ds_instance *in, uint64_t bits) {
    const char *before = "";
    ds_buf_puts(buf, "[");
    for (int32_t i = 0; i < in->n_skills; i++) {
        if ((bits >> i & 1) != 0) {
            ds_buf_puts(buf, before);
            ds_emit_string(buf, in->skills[i]);
            before = ", ";
        }
    }
    ds_buf_puts(buf, "]");
}

/* Where one more member for one shift would add most; null where nobody asked. */
static void scarce(ds_buf *buf, const ds_html_source *s) {
    if (s->scarce == NULL) {
        ds_buf_puts(buf, ",\n\"scarce\": null");
        return;
    }
    row r = begin(buf, "scarce");
    for (int32_t i = 0; i < s->scarce->facts.count; i++) {
        const ds_fact *fact = ds_fact_at(s->scarce, i);
        if ((fact->kind != DS_FACT_SCARCE && fact->kind != DS_FACT_SCARCE_CREW) ||
            s->view->teams.at[fact->team] == DS_NONE) {
            continue;
        }
        next(&r);
        ds_buf_printf(buf, "{\"team\": %d, \"shift\": %d, \"crew\": %d, \"skills\": ",
                      s->view->teams.at[fact->team], fact->shift, fact->crew);
        skills(buf, s->in, fact->skills);
        ds_buf_puts(buf, ", \"won\": ");
        ds_emit_number(buf, fact->won);
        ds_buf_puts(buf, ", \"net\": ");
        ds_emit_number(buf, fact->net);
        ds_buf_puts(buf, "}");
    }
    end(&r);
}

void ds_html_put_plan(ds_buf *buf, const ds_html_source *source) {
    belongings(buf, source);
    duties(buf, source);
    routes(buf, source);
    appointments(buf, source);
    uncovered(buf, source);
    scarce(buf, source);
}
