#include "io/plan_write.h"

#include "io/emit.h"
#include "io/figures.h"

typedef struct ds_writer {
    const ds_instance *in;
    const ds_plan *plan;
    ds_buf buf;
} ds_writer;

static void id(ds_writer *w, const char *key, const char *value) {
    ds_buf_printf(&w->buf, "\"%s\": ", key);
    ds_emit_string(&w->buf, value);
}

static void clock_time(ds_writer *w, const char *key, ds_tick tick) {
    ds_buf_printf(&w->buf, ", \"%s\": ", key);
    ds_emit_clock(&w->buf, tick / w->in->ticks_per_second);
}

/* "household": id, "visit": number */
static void visit(ds_writer *w, int32_t index) {
    const ds_visit *v = &w->in->visits[index];
    id(w, "household", w->in->households[v->household].id);
    ds_buf_printf(&w->buf, ", \"visit\": %d", v->number);
}

static void shift(ds_writer *w, int32_t index) {
    ds_buf_puts(&w->buf, ", ");
    id(w, "shift", w->in->shifts[index].id);
}

/* A list, one element a line. */
static void list(ds_writer *w, const char *key, int32_t count,
                 void (*element)(ds_writer *w, int32_t index)) {
    ds_buf_printf(&w->buf, ",\n \"%s\": [", key);
    for (int32_t i = 0; i < count; i++) {
        ds_buf_puts(&w->buf, i == 0 ? "\n  {" : ",\n  {");
        element(w, i);
        ds_buf_puts(&w->buf, "}");
    }
    ds_buf_puts(&w->buf, "]");
}

static void duty(ds_writer *w, int32_t index) {
    const ds_duty *d = &w->plan->duties[index];
    id(w, "member", w->in->members[d->member].id);
    shift(w, d->shift);
    ds_buf_puts(&w->buf, ", ");
    if (d->desk != DS_NONE) {
        id(w, "desk", w->in->desks[d->desk].id);
    } else {
        id(w, "team", w->in->teams[d->team].id);
        ds_buf_printf(&w->buf, ", \"crew\": %d", d->crew);
    }
}

static void route(ds_writer *w, int32_t index) {
    const ds_route *r = &w->plan->routes[index];
    id(w, "team", w->in->teams[r->team].id);
    shift(w, r->shift);
    ds_buf_printf(&w->buf, ", \"crew\": %d", r->crew);
    clock_time(w, "leave", r->leave);
    if (r->has_back) {
        clock_time(w, "return", r->back);
    }
    ds_buf_puts(&w->buf, ", \"stops\": [");
    for (int32_t i = 0; i < r->stops.count; i++) {
        const ds_stop *s = &w->plan->stops[r->stops.first + i];
        ds_buf_puts(&w->buf, i == 0 ? "{" : ", {");
        visit(w, s->visit);
        clock_time(w, "arrive", s->arrive);
        clock_time(w, "start", s->start);
        clock_time(w, "end", s->end);
        ds_buf_puts(&w->buf, "}");
    }
    ds_buf_puts(&w->buf, "]");
}

static void appointment(ds_writer *w, int32_t index) {
    const ds_appointment *a = &w->plan->appointments[index];
    visit(w, a->visit);
    ds_buf_puts(&w->buf, ", ");
    id(w, "desk", w->in->desks[a->desk].id);
    shift(w, a->shift);
}

static void uncovered(ds_writer *w, int32_t index) {
    const ds_uncovered *u = &w->plan->uncovered[index];
    if (u->visit != DS_NONE) {
        visit(w, u->visit);
    } else {
        bool named = u->household != NULL;
        id(w, named ? "household" : "pointer", named ? u->household : u->pointer);
        ds_buf_printf(&w->buf, ", \"visit\": %d", u->number);
    }
    ds_buf_puts(&w->buf, ", ");
    id(w, "reason", ds_reason_key(u->reason));
}

/* One team's line; nothing for a team nobody belongs to. */
static void team_members(ds_writer *w, int32_t team, bool *first) {
    const ds_belonging *b = w->plan->belongings;
    bool started = false;
    for (int32_t i = 0; i < w->plan->n_belongings; i++) {
        if (b[i].team != team) {
            continue;
        }
        if (started) {
            ds_buf_puts(&w->buf, ", ");
        } else {
            ds_buf_puts(&w->buf, *first ? "\n  {" : ",\n  {");
            id(w, "team", w->in->teams[team].id);
            ds_buf_puts(&w->buf, ", \"members\": [");
        }
        ds_emit_string(&w->buf, w->in->members[b[i].member].id);
        started = true;
        *first = false;
    }
    ds_buf_puts(&w->buf, started ? "]}" : "");
}

