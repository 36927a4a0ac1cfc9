#include "export/labels.h"

#include <string.h>

#include "words/words.h"

const char *ds_place_label(const ds_instance *in, int32_t location) {
    for (int32_t p = 0; p < in->n_places && location != DS_NONE; p++) {
        if (in->places[p].location == location) {
            return ds_label(in->places[p].id, in->places[p].name);
        }
    }
    return "";
}

/* The words of a crew with {team} and {crew} filled in. */
void ds_put_crew_label(ds_buf *buf, const ds_export *e, int32_t team, int32_t crew) {
    const char *words = ds_words(e->language, DS_WORD_crew_of);
    const ds_team *t = &e->in->teams[team];
    for (const char *at; (at = strchr(words, '{')) != NULL; words = strchr(at, '}') + 1) {
        ds_buf_add(buf, words, (size_t)(at - words));
        if (at[1] == 't') {
            ds_buf_puts(buf, ds_label(t->id, t->name));
        } else {
            ds_buf_printf(buf, "%d", crew);
        }
    }
    ds_buf_puts(buf, words);
}

static bool same_duty(const ds_duty *a, const ds_duty *b) {
    return a->shift == b->shift && a->desk == b->desk && a->team == b->team &&
           (a->desk != DS_NONE || a->crew == b->crew);
}

void ds_put_company(ds_buf *buf, const ds_export *e, const ds_duty *duty) {
    const char *before = "";
    for (int32_t i = 0; i < e->plan->n_duties; i++) {
        if (same_duty(&e->plan->duties[i], duty)) {
            ds_buf_puts(buf, before);
            ds_buf_puts(buf, ds_member_label(e->in, e->plan->duties[i].member));
            before = ", ";
        }
    }
}

void ds_put_needs(ds_buf *buf, const ds_instance *in, int32_t visit) {
    ds_range needs = in->shapes[in->visits[visit].shape].needs;
    for (int32_t i = 0; i < needs.count; i++) {
        const ds_need *need = &in->needs[needs.first + i];
        const ds_service *service = &in->services[need->service];
        ds_buf_printf(buf, "%s%d × ", i > 0 ? "; " : "", need->people);
        ds_buf_puts(buf, ds_label(service->id, service->name));
    }
}

void ds_put_time(ds_buf *buf, const ds_instance *in, ds_tick tick) {
    int32_t minutes = tick / in->ticks_per_second / 60;
    ds_buf_printf(buf, "%02d:%02d", minutes / 60, minutes % 60);
}

void ds_put_day(ds_buf *buf, const ds_instance *in, int32_t shift) {
    char date[DS_DATE_TEXT];
    ds_date_text(in->shifts[shift].date, date);
    ds_buf_puts(buf, date);
}

const ds_route *ds_route_of(const ds_plan *plan, const ds_duty *duty) {
    for (int32_t r = 0; r < plan->n_routes && duty->desk == DS_NONE; r++) {
        const ds_route *route = &plan->routes[r];
        if (route->team == duty->team && route->shift == duty->shift && route->crew == duty->crew) {
            return route;
        }
    }
    return NULL;
}
