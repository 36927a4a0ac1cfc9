#include "solve/reasons.h"

#include <stdlib.h>

#include "model/by_area.h"
#include "solve/eligible.h"

typedef struct inquiry {
    const ds_instance *in;
    ds_eligible eligible;
    int32_t *date; /* [n_visits] of a visit that is done, or INT32_MIN */
    ds_by_area teams, desks;
} inquiry;

/* ---- What is done ---------------------------------------------------------------------------- */

static void note_done(inquiry *q, int32_t visit, int32_t shift) {
    if (visit != DS_NONE && shift != DS_NONE) {
        q->date[visit] = q->in->shifts[shift].date;
    }
}

static void date_visits(inquiry *q, const ds_plan *plan) {
    for (int32_t v = 0; v < q->in->n_visits; v++) {
        q->date[v] = q->in->visits[v].done_date;
    }
    for (int32_t r = 0; r < plan->n_routes; r++) {
        const ds_route *route = &plan->routes[r];
        for (int32_t i = 0; i < route->stops.count; i++) {
            note_done(q, plan->stops[route->stops.first + i].visit, route->shift);
        }
    }
    for (int32_t i = 0; i < plan->n_appointments; i++) {
        note_done(q, plan->appointments[i].visit, plan->appointments[i].shift);
    }
}

/* ---- One visit ------------------------------------------------------------------------------- */

/* A reason on the way to the last one that holds nowhere else: reasons are in order, so a visit's
 * is the farthest that it gets anywhere. */
typedef struct verdict {
    int32_t visit;
    int64_t earliest; /* date that order and lag leave; INT64_MAX: the visit before is not done */
    ds_reason best;   /* so far */
    ds_reason limit;  /* better it cannot get */
} verdict;

static verdict begin(const inquiry *q, int32_t visit) {
    verdict v = {visit, INT64_MIN, DS_REASON_NO_TEAM, DS_REASON_NO_TIME};
    if (q->in->visits[visit].number > 1) {
        int32_t before = q->date[visit - 1];
        v.earliest =
            before == INT32_MIN ? INT64_MAX : (int64_t)before + q->in->visits[visit].lag_days;
        v.limit = before == INT32_MIN ? DS_REASON_WAITS_FOR_EARLIER_VISIT : DS_REASON_NO_TIME;
    }
    return v;
}

static void consider(const inquiry *q, verdict *v, ds_reason obstacle, int32_t shift) {
    if (obstacle == DS_REASON_NO_TIME && q->in->shifts[shift].date < v->earliest) {
        obstacle = DS_REASON_WAITS_FOR_EARLIER_VISIT;
    }
    v->best = obstacle > v->best ? obstacle : v->best;
}

/* A team that may come is more than none, even where no shift of it would do. */
static void ask_teams(inquiry *q, verdict *v) {
    const ds_instance *in = q->in;
    int32_t household = in->visits[v->visit].household;
    ds_range row = ds_row_of(&q->teams, in, v->visit);
    for (int32_t i = row.first; i < row.first + row.count; i++) {
        int32_t team = q->teams.list[i];
        if (!ds_team_may_visit(in, team, household)) {
            continue;
        }
        consider(q, v, DS_REASON_NO_SKILL, 0);
        for (int32_t s = 0; s < in->n_shifts && v->best < v->limit; s++) {
            consider(q, v, ds_obstacle_at_home(&q->eligible, v->visit, team, s), s);
        }
    }
}

static void ask_desks(inquiry *q, verdict *v) {
    const ds_instance *in = q->in;
    ds_range row = ds_row_of(&q->desks, in, v->visit);
    for (int32_t k = row.first; k < row.first + row.count; k++) {
        int32_t d = q->desks.list[k];
        if (!ds_desk_may_book(in, d, v->visit)) {
            continue;
        }
        consider(q, v, DS_REASON_NO_SKILL, 0);
        ds_range demands = in->desks[d].demands;
        for (int32_t i = 0; i < demands.count && v->best < v->limit; i++) {
            int32_t demand = demands.first + i;
            consider(q, v, ds_obstacle_at_desk(&q->eligible, v->visit, demand),
                     in->demands[demand].shift);
        }
    }
}

static ds_reason reason_for(inquiry *q, int32_t visit) {
    verdict v = begin(q, visit);
    if ((q->in->visits[visit].at & DS_AT_HOME) != 0) {
        ask_teams(q, &v);
    }
    if ((q->in->visits[visit].at & DS_AT_DESK) != 0) {
        ask_desks(q, &v);
    }
    return v.best;
}

/* ---- The list -------------------------------------------------------------------------------- */

static int64_t count_uncovered(const inquiry *q) {
    int64_t count = 0;
    for (int32_t v = 0; v < q->in->n_visits; v++) {
        count += q->date[v] == INT32_MIN;
    }
    for (int32_t i = 0; i < q->in->n_bad_households; i++) {
        count += q->in->bad_households[i].visits;
    }
    return count;
}

static int32_t list_bad_input(const ds_instance *in, ds_uncovered *list) {
    int32_t n = 0;
    for (int32_t i = 0; i < in->n_bad_households; i++) {
        const ds_bad_household *bad = &in->bad_households[i];
        for (int32_t number = 1; number <= bad->visits; number++) {
            list[n++] = (ds_uncovered){.visit = DS_NONE,
                                       .reason = DS_REASON_BAD_INPUT,
                                       .household = bad->id,
                                       .pointer = bad->pointer,
                                       .number = number};
        }
    }
    return n;
}

static bool list_uncovered(inquiry *q, ds_plan *plan) {
    ds_uncovered *list = DS_ARENA_NEW(&plan->arena, ds_uncovered, count_uncovered(q));
    if (list == NULL) {
        return false;
    }
    int32_t n = 0;
    for (int32_t v = 0; v < q->in->n_visits; v++) {
        if (q->date[v] == INT32_MIN) {
            list[n++] = (ds_uncovered){.visit = v, .reason = reason_for(q, v)};
        }
    }
    plan->n_uncovered = n + list_bad_input(q->in, &list[n]);
    plan->uncovered = list;
    plan->lists_uncovered = true;
    return true;
}

/* ---- Making ---------------------------------------------------------------------------------- */

bool ds_reasons_fill(const ds_instance *in, const ds_travel *travel, ds_plan *plan) {
    inquiry q = {.in = in};
    if (!ds_eligible_init(&q.eligible, in, travel, false)) {
        return false;
    }
    q.date = malloc(((size_t)in->n_visits + 1) * sizeof *q.date);
    bool ok = q.date != NULL && ds_teams_by_area(&q.teams, in) && ds_desks_by_area(&q.desks, in);
    if (ok) {
        date_visits(&q, plan);
        ok = list_uncovered(&q, plan);
    }
    ds_eligible_free(&q.eligible);
    free(q.date);
    ds_by_area_free(&q.teams);
    ds_by_area_free(&q.desks);
    return ok;
}
