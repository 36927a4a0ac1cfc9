#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <doorstep/doorstep.h>

#include "suite.h"

static const char manifest_text[] =
    "{\"doorstep_manifest\": 1, \"name\": \"Two, provinces\", \"parts\": ["
    "{\"id\": \"a\", \"name\": \"A\", \"group\": [\"72\", \"703\"], \"instance\": \"72/703/a\"},"
    "{\"id\": \"b\", \"group\": [\"73\", \"703\"], \"instance\": \"73/703/b\"},"
    "{\"id\": \"c\", \"name\": \"\\\"C\\\"\", \"group\": [\"72\"], \"instance\": \"72/c\"},"
    "{\"id\": \"d\", \"instance\": \"d\"},"
    "{\"id\": \"e\", \"group\": [\"72\", \"703\"], \"instance\": \"72/703/e\"}]}";

static doorstep_plan_figures figures(int64_t households, int64_t covered, double score) {
    doorstep_plan_figures f = DOORSTEP_PLAN_FIGURES_INIT;
    f.households = households;
    f.covered = f.touched = covered;
    f.people_helped = 2 * covered;
    f.services_given = 3 * covered;
    f.score = score;
    f.has_bound = true;
    f.bound = 2 * score;
    f.seconds = 0.5;
    f.iterations = 100;
    return f;
}

static doorstep_summary *summary_of_four(void) {
    doorstep_manifest *manifest = NULL;
    doorstep_summary *summary = NULL;
    const doorstep_plan_figures a = figures(10, 5, 100), b = figures(20, 5, 50),
                                c = figures(30, 30, 7);
    CU_ASSERT_EQUAL_FATAL(
        doorstep_manifest_read(manifest_text, strlen(manifest_text), NULL, &manifest), DOORSTEP_OK);
    CU_ASSERT_EQUAL_FATAL(doorstep_summary_new(manifest, &summary), DOORSTEP_OK);
    doorstep_manifest_free(manifest); /* the summary keeps it alive */
    CU_ASSERT_EQUAL(doorstep_summary_failed(summary, 0, "not yet", 10), DOORSTEP_OK);
    CU_ASSERT_EQUAL(doorstep_summary_planned(summary, 0, &a), DOORSTEP_OK);
    CU_ASSERT_EQUAL(doorstep_summary_planned(summary, 1, &b), DOORSTEP_OK);
    CU_ASSERT_EQUAL(doorstep_summary_planned(summary, 2, &c), DOORSTEP_OK);
    CU_ASSERT_EQUAL(doorstep_summary_failed(summary, 3, "locks, and \"rules\"", 40), DOORSTEP_OK);
    CU_ASSERT_EQUAL(doorstep_summary_place(summary, 5, 11, 106), DOORSTEP_USAGE);
    CU_ASSERT_EQUAL(doorstep_summary_place(summary, 1, 11.5, 106.25), DOORSTEP_OK);
    CU_ASSERT_EQUAL(doorstep_summary_count_planned(summary), 3);
    CU_ASSERT_EQUAL(doorstep_summary_count_failed(summary), 1);
    return summary;
}

static void expect_text(const doorstep_summary *summary, doorstep_format format,
                        const char *wanted) {
    char *text;
    size_t length;
    CU_ASSERT_EQUAL_FATAL(doorstep_summary_write(summary, format, DOORSTEP_ENGLISH, &text, &length),
                          DOORSTEP_OK);
    CU_ASSERT_EQUAL(strlen(text), length);
    if (strcmp(text, wanted) != 0) {
        printf("\n%s\n---- expected\n%s", text, wanted);
        CU_FAIL("another text");
    }
    doorstep_free(text);
}

/* One district number in two provinces is two districts; a failed part's households are counted
 * where they are known; an open part is neither planned nor failed. */
static void as_a_table(void) {
    static const char wanted[] =
        "\xef\xbb\xbflevel,id,name,group,parts,planned,failed,state,households,covered,coverage,"
        "touched,"
        "people_helped,services_given,score,bound,gap,seconds,iterations,mistake\r\n"
        "total,,\"Two, provinces\",,5,3,1,,100,40,0.4,40,80,120,157,314,0.5,1.5,300,\r\n"
        "1,72,,72,3,2,0,,40,35,0.875,35,70,105,107,214,0.5,1,200,\r\n"
        "1,73,,73,1,1,0,,20,5,0.25,5,10,15,50,100,0.5,0.5,100,\r\n"
        "2,703,,72/703,2,1,0,,10,5,0.5,5,10,15,100,200,0.5,0.5,100,\r\n"
        "2,703,,73/703,1,1,0,,20,5,0.25,5,10,15,50,100,0.5,0.5,100,\r\n"
        "part,a,A,72/703,,,,planned,10,5,0.5,5,10,15,100,200,0.5,0.5,100,\r\n"
        "part,b,,73/703,,,,planned,20,5,0.25,5,10,15,50,100,0.5,0.5,100,\r\n"
        "part,c,\"\"\"C\"\"\",72,,,,planned,30,30,1,30,60,90,7,14,0.5,0.5,100,\r\n"
        "part,d,,,,,,failed,40,,,,,,,,,,,\"locks, and \"\"rules\"\"\"\r\n"
        "part,e,,72/703,,,,open,,,,,,,,,,,,\r\n";
    doorstep_summary *summary = summary_of_four();
    expect_text(summary, DOORSTEP_TABLE, wanted);
    doorstep_summary_free(summary);
}

