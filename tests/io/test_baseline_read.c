/* Baselines: what is frozen, what a change is measured from, and what is said of names that are
 * gone. The worked example has shifts mon-am (07:30), mon-eve (18:00), tue-am, wed-am. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "suite.h"

#include "base/digest.h"
#include "io/baseline_read.h"
#include "io/instance_read.h"

typedef struct scene {
    ds_instance *in;
    ds_plan *plan;
    ds_baseline *baseline;
    ds_diags diags;
} scene;

static char *read_text(const char *name, size_t *length) {
    char path[1000];
    snprintf(path, sizeof path, "%s/tests/data/%s", DS_TEST_ROOT, name);
    return ds_test_read_file(path, length);
}

/* `old` in the example's plan becomes `new`, wherever it stands. */
static char *replaced(const char *text, const char *old, const char *new) {
    char *result = calloc(2 * strlen(text) + 1, 1), *to = result;
    for (const char *at; (at = strstr(text, old)) != NULL; text = at + strlen(old)) {
        to += sprintf(to, "%.*s%s", (int)(at - text), text, new);
    }
    strcpy(to, text);
    return result;
}

static void open_scene(scene *s, const char *plan, const char *from) {
    size_t length;
    char *text = read_text("example.json", &length);
    ds_moment moment;
    *s = (scene){0};
    ds_diags_init(&s->diags);
    CU_ASSERT_EQUAL_FATAL(ds_instance_read(text, length, NULL, NULL, &s->in), DOORSTEP_OK);
    CU_ASSERT_FATAL(ds_moment_parse(from, &moment));
    CU_ASSERT_EQUAL_FATAL(
        ds_baseline_read(s->in, plan, strlen(plan), moment, &s->diags, &s->plan, &s->baseline),
        DOORSTEP_OK);
    free(text);
}

static void close_scene(scene *s) {
    ds_baseline_free(s->baseline);
    ds_plan_free(s->plan);
    ds_instance_free(s->in);
    ds_diags_free(&s->diags);
}

static int count_warnings(const scene *s, const char *text) {
    int count = 0;
    for (int i = 0; i < s->diags.count; i++) {
        CU_ASSERT(s->diags.items[i].warning && s->diags.items[i].line > 0);
        count += strstr(s->diags.items[i].message, text) != NULL;
    }
    return count;
}

/* Both tables say of every entry of the plan what it says, and list those of frozen shifts. */
static void tables(void) {
    size_t length;
    char *text = read_text("example.plan.json", &length);
    scene s;
    open_scene(&s, text, "2022-11-07T18:00:01");
    const ds_baseline *b = s.baseline;
    CU_ASSERT_EQUAL(s.diags.warnings, 0);
    CU_ASSERT_EQUAL(b->digest, ds_digest(DS_DIGEST_START, text, length));
    int32_t duties = 0, routes = 0, appointments = 0;
    for (int32_t i = 0; i < s.plan->n_duties; i++) {
        const ds_duty *d = &s.plan->duties[i];
        const ds_past_duty *was = &b->duty[d->member * s.in->n_shifts + d->shift];
        bool crew = d->team != DS_NONE;
        CU_ASSERT_EQUAL(was->kind, crew ? DS_DUTY_TEAM : DS_DUTY_DESK);
        CU_ASSERT_EQUAL(was->where, crew ? d->team : d->desk);
        CU_ASSERT_EQUAL(was->crew, crew ? d->crew : 0);
        CU_ASSERT_EQUAL(ds_duty_changed(b, d->member, d->shift, DS_DUTY_OFF, DS_NONE),
                        !b->frozen[d->shift]);
        CU_ASSERT_FALSE(ds_duty_changed(b, d->member, d->shift, was->kind, was->where));
        duties += b->frozen[d->shift];
    }
    for (int32_t i = 0; i < s.plan->n_routes; i++) {
        routes += b->frozen[s.plan->routes[i].shift];
    }
    for (int32_t i = 0; i < s.plan->n_appointments; i++) {
        const ds_appointment *a = &s.plan->appointments[i];
        CU_ASSERT_FALSE(ds_carrier_changed(b, s.in, a->visit, DS_DUTY_DESK, a->desk, a->shift));
        CU_ASSERT_EQUAL(ds_carrier_changed(b, s.in, a->visit, DS_DUTY_OFF, DS_NONE, DS_NONE),
                        !b->frozen[a->shift]);
        appointments += b->frozen[a->shift];
    }
    CU_ASSERT(duties > 0 && routes > 0);
    CU_ASSERT_EQUAL(b->n_duties, duties);
    CU_ASSERT_EQUAL(b->n_routes, routes);
    CU_ASSERT_EQUAL(b->n_appointments, appointments);
    close_scene(&s);
    free(text);
}

