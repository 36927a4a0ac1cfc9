#include "top_build.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "model/build.h"
#include "travel/travel.h"

/* The horizon is one day, and it does not matter which. */
enum { SOME_DATE = 20000 };

/* The format asks for service minutes above 0; this is far less than a tick. */
static const double NO_TIME = 1e-12;

/* Ticks of a unit are a multiple of the first of these that they are as many as: distances of up
 * to three decimals are then exact, and with the first a limit of one decimal is a whole number of
 * seconds. */
static const double ROUND[] = {10.0 * DS_MAX_TICKS_PER_SECOND, 1000, 1};

/* How the file's unit is measured. */
typedef struct scale {
    double ticks; /* of a unit of distance; a whole number */
    int32_t ticks_per_second;
    double seconds;     /* of a unit of time, with time windows */
    int32_t start, end; /* of the shift, seconds */
    double late_start;  /* ticks that the last second has too many: every way out of the
                         * start takes this much longer */
} scale;

/* ---- Scale ----------------------------------------------------------------------------------- */

static double round_ticks(double ticks) {
    const double *round = ROUND;
    while (*round > ticks) {
        round++;
    }
    return floor(ticks / *round) * *round;
}

static scale plain_scale(const ds_top_instance *in) {
    const double day = (double)DS_DAY_SECONDS * DS_MAX_TICKS_PER_SECOND, finest = 1e8;
    double ticks = in->limit > 0 ? fmin(finest, day / in->limit) : finest;
    scale s = {.ticks = round_ticks(ticks), .ticks_per_second = DS_MAX_TICKS_PER_SECOND};
    double budget = floor(in->limit * s.ticks + 1e-6);
    s.end = (int32_t)fmax(1, ceil(budget / DS_MAX_TICKS_PER_SECOND));
    s.late_start = (double)s.end * DS_MAX_TICKS_PER_SECOND - budget;
    return s;
}

static bool whole_times(const ds_top_instance *in) {
    bool whole = true;
    for (int32_t i = 0; i < in->n_nodes; i++) {
        const ds_top_node *node = &in->nodes[i];
        whole &= node->open == floor(node->open) && node->close == floor(node->close);
    }
    return whole;
}

/* Windows are whole seconds in a draft. */
static scale window_scale(const ds_top_instance *in) {
    double units = pow(10, in->decimals);
    bool whole = whole_times(in);
    scale s = {.ticks = units,
               .ticks_per_second = whole ? (int32_t)units : 1,
               .seconds = whole ? 1 : units};
    s.start = (int32_t)lround(in->nodes[0].open * s.seconds);
    s.end = (int32_t)fmin(INT32_MAX, in->nodes[0].close * s.seconds + 0.5);
    return s;
}

/* ---- Travel ---------------------------------------------------------------------------------- */

/* floor(10 d) and floor(100 d) are whole for many pairs whose root a computer rounds down. */
static double truncated_ticks(double distance, double ticks) {
    return floor(distance * ticks + 1e-7);
}

static double way_ticks(const ds_top_instance *from, const scale *s, int32_t i, int32_t j) {
    const ds_top_node *a = &from->nodes[i], *b = &from->nodes[j];
    double distance = hypot(a->x - b->x, a->y - b->y);
    double ticks = from->windows ? truncated_ticks(distance, s->ticks)
                                 : ceil(distance * s->ticks - 1e-6) + (i == 0 ? s->late_start : 0);
    return fmin(ticks, DS_FAR);
}

static bool fill_travel(ds_draft *draft, const ds_top_instance *from, const scale *s) {
    ds_draft_travel *travel = &draft->travel;
    int32_t n = from->n_nodes;
    ds_list_numbers *rows = DS_ARENA_NEW(&draft->arena, ds_list_numbers, n);
    double *cells = DS_ARENA_NEW(&draft->arena, double, (int64_t)n *n);
    if (rows == NULL || cells == NULL) {
        return false;
    }
    for (int32_t i = 0; i < n; i++) {
        rows[i].items = cells + (int64_t)i * n;
        rows[i].count = n;
        rows[i].given = true;
        for (int32_t j = 0; j < n; j++) {
            rows[i].items[j] = way_ticks(from, s, i, j) / (60.0 * s->ticks_per_second);
        }
    }
    travel->state.given = true;
    travel->mode = DS_TRAVEL_MATRIX;
    travel->minutes.items = rows;
    travel->minutes.count = n;
    travel->minutes.given = true;
    return true;
}

/* ---- The rest of the draft ---------------------------------------------------------------------
 */

static const char *number_text(ds_draft *draft, int32_t number) {
    char text[16];
    int length = snprintf(text, sizeof text, "%d", number);
    const char *copy = ds_arena_copy(&draft->arena, text, (size_t)length);
    return copy != NULL ? copy : "";
}

static void only_coverage_counts(ds_draft_objective *objective) {
    *objective = (ds_draft_objective){.state = {.given = true}, .coverage = 1};
}

static bool fill_shift(ds_draft *draft, const scale *s) {
    if (!DS_DRAFT_LIST(draft, draft->shifts, &ds_table_shift, 1)) {
        return false;
    }
    ds_draft_shift *shift = &draft->shifts.items[0];
    shift->id = "day";
    shift->date = SOME_DATE;
    shift->start = s->start;
    shift->end = s->end;
    return true;
}

