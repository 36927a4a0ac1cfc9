/* The instance's part of a page's data. */
#include <math.h>

#include "io/emit.h"
#include "report/html_data.h"
#include "words/words.h"

typedef void (*element)(ds_buf *buf, const ds_html_source *s, int32_t index);

/* A list, one element a line; of all `count` things, or of those picked. */
static void list(ds_buf *buf, const ds_html_source *s, const char *key, int32_t count,
                 const ds_html_pick *pick, element put) {
    ds_buf_printf(buf, ",\n\"%s\": [", key);
    for (int32_t i = 0; i < (pick == NULL ? count : pick->count); i++) {
        ds_buf_puts(buf, i == 0 ? "\n" : ",\n");
        put(buf, s, pick == NULL ? i : pick->list[i]);
    }
    ds_buf_puts(buf, "]");
}

void ds_html_text(ds_buf *buf, const char *key, const char *text, bool first) {
    ds_buf_printf(buf, "%s\"%s\": ", first ? "" : ", ", key);
    ds_emit_string(buf, text);
}

static void named(ds_buf *buf, const char *id, const char *name) {
    ds_buf_puts(buf, "{");
    ds_html_text(buf, "id", id, true);
    ds_html_text(buf, "name", name, false);
}

/* An index, or null. */
static void reference(ds_buf *buf, const char *key, int32_t index) {
    if (index == DS_NONE) {
        ds_buf_printf(buf, ", \"%s\": null", key);
    } else {
        ds_buf_printf(buf, ", \"%s\": %d", key, index);
    }
}

void ds_html_place(ds_buf *buf, const char *key, double lat, double lon) {
    ds_buf_printf(buf, ", \"%s\": ", key);
    if (isnan(lat) || isnan(lon)) {
        ds_buf_puts(buf, "null");
        return;
    }
    ds_buf_puts(buf, "[");
    ds_emit_number(buf, lat);
    ds_buf_puts(buf, ", ");
    ds_emit_number(buf, lon);
    ds_buf_puts(buf, "]");
}

/* A location may have no coordinates (a matrix alone). */
static void place(ds_buf *buf, const char *key, const ds_instance *in, int32_t location) {
    static const ds_location nowhere = {.lat = NAN, .lon = NAN};
    const ds_location *at = location == DS_NONE ? &nowhere : &in->locations[location];
    ds_html_place(buf, key, at->lat, at->lon);
}

static void shift(ds_buf *buf, const ds_html_source *source, int32_t index) {
    const ds_instance *in = source->in;
    const ds_shift *s = &in->shifts[index];
    char date[DS_DATE_TEXT];
    ds_date_text(s->date, date);
    ds_buf_puts(buf, "{");
    ds_html_text(buf, "id", s->id, true);
    ds_html_text(buf, "date", date, false);
    ds_buf_printf(buf, ", \"start\": %d, \"end\": %d}", s->start / in->ticks_per_second,
                  s->end / in->ticks_per_second);
}

static void service(ds_buf *buf, const ds_html_source *source, int32_t index) {
    const ds_instance *in = source->in;
    named(buf, in->services[index].id, in->services[index].name);
    ds_buf_puts(buf, "}");
}

/* The boundary is JSON as it was read and checked. */
static void area(ds_buf *buf, const ds_html_source *source, int32_t index) {
    const ds_area *a = &source->in->areas[index];
    named(buf, a->id, a->name);
    ds_buf_printf(buf, ", \"wanted\": %d, \"boundary\": %s}", a->wanted,
                  a->boundary[0] != '\0' ? a->boundary : "null");
}

static void team(ds_buf *buf, const ds_html_source *source, int32_t index) {
    const ds_instance *in = source->in;
    const ds_team *t = &in->teams[index];
    named(buf, t->id, t->name);
    place(buf, "base", in, t->base);
    place(buf, "end", in, t->end);
    ds_buf_printf(buf, ", \"returns\": %s}", t->returns ? "true" : "false");
}

static void member(ds_buf *buf, const ds_html_source *source, int32_t index) {
    const ds_instance *in = source->in;
    const ds_member *m = &in->members[index];
    named(buf, m->id, m->name);
    ds_html_text(buf, "role",
                 m->role == DS_NONE ? "" : ds_role_words(source->language, in->roles[m->role]),
                 false);
    ds_buf_printf(buf, ", \"group\": %d, \"share\": ", m->group);
    ds_emit_number(buf, m->share);
    ds_buf_puts(buf, "}");
}

static void desk(ds_buf *buf, const ds_html_source *source, int32_t index) {
    const ds_instance *in = source->in;
    named(buf, in->desks[index].id, in->desks[index].name);
    place(buf, "at", in, in->desks[index].location);
    ds_buf_puts(buf, "}");
}

static void demands(ds_buf *buf, const ds_html_source *source) {
    const ds_instance *in = source->in;
    const char *before = "\n";
    ds_buf_puts(buf, ",\n\"demands\": [");
    for (int32_t i = 0; i < in->n_demands; i++) {
        const ds_demand *d = &in->demands[i];
        int32_t desk_at = source->view->desks.at[d->desk];
        if (desk_at != DS_NONE) {
            ds_buf_printf(buf, "%s{\"desk\": %d, \"shift\": %d, \"min\": %d, \"ideal\": %d}",
                          before, desk_at, d->shift, d->min, d->ideal);
            before = ",\n";
        }
    }
    ds_buf_puts(buf, "]");
}

/* [[service, people], ...] */
static void needs(ds_buf *buf, const ds_instance *in, const ds_visit *visit) {
    ds_range range = in->shapes[visit->shape].needs;
    ds_buf_puts(buf, "[");
    for (int32_t i = 0; i < range.count; i++) {
        const ds_need *need = &in->needs[range.first + i];
        ds_buf_printf(buf, "%s[%d, %d]", i > 0 ? ", " : "", need->service, need->people);
    }
    ds_buf_puts(buf, "]");
}

static void household(ds_buf *buf, const ds_html_source *source, int32_t index) {
    const ds_instance *in = source->in;
    const ds_household *h = &in->households[index];
    named(buf, h->id, h->name);
    place(buf, "at", in, h->location);
    reference(buf, "area", h->area == DS_NONE ? DS_NONE : source->view->areas.at[h->area]);
    ds_buf_printf(buf, ", \"before\": %d, \"visits\": [", h->done);
    for (int32_t i = 0; i < h->visits.count; i++) {
        ds_buf_puts(buf, i > 0 ? ", " : "");
        needs(buf, in, &in->visits[h->visits.first + i]);
    }
    ds_buf_puts(buf, "]}");
}

void ds_html_put_head(ds_buf *buf, const ds_html_source *source) {
    const ds_instance *in = source->in;
    ds_buf_puts(buf, ",\n\"instance\": {");
    ds_html_text(buf, "name", in->name, true);
    ds_buf_puts(buf, ", \"digest\": ");
    ds_emit_digest(buf, in->digest);
    ds_buf_puts(buf, "}");
    list(buf, source, "shifts", in->n_shifts, NULL, shift);
}

void ds_html_put_instance(ds_buf *buf, const ds_html_source *source) {
    const ds_html_view *view = source->view;
    list(buf, source, "services", source->in->n_services, NULL, service);
    list(buf, source, "areas", 0, &view->areas, area);
    list(buf, source, "teams", 0, &view->teams, team);
    list(buf, source, "members", 0, &view->members, member);
    list(buf, source, "desks", 0, &view->desks, desk);
    demands(buf, source);
    list(buf, source, "households", 0, &view->households, household);
}
