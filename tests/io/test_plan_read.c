#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "io/plan_read.h"
#include "base/buf.h"
#include "suite.h"
#include "support/example.h"

/* One change to the example's plan, and what is said about it. */
typedef struct plan_case {
    const char *old, *new;
    const char *pointer, *message; /* `message`: a part of it */
} plan_case;

static const plan_case mistakes[] = {
    {"\"doorstep_plan\": 1", "\"doorstep_plan\": 2", "/doorstep_plan", "found 2"},
    {"\"doorstep_plan\": 1,", "", "", "\"doorstep_plan\" is missing"},
    {"\"doorstep_plan\": 1", "\"doorstep_plan\": \"1\"", "/doorstep_plan", "found \"1\""},
    {"\"teams\": [{", "\"team\": [], \"teams\": [{", "/team", "did you mean \"teams\""},
    {"\"members\": [\"tam\"]", "\"members\": \"tam\"", "/teams/1/members", "a list"},
    {"\"members\": [\"tam\"]", "\"members\": [\"tam\", 3]", "/teams/1/members/1", "found 3"},
    {", \"members\": [\"tam\"]", "", "/teams/1", "\"members\" is missing"},
    {"\"duties\": [", "\"duties\": [7, ", "/duties/0", "a duty"},
    {"\"member\": \"thu\", ", "", "/duties/0", "\"member\" is missing"},
    {"\"shift\": \"mon-am\", \"desk\"", "\"shift\": \"\", \"desk\"", "/duties/0/shift", "empty"},
    {"\"crew\": 1}", "\"crew\": 1.5}", "/duties/2/crew", "found 1.5"},
    {"\"crew\": 1}", "\"crew\": -1}", "/duties/2/crew", "found -1"},
    {"\"crew\": 1}", "\"crew\": null}", "/duties/2/crew", "null"},
    {"\"leave\": \"07:30:00\", ", "", "/routes/0", "\"leave\" is missing"},
    {"\"leave\": \"07:30:00\"", "\"leave\": \"7:30\"", "/routes/0/leave", "HH:MM"},
    {"\"leave\": \"07:30:00\"", "\"leave\": \"24:00\"", "/routes/0/leave", "HH:MM"},
    {"\"return\": \"08:46:29\"", "\"return\": 830", "/routes/0/return", "found 830"},
    {"\"arrive\": \"07:32:01\", ", "", "/routes/0/stops/0", "\"arrive\" is missing"},
    {"\"household\": \"h2\", \"visit\": 1,", "\"household\": \"h2\",", "/routes/0/stops/1",
     "\"visit\" is missing"},
    {"\"household\": \"h2\", \"visit\": 1", "\"household\": \"h2\", \"visit\": 1e10",
     "/routes/0/stops/1/visit", "whole number"},
    {"\"household\": \"h4\", ", "\"household\": \"h4\", \"time\": 8, ", "/appointments/0/time",
     "unknown key"},
    {"\"uncovered\": []", "\"uncovered\": {}", "/uncovered", "a list"},
    {"\"uncovered\": []", "\"uncovered\": [{\"household\": \"h1\", \"visit\": 1}]", "/uncovered/0",
     "\"reason\" is missing"},
    {"\"uncovered\": []",
     "\"uncovered\": [{\"household\": \"h1\", \"visit\": 1, \"reason\": \"tired\"}]",
     "/uncovered/0/reason", "no-time"},
    {"\"uncovered\": []", "\"uncovered\": [{\"visit\": 1, \"reason\": \"no-time\"}]",
     "/uncovered/0", "expected \"household\""},
    {"\"uncovered\": []",
     "\"uncovered\": [{\"pointer\": \"/households/1\", \"visit\": 1, \"reason\": \"no-time\"}]",
     "/uncovered/0", "expected \"household\""},
    {"\"coverage\": 44", "\"coverage\": \"44\"", "/score/coverage", "found \"44\""},
    {"\"coverage\": 44", "\"coverage\": 1e999", "/score/coverage", "1e999"},
    {"\"fairness\"", "\"fairnes\"", "/score/penalties/fairnes", "did you mean \"fairness\""},
    {"\"covered\": 8", "\"covered\": 7.5", "/score/households/covered", "found 7.5"},
    {"\"people_helped\": 16", "\"people_helped\": -1", "/score/people_helped", "found -1"},
    {"\"score\": {", "\"bound\": {\"gap\": 0}, \"score\": {", "/bound", "\"score\" is missing"},
    {"\"score\": {", "\"run\": {\"seed\": 1.5}, \"score\": {", "/run/seed", "whole number"},
    {"\"score\": {", "\"run\": {\"iterations\": -5}, \"score\": {", "/run/iterations", "found -5"},
    {"{\"name\"", "{\"digest\": \"fnv1a64:123\", \"name\"", "/instance/digest", "16 hexadecimal"},
    {"{\"name\"", "{\"digest\": \"fnv1a64:123456789012345G\", \"name\"", "/instance/digest",
     "16 hexadecimal"},
    {"{\"name\"", "{\"digest\": \"md5:1234567890123456\", \"name\"", "/instance/digest", "fnv1a64"},
    {"\"uncovered\"",
     "\"replan\": {\"from\": \"2022-11-09 07:00\", \"baseline\": "
     "\"fnv1a64:1234567890123456\"}, \"uncovered\"",
     "/replan/from", "YYYY-MM-DDTHH:MM"},
    {"\"uncovered\"",
     "\"replan\": {\"from\": \"2022-11-09T07:00\", \"baseline\": \"x\"}, "
     "\"uncovered\"",
     "/replan/baseline", "fnv1a64"},
    {"\"uncovered\"", "\"replan\": {\"from\": \"2022-11-09T07:00\"}, \"uncovered\"", "/replan",
     "\"baseline\" is missing"},
    {"\"services_given\": 19}}", "\"services_given\": 19}} {}", NULL, "after the document"},
    {"\"services_given\": 19}}", "\"services_given\": 19}", NULL, ""},
};