static void teams(ds_writer *w) {
    bool first = true;
    ds_buf_puts(&w->buf, ",\n \"teams\": [");
    for (int32_t t = 0; t < w->in->n_teams; t++) {
        team_members(w, t, &first);
    }
    ds_buf_puts(&w->buf, "]");
}

static void head(ds_writer *w) {
    const ds_plan *plan = w->plan;
    ds_buf_puts(&w->buf, "{\"doorstep_plan\": 1,\n \"instance\": {");
    id(w, "name", w->in->name);
    if (plan->has_digest) {
        ds_buf_puts(&w->buf, ", \"digest\": ");
        ds_emit_digest(&w->buf, plan->digest);
    }
    ds_buf_puts(&w->buf, "}");
    if (plan->has_replan) {
        char from[DS_MOMENT_TEXT];
        ds_moment_text(plan->replan_from, from);
        ds_buf_puts(&w->buf, ",\n \"replan\": {");
        id(w, "from", from);
        ds_buf_puts(&w->buf, ", \"baseline\": ");
        ds_emit_digest(&w->buf, plan->replan_baseline);
        ds_buf_puts(&w->buf, "}");
    }
}

static void bound(ds_writer *w) {
    const ds_bound *b = &w->plan->bound;
    ds_buf_puts(&w->buf, ",\n \"bound\": {\"score\": ");
    ds_emit_number(&w->buf, b->score);
    ds_buf_puts(&w->buf, ", \"gap\": ");
    ds_emit_number(&w->buf, b->gap);
    if (b->method != NULL) {
        ds_buf_puts(&w->buf, ", ");
        id(w, "method", b->method);
    }
    ds_buf_puts(&w->buf, "}");
}

static void budget(ds_writer *w, const ds_budget *b) {
    const char *next = "\"budget\": {";
    if (!b->timed && !b->counted) {
        return;
    }
    ds_buf_puts(&w->buf, ", ");
    if (b->timed) {
        ds_buf_printf(&w->buf, "%s\"seconds\": ", next);
        ds_emit_number(&w->buf, b->seconds);
        next = ", ";
    }
    if (b->counted) {
        ds_buf_printf(&w->buf, "%s\"iterations\": %lld", next, (long long)b->iterations);
    }
    if (b->gap > 0) {
        ds_buf_puts(&w->buf, ", \"gap\": ");
        ds_emit_number(&w->buf, b->gap);
    }
    ds_buf_puts(&w->buf, "}");
}

static void run(ds_writer *w) {
    const ds_run *r = &w->plan->run;
    ds_buf_puts(&w->buf, ",\n \"run\": {");
    id(w, "version", r->version);
    ds_buf_printf(&w->buf,
                  ", \"seed\": %llu, \"threads\": %d, \"seconds\": ", (unsigned long long)r->seed,
                  r->threads);
    ds_emit_number(&w->buf, r->seconds);
    ds_buf_printf(&w->buf, ", \"iterations\": %lld", (long long)r->iterations);
    budget(w, &r->budget);
    if (r->stopped != NULL) {
        ds_buf_puts(&w->buf, ", ");
        id(w, "stopped", r->stopped);
    }
    ds_buf_puts(&w->buf, "}");
}

static void tail(ds_writer *w) {
    const ds_plan *plan = w->plan;
    if (plan->stated != 0) {
        ds_buf_puts(&w->buf, ",\n \"score\": ");
        ds_emit_score(&w->buf, &plan->score, plan->stated);
    }
    if (plan->bound.known) {
        bound(w);
    }
    if (plan->run.version != NULL) {
        run(w);
    }
    ds_buf_puts(&w->buf, "}\n");
}

static void whole(ds_writer *w) {
    const ds_plan *plan = w->plan;
    head(w);
    teams(w);
    list(w, "duties", plan->n_duties, duty);
    list(w, "routes", plan->n_routes, route);
    list(w, "appointments", plan->n_appointments, appointment);
    if (plan->lists_uncovered) {
        list(w, "uncovered", plan->n_uncovered, uncovered);
    }
    tail(w);
}

doorstep_status ds_plan_write(const ds_instance *in, const ds_plan *plan, char **text,
                              size_t *length) {
    *text = NULL;
    if (plan->n_unknown > 0) {
        return DOORSTEP_BROKEN_PLAN;
    }
    ds_writer w = {.in = in, .plan = plan};
    whole(&w);
    return ds_buf_take(&w.buf, text, length);
}

doorstep_status ds_plan_put(const ds_instance *in, const ds_plan *plan, ds_file_out *out) {
    if (plan->n_unknown > 0) {
        return DOORSTEP_BROKEN_PLAN;
    }
    ds_writer w = {.in = in, .plan = plan, .buf = {.drain = ds_file_put, .sink = out}};
    whole(&w);
    return ds_buf_drained(&w.buf);
}
