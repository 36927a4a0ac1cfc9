#include "io/plan_read.h"

#include <math.h>
#include <string.h>

#include "io/json.h"
#include "io/plan_draft.h"
#include "io/plan_names.h"
#include "model/calendar.h"
#include "model/draft.h"

typedef struct ds_plan_reader {
    const ds_instance *in;
    bool earlier; /* made for an earlier version of the instance, as everybody knows */
    const ds_plan_draft *draft;
    ds_reporter *reporter;
    ds_arena *arena; /* the plan's */
    ds_plan *plan;
    ds_plan_names names;
} ds_plan_reader;

static int32_t find_shift(ds_plan_reader *r, const ds_where *at, const char *name) {
    return ds_name_find(&r->names, &r->in->shift_ids, at, "shift", name);
}

static int32_t find_team(ds_plan_reader *r, const ds_where *at, const char *name) {
    return ds_name_find(&r->names, &r->in->team_ids, at, "team", name);
}

static int32_t find_desk(ds_plan_reader *r, const ds_where *at, const char *name) {
    return ds_name_find(&r->names, &r->in->desk_ids, at, "desk", name);
}

/* Notes in which shift the entry is whose names are looked up next; NULL: in none. */
static void enter_shift(ds_plan_reader *r, const char *name) {
    r->names.shift = ds_ids_find(&r->in->shift_ids, name);
}

static const char *keep(ds_plan_reader *r, const char *text) {
    return text == NULL ? NULL : ds_arena_copy(r->arena, text, strlen(text));
}

/* ---- Lists ---- */

static void build_teams(ds_plan_reader *r) {
    const ds_where *list = DS_KEY(NULL, "teams");
    int32_t count = 0;
    for (int32_t t = 0; t < r->draft->teams.count; t++) {
        count += r->draft->teams.items[t].members.count;
    }
    r->plan->belongings = DS_ARENA_NEW(r->arena, ds_belonging, count);
    if (r->plan->belongings == NULL) {
        return;
    }
    for (int32_t t = 0; t < r->draft->teams.count; t++) {
        const ds_plan_draft_team *from = &r->draft->teams.items[t];
        const ds_where *at = DS_ITEM(list, t), *members = DS_KEY(at, "members");
        int32_t team = find_team(r, at, from->team);
        for (int32_t m = 0; m < from->members.count; m++) {
            ds_belonging *to = &r->plan->belongings[r->plan->n_belongings++];
            to->team = team;
            to->member = ds_name_find_at(&r->names, &r->in->member_ids, DS_ITEM(members, m),
                                         "member", from->members.items[m]);
        }
    }
}

static void build_duty(ds_plan_reader *r, const ds_where *at, const ds_plan_draft_duty *from,
                       ds_duty *to) {
    bool crew = from->team != NULL && from->crew != DS_ABSENT && from->desk == NULL;
    bool desk = from->desk != NULL && from->team == NULL && from->crew == DS_ABSENT;
    enter_shift(r, from->shift);
    to->member = ds_name_find(&r->names, &r->in->member_ids, at, "member", from->member);
    to->shift = find_shift(r, at, from->shift);
    to->team = find_team(r, at, crew ? from->team : NULL);
    to->crew = crew ? from->crew : 0;
    to->desk = find_desk(r, at, desk ? from->desk : NULL);
    if (!crew && !desk) {
        ds_name_unknown(&r->names, at, "a duty names a team and a crew, or a desk");
    }
}

static void build_duties(ds_plan_reader *r) {
    int32_t count = r->draft->duties.count;
    r->plan->duties = DS_ARENA_NEW(r->arena, ds_duty, count);
    for (int32_t i = 0; r->plan->duties != NULL && i < count; i++) {
        build_duty(r, DS_ITEM(DS_KEY(NULL, "duties"), i), &r->draft->duties.items[i],
                   &r->plan->duties[i]);
        r->plan->n_duties++;
    }
}

static ds_tick ticks(const ds_plan_reader *r, int32_t seconds) {
    return seconds * r->in->ticks_per_second;
}

static void build_route(ds_plan_reader *r, const ds_where *at, const ds_plan_draft_route *from,
                        ds_route *to) {
    const ds_where *list = DS_KEY(at, "stops");
    enter_shift(r, from->shift);
    to->team = find_team(r, at, from->team);
    to->shift = find_shift(r, at, from->shift);
    to->crew = from->crew;
    to->leave = ticks(r, from->leave);
    to->has_back = from->back != DS_ABSENT;
    to->back = to->has_back ? ticks(r, from->back) : 0;
    to->stops = (ds_range){r->plan->n_stops, from->stops.count};
    for (int32_t i = 0; i < from->stops.count; i++) {
        const ds_plan_draft_stop *stop = &from->stops.items[i];
        r->plan->stops[r->plan->n_stops++] = (ds_stop){
            .visit = ds_name_visit(&r->names, DS_ITEM(list, i), stop->household, stop->visit),
            .arrive = ticks(r, stop->arrive),
            .start = ticks(r, stop->start),
            .end = ticks(r, stop->end)};
    }
}

