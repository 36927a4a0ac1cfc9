#include "io/plan_read.h"

#include <math.h>
#include <string.h>

#include "io/document.h"
#include "io/plan_draft.h"
#include "io/plan_names.h"
#include "model/buffer.h"
#include "model/calendar.h"
#include "model/draft.h"

typedef struct ds_plan_reader {
    ds_document document; /* first: what is handed out comes with it */
    const ds_instance *in;
    bool earlier; /* made for an earlier version of the instance, as everybody knows */
    ds_plan_draft draft;
    ds_reporter reporter;
    ds_arena scratch; /* of the draft */
    ds_arena entry;   /* of the entry at hand */
    ds_arena arena;   /* the plan's */
    ds_plan *plan;
    ds_buffer belongings, duties, routes, stops, appointments, uncovered;
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
    return text == NULL ? NULL : ds_arena_copy(&r->arena, text, strlen(text));
}

/* ---- Lists ---- */

/* Entries are handed out one by one, and built at once. One with a mistake is not: the document is
 * refused then. */
static const void *draft_of(ds_plan_reader *r, const ds_field *list, const ds_where *at,
                            ds_span span) {
    const ds_json json = {.reporter = &r->reporter, .arena = &r->entry};
    void *draft = ds_arena_array(&r->entry, 1, list->of->size);
    struct cJSON *tree = draft != NULL ? ds_json_parse(&json, span) : NULL;
    if (tree != NULL) {
        ds_fields_default(list->of, draft);
        ds_json_object(&json, at, tree, list->of, draft);
        ds_json_free(tree);
    }
    return r->reporter.errors == 0 && !r->entry.failed ? draft : NULL;
}

static void build_team(ds_plan_reader *r, const ds_where *at, const void *draft) {
    const ds_plan_draft_team *from = draft;
    const ds_where *members = DS_KEY(at, "members");
    enter_shift(r, NULL);
    ds_belonging *to = ds_buffer_add(&r->belongings, from->members.count);
    int32_t team = find_team(r, at, from->team);
    for (int32_t m = 0; to != NULL && m < from->members.count; m++) {
        to[m].team = team;
        to[m].member = ds_name_find_at(&r->names, &r->in->member_ids, DS_ITEM(members, m), "member",
                                       from->members.items[m]);
    }
}

static void build_duty(ds_plan_reader *r, const ds_where *at, const void *draft) {
    const ds_plan_draft_duty *from = draft;
    ds_duty *to = ds_buffer_add(&r->duties, 1);
    bool crew = from->team != NULL && from->crew != DS_ABSENT && from->desk == NULL;
    bool desk = from->desk != NULL && from->team == NULL && from->crew == DS_ABSENT;
    if (to == NULL) {
        return;
    }
    enter_shift(r, from->shift);
    to->member = ds_name_find(&r->names, &r->in->member_ids, at, "member", from->member);
    to->shift = find_shift(r, at, from->shift);
    to->team = find_team(r, at, crew ? from->team : NULL);
    to->crew = crew ? from->crew : 0;
    to->desk = find_desk(r, at, desk ? from->desk : NULL);
    if (!crew && !desk) {
        ds_name_no_duty(&r->names, at);
    }
}

static ds_tick ticks(const ds_plan_reader *r, int32_t seconds) {
    return seconds * r->in->ticks_per_second;
}

static void build_route(ds_plan_reader *r, const ds_where *at, const void *draft) {
    const ds_plan_draft_route *from = draft;
    const ds_where *list = DS_KEY(at, "stops");
    ds_route *to = ds_buffer_add(&r->routes, 1);
    ds_stop *stops = ds_buffer_add(&r->stops, from->stops.count);
    if (to == NULL || stops == NULL) {
        return;
    }
    enter_shift(r, from->shift);
    to->team = find_team(r, at, from->team);
    to->shift = find_shift(r, at, from->shift);
    to->crew = from->crew;
    to->leave = ticks(r, from->leave);
    to->has_back = from->back != DS_ABSENT;
    to->back = to->has_back ? ticks(r, from->back) : 0;
    to->stops = (ds_range){r->stops.count - from->stops.count, from->stops.count};
    for (int32_t i = 0; i < from->stops.count; i++) {
        const ds_plan_draft_stop *stop = &from->stops.items[i];
        stops[i] = (ds_stop){
            .visit = ds_name_visit(&r->names, DS_ITEM(list, i), stop->household, stop->visit),
            .arrive = ticks(r, stop->arrive),
            .start = ticks(r, stop->start),
            .end = ticks(r, stop->end)};
    }
}

