/* The plan's part of a page's data. */
#include "io/emit.h"
#include "report/html_data.h"

static void belonging(ds_buf *buf, const void *source, int32_t index) {
    const ds_belonging *b = &((const ds_html_source *)source)->plan->belongings[index];
    ds_buf_printf(buf, "[%d, %d]", b->team, b->member);
}

static void duty(ds_buf *buf, const void *source, int32_t index) {
    const ds_duty *d = &((const ds_html_source *)source)->plan->duties[index];
    ds_buf_printf(buf, "{\"member\": %d, \"shift\": %d, ", d->member, d->shift);
    if (d->desk != DS_NONE) {
        ds_buf_printf(buf, "\"desk\": %d}", d->desk);
    } else {
        ds_buf_printf(buf, "\"team\": %d, \"crew\": %d}", d->team, d->crew);
    }
}

/* household, visit (from 1): the way every list names a visit */
static void put_visit(ds_buf *buf, const ds_instance *in, int32_t index) {
    ds_buf_printf(buf, "%d, %d", in->visits[index].household, in->visits[index].number);
}

static void route(ds_buf *buf, const void *source, int32_t index) {
    const ds_html_source *s = source;
    const ds_route *r = &s->plan->routes[index];
    int32_t second = s->in->ticks_per_second;
    ds_buf_printf(buf,
                  "{\"team\": %d, \"shift\": %d, \"crew\": %d, \"leave\": %d, \"back\": ", r->team,
                  r->shift, r->crew, r->leave / second);
    if (r->has_back) {
        ds_buf_printf(buf, "%d", r->back / second);
    } else {
        ds_buf_puts(buf, "null");
    }
    ds_buf_puts(buf, ", \"stops\": [");
    for (int32_t i = 0; i < r->stops.count; i++) {
        const ds_stop *stop = &s->plan->stops[r->stops.first + i];
        ds_buf_puts(buf, i > 0 ? ", [" : "[");
        put_visit(buf, s->in, stop->visit);
        ds_buf_printf(buf, ", %d, %d, %d]", stop->arrive / second, stop->start / second,
                      stop->end / second);
    }
    ds_buf_puts(buf, "]}");
}

static void appointment(ds_buf *buf, const void *source, int32_t index) {
    const ds_html_source *s = source;
    const ds_appointment *a = &s->plan->appointments[index];
    ds_buf_puts(buf, "[");
    put_visit(buf, s->in, a->visit);
    ds_buf_printf(buf, ", %d, %d]", a->desk, a->shift);
}

/* Visits that the instance has, then households left out of it. */
static void uncovered(ds_buf *buf, const ds_html_source *s) {
    const char *before = "\n";
    ds_buf_puts(buf, ",\n\"uncovered\": [");
    for (int32_t i = 0; i < s->plan->n_uncovered; i++) {
        const ds_uncovered *u = &s->plan->uncovered[i];
        if (u->visit != DS_NONE) {
            ds_buf_printf(buf, "%s[", before);
            put_visit(buf, s->in, u->visit);
            ds_buf_puts(buf, ", ");
            ds_emit_string(buf, ds_reason_key(u->reason));
            ds_buf_puts(buf, "]");
            before = ",\n";
        }
    }
    before = "";
    ds_buf_puts(buf, "],\n\"left_out\": [");
    for (int32_t i = 0; i < s->plan->n_uncovered; i++) {
        const ds_uncovered *u = &s->plan->uncovered[i];
        if (u->visit == DS_NONE) {
            ds_buf_puts(buf, before);
            ds_emit_string(buf, u->household != NULL ? u->household : u->pointer);
            before = ", ";
        }
    }
    ds_buf_puts(buf, "]");
}

static void score(ds_buf *buf, const ds_html_source *s) {
    const ds_score *score = &s->report->score;
    ds_buf_puts(buf, ",\n\"score\": {\"total\": ");
    ds_emit_number(buf, score->total);
    ds_buf_printf(buf,
                  ", \"households\": %lld, \"covered\": %lld, \"touched\": %lld, "
                  "\"people_helped\": %lld, \"services_given\": %lld}",
                  (long long)score->households, (long long)score->covered,
                  (long long)score->touched, (long long)score->people_helped,
                  (long long)score->services_given);
    ds_buf_puts(buf, ",\n\"bound\": ");
    if (s->plan->bound.known) {
        ds_emit_number(buf, s->plan->bound.score);
    } else {
        ds_buf_puts(buf, "null");
    }
}

static void violations(ds_buf *buf, const ds_check_report *report) {
    enum { SHOWN = 20 };
    ds_buf_printf(buf, ",\n\"violations\": {\"count\": %d, \"first\": [", report->n_violations);
    for (int32_t i = 0; i < report->n_violations && i < SHOWN; i++) {
        ds_buf_puts(buf, i > 0 ? ",\n{" : "\n{");
        ds_html_text(buf, "code", report->violations[i].code, true);
        ds_html_text(buf, "text", report->violations[i].text, false);
        ds_buf_puts(buf, "}");
    }
    ds_buf_puts(buf, "]}");
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
    const char *before = "\n";
    ds_buf_puts(buf, ",\n\"scarce\": ");
    if (s->scarce == NULL) {
        ds_buf_puts(buf, "null");
        return;
    }
    ds_buf_puts(buf, "[");
    for (int32_t i = 0; i < s->scarce->facts.count; i++) {
        const ds_fact *fact = ds_fact_at(s->scarce, i);
        if (fact->kind != DS_FACT_SCARCE && fact->kind != DS_FACT_SCARCE_CREW) {
            continue;
        }
        ds_buf_printf(buf, "%s{\"team\": %d, \"shift\": %d, \"crew\": %d, \"skills\": ", before,
                      fact->team, fact->shift, fact->crew);
        skills(buf, s->in, fact->skills);
        ds_buf_puts(buf, ", \"won\": ");
        ds_emit_number(buf, fact->won);
        ds_buf_puts(buf, ", \"net\": ");
        ds_emit_number(buf, fact->net);
        ds_buf_puts(buf, "}");
        before = ",\n";
    }
    ds_buf_puts(buf, "]");
}

void ds_html_put_plan(ds_buf *buf, const ds_html_source *source) {
    const ds_plan *plan = source->plan;
    ds_html_list(buf, source, "belongings", plan->n_belongings, belonging);
    ds_html_list(buf, source, "duties", plan->n_duties, duty);
    ds_html_list(buf, source, "routes", plan->n_routes, route);
    ds_html_list(buf, source, "appointments", plan->n_appointments, appointment);
    uncovered(buf, source);
    score(buf, source);
    violations(buf, source->report);
    scarce(buf, source);
}
