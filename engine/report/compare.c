#include "report/compare.h"

#include <stdio.h>
#include <string.h>

#include "report/compare_table.h"
#include "report/sections.h"

/* Who carries out a visit. */
typedef struct carrier {
    ds_duty_kind kind; /* DS_DUTY_OFF: nobody */
    int32_t where, crew, shift;
} carrier;

/* One of the two plans, looked up. */
typedef struct side {
    ds_sheet sheet;
    carrier *carriers; /* [n_visits] */
    int32_t *teams;    /* [n_members] DS_NONE: in none */
} side;

typedef struct compare {
    const ds_comparison *of;
    side a, b;
    ds_table_page out;
} compare;

enum { INDENT = 2 };

/* ---- Looking up ---- */

static bool look_up(side *s, const ds_instance *in, const ds_plan *plan) {
    s->sheet = (ds_sheet){.in = in, .plan = plan};
    ds_arena *arena = &s->sheet.scratch;
    ds_arena_init(arena);
    s->carriers = DS_ARENA_NEW(arena, carrier, in->n_visits);
    s->teams = DS_ARENA_NEW(arena, int32_t, in->n_members);
    if (arena->failed || !ds_sheet_index_duties(&s->sheet) || !ds_sheet_name_people(&s->sheet)) {
        return false;
    }
    for (int32_t v = 0; v < in->n_visits; v++) {
        s->carriers[v] = (carrier){DS_DUTY_OFF, DS_NONE, 0, DS_NONE};
    }
    for (int32_t m = 0; m < in->n_members; m++) {
        s->teams[m] = DS_NONE;
    }
    for (int32_t i = 0; i < plan->n_belongings; i++) {
        s->teams[plan->belongings[i].member] = plan->belongings[i].team;
    }
    for (int32_t r = 0; r < plan->n_routes; r++) {
        const ds_route *route = &plan->routes[r];
        for (int32_t i = 0; i < route->stops.count; i++) {
            s->carriers[plan->stops[route->stops.first + i].visit] =
                (carrier){DS_DUTY_TEAM, route->team, route->crew, route->shift};
        }
    }
    for (int32_t i = 0; i < plan->n_appointments; i++) {
        const ds_appointment *booked = &plan->appointments[i];
        s->carriers[booked->visit] = (carrier){DS_DUTY_DESK, booked->desk, 0, booked->shift};
    }
    return true;
}

/* ---- Words ---- */

static void put_shift(ds_buf *buf, const ds_instance *in, int32_t shift) {
    char day[DS_DATE_TEXT];
    ds_date_text(in->shifts[shift].date, day);
    ds_buf_printf(buf, "%s %s", day, in->shifts[shift].id);
}

/* "t1/2" of a crew, a desk's id, "–" of nothing. */
static void put_where(ds_buf *buf, const ds_instance *in, ds_duty_kind kind, int32_t where,
                      int32_t crew) {
    if (kind == DS_DUTY_OFF) {
        ds_buf_puts(buf, "–");
    } else if (kind == DS_DUTY_DESK) {
        ds_buf_puts(buf, in->desks[where].id);
    } else {
        ds_buf_printf(buf, "%s/%d", in->teams[where].id, crew);
    }
}

static void put_carrier(ds_buf *buf, const ds_instance *in, const carrier *c) {
    put_where(buf, in, c->kind, c->where, c->crew);
    if (c->kind != DS_DUTY_OFF) {
        ds_buf_puts(buf, ", ");
        put_shift(buf, in, c->shift);
    }
}

/* Writes a row of cells that were put together in buffers, which are freed. */
static void take_row(compare *c, const ds_table_shape *shape, ds_buf cells[DS_TABLE_COLUMNS]) {
    const char *texts[DS_TABLE_COLUMNS];
    for (int i = 0; i < DS_TABLE_COLUMNS; i++) {
        c->out.page.buf.failed |= cells[i].failed;
        texts[i] = cells[i].bytes != NULL ? cells[i].bytes : "";
    }
    ds_table_row(&c->out, shape, texts);
    for (int i = 0; i < DS_TABLE_COLUMNS; i++) {
        ds_buf_free(&cells[i]);
    }
}

/* ---- Figures ---- */

static const ds_table_shape figures = {DS_WORD_figures,
                                       4,
                                       {{DS_WORD_figure, INDENT},
                                        {DS_WORD_plan_a, 50},
                                        {DS_WORD_plan_b, 66},
                                        {DS_WORD_difference, 82}}};

static void put_difference(const compare *c, ds_buf *buf, double difference, int decimals) {
    ds_buf_puts(buf, difference > 0 ? "+" : "");
    ds_buf_figure(buf, c->out.language, difference, decimals);
}

