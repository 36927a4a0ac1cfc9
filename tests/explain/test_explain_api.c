/* doorstep_explain as a caller sees it: what it refuses, and what it says then. */
#include <string.h>

#include <doorstep/doorstep.h>

#include "suite.h"

typedef struct given {
    doorstep_instance *instance;
    doorstep_plan *plan;
    doorstep_diagnostics *diagnostics;
} given;

static given open_example(void) {
    given g = {0};
    CU_ASSERT_EQUAL_FATAL(doorstep_instance_read_file(DS_TEST_ROOT "/tests/data/example.json", NULL,
                                                      NULL, &g.instance),
                          DOORSTEP_OK);
    CU_ASSERT_EQUAL_FATAL(doorstep_plan_read_file(g.instance,
                                                  DS_TEST_ROOT "/tests/data/example.plan.json",
                                                  NULL, &g.plan),
                          DOORSTEP_OK);
    CU_ASSERT_EQUAL_FATAL(doorstep_diagnostics_new(&g.diagnostics), DOORSTEP_OK);
    return g;
}

static void close_example(given *g) {
    doorstep_diagnostics_free(g->diagnostics);
    doorstep_plan_free(g->plan);
    doorstep_instance_free(g->instance);
}

/* Refused, with a message of these words (NULL: with none). */
static void refused(const given *g, const doorstep_explain_options *options, doorstep_format format,
                    const char *words) {
    char *text = (char *)"not NULL";
    size_t length = 1;
    doorstep_diagnostic message = {.message = ""};
    doorstep_diagnostics_clear(g->diagnostics);
    CU_ASSERT_EQUAL(doorstep_explain(g->plan, options, format, g->diagnostics, &text, &length),
                    DOORSTEP_USAGE);
    CU_ASSERT_PTR_NULL(text);
    CU_ASSERT_EQUAL(length, 0);
    CU_ASSERT_EQUAL(doorstep_diagnostics_count(g->diagnostics), words != NULL);
    if (words != NULL) {
        doorstep_diagnostics_get(g->diagnostics, 0, &message);
        CU_ASSERT_PTR_NOT_NULL(strstr(message.message, words));
    }
}

static void refusals(void) {
    given g = open_example();
    doorstep_explain_options options = DOORSTEP_EXPLAIN_OPTIONS_INIT;
    options.household = "h11";
    refused(&g, &options, DOORSTEP_TEXT, "unknown household \"h11\"; did you mean \"h1\"?");
    options.household = "somebody else's";
    refused(&g, &options, DOORSTEP_TEXT, "unknown household \"somebody else's\"");
    options.household = "h1";
    options.desk = "one-stop";
    refused(&g, &options, DOORSTEP_TEXT, "one thing can be asked about at a time");
    options.desk = NULL;
    refused(&g, &options, (doorstep_format)7, NULL);
    options.size++;
    refused(&g, &options, DOORSTEP_TEXT, NULL);
    close_example(&g);
}

static void nothing_given(void) {
    given g = open_example();
    char *text;
    size_t length;
    CU_ASSERT_EQUAL(doorstep_explain(NULL, NULL, DOORSTEP_TEXT, NULL, &text, &length),
                    DOORSTEP_USAGE);
    CU_ASSERT_EQUAL(doorstep_explain(g.plan, NULL, DOORSTEP_TEXT, NULL, NULL, &length),
                    DOORSTEP_USAGE);
    CU_ASSERT_EQUAL(doorstep_explain(g.plan, NULL, DOORSTEP_TEXT, NULL, &text, NULL),
                    DOORSTEP_USAGE);
    /* Without options: the plan as a whole. */
    CU_ASSERT_EQUAL(doorstep_explain(g.plan, NULL, DOORSTEP_JSON, NULL, &text, &length),
                    DOORSTEP_OK);
    CU_ASSERT_EQUAL(strlen(text), length);
    CU_ASSERT_PTR_NOT_NULL(strstr(text, "{\"doorstep_explain\": 1,"));
    CU_ASSERT_PTR_NOT_NULL(strstr(text, "{\"fact\": \"scarce\"}"));
    doorstep_free(text);
    close_example(&g);
}

/* An answer that needs time keeps to it, and to being cancelled. */
static void limits_of_time(void) {
    given g = open_example();
    char *text;
    size_t length;
    doorstep_cancel_token *token = NULL;
    CU_ASSERT_EQUAL_FATAL(doorstep_cancel_token_new(&token), DOORSTEP_OK);
    doorstep_cancel(token);
    doorstep_explain_options options = DOORSTEP_EXPLAIN_OPTIONS_INIT;
    options.seconds = 0.05;
    CU_ASSERT_EQUAL(doorstep_explain(g.plan, &options, DOORSTEP_TEXT, NULL, &text, &length),
                    DOORSTEP_OK);
    doorstep_free(text);
    options.seconds = 1e6;
    options.cancel = token;
    CU_ASSERT_EQUAL(doorstep_explain(g.plan, &options, DOORSTEP_TEXT, NULL, &text, &length),
                    DOORSTEP_OK);
    doorstep_free(text);
    doorstep_cancel_token_free(token);
    close_example(&g);
}

DS_SUITE(explain_api, {"what is refused, and why", refusals},
         {"NULL for what is needed, and for what is not", nothing_given},
         {"time and cancelling", limits_of_time})