static int32_t count_frozen(const char *plan, const char *from) {
    scene s;
    int32_t frozen = 0;
    open_scene(&s, plan, from);
    for (int32_t i = 0; i < s.in->n_shifts; i++) {
        frozen += s.baseline->frozen[i];
    }
    close_scene(&s);
    return frozen;
}

static void moments(void) {
    size_t length;
    char *text = read_text("example.plan.json", &length);
    CU_ASSERT_EQUAL(count_frozen(text, "2022-11-07T07:30"), 0);
    CU_ASSERT_EQUAL(count_frozen(text, "2022-11-07T07:30:01"), 1);
    CU_ASSERT_EQUAL(count_frozen(text, "2022-11-07T07:31"), 1);
    CU_ASSERT_EQUAL(count_frozen(text, "2022-11-08T00:00"), 2);
    CU_ASSERT_EQUAL(count_frozen(text, "2021-01-01T00:00"), 0);
    CU_ASSERT_EQUAL(count_frozen(text, "2023-01-01T00:00"), 4);
    free(text);
}

/* A member who is gone: each duty in a frozen shift is named, the name once for all the rest. */
static void names_that_are_gone(void) {
    size_t length;
    char *text = read_text("example.plan.json", &length);
    char *gone = replaced(text, "\"hoa\"", "\"zzzzzz\"");
    scene s, whole;
    open_scene(&whole, text, "2022-11-08T00:00");
    open_scene(&s, gone, "2022-11-08T00:00");
    int32_t frozen = 0, hoa = ds_ids_find(&s.in->member_ids, "hoa");
    CU_ASSERT_FATAL(hoa != DS_NONE);
    for (int32_t i = 0; i < whole.baseline->n_duties; i++) {
        frozen += whole.baseline->duties[i].member == hoa;
    }
    CU_ASSERT(frozen > 0);
    CU_ASSERT_EQUAL(s.baseline->n_duties, whole.baseline->n_duties - frozen);
    CU_ASSERT_EQUAL(s.baseline->n_routes, whole.baseline->n_routes);
    CU_ASSERT_EQUAL(count_warnings(&s, "which has begun: unknown member \"zzzzzz\""), frozen);
    CU_ASSERT_EQUAL(count_warnings(&s, "the instance no longer has it: unknown member"), 1);
    close_scene(&whole);
    close_scene(&s);
    free(gone);
    free(text);
}

/* A household that is gone leaves a route its other stops, with their times. */
static void stops_that_are_gone(void) {
    size_t length;
    char *text = read_text("example.plan.json", &length);
    scene whole;
    open_scene(&whole, text, "2023-01-01T00:00");
    const ds_route *route = &whole.baseline->routes[0];
    const ds_stop *first = &whole.baseline->stops[route->stops.first];
    char name[100];
    snprintf(name, sizeof name, "\"%s\"",
             whole.in->households[whole.in->visits[first->visit].household].id);
    char *gone = replaced(text, name, "\"zzzzzz\"");
    scene s;
    open_scene(&s, gone, "2023-01-01T00:00");
    CU_ASSERT_EQUAL(s.baseline->n_routes, whole.baseline->n_routes);
    CU_ASSERT_EQUAL(s.baseline->routes[0].stops.count, route->stops.count - 1);
    CU_ASSERT_EQUAL(s.baseline->routes[0].leave, route->leave);
    CU_ASSERT_EQUAL(s.baseline->routes[0].back, route->back);
    CU_ASSERT(count_warnings(&s, "which has begun: unknown household \"zzzzzz\"") > 0);
    CU_ASSERT_FALSE(s.baseline->known[first->visit]);
    close_scene(&s);
    close_scene(&whole);
    free(gone);
    free(text);
}

/* Another version of the instance is what a baseline is made for: no warning. A document that is
 * none is an error. */
static void documents(void) {
    size_t length;
    char *text = read_text("example.plan.json", &length);
    char *other = replaced(text, "\"instance\": {",
                           "\"instance\": {\"digest\": \"fnv1a64:0000000000000000\", ");
    scene s;
    open_scene(&s, other, "2022-11-08T00:00");
    CU_ASSERT(s.plan->has_digest);
    CU_ASSERT_EQUAL(s.diags.warnings, 0);
    ds_plan *plan;
    ds_baseline *baseline;
    CU_ASSERT_EQUAL(ds_baseline_read(s.in, "{}", 2, (ds_moment){0, 0}, &s.diags, &plan, &baseline),
                    DOORSTEP_BAD_INPUT);
    CU_ASSERT_PTR_NULL(plan);
    CU_ASSERT_PTR_NULL(baseline);
    CU_ASSERT(s.diags.errors > 0);
    close_scene(&s);
    free(other);
    free(text);
}

DS_SUITE(baseline_read, {"tables", tables}, {"what has begun by a moment", moments},
         {"names that are gone", names_that_are_gone}, {"stops that are gone", stops_that_are_gone},
         {"documents", documents})