static bool fill_team(ds_draft *draft, const ds_top_instance *from, int32_t m) {
    if (!DS_DRAFT_LIST(draft, draft->teams, &ds_table_team, 1) ||
        !DS_DRAFT_LIST(draft, draft->members, &ds_table_member, m)) {
        return false;
    }
    ds_draft_team *team = &draft->teams.items[0];
    team->id = "team";
    team->base.state.given = team->end.state.given = true;
    team->base.location.node = 0;
    team->end.location.node = from->end;
    team->max_crews = m;
    team->crew.min = team->crew.max = 1;
    for (int32_t i = 0; i < m; i++) {
        draft->members.items[i].id = number_text(draft, i + 1);
    }
    return true;
}

static bool counts(const ds_top_instance *from, int32_t node) {
    return ds_top_is_customer(from, node) && from->nodes[node].score > 0;
}

/* Customers of one duration share a service; what one is worth is the household's priority. */
static const char *service_for(ds_draft *draft, double minutes) {
    int32_t i = 0;
    while (i < draft->services.count && draft->services.items[i].minutes != minutes) {
        i++;
    }
    ds_draft_service *service = &draft->services.items[i];
    if (i == draft->services.count) {
        draft->services.count++;
        service->id = number_text(draft, i + 1);
        service->minutes = minutes;
    }
    return service->id;
}

static bool fill_household(ds_draft *draft, const ds_top_instance *from, const scale *s,
                           int32_t number, ds_draft_household *household) {
    const ds_top_node *node = &from->nodes[number];
    if (!DS_DRAFT_LIST(draft, household->needs, &ds_table_need, 1)) {
        return false;
    }
    household->id = number_text(draft, number);
    household->location.node = number;
    household->priority = node->score;
    household->needs.items[0].service =
        service_for(draft, fmax(node->duration * s->seconds / 60, NO_TIME));
    household->needs.items[0].people = 1;
    if (from->windows) {
        if (!DS_DRAFT_LIST(draft, household->windows, &ds_table_window, 1)) {
            return false;
        }
        ds_draft_window *window = &household->windows.items[0];
        window->start = (int32_t)lround(fmin(node->open * s->seconds, DS_DAY_SECONDS));
        window->end = (int32_t)lround(fmin(node->close * s->seconds, DS_DAY_SECONDS));
    }
    return true;
}

static bool fill_households(ds_draft *draft, const ds_top_instance *from, const scale *s) {
    int32_t n = 0;
    for (int32_t i = 0; i < from->n_nodes; i++) {
        n += counts(from, i);
    }
    if (!DS_DRAFT_LIST(draft, draft->households, &ds_table_household, n) ||
        !DS_DRAFT_LIST(draft, draft->services, &ds_table_service, n)) {
        return false;
    }
    draft->services.count = 0;
    ds_draft_household *next = draft->households.items;
    for (int32_t i = 0; i < from->n_nodes; i++) {
        if (counts(from, i) && !fill_household(draft, from, s, i, next++)) {
            return false;
        }
    }
    return true;
}

static bool fill(ds_draft *draft, const ds_top_instance *from, int32_t m, const scale *s) {
    draft->version = 1;
    draft->name = from->name;
    only_coverage_counts(&draft->objective);
    return fill_shift(draft, s) && fill_team(draft, from, m) && fill_households(draft, from, s) &&
           fill_travel(draft, from, s);
}

/* ---- Both ways ------------------------------------------------------------------------------- */

static doorstep_status build(const ds_draft *draft, const scale *s, ds_instance **out,
                             char message[DS_TOP_MESSAGE]) {
    const ds_build_options options = {.ticks_per_second = s->ticks_per_second};
    ds_diags diags;
    ds_diags_init(&diags);
    ds_reporter reporter = {.diags = &diags};
    doorstep_status status = ds_instance_build(draft, &options, &reporter, out);
    if (status == DOORSTEP_BAD_INPUT && diags.count > 0) {
        snprintf(message, DS_TOP_MESSAGE, "%s: %s", diags.items[0].pointer, diags.items[0].message);
    }
    ds_diags_free(&diags);
    return status;
}

doorstep_status ds_top_build(const ds_top_instance *from, int32_t m, ds_instance **out,
                             char message[DS_TOP_MESSAGE]) {
    scale s = from->windows ? window_scale(from) : plain_scale(from);
    ds_draft draft;
    *out = NULL;
    message[0] = '\0';
    if (s.end <= s.start || s.end > DS_DAY_SECONDS) {
        snprintf(message, DS_TOP_MESSAGE,
                 "the start's window is from %g to %g, expected one that is longer than 0 and "
                 "ends by %g",
                 from->nodes[0].open, from->nodes[0].close, DS_DAY_SECONDS / s.seconds);
        return DOORSTEP_BAD_INPUT;
    }
    ds_draft_init(&draft);
    doorstep_status status = DOORSTEP_NO_MEMORY;
    if (fill(&draft, from, m, &s) && !draft.arena.failed) {
        status = build(&draft, &s, out, message);
    }
    ds_draft_free(&draft);
    return status;
}

void ds_top_routes_of_plan(const ds_instance *in, const ds_plan *plan, ds_top_routes *routes) {
    int32_t n = 0;
    routes->count = plan->n_routes;
    for (int32_t r = 0; r < plan->n_routes; r++) {
        ds_range stops = plan->routes[r].stops;
        for (int32_t k = 0; k < stops.count; k++) {
            const ds_visit *visit = &in->visits[plan->stops[stops.first + k].visit];
            const ds_household *household = &in->households[visit->household];
            routes->stops[n++] = in->locations[household->location].node;
        }
        routes->ends[r] = n;
    }
}