static char *change(const char *old, const char *new) {
    size_t length;
    char *text = ds_test_example_plan_text(&length);
    char *changed = ds_test_replace(text, old, new);
    free(text);
    return changed;
}

static void judge_mistake(const ds_instance *in, const plan_case *c) {
    char *text = change(c->old, c->new);
    ds_diags diags;
    ds_diags_init(&diags);
    ds_plan *plan = NULL;
    CU_ASSERT_EQUAL(ds_plan_read(in, text, strlen(text), &diags, &plan), DOORSTEP_BAD_INPUT);
    CU_ASSERT_PTR_NULL(plan);
    CU_ASSERT_EQUAL(diags.errors, 1);
    CU_ASSERT_EQUAL_FATAL(diags.count, 1);
    const ds_diag *d = &diags.items[0];
    bool fits = strstr(d->message, c->message) != NULL && d->line > 0 &&
                (c->pointer == NULL || strcmp(d->pointer, c->pointer) == 0);
    CU_ASSERT_TRUE(fits);
    if (!fits) {
        fprintf(stderr, "%s -> %s:\n  %s:%d: %s\n", c->old, c->new, d->pointer, d->line,
                d->message);
    }
    ds_diags_free(&diags);
    free(text);
}

static void each_mistake_is_named(void) {
    ds_instance *in = ds_test_example();
    CU_ASSERT_PTR_NOT_NULL_FATAL(in);
    for (size_t i = 0; i < sizeof mistakes / sizeof mistakes[0]; i++) {
        judge_mistake(in, &mistakes[i]);
    }
    ds_instance_free(in);
}

static const plan_case unknowns[] = {
    {"{\"team\": \"phu\", \"members\"", "{\"team\": \"phuu\", \"members\"", "/teams/0/team",
     "unknown team \"phuu\"; did you mean \"phu\"?"},
    {"[\"hoa\", \"nam\"", "[\"hoa\", \"namm\"", "/teams/0/members/1",
     "unknown member \"namm\"; did you mean \"nam\"?"},
    {"{\"member\": \"thu\", \"shift\": \"mon-am\"", "{\"member\": \"x\", \"shift\": \"mon-am\"",
     "/duties/0/member", "unknown member \"x\""},
    {"\"mon-am\", \"desk\": \"one-stop\"", "\"mon-pm\", \"desk\": \"one-stop\"", "/duties/0/shift",
     "unknown shift \"mon-pm\"; did you mean \"mon-am\"?"},
    {"\"mon-am\", \"desk\": \"one-stop\"", "\"mon-am\", \"desk\": \"window\"", "/duties/0/desk",
     "unknown desk"},
    {"\"mon-am\", \"desk\": \"one-stop\"", "\"mon-am\"", "/duties/0",
     "a team and a crew, or a desk"},
    {"\"mon-am\", \"desk\"", "\"mon-am\", \"crew\": 1, \"desk\"", "/duties/0",
     "a team and a crew, or a desk"},
    {"\"mon-am\", \"desk\"", "\"mon-am\", \"team\": \"phu\", \"crew\": 1, \"desk\"", "/duties/0",
     "a team and a crew, or a desk"},
    {"\"team\": \"phu\", \"crew\": 1}", "\"team\": \"phu\"}", "/duties/2",
     "a team and a crew, or a desk"},
    {"\"routes\": [{\"team\": \"phu\"", "\"routes\": [{\"team\": \"pho\"", "/routes/0/team",
     "unknown team"},
    {"{\"household\": \"h1\"", "{\"household\": \"h11\"", "/routes/0/stops/0/household",
     "unknown household \"h11\"; did you mean \"h1\"?"},
    {"\"household\": \"h3\", \"visit\": 2", "\"household\": \"h3\", \"visit\": 3",
     "/routes/1/stops/0/visit", "household \"h3\" has no visit 3, only 2"},
    {"\"household\": \"h3\", \"visit\": 2", "\"household\": \"h3\", \"visit\": 0",
     "/routes/1/stops/0/visit", "has no visit 0"},
    {"\"household\": \"h8\", \"visit\": 2, \"desk\": \"one-stop\"",
     "\"household\": \"h8\", \"visit\": 2, \"desk\": \"one-stp\"", "/appointments/1/desk",
     "did you mean \"one-stop\""},
    {"\"uncovered\": []",
     "\"uncovered\": [{\"household\": \"h99\", \"visit\": 1, \"reason\": \"no-time\"}]",
     "/uncovered/0/household", "unknown household"},
};