static void figure(compare *c, ds_word what, double a, double b, int decimals) {
    ds_buf cells[DS_TABLE_COLUMNS] = {0};
    ds_buf_puts(&cells[0], ds_words(c->of->language, what));
    ds_buf_figure(&cells[1], c->out.language, a, decimals);
    ds_buf_figure(&cells[2], c->out.language, b, decimals);
    put_difference(c, &cells[3], b - a, decimals);
    take_row(c, &figures, cells);
}

static void put_figures(compare *c) {
    const ds_score *a = c->of->scores[0], *b = c->of->scores[1];
    figure(c, DS_WORD_households_covered, (double)a->covered, (double)b->covered, 0);
    figure(c, DS_WORD_households_begun, (double)a->touched, (double)b->touched, 0);
    figure(c, DS_WORD_people_helped, (double)a->people_helped, (double)b->people_helped, 0);
    figure(c, DS_WORD_services_given, (double)a->services_given, (double)b->services_given, 0);
    for (int i = 0; i < DS_SCORE_PARTS; i++) {
        const ds_score_part *part = &ds_score_parts[i];
        double of_a = part->sign * ds_part_value(a, part->bit);
        double of_b = part->sign * ds_part_value(b, part->bit);
        if (of_a != 0 || of_b != 0 || part->bit == DS_STATED_TOTAL) {
            figure(c, part->text, of_a, of_b, 2);
        }
    }
    ds_table_close(&c->out);
}

/* ---- People ---- */

static void put_duty(ds_buf *buf, const side *s, int32_t member, int32_t shift) {
    const ds_instance *in = s->sheet.in;
    int32_t index = s->sheet.duty_at[(int64_t)member * in->n_shifts + shift];
    if (index == DS_NONE) {
        put_where(buf, in, DS_DUTY_OFF, DS_NONE, 0);
        return;
    }
    const ds_duty *duty = &s->sheet.plan->duties[index];
    bool desk = duty->desk != DS_NONE;
    put_where(buf, in, desk ? DS_DUTY_DESK : DS_DUTY_TEAM, desk ? duty->desk : duty->team,
              duty->crew);
}

static bool same_text(const ds_buf *a, const ds_buf *b) {
    return a->bytes != NULL && b->bytes != NULL && strcmp(a->bytes, b->bytes) == 0;
}

static void free_row(ds_buf cells[DS_TABLE_COLUMNS]) {
    for (int i = 0; i < DS_TABLE_COLUMNS; i++) {
        ds_buf_free(&cells[i]);
    }
}

static void put_duties(compare *c) {
    static const ds_table_shape shape = {DS_WORD_duties_differ,
                                         4,
                                         {{DS_WORD_member, INDENT},
                                          {DS_WORD_shift, 36},
                                          {DS_WORD_plan_a, 62},
                                          {DS_WORD_plan_b, 80}}};
    const ds_instance *in = c->of->in;
    for (int32_t m = 0; m < in->n_members; m++) {
        for (int32_t s = 0; s < in->n_shifts; s++) {
            ds_buf cells[DS_TABLE_COLUMNS] = {0};
            put_duty(&cells[2], &c->a, m, s);
            put_duty(&cells[3], &c->b, m, s);
            if (same_text(&cells[2], &cells[3])) {
                free_row(cells);
                continue;
            }
            ds_buf_puts(&cells[0], c->a.sheet.people[m]);
            put_shift(&cells[1], in, s);
            take_row(c, &shape, cells);
        }
    }
    ds_table_close(&c->out);
}

static void put_teams(compare *c) {
    static const ds_table_shape shape = {
        DS_WORD_teams_differ,
        3,
        {{DS_WORD_member, INDENT}, {DS_WORD_plan_a, 36}, {DS_WORD_plan_b, 62}}};
    const ds_instance *in = c->of->in;
    for (int32_t m = 0; m < in->n_members; m++) {
        if (c->a.teams[m] != c->b.teams[m]) {
            ds_buf cells[DS_TABLE_COLUMNS] = {0};
            ds_buf_puts(&cells[0], c->a.sheet.people[m]);
            ds_buf_puts(&cells[1], c->a.teams[m] == DS_NONE ? "–" : in->teams[c->a.teams[m]].id);
            ds_buf_puts(&cells[2], c->b.teams[m] == DS_NONE ? "–" : in->teams[c->b.teams[m]].id);
            take_row(c, &shape, cells);
        }
    }
    ds_table_close(&c->out);
}

/* ---- Visits ---- */

static void put_visit_name(ds_buf *buf, doorstep_language language, const ds_instance *in,
                           int32_t visit) {
    const ds_household *household = &in->households[in->visits[visit].household];
    ds_put_visit(buf, language, in, visit);
    if (household->name[0] != '\0') {
        ds_buf_printf(buf, " %s", household->name);
    }
}

