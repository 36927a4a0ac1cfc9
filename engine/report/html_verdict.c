/* What a page says of the plan as a whole, or of a part: figures, broken rules, the other pages. */
#include <math.h>

#include "io/emit.h"
#include "report/html_data.h"

static void put_counts(ds_buf *buf, const ds_html_counts *c) {
    ds_buf_printf(buf,
                  "\"households\": %lld, \"covered\": %lld, \"touched\": %lld, "
                  "\"people_helped\": %lld, \"services_given\": %lld",
                  (long long)c->households, (long long)c->covered, (long long)c->touched,
                  (long long)c->people_helped, (long long)c->services_given);
}

/* As the checker computes them; those of a part, which has no score of its own, are counted. */
static void score(ds_buf *buf, const ds_html_source *s) {
    const ds_score *score = &s->report->score;
    bool whole = s->view == NULL || s->view->part == DS_NONE;
    const ds_html_counts all = {score->households, score->covered, score->touched,
                                score->people_helped, score->services_given};
    ds_buf_puts(buf, ",\n\"score\": {");
    put_counts(buf, whole ? &all : &s->counts[s->view->part]);
    if (whole) {
        ds_buf_puts(buf, ", \"total\": ");
        ds_emit_number(buf, score->total);
    }
    ds_buf_puts(buf, "},\n\"bound\": ");
    if (whole && s->plan->bound.known) {
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

void ds_html_put_verdict(ds_buf *buf, const ds_html_source *source) {
    score(buf, source);
    violations(buf, source->report);
}

/* ---- Parts ---- */

/* What is given out to the teams and desks of a part. */
typedef struct work {
    int32_t duties, routes, visits, booked;
    double lat, lon; /* sums over the households that have a place */
    int32_t placed;
} work;

static void count_work(const ds_html_source *s, work *works) {
    const ds_plan *plan = s->plan;
    const ds_parts *parts = s->parts;
    for (int32_t i = 0; i < plan->n_duties; i++) {
        const ds_duty *d = &plan->duties[i];
        works[d->desk != DS_NONE ? parts->desks.part[d->desk] : parts->teams.part[d->team]]
            .duties++;
    }
    for (int32_t i = 0; i < plan->n_routes; i++) {
        work *w = &works[parts->teams.part[plan->routes[i].team]];
        w->routes++;
        w->visits += plan->routes[i].stops.count;
    }
    for (int32_t i = 0; i < plan->n_appointments; i++) {
        works[parts->desks.part[plan->appointments[i].desk]].booked++;
    }
    for (int32_t h = 0; h < s->in->n_households; h++) {
        const ds_location *at = &s->in->locations[s->in->households[h].location];
        work *w = &works[parts->households.part[h]];
        if (!isnan(at->lat) && !isnan(at->lon)) {
            w->lat += at->lat;
            w->lon += at->lon;
            w->placed++;
        }
    }
}

static void put_part(ds_buf *buf, const ds_html_source *s, const ds_html_view *view,
                     const work *w) {
    char file[DS_HTML_FILE_NAME];
    ds_buf name = {0};
    ds_html_file_name(view->part, file);
    ds_html_part_name(&name, s->in, view);
    ds_buf_puts(buf, "{");
    ds_html_text(buf, "file", file, true);
    ds_html_text(buf, "name", name.bytes != NULL ? name.bytes : "", false);
    buf->failed |= name.failed;
    ds_buf_free(&name);
    ds_buf_puts(buf, ", ");
    put_counts(buf, &s->counts[view->part]);
    ds_buf_printf(buf,
                  ", \"members\": %d, \"duties\": %d, \"routes\": %d, \"visits\": %d, "
                  "\"booked\": %d",
                  view->members.count, w->duties, w->routes, w->visits, w->booked);
    ds_html_place(buf, "at", w->lat / w->placed, w->lon / w->placed); /* 0 / 0: not known */
    ds_buf_puts(buf, ", \"group\": [");
    const char *district = ds_html_district(s->in, view);
    if (district[0] != '\0') {
        ds_emit_string(buf, district);
    }
    ds_buf_puts(buf, "]}");
}

void ds_html_put_parts(ds_buf *buf, const ds_html_source *source) {
    ds_arena scratch;
    ds_arena_init(&scratch);
    work *works = DS_ARENA_NEW(&scratch, work, source->parts->count);
    ds_buf_puts(buf, ",\n\"parts\": [");
    if (works != NULL) {
        count_work(source, works);
    }
    for (int32_t p = 0; p < source->parts->count && !scratch.failed; p++) {
        ds_html_view view;
        if (ds_html_view_part(&view, source->in, source->plan, source->parts, p)) {
            ds_buf_puts(buf, p > 0 ? ",\n" : "\n");
            put_part(buf, source, &view, &works[p]);
        } else {
            buf->failed = true;
        }
        ds_html_view_free(&view);
    }
    ds_buf_puts(buf, "]");
    buf->failed |= scratch.failed;
    ds_arena_free(&scratch);
}