static void judge_unknown(const ds_instance *in, const plan_case *c) {
    char *text = change(c->old, c->new);
    ds_plan *plan = NULL;
    CU_ASSERT_EQUAL_FATAL(ds_plan_read(in, text, strlen(text), NULL, &plan), DOORSTEP_OK);
    CU_ASSERT_EQUAL_FATAL(plan->n_unknown, 1);
    CU_ASSERT_STRING_EQUAL(plan->unknown[0].pointer, c->pointer);
    bool fits = strstr(plan->unknown[0].messages[DOORSTEP_ENGLISH], c->message) != NULL;
    CU_ASSERT_TRUE(fits);
    if (!fits) {
        fprintf(stderr, "%s: %s\n", plan->unknown[0].pointer,
                plan->unknown[0].messages[DOORSTEP_ENGLISH]);
    }
    ds_plan_free(plan);
    free(text);
}

static void unknown_names_are_listed(void) {
    ds_instance *in = ds_test_example();
    CU_ASSERT_PTR_NOT_NULL_FATAL(in);
    for (size_t i = 0; i < sizeof unknowns / sizeof unknowns[0]; i++) {
        judge_unknown(in, &unknowns[i]);
    }
    ds_instance_free(in);
}

/* Long and many unknown names: all listed, messages short and whole characters only. */
static void many_unknown_names(void) {
    enum { NAMES = 100, LETTERS = 300 };
    ds_instance *in = ds_test_example();
    CU_ASSERT_PTR_NOT_NULL_FATAL(in);
    ds_buf buf = {0};
    ds_buf_puts(&buf, "{\"doorstep_plan\": 1, \"duties\": [], \"routes\": [], \"teams\": "
                      "[{\"team\": \"tan\", \"members\": [\"hoa\"");
    for (int i = 0; i < NAMES; i++) {
        ds_buf_printf(&buf, ", \"%d", i);
        for (int j = 0; j < LETTERS; j++) {
            ds_buf_puts(&buf, "ệ");
        }
        ds_buf_puts(&buf, "\"");
    }
    ds_buf_puts(&buf, "]}]}");
    ds_plan *plan = NULL;
    CU_ASSERT_EQUAL_FATAL(ds_plan_read(in, buf.bytes, buf.length, NULL, &plan), DOORSTEP_OK);
    CU_ASSERT_EQUAL(plan->n_unknown, NAMES);
    CU_ASSERT_EQUAL(plan->n_belongings, NAMES + 1);
    CU_ASSERT_EQUAL(plan->belongings[1].member, DS_NONE);
    CU_ASSERT_STRING_EQUAL(plan->unknown[99].pointer, "/teams/0/members/100");
    const char *message = plan->unknown[99].messages[DOORSTEP_ENGLISH];
    CU_ASSERT_TRUE(strlen(message) < 130);
    CU_ASSERT_PTR_NOT_NULL(strstr(message, "ệ...\""));
    ds_plan_free(plan);
    ds_buf_free(&buf);
    ds_instance_free(in);
}

