/* Duties, and stops and bookings, as tables. */
#include "export/labels.h"
#include "io/csv_out.h"
#include "words/words.h"

typedef struct writer {
    const ds_export *e;
    ds_csv_out out;
} writer;

static void put_clock(writer *w, ds_tick tick) {
    ds_buf cell = {0};
    ds_put_time(&cell, w->e->in, tick);
    ds_csv_take(&w->out, &cell);
}

static void head(writer *w, const ds_word *words, size_t count) {
    for (size_t i = 0; i < count; i++) {
        ds_csv_put(&w->out, ds_words(w->e->language, words[i]));
    }
    ds_csv_end_row(&w->out);
}

static void put_shift(writer *w, int32_t shift) {
    ds_buf date = {0};
    ds_csv_put(&w->out, w->e->in->shifts[shift].id);
    ds_put_day(&date, w->e->in, shift);
    ds_csv_take(&w->out, &date);
}

/* Id and name; empty for none. */
static void put_team(writer *w, int32_t team) {
    const ds_team *t = team == DS_NONE ? NULL : &w->e->in->teams[team];
    ds_csv_put(&w->out, t == NULL ? "" : t->id);
    ds_csv_put(&w->out, t == NULL ? "" : t->name);
}

static void put_desk(writer *w, int32_t desk) {
    const ds_desk *d = desk == DS_NONE ? NULL : &w->e->in->desks[desk];
    ds_csv_put(&w->out, d == NULL ? "" : d->id);
    ds_csv_put(&w->out, d == NULL ? "" : d->name);
}

static void put_crew(writer *w, int32_t team, int32_t crew) {
    if (team == DS_NONE) {
        ds_csv_put(&w->out, "");
    } else {
        ds_csv_put_whole(&w->out, crew);
    }
}

static void duty_row(writer *w, const ds_duty *duty) {
    const ds_instance *in = w->e->in;
    ds_csv_put(&w->out, in->members[duty->member].id);
    ds_csv_put(&w->out, in->members[duty->member].name);
    put_shift(w, duty->shift);
    put_clock(w, in->shifts[duty->shift].start);
    put_clock(w, in->shifts[duty->shift].end);
    put_team(w, duty->team);
    put_crew(w, duty->team, duty->crew);
    put_desk(w, duty->desk);
    ds_csv_end_row(&w->out);
}

/* Where the rows of one thing begin when they are put in its order. */
static int32_t *positions(ds_arena *arena, int32_t n_things, int32_t n_rows,
                          int32_t (*thing)(const void *source, int32_t row), const void *source) {
    int32_t *first = DS_ARENA_NEW(arena, int32_t, n_things + 1);
    int32_t *order = DS_ARENA_NEW(arena, int32_t, n_rows);
    if (arena->failed) {
        return NULL;
    }
    for (int32_t i = 0; i < n_rows; i++) {
        first[thing(source, i) + 1]++;
    }
    for (int32_t i = 0; i < n_things; i++) {
        first[i + 1] += first[i];
    }
    for (int32_t i = 0; i < n_rows; i++) {
        order[first[thing(source, i)]++] = i;
    }
    return order;
}

static int32_t member_of(const void *source, int32_t row) {
    return ((const ds_plan *)source)->duties[row].member;
}

doorstep_status ds_export_duties(const ds_export *e, char **text, size_t *length) {
    static const ds_word columns[] = {DS_WORD_member_id, DS_WORD_member, DS_WORD_shift_id,
                                      DS_WORD_day,       DS_WORD_start,  DS_WORD_end,
                                      DS_WORD_team_id,   DS_WORD_team,   DS_WORD_crew,
                                      DS_WORD_desk_id,   DS_WORD_desk};
    writer w = {.e = e, .out = ds_csv_out_make()};
    ds_arena scratch;
    ds_arena_init(&scratch);
    const int32_t *order =
        positions(&scratch, e->in->n_members, e->plan->n_duties, member_of, e->plan);
    head(&w, columns, sizeof columns / sizeof columns[0]);
    for (int32_t i = 0; order != NULL && i < e->plan->n_duties; i++) {
        duty_row(&w, &e->plan->duties[order[i]]);
    }
    w.out.buf.failed |= order == NULL;
    ds_arena_free(&scratch);
    return ds_buf_take(&w.out.buf, text, length);
}

/* What is known of a visit's household, and of the visit. */
static void put_visit(writer *w, int32_t visit) {
    const ds_instance *in = w->e->in;
    const ds_visit *v = &in->visits[visit];
    const ds_household *h = &in->households[v->household];
    ds_buf needs = {0};
    ds_csv_put(&w->out, h->id);
    ds_csv_put(&w->out, h->name);
    ds_csv_put(&w->out,
               h->area == DS_NONE ? "" : ds_label(in->areas[h->area].id, in->areas[h->area].name));
    ds_csv_put_whole(&w->out, v->number);
    ds_put_needs(&needs, in, visit);
    ds_csv_take(&w->out, &needs);
    ds_csv_put_number(&w->out, in->locations[h->location].lat);
    ds_csv_put_number(&w->out, in->locations[h->location].lon);
}

static void stop_row(writer *w, const ds_route *route, int32_t place) {
    const ds_stop *stop = &w->e->plan->stops[route->stops.first + place];
    put_shift(w, route->shift);
    put_team(w, route->team);
    put_crew(w, route->team, route->crew);
    put_desk(w, DS_NONE);
    ds_csv_put_whole(&w->out, place + 1);
    put_clock(w, stop->start);
    put_clock(w, stop->end);
    put_visit(w, stop->visit);
    ds_csv_end_row(&w->out);
}

static void booking_row(writer *w, const ds_appointment *a) {
    put_shift(w, a->shift);
    put_team(w, DS_NONE);
    put_crew(w, DS_NONE, 0);
    put_desk(w, a->desk);
    ds_csv_put(&w->out, "");
    ds_csv_put(&w->out, "");
    ds_csv_put(&w->out, "");
    put_visit(w, a->visit);
    ds_csv_end_row(&w->out);
}

doorstep_status ds_export_visits(const ds_export *e, char **text, size_t *length) {
    static const ds_word columns[] = {
        DS_WORD_shift_id,     DS_WORD_day,       DS_WORD_team_id, DS_WORD_team,  DS_WORD_crew,
        DS_WORD_desk_id,      DS_WORD_desk,      DS_WORD_order,   DS_WORD_start, DS_WORD_end,
        DS_WORD_household_id, DS_WORD_household, DS_WORD_area,    DS_WORD_visit, DS_WORD_needs,
        DS_WORD_latitude,     DS_WORD_longitude};
    writer w = {.e = e, .out = ds_csv_out_make()};
    head(&w, columns, sizeof columns / sizeof columns[0]);
    for (int32_t r = 0; r < e->plan->n_routes; r++) {
        for (int32_t i = 0; i < e->plan->routes[r].stops.count; i++) {
            stop_row(&w, &e->plan->routes[r], i);
        }
    }
    for (int32_t i = 0; i < e->plan->n_appointments; i++) {
        booking_row(&w, &e->plan->appointments[i]);
    }
    return ds_buf_take(&w.out.buf, text, length);
}