#define FIGURES(households, covered, coverage, touched, people, services, score, bound)        \
    "\"households\": " households ", \"covered\": " covered ", \"coverage\": " coverage        \
    ", \"touched\": " touched ", \"people_helped\": " people ", \"services_given\": " services \
    ", \"score\": " score ", \"bound\": " bound ", \"gap\": 0.5, "
#define ONE "\"seconds\": 0.5, \"iterations\": 100}"

static void as_json(void) {
    static const char wanted[] =
        "{\"doorstep_summary\": 1,\n \"name\": \"Two, provinces\",\n"
        " \"total\": {\"parts\": 5, \"planned\": 3, \"failed\": 1, " FIGURES(
            "100", "40", "0.4", "40", "80", "120", "157",
            "314") "\"seconds\": 1.5, \"iterations\": 300},\n \"groups\": [\n"
                   "  {\"group\": [\"72\"], \"parts\": 3, \"planned\": 2, \"failed\": 0, " FIGURES(
                       "40", "35", "0.875", "35", "70", "105", "107",
                       "214") "\"seconds\": 1, \"iterations\": 200},\n"
                              "  {\"group\": [\"73\"], \"parts\": 1, \"planned\": 1, \"failed\": "
                              "0, " FIGURES("20", "5", "0.25", "5", "10", "15", "50", "100") ONE
        ",\n"
        "  {\"group\": [\"72\", \"703\"], \"parts\": 2, \"planned\": 1, \"failed\": 0, " FIGURES(
            "10", "5", "0.5", "5", "10", "15", "100", "200") ONE
        ",\n"
        "  {\"group\": [\"73\", \"703\"], \"parts\": 1, \"planned\": 1, \"failed\": 0, " FIGURES(
            "20", "5", "0.25", "5", "10", "15", "50", "100") ONE
        "],\n \"parts\": [\n"
        "  {\"id\": \"a\", \"name\": \"A\", \"group\": [\"72\", \"703\"], \"instance\": "
        "\"72/703/a\", \"state\": \"planned\", " FIGURES("10", "5", "0.5", "5", "10", "15", "100",
                                                         "200") ONE
        ",\n"
        "  {\"id\": \"b\", \"name\": \"\", \"group\": [\"73\", \"703\"], \"instance\": "
        "\"73/703/b\", \"state\": \"planned\", " FIGURES("20", "5", "0.25", "5", "10", "15", "50",
                                                         "100") ONE
        ",\n"
        "  {\"id\": \"c\", \"name\": \"\\\"C\\\"\", \"group\": [\"72\"], \"instance\": \"72/c\", "
        "\"state\": \"planned\", " FIGURES("30", "30", "1", "30", "60", "90", "7", "14") ONE
        ",\n"
        "  {\"id\": \"d\", \"name\": \"\", \"group\": [], \"instance\": \"d\", \"state\": "
        "\"failed\", \"households\": 40, \"mistake\": \"locks, and \\\"rules\\\"\"},\n"
        "  {\"id\": \"e\", \"name\": \"\", \"group\": [\"72\", \"703\"], \"instance\": "
        "\"72/703/e\", \"state\": \"open\"}]}\n";
    doorstep_summary *summary = summary_of_four();
    expect_text(summary, DOORSTEP_JSON, wanted);
    doorstep_summary_free(summary);
}

static void as_a_page(void) {
    static const char wanted[] =
        "Two, provinces\n"
        "==============\n"
        "Parts planned         3 of 5; 1 could not be; 1 still to be\n"
        "Households covered    40 of 100 (40.0 %)\n"
        "People helped         80, 120 services given\n"
        "Score                 157.00, at least 50.0 % of the best possible (no plan scores above "
        "314.00)\n"
        "\n"
        "  group                        planned    households       covered\n"
        "  72                                 2            40            35  87.5 %\n"
        "  73                                 1            20             5  25.0 %\n"
        "\n"
        "Parts without a plan\n"
        "--------------------\n"
        "  d: locks, and \"rules\"\n";
    doorstep_summary *summary = summary_of_four();
    expect_text(summary, DOORSTEP_TEXT, wanted);
    doorstep_summary_free(summary);
}

