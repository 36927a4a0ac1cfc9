#include <stdlib.h>
#include <string.h>

#include "io/emit.h"
#include "io/plan_read.h"
#include "io/plan_write.h"
#include "suite.h"
#include "support/example.h"

static char *write_plan(const ds_instance *in, const ds_plan *plan) {
    char *text = NULL;
    size_t length = 0;
    CU_ASSERT_EQUAL(ds_plan_write(in, plan, &text, &length), DOORSTEP_OK);
    CU_ASSERT_PTR_NOT_NULL_FATAL(text);
    CU_ASSERT_EQUAL(length, strlen(text));
    return text;
}

/* Writes what was read from `text`, and writes again what is read from that. */
static char *write_read_write(const ds_instance *in, const char *text) {
    ds_plan *plan = NULL, *again = NULL;
    CU_ASSERT_EQUAL_FATAL(ds_plan_read(in, text, strlen(text), NULL, &plan), DOORSTEP_OK);
    char *once = write_plan(in, plan);
    CU_ASSERT_EQUAL_FATAL(ds_plan_read(in, once, strlen(once), NULL, &again), DOORSTEP_OK);
    char *twice = write_plan(in, again);
    CU_ASSERT_STRING_EQUAL(once, twice);
    CU_ASSERT_EQUAL(plan->stated, again->stated);
    free(twice);
    ds_plan_free(plan);
    ds_plan_free(again);
    return once;
}

static void example_is_kept(void) {
    ds_instance *in = ds_test_example();
    CU_ASSERT_PTR_NOT_NULL_FATAL(in);
    size_t length;
    char *text = ds_test_example_plan_text(&length), *written = write_read_write(in, text);
    static const char *const kept[] = {
        "{\"team\": \"phu\", \"members\": [\"hoa\", \"nam\", \"lan\"]}",
        "\n  {\"member\": \"thu\", \"shift\": \"tue-am\", \"desk\": \"one-stop\"},\n",
        "\n  {\"member\": \"binh\", \"shift\": \"mon-eve\", \"team\": \"tan\", \"crew\": 1}],\n",
        "\"shift\": \"wed-am\", \"crew\": 1, \"leave\": \"07:30:00\", \"return\": \"08:26:05\", "
        "\"stops\": [{\"household\": \"h3\", \"visit\": 2, \"arrive\": \"07:33:05\", \"start\": "
        "\"08:00:00\", \"end\": \"08:23:00\"}]}",
        "{\"household\": \"h8\", \"visit\": 2, \"desk\": \"one-stop\", \"shift\": \"tue-am\"}",
        "\"uncovered\": [],\n",
        "\"score\": {\"total\": 41.84265, \"coverage\": 44, \"complete\": 4.5, \"penalties\": "
        "{\"desk_ideal\": 5, \"fairness\": 1.438017, \"travel\": 0.219333}, \"households\": "
        "{\"total\": 8, \"covered\": 8, \"touched\": 8}, \"people_helped\": 16, "
        "\"services_given\": 19}"};
    for (size_t i = 0; i < sizeof kept / sizeof kept[0]; i++) {
        CU_ASSERT_PTR_NOT_NULL(strstr(written, kept[i]));
    }
    free(written);
    free(text);
    ds_instance_free(in);
}