static void example_is_read(void) {
    ds_instance *in = ds_test_example();
    CU_ASSERT_PTR_NOT_NULL_FATAL(in);
    ds_plan *plan = ds_test_example_plan(in);
    CU_ASSERT_PTR_NOT_NULL_FATAL(plan);
    CU_ASSERT_EQUAL(plan->n_belongings, 4);
    CU_ASSERT_EQUAL(plan->n_duties, 9);
    CU_ASSERT_EQUAL(plan->n_routes, 3);
    CU_ASSERT_EQUAL(plan->n_stops, 7);
    CU_ASSERT_EQUAL(plan->n_appointments, 2);
    CU_ASSERT_TRUE(plan->lists_uncovered);
    CU_ASSERT_EQUAL(plan->n_unknown, 0);
    const ds_route *route = &plan->routes[2];
    CU_ASSERT_STRING_EQUAL(in->teams[route->team].id, "tan");
    CU_ASSERT_EQUAL(route->leave, 18 * 3600);
    CU_ASSERT_TRUE(route->has_back);
    CU_ASSERT_EQUAL(route->back, 19 * 3600 + 45 * 60 + 6);
    CU_ASSERT_EQUAL(route->stops.first, 4);
    CU_ASSERT_EQUAL(route->stops.count, 3);
    const ds_visit *visit = &in->visits[plan->stops[3].visit];
    CU_ASSERT_STRING_EQUAL(in->households[visit->household].id, "h3");
    CU_ASSERT_EQUAL(visit->number, 2);
    CU_ASSERT_EQUAL(plan->score.people_helped, 16);
    CU_ASSERT_DOUBLE_EQUAL(plan->score.penalties[DS_PENALTY_fairness], 1.438017, 0);
    CU_ASSERT_EQUAL(plan->stated >> DS_PENALTY_requests & 1, 0);
    CU_ASSERT_EQUAL(plan->stated >> DS_STATED_TOUCHED & 1, 1);
    CU_ASSERT_FALSE(plan->has_digest);
    CU_ASSERT_FALSE(plan->bound.known);
    ds_plan_free(plan);
    ds_instance_free(in);
}

static void own_keys_are_ignored(void) {
    ds_instance *in = ds_test_example();
    CU_ASSERT_PTR_NOT_NULL_FATAL(in);
    char *text = change("\"leave\"", "\"x-note\": [1, {\"a\": null}], \"leave\"");
    ds_plan *plan = NULL;
    CU_ASSERT_EQUAL(ds_plan_read(in, text, strlen(text), NULL, &plan), DOORSTEP_OK);
    ds_plan_free(plan);
    free(text);
    ds_instance_free(in);
}

static void another_digest_is_a_warning(void) {
    ds_instance *in = ds_test_example();
    CU_ASSERT_PTR_NOT_NULL_FATAL(in);
    char *text = change("{\"name\"", "{\"digest\": \"fnv1a64:0000000000000001\", \"name\"");
    ds_diags diags;
    ds_diags_init(&diags);
    /* Left over from another document: its place is not to be looked for in this one. */
    ds_warning(&diags, "/teams", "of the instance");
    ds_plan *plan = NULL;
    CU_ASSERT_EQUAL_FATAL(ds_plan_read(in, text, strlen(text), &diags, &plan), DOORSTEP_OK);
    CU_ASSERT_EQUAL(plan->digest, 1);
    CU_ASSERT_EQUAL_FATAL(diags.count, 2);
    CU_ASSERT_EQUAL(diags.items[0].line, 0);
    CU_ASSERT_TRUE(diags.items[1].warning);
    CU_ASSERT_EQUAL(diags.items[1].line, 2);
    CU_ASSERT_STRING_EQUAL(diags.items[1].pointer, "/instance/digest");
    ds_diags_free(&diags);
    ds_plan_free(plan);
    free(text);
    ds_instance_free(in);
}

/* Every start of the text, and every text with one byte changed, is read or refused. */
static void broken_texts(void) {
    ds_instance *in = ds_test_example();
    CU_ASSERT_PTR_NOT_NULL_FATAL(in);
    size_t length;
    char *text = ds_test_example_plan_text(&length);
    const char *end = strrchr(text, '}');
    for (size_t cut = 0; text + cut <= end; cut += 7) {
        ds_plan *plan = NULL;
        CU_ASSERT_EQUAL(ds_plan_read(in, text, cut, NULL, &plan), DOORSTEP_BAD_INPUT);
    }
    for (size_t at = 0; at < length; at += 3) {
        ds_plan *plan = NULL;
        char kept = text[at];
        text[at] = "\"{}[]:,x0\xff"[at % 11];
        doorstep_status status = ds_plan_read(in, text, length, NULL, &plan);
        CU_ASSERT_TRUE(status == DOORSTEP_BAD_INPUT || (status == DOORSTEP_OK && plan != NULL));
        ds_plan_free(plan);
        text[at] = kept;
    }
    free(text);
    ds_instance_free(in);
}

DS_SUITE(plan_read, {"the example", example_is_read},
         {"each mistake has its own message and place", each_mistake_is_named},
         {"names the instance does not know are listed", unknown_names_are_listed},
         {"many and long ones too", many_unknown_names},
         {"keys that begin with x- are ignored", own_keys_are_ignored},
         {"a digest of another instance is a warning", another_digest_is_a_warning},
         {"texts cut short or with a wrong byte", broken_texts})