/* A bound of the whole needs one of every plan. */
static void a_bound_missing(void) {
    doorstep_summary *summary = summary_of_four();
    doorstep_plan_figures f = figures(20, 5, 50);
    char *text;
    size_t length;
    f.has_bound = false;
    doorstep_summary_planned(summary, 1, &f);
    doorstep_summary_write(summary, DOORSTEP_TABLE, DOORSTEP_ENGLISH, &text, &length);
    CU_ASSERT_PTR_NOT_NULL(strstr(text, "\r\ntotal,,\"Two, provinces\",,5,3,1,,100,40,0.4,40,80,"
                                        "120,157,,,1.5,300,\r\n"));
    CU_ASSERT_PTR_NOT_NULL(strstr(text, "\r\n1,72,,72,3,2,0,,40,35,0.875,35,70,105,107,214,0.5,"));
    doorstep_free(text);
    doorstep_summary_free(summary);
}

static void wrong_calls(void) {
    doorstep_summary *summary = summary_of_four();
    doorstep_manifest *manifest = NULL;
    const doorstep_plan_figures f = figures(1, 1, 1);
    doorstep_plan_figures larger = f;
    larger.size++;
    char *text = NULL;
    size_t length;
    CU_ASSERT_EQUAL(doorstep_summary_new(NULL, &(doorstep_summary *){NULL}), DOORSTEP_USAGE);
    CU_ASSERT_EQUAL(doorstep_summary_planned(summary, 5, &f), DOORSTEP_USAGE);
    CU_ASSERT_EQUAL(doorstep_summary_planned(summary, -1, &f), DOORSTEP_USAGE);
    CU_ASSERT_EQUAL(doorstep_summary_planned(summary, 0, NULL), DOORSTEP_USAGE);
    CU_ASSERT_EQUAL(doorstep_summary_planned(summary, 0, &larger), DOORSTEP_USAGE);
    CU_ASSERT_EQUAL(doorstep_summary_failed(summary, 0, NULL, 0), DOORSTEP_USAGE);
    CU_ASSERT_EQUAL(doorstep_summary_failed(NULL, 0, "x", 0), DOORSTEP_USAGE);
    CU_ASSERT_EQUAL(
        doorstep_summary_write(summary, (doorstep_format)7, DOORSTEP_ENGLISH, &text, &length),
        DOORSTEP_USAGE);
    CU_ASSERT_EQUAL(doorstep_summary_write(NULL, DOORSTEP_TABLE, DOORSTEP_ENGLISH, &text, &length),
                    DOORSTEP_USAGE);
    CU_ASSERT_EQUAL(doorstep_summary_count_planned(NULL), 0);
    CU_ASSERT_EQUAL(doorstep_manifest_read(NULL, 5, NULL, &manifest), DOORSTEP_USAGE);
    CU_ASSERT_EQUAL(doorstep_manifest_read("{}", 2, NULL, &manifest), DOORSTEP_BAD_INPUT);
    CU_ASSERT_EQUAL(doorstep_manifest_read_file("/nowhere", NULL, &manifest), DOORSTEP_FILE_ERROR);
    CU_ASSERT_EQUAL(doorstep_manifest_parts(NULL), 0);
    CU_ASSERT_STRING_EQUAL(doorstep_manifest_name(NULL), "");
    CU_ASSERT_FALSE(doorstep_is_manifest_file("/nowhere"));
    CU_ASSERT_EQUAL(doorstep_instance_file_extent(NULL), 0);
    doorstep_summary_free(summary);
    doorstep_summary_free(NULL);
    doorstep_manifest_free(NULL);
}

static void parts_are_told(void) {
    doorstep_manifest *manifest = NULL;
    doorstep_manifest_part part = DOORSTEP_MANIFEST_PART_INIT;
    CU_ASSERT_EQUAL_FATAL(
        doorstep_manifest_read(manifest_text, strlen(manifest_text), NULL, &manifest), DOORSTEP_OK);
    CU_ASSERT_STRING_EQUAL(doorstep_manifest_name(manifest), "Two, provinces");
    CU_ASSERT_EQUAL(doorstep_manifest_parts(manifest), 5);
    CU_ASSERT_EQUAL(doorstep_manifest_get_part(manifest, 1, &part), DOORSTEP_OK);
    CU_ASSERT_STRING_EQUAL(part.id, "b");
    CU_ASSERT_STRING_EQUAL(part.name, "");
    CU_ASSERT_STRING_EQUAL(part.instance, "73/703/b");
    CU_ASSERT_EQUAL(part.levels, 2);
    CU_ASSERT_STRING_EQUAL(part.group[0], "73");
    CU_ASSERT_EQUAL(doorstep_manifest_get_part(manifest, 5, &part), DOORSTEP_USAGE);
    CU_ASSERT_EQUAL(doorstep_manifest_get_part(manifest, -1, &part), DOORSTEP_USAGE);
    CU_ASSERT_EQUAL(doorstep_manifest_get_part(manifest, 0, NULL), DOORSTEP_USAGE);
    doorstep_manifest_free(manifest);
}

DS_SUITE(summary, {"parts are told", parts_are_told}, {"as JSON", as_json},
         {"as a table", as_a_table}, {"as a page", as_a_page},
         {"a bound of the whole needs all bounds", a_bound_missing},
         {"wrong calls are refused", wrong_calls})