static void build_appointment(ds_plan_reader *r, const ds_where *at, const void *draft) {
    const ds_plan_draft_appointment *from = draft;
    ds_appointment *to = ds_buffer_add(&r->appointments, 1);
    if (to != NULL) {
        enter_shift(r, from->shift);
        to->visit = ds_name_visit(&r->names, at, from->household, from->visit);
        to->desk = find_desk(r, at, from->desk);
        to->shift = find_shift(r, at, from->shift);
    }
}

/* Households left out for their mistakes are not in the instance: their visits keep the name that
 * the plan gives them. */
static void build_uncovered(ds_plan_reader *r, const ds_where *at, const void *draft) {
    const ds_plan_draft_uncovered *from = draft;
    ds_uncovered *to = ds_buffer_add(&r->uncovered, 1);
    if (to == NULL) {
        return;
    }
    enter_shift(r, NULL);
    *to = (ds_uncovered){.visit = DS_NONE, .reason = (ds_reason)from->reason};
    bool left_out = to->reason == DS_REASON_BAD_INPUT;
    if ((from->household != NULL) == (from->pointer != NULL) ||
        (from->pointer != NULL && !left_out)) {
        ds_mistake(&r->reporter, at,
                   "expected \"household\", or with the reason \"bad-input\" \"pointer\"");
    } else if (left_out) {
        to->household = keep(r, from->household);
        to->pointer = keep(r, from->pointer);
        to->number = from->visit;
    } else {
        to->visit = ds_name_visit(&r->names, at, from->household, from->visit);
    }
}

static const struct {
    const char *list;
    void (*build)(ds_plan_reader *r, const ds_where *at, const void *draft);
} builders[] = {
    {"teams", build_team},          {"duties", build_duty},
    {"routes", build_route},        {"appointments", build_appointment},
    {"uncovered", build_uncovered},
};

static void read_entry(ds_document *document, const ds_field *list, int32_t index, ds_span span,
                       bool faulty) {
    ds_plan_reader *r = (ds_plan_reader *)document;
    const ds_where *at = DS_ITEM(DS_KEY(NULL, list->key), index);
    const void *draft = draft_of(r, list, at, span);
    (void)faulty;
    for (size_t i = 0; draft != NULL && i < sizeof builders / sizeof builders[0]; i++) {
        if (strcmp(builders[i].list, list->key) == 0) {
            builders[i].build(r, at, draft);
        }
    }
    r->scratch.failed |= r->entry.failed || r->arena.failed; /* nothing more is read */
    ds_arena_clear(&r->entry);
}

/* ---- Figures ---- */