static void build_routes(ds_plan_reader *r) {
    int32_t count = r->draft->routes.count, stops = 0;
    for (int32_t i = 0; i < count; i++) {
        stops += r->draft->routes.items[i].stops.count;
    }
    r->plan->routes = DS_ARENA_NEW(r->arena, ds_route, count);
    r->plan->stops = DS_ARENA_NEW(r->arena, ds_stop, stops);
    if (r->plan->routes == NULL || r->plan->stops == NULL) {
        return;
    }
    for (int32_t i = 0; i < count; i++) {
        build_route(r, DS_ITEM(DS_KEY(NULL, "routes"), i), &r->draft->routes.items[i],
                    &r->plan->routes[i]);
        r->plan->n_routes++;
    }
}

static void build_appointments(ds_plan_reader *r) {
    int32_t count = r->draft->appointments.count;
    r->plan->appointments = DS_ARENA_NEW(r->arena, ds_appointment, count);
    for (int32_t i = 0; r->plan->appointments != NULL && i < count; i++) {
        const ds_plan_draft_appointment *from = &r->draft->appointments.items[i];
        const ds_where *at = DS_ITEM(DS_KEY(NULL, "appointments"), i);
        ds_appointment *to = &r->plan->appointments[r->plan->n_appointments++];
        enter_shift(r, from->shift);
        to->visit = ds_name_visit(&r->names, at, from->household, from->visit);
        to->desk = find_desk(r, at, from->desk);
        to->shift = find_shift(r, at, from->shift);
    }
}

/* Households left out for their mistakes are not in the instance: their visits keep the name that
 * the plan gives them. */
static void build_uncovered(ds_plan_reader *r) {
    int32_t count = r->draft->uncovered.count;
    r->plan->lists_uncovered = r->draft->uncovered.given;
    r->plan->uncovered = DS_ARENA_NEW(r->arena, ds_uncovered, count);
    for (int32_t i = 0; r->plan->uncovered != NULL && i < count; i++) {
        const ds_plan_draft_uncovered *from = &r->draft->uncovered.items[i];
        const ds_where *at = DS_ITEM(DS_KEY(NULL, "uncovered"), i);
        ds_uncovered *to = &r->plan->uncovered[r->plan->n_uncovered++];
        *to = (ds_uncovered){.visit = DS_NONE, .reason = (ds_reason)from->reason};
        bool left_out = to->reason == DS_REASON_BAD_INPUT;
        if ((from->household != NULL) == (from->pointer != NULL) ||
            (from->pointer != NULL && !left_out)) {
            ds_mistake(r->reporter, at,
                       "expected \"household\", or with the reason \"bad-input\" \"pointer\"");
        } else if (left_out) {
            to->household = keep(r, from->household);
            to->pointer = keep(r, from->pointer);
            to->number = from->visit;
        } else {
            to->visit = ds_name_visit(&r->names, at, from->household, from->visit);
        }
    }
}

/* ---- Figures ---- */

static void build_score(ds_plan_reader *r) {
    const ds_plan_draft_score *score = &r->draft->score;
    for (int i = 0; i < DS_N_FIGURES; i++) {
        const ds_figure *figure = &ds_figures[i];
        const ds_plan_draft_figures *from = figure->bit < DS_N_PENALTIES ? &score->penalties
                                            : figure->group != NULL      ? &score->households
                                                                         : &score->own;
        double value = figure->whole ? from->whole[figure->bit] : from->number[figure->bit];
        if (figure->whole ? value != DS_ABSENT : !isnan(value)) {
            ds_figure_set(figure, &r->plan->score, value);
            r->plan->stated |= (uint64_t)1 << figure->bit;
        }
    }
}

/* A row says that a number is in range; what is counted must be whole as well. */
static int64_t whole(ds_plan_reader *r, const char *key, double value) {
    if (value != floor(value)) {
        ds_mistake(r->reporter, DS_KEY(DS_KEY(NULL, "run"), key),
                   "found %g, expected a whole number", value);
    }
    return (int64_t)value;
}

static void build_run(ds_plan_reader *r) {
    const ds_plan_draft_bound *bound = &r->draft->bound;
    const ds_plan_draft_run *run = &r->draft->run;
    if (bound->state.given) {
        r->plan->bound = (ds_bound){.known = true,
                                    .score = bound->score,
                                    .gap = bound->gap,
                                    .method = keep(r, bound->method)};
    }
    if (run->state.given) {
        r->plan->run = (ds_run){.version = keep(r, run->version != NULL ? run->version : ""),
                                .seed = (uint64_t)whole(r, "seed", run->seed),
                                .threads = run->threads,
                                .seconds = run->seconds,
                                .iterations = whole(r, "iterations", run->iterations),
                                .stopped = keep(r, run->stopped)};
    }
}

/* ---- Where the plan comes from ---- */