/* Every key of the format, with values that the example does not have. */
static void every_key_is_kept(void) {
    static const char text[] =
        "{\"doorstep_plan\": 1,\n"
        " \"instance\": {\"name\": \"Two hamlets, three days\", \"digest\": "
        "\"fnv1a64:00000000000000ff\"},\n"
        " \"replan\": {\"from\": \"2022-11-09T07:00\", \"baseline\": "
        "\"fnv1a64:90e1f3b2c4d5a687\"},\n"
        " \"teams\": [],\n \"duties\": [],\n"
        " \"routes\": [\n  {\"team\": \"phu\", \"shift\": \"mon-am\", \"crew\": 3, \"leave\": "
        "\"07:30:01\", \"stops\": []}],\n"
        " \"appointments\": [],\n"
        " \"uncovered\": [\n"
        "  {\"household\": \"h3\", \"visit\": 2, \"reason\": \"waits-for-earlier-visit\"},\n"
        "  {\"household\": \"gone \\\"1\\\"\", \"visit\": 1, \"reason\": \"bad-input\"},\n"
        "  {\"pointer\": \"/households/7\", \"visit\": 2, \"reason\": \"bad-input\"}],\n"
        " \"score\": {\"penalties\": {\"area_target\": 0.1, \"change\": 2}, \"households\": "
        "{\"covered\": 0}, \"services_given\": 0},\n"
        " \"bound\": {\"score\": 1234.5678901234, \"gap\": -0.25, \"method\": \"budget\\\\LP\"},\n"
        " \"run\": {\"version\": \"0.1.0\", \"seed\": 9007199254740991, \"threads\": 2, "
        "\"seconds\": 0.125, \"iterations\": 123456789012, \"budget\": {\"seconds\": 0.1, "
        "\"iterations\": 123456789013, \"gap\": 0.25}, \"stopped\": \"cancelled\"}}\n";
    ds_instance *in = ds_test_example();
    CU_ASSERT_PTR_NOT_NULL_FATAL(in);
    char *written = write_read_write(in, text);
    CU_ASSERT_STRING_EQUAL(written, text);
    free(written);
    ds_instance_free(in);
}

/* Nothing but the required keys goes in, and nothing else comes out. */
static void absent_keys_stay_absent(void) {
    ds_instance *in = ds_test_example();
    CU_ASSERT_PTR_NOT_NULL_FATAL(in);
    char *written = write_read_write(
        in, "{\"doorstep_plan\": 1, \"teams\": [], \"duties\": [], \"routes\": []}");
    CU_ASSERT_STRING_EQUAL(
        written, "{\"doorstep_plan\": 1,\n \"instance\": {\"name\": \"Two hamlets, three days\"},\n"
                 " \"teams\": [],\n \"duties\": [],\n \"routes\": [],\n \"appointments\": []}\n");
    free(written);
    ds_instance_free(in);
}

static void unknown_names_cannot_be_written(void) {
    static const char text[] = "{\"doorstep_plan\": 1, \"teams\": [{\"team\": \"nobody\", "
                               "\"members\": []}], \"duties\": [], \"routes\": []}";
    ds_instance *in = ds_test_example();
    CU_ASSERT_PTR_NOT_NULL_FATAL(in);
    ds_plan *plan = NULL;
    char *written = NULL;
    size_t length;
    CU_ASSERT_EQUAL(ds_plan_read(in, text, sizeof text - 1, NULL, &plan), DOORSTEP_OK);
    CU_ASSERT_EQUAL(ds_plan_write(in, plan, &written, &length), DOORSTEP_BROKEN_PLAN);
    CU_ASSERT_PTR_NULL(written);
    ds_plan_free(plan);
    ds_instance_free(in);
}

static void strings_are_escaped(void) {
    ds_buf buf = {0};
    ds_emit_string(&buf, "a\"b\\c\n\t\x01\x7f Bình");
    CU_ASSERT_STRING_EQUAL(buf.bytes, "\"a\\\"b\\\\c\\n\\u0009\\u0001\x7f Bình\"");
    ds_buf_free(&buf);
    ds_emit_number(&buf, 1.0 / 0.0);
    ds_emit_string(&buf, "");
    CU_ASSERT_STRING_EQUAL(buf.bytes, "1.7976931348623157e+308\"\"");
    ds_buf_free(&buf);
}

DS_SUITE(plan_write, {"write(read(x)) keeps the example", example_is_kept},
         {"and every key of the format", every_key_is_kept},
         {"keys that are absent stay absent", absent_keys_stay_absent},
         {"unknown names cannot be written", unknown_names_cannot_be_written},
         {"strings and numbers as JSON allows them", strings_are_escaped})