static void build_score(ds_plan_reader *r) {
    const ds_plan_draft_score *score = &r->draft.score;
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
static int64_t whole(ds_plan_reader *r, const ds_where *in, const char *key, double value) {
    if (value != floor(value)) {
        ds_mistake(&r->reporter, DS_KEY(in, key), "found %g, expected a whole number", value);
    }
    return (int64_t)value;
}

static ds_budget build_budget(ds_plan_reader *r, const ds_where *in) {
    const ds_plan_draft_budget *budget = &r->draft.run.budget;
    bool timed = !isnan(budget->seconds), counted = !isnan(budget->iterations);
    return (ds_budget){
        .timed = timed,
        .counted = counted,
        .seconds = timed ? budget->seconds : 0,
        .gap = budget->gap,
        .iterations =
            counted ? whole(r, DS_KEY(in, "budget"), "iterations", budget->iterations) : 0};
}

static void build_run(ds_plan_reader *r) {
    const ds_plan_draft_bound *bound = &r->draft.bound;
    const ds_plan_draft_run *run = &r->draft.run;
    const ds_where *at = DS_KEY(NULL, "run");
    if (bound->state.given) {
        r->plan->bound = (ds_bound){.known = true,
                                    .score = bound->score,
                                    .gap = bound->gap,
                                    .method = keep(r, bound->method)};
    }
    if (run->state.given) {
        r->plan->run = (ds_run){.version = keep(r, run->version != NULL ? run->version : ""),
                                .seed = (uint64_t)whole(r, at, "seed", run->seed),
                                .threads = run->threads,
                                .seconds = run->seconds,
                                .iterations = whole(r, at, "iterations", run->iterations),
                                .budget = build_budget(r, at),
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
    const char *digest = r->draft.instance.digest;
    const ds_where *at = DS_KEY(DS_KEY(NULL, "instance"), "digest");
    if (digest == NULL) {
        return;
    }
    if (!parse_digest(digest, &r->plan->digest)) {
        ds_mistake(&r->reporter, at, "expected \"fnv1a64:\" and 16 hexadecimal digits");
        return;
    }
    r->plan->has_digest = true;
    if (r->plan->digest != r->in->digest && !r->earlier) {
        ds_notice(&r->reporter, at, "the plan was made for another version of the instance");
    }
}

static void build_replan(ds_plan_reader *r) {
    const ds_plan_draft_replan *replan = &r->draft.replan;
    const ds_where *at = DS_KEY(NULL, "replan");
    if (!replan->state.given) {
        return;
    }
    if (!ds_moment_parse(replan->from, &r->plan->replan_from)) {
        ds_mistake(&r->reporter, DS_KEY(at, "from"),
                   "expected a date and a time, as \"YYYY-MM-DDTHH:MM\"");
    }
    if (!parse_digest(replan->baseline, &r->plan->replan_baseline)) {
        ds_mistake(&r->reporter, DS_KEY(at, "baseline"),
                   "expected \"fnv1a64:\" and 16 hexadecimal digits");
    }
    r->plan->has_replan = true;
}

/* ---- The whole ---- */

/* The plan lives in an arena that lives in the plan. */
static void start(ds_plan_reader *r, const char *text, size_t length, ds_diags *diags) {
    ds_arena *arena = &r->arena;
    r->reporter = (ds_reporter){.diags = diags};
    r->plan = DS_ARENA_NEW(arena, ds_plan, 1);
    r->names = (ds_plan_names){.in = r->in, .arena = arena};
    r->belongings = ds_buffer_make(arena, sizeof(ds_belonging));
    r->duties = ds_buffer_make(arena, sizeof(ds_duty));
    r->routes = ds_buffer_make(arena, sizeof(ds_route));
    r->stops = ds_buffer_make(arena, sizeof(ds_stop));
    r->appointments = ds_buffer_make(arena, sizeof(ds_appointment));
    r->uncovered = ds_buffer_make(arena, sizeof(ds_uncovered));
    r->document = (ds_document){.json = {&r->reporter, &r->scratch},
                                .table = &ds_table_plan,
                                .object = &r->draft,
                                .element = read_entry};
    ds_fields_default(&ds_table_plan, &r->draft);
    ds_scan_init(&r->document.scan, NULL, text, length, &r->reporter);
}

static void keep_lists(ds_plan_reader *r) {
    ds_plan *plan = r->plan;
    plan->n_belongings = r->belongings.count;
    plan->belongings = ds_buffer_keep(&r->belongings, &r->arena);
    plan->n_duties = r->duties.count;
    plan->duties = ds_buffer_keep(&r->duties, &r->arena);
    plan->n_routes = r->routes.count;
    plan->routes = ds_buffer_keep(&r->routes, &r->arena);
    plan->n_stops = r->stops.count;
    plan->stops = ds_buffer_keep(&r->stops, &r->arena);
    plan->n_appointments = r->appointments.count;
    plan->appointments = ds_buffer_keep(&r->appointments, &r->arena);
    plan->lists_uncovered = r->draft.uncovered.given;
    plan->n_uncovered = r->uncovered.count;
    plan->uncovered = ds_buffer_keep(&r->uncovered, &r->arena);
    plan->unknown = r->names.unknown;
    plan->n_unknown = r->names.n_unknown;
}

static void build(ds_plan_reader *r) {
    build_source(r);
    build_replan(r);
    build_score(r);
    build_run(r);
    keep_lists(r);
}

static doorstep_status read_plan(const ds_instance *in, bool earlier, const char *text,
                                 size_t length, ds_diags *diags, ds_plan **out) {
    ds_plan_reader r = {.in = in, .earlier = earlier};
    const int before = diags != NULL ? diags->count : 0; /* of another document */
    *out = NULL;
    start(&r, text, length, diags);
    if (r.plan != NULL && ds_document_read(&r.document) && r.reporter.errors == 0) {
        build(&r);
    }
    bool failed = r.arena.failed || r.scratch.failed || r.document.scan.no_memory;
    ds_arena_free(&r.entry);
    ds_arena_free(&r.scratch);
    ds_scan_free(&r.document.scan);
    if (!failed && r.reporter.errors == 0) {
        r.plan->arena = r.arena;
        *out = r.plan;
    } else {
        ds_arena_free(&r.arena);
    }
    ds_scan_locate_all(text, length, diags, before);
    return failed ? DOORSTEP_NO_MEMORY : *out != NULL ? DOORSTEP_OK : DOORSTEP_BAD_INPUT;
}

doorstep_status ds_plan_read(const ds_instance *in, const char *text, size_t length,
                             ds_diags *diags, ds_plan **out) {
    return read_plan(in, false, text, length, diags, out);
}

doorstep_status ds_plan_read_earlier(const ds_instance *in, const char *text, size_t length,
                                     ds_diags *diags, ds_plan **out) {
    return read_plan(in, true, text, length, diags, out);
}