static bool same_carrier(const carrier *a, const carrier *b) {
    return a->kind == b->kind && a->where == b->where && a->crew == b->crew && a->shift == b->shift;
}

/* The visits that plan A, plan B or both make, and not in the same way. */
static void put_visits(compare *c, ds_word heading, bool in_a, bool in_b) {
    const ds_table_shape shape = {
        heading, 3, {{DS_WORD_visit_asked, INDENT}, {DS_WORD_plan_a, 36}, {DS_WORD_plan_b, 68}}};
    const ds_instance *in = c->of->in;
    for (int32_t v = 0; v < in->n_visits; v++) {
        const carrier *a = &c->a.carriers[v], *b = &c->b.carriers[v];
        if ((a->kind != DS_DUTY_OFF) == in_a && (b->kind != DS_DUTY_OFF) == in_b &&
            !same_carrier(a, b)) {
            ds_buf cells[DS_TABLE_COLUMNS] = {0};
            put_visit_name(&cells[0], c->of->language, in, v);
            put_carrier(&cells[1], in, a);
            put_carrier(&cells[2], in, b);
            take_row(c, &shape, cells);
        }
    }
    ds_table_close(&c->out);
}

/* ---- Routes ---- */

static const ds_route *same_crew(const ds_plan *plan, const ds_route *route) {
    for (int32_t r = 0; r < plan->n_routes; r++) {
        const ds_route *other = &plan->routes[r];
        if (other->team == route->team && other->shift == route->shift &&
            other->crew == route->crew) {
            return other;
        }
    }
    return NULL;
}

static void put_stops(ds_buf *buf, doorstep_language language, const side *s,
                      const ds_route *route) {
    for (int32_t i = 0; route != NULL && i < route->stops.count; i++) {
        ds_buf_puts(buf, i > 0 ? " → " : "");
        ds_put_visit(buf, language, s->sheet.in,
                     s->sheet.plan->stops[route->stops.first + i].visit);
    }
    if (route == NULL || route->stops.count == 0) {
        ds_buf_puts(buf, "–");
    }
}

static void put_route(compare *c, const ds_route *any, const ds_route *a, const ds_route *b) {
    static const ds_table_shape shape = {
        DS_WORD_routes_differ,
        3,
        {{DS_WORD_crew, INDENT}, {DS_WORD_plan_a, 30}, {DS_WORD_plan_b, 65}}};
    ds_buf cells[DS_TABLE_COLUMNS] = {0};
    put_stops(&cells[1], c->of->language, &c->a, a);
    put_stops(&cells[2], c->of->language, &c->b, b);
    if (same_text(&cells[1], &cells[2])) {
        free_row(cells);
        return;
    }
    put_where(&cells[0], c->of->in, DS_DUTY_TEAM, any->team, any->crew);
    ds_buf_puts(&cells[0], ", ");
    put_shift(&cells[0], c->of->in, any->shift);
    take_row(c, &shape, cells);
}

static void put_routes(compare *c) {
    const ds_plan *a = c->of->plans[0], *b = c->of->plans[1];
    for (int32_t r = 0; r < a->n_routes; r++) {
        put_route(c, &a->routes[r], &a->routes[r], same_crew(b, &a->routes[r]));
    }
    for (int32_t r = 0; r < b->n_routes; r++) {
        if (same_crew(a, &b->routes[r]) == NULL) {
            put_route(c, &b->routes[r], NULL, &b->routes[r]);
        }
    }
    ds_table_close(&c->out);
}

/* ---- The page ---- */

static void put_page(compare *c) {
    ds_table_begin(&c->out, ds_words(c->of->language, DS_WORD_plans_compared), c->of->in->name);
    put_figures(c);
    put_teams(c);
    put_duties(c);
    put_visits(c, DS_WORD_visits_gained, false, true);
    put_visits(c, DS_WORD_visits_lost, true, false);
    put_visits(c, DS_WORD_visits_moved, true, true);
    put_routes(c);
    if (c->out.tables == 1) {
        ds_table_line(&c->out, ds_words(c->of->language, DS_WORD_plans_same));
    }
    ds_table_end(&c->out);
}

doorstep_status ds_report_comparison(const ds_comparison *of, char **text, size_t *length) {
    compare c = {.of = of, .out = {.language = of->language, .html = of->html}};
    *text = NULL;
    bool known_a = look_up(&c.a, of->in, of->plans[0]);
    bool known = look_up(&c.b, of->in, of->plans[1]) && known_a;
    if (known) {
        put_page(&c);
    }
    ds_arena_free(&c.a.sheet.scratch);
    ds_arena_free(&c.b.sheet.scratch);
    return known ? ds_buf_take(&c.out.page.buf, text, length) : DOORSTEP_NO_MEMORY;
}