static bool parse_digest(const char *text, uint64_t *digest) {
    static const char scheme[] = "fnv1a64:", digits[] = "0123456789abcdef";
    if (strncmp(text, scheme, sizeof scheme - 1) != 0) {
        return false;
    }
    text += sizeof scheme - 1;
    *digest = 0;
    size_t length = strspn(text, digits);
    for (size_t i = 0; i < length; i++) {
        *digest = *digest << 4 | (uint64_t)(strchr(digits, text[i]) - digits);
    }
    return length == 16 && text[length] == '\0';
}

static void build_source(ds_plan_reader *r) {
    const char *digest = r->draft->instance.digest;
    const ds_where *at = DS_KEY(DS_KEY(NULL, "instance"), "digest");
    if (digest == NULL) {
        return;
    }
    if (!parse_digest(digest, &r->plan->digest)) {
        ds_mistake(r->reporter, at, "expected \"fnv1a64:\" and 16 hexadecimal digits");
        return;
    }
    r->plan->has_digest = true;
    if (r->plan->digest != r->in->digest && !r->earlier) {
        ds_notice(r->reporter, at, "the plan was made for another version of the instance");
    }
}

static void build_replan(ds_plan_reader *r) {
    const ds_plan_draft_replan *replan = &r->draft->replan;
    const ds_where *at = DS_KEY(NULL, "replan");
    if (!replan->state.given) {
        return;
    }
    if (!ds_moment_parse(replan->from, &r->plan->replan_from)) {
        ds_mistake(r->reporter, DS_KEY(at, "from"),
                   "expected a date and a time, as \"YYYY-MM-DDTHH:MM\"");
    }
    if (!parse_digest(replan->baseline, &r->plan->replan_baseline)) {
        ds_mistake(r->reporter, DS_KEY(at, "baseline"),
                   "expected \"fnv1a64:\" and 16 hexadecimal digits");
    }
    r->plan->has_replan = true;
}

/* ---- The whole ---- */

/* The document as a draft; false where it has mistakes or memory ran out. */
static bool read_draft(const char *text, size_t length, const ds_json *json, ds_plan_draft *draft) {
    if (!ds_scan_document(text, length, json->reporter)) {
        return false;
    }
    struct cJSON *tree = ds_json_parse(json, (ds_span){text, length});
    if (tree != NULL) {
        ds_fields_default(&ds_table_plan, draft);
        ds_json_object(json, NULL, tree, &ds_table_plan, draft);
        ds_json_free(tree);
    }
    return json->reporter->errors == 0 && !json->arena->failed;
}

static void build(ds_plan_reader *r) {
    build_source(r);
    build_replan(r);
    enter_shift(r, NULL);
    build_teams(r);
    build_duties(r);
    build_routes(r);
    build_appointments(r);
    enter_shift(r, NULL);
    build_uncovered(r);
    build_score(r);
    build_run(r);
    r->plan->unknown = r->names.unknown;
    r->plan->n_unknown = r->names.n_unknown;
}

/* The plan lives in an arena that lives in the plan. */
static ds_plan *build_plan(const ds_instance *in, bool earlier, const ds_plan_draft *draft,
                           ds_reporter *reporter) {
    ds_arena arena;
    ds_arena_init(&arena);
    ds_plan *plan = DS_ARENA_NEW(&arena, ds_plan, 1);
    if (plan != NULL) {
        ds_plan_reader reader = {.in = in,
                                 .earlier = earlier,
                                 .draft = draft,
                                 .reporter = reporter,
                                 .arena = &arena,
                                 .plan = plan,
                                 .names = {.in = in, .arena = &arena}};
        build(&reader);
        plan->arena = arena;
    }
    if (plan == NULL || arena.failed || reporter->errors > 0) {
        ds_arena_free(&arena);
        return NULL;
    }
    return plan;
}

static doorstep_status read_plan(const ds_instance *in, bool earlier, const char *text,
                                 size_t length, ds_diags *diags, ds_plan **out) {
    ds_arena arena;
    ds_arena_init(&arena);
    ds_reporter reporter = {.diags = diags};
    const ds_json json = {.reporter = &reporter, .arena = &arena};
    ds_plan_draft draft = {0};
    const int before = diags != NULL ? diags->count : 0; /* of another document */
    *out = NULL;
    if (read_draft(text, length, &json, &draft)) {
        *out = build_plan(in, earlier, &draft, &reporter);
    }
    ds_arena_free(&arena);
    ds_scan_locate_all(text, length, diags, before);
    return *out != NULL          ? DOORSTEP_OK
           : reporter.errors > 0 ? DOORSTEP_BAD_INPUT
                                 : DOORSTEP_NO_MEMORY;
}

doorstep_status ds_plan_read(const ds_instance *in, const char *text, size_t length,
                             ds_diags *diags, ds_plan **out) {
    return read_plan(in, false, text, length, diags, out);
}

doorstep_status ds_plan_read_earlier(const ds_instance *in, const char *text, size_t length,
                                     ds_diags *diags, ds_plan **out) {
    return read_plan(in, true, text, length, diags, out);
}
