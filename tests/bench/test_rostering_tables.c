/* Tables and CSV files of the rostering benchmark. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "nrp_csv.h"
#include "nrp_summary.h"
#include "suite.h"

static ds_nrp_result result_of(double value, double seconds) {
    return (ds_nrp_result){.value = value,
                           .course = {.final_seconds = seconds, .seconds = 4, .iterations = 1000}};
}

static void note(ds_nrp_campaign *campaign, int32_t which, int32_t seed, double value,
                 double seconds) {
    const ds_nrp_result result = result_of(value, seconds);
    ds_nrp_campaign_note(campaign, which, seed, &result);
}

static void expect_summary(const ds_nrp_campaign *campaign, bool markdown, const char *expected) {
    char text[4000] = "";
    FILE *out = fmemopen(text, sizeof text, "w");
    CU_ASSERT_PTR_NOT_NULL_FATAL(out);
    CU_ASSERT_TRUE(ds_nrp_summary_print(campaign, markdown, out));
    fclose(out);
    CU_ASSERT_STRING_EQUAL(text, expected);
    if (strcmp(text, expected) != 0) {
        printf("\n%s", text);
    }
}

static const ds_nrp_instance INSTANCES[] = {{.name = "one", .n_people = 8, .n_days = 14},
                                            {.name = "two", .n_people = 20, .n_days = 28},
                                            {.name = "new", .n_people = 3, .n_days = 7},
                                            {.name = "bad", .n_people = 4, .n_days = 7}};

static ds_nrp_row ROWS[] = {{"one", {600, 600}}, {"two", {900, 1000}}, {"bad", {50, 50}}};
static const ds_nrp_values KNOWN = {
    .n_columns = 2, .n_rows = 3, .column = {"lower_bound", "best_known"}, .rows = ROWS};

/* An optimum reached by one seed of two; a best value that is reached and not proven; an instance
 * of which nothing is known; one that has no roster by one seed and no run by the other. */
static void test_summary(void) {
    ds_nrp_row rows[] = {{"one", {600, NAN}}, {"two", {1100, 900}}};
    const ds_nrp_values published = {
        .n_columns = 2, .n_rows = 2, .column = {"slow", "fast"}, .rows = rows};
    ds_nrp_campaign campaign;
    CU_ASSERT_TRUE_FATAL(ds_nrp_campaign_init(&campaign, INSTANCES, 4, 2, &KNOWN, &published));
    note(&campaign, 0, 0, 600, 1.0);
    note(&campaign, 0, 1, 612, 2.0);
    note(&campaign, 1, 0, 1000, 3.0);
    note(&campaign, 1, 1, 1100, 3.5);
    note(&campaign, 2, 0, 77, 0.5);
    note(&campaign, 2, 1, 79, 0.5);
    note(&campaign, 3, 0, NAN, 1.5);
    expect_summary(
        &campaign, false,
        "instance    people  days  best known  value  gap %  optimal  final s    slow    fast\n"
        "one              8    14         600    606   1.00   1 of 2      1.5     600       -\n"
        "two             20    28        1000   1050   5.00   0 of 2      3.2    1100     900\n"
        "new              3     7           -     78      -        -      0.5       -       -\n"
        "bad              4     7          50      -      -   0 of 1      1.5       -       -\n"
        "mean gap %       -     -           -      -   3.00        -        -    5.00  -10.00\n"
        "optimal          -     -           -      -      -   1 of 5        -  1 of 2  1 of 1\n"
        "\n"
        "without a roster that keeps every rule: bad (2 of 2 runs)\n"
        "\n");
    ds_nrp_campaign_free(&campaign);
}

static void test_markdown(void) {
    const ds_nrp_values nothing = {0};
    ds_nrp_campaign campaign;
    CU_ASSERT_TRUE_FATAL(ds_nrp_campaign_init(&campaign, INSTANCES, 1, 1, &KNOWN, &nothing));
    note(&campaign, 0, 0, 606, 1.0);
    expect_summary(
        &campaign, true,
        "| instance   | people | days | best known | value | gap % | optimal | final s |\n"
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |\n"
        "| one        |      8 |   14 |        600 |   606 |  1.00 |  0 of 1 |     1.0 |\n"
        "| mean gap % |      - |    - |          - |     - |  1.00 |       - |       - |\n"
        "| optimal    |      - |    - |          - |     - |     - |  0 of 1 |       - |\n"
        "\n");
    ds_nrp_campaign_free(&campaign);
}

static void test_csv(void) {
    char text[400] = "";
    FILE *csv = fmemopen(text, sizeof text, "w");
    CU_ASSERT_PTR_NOT_NULL_FATAL(csv);
    const ds_nrp_case known = {.instance = &INSTANCES[0], .best = 600, .bound = 600};
    const ds_nrp_case unknown = {.instance = &INSTANCES[2], .best = NAN, .bound = NAN};
    const ds_nrp_task task = {.budget = {.seed = 7, .threads = 2}};
    const ds_nrp_result good = result_of(600, 1.5), short_of = result_of(NAN, 2);
    ds_nrp_csv_run(csv, &known, &task, &good);
    ds_nrp_csv_run(csv, &unknown, &task, &short_of);
    fclose(csv);
    CU_ASSERT_STRING_EQUAL(text, "\"one\",7,2,600,600,0.00000000,1,1.500,4.000,1000\n"
                                 "\"new\",7,2,,,,0,2.000,4.000,1000\n");
}

static void test_gap(void) {
    CU_ASSERT_EQUAL(ds_nrp_gap(200, 250), 0.25);
    CU_ASSERT_EQUAL(ds_nrp_gap(0, 0), 0);
    CU_ASSERT_EQUAL(ds_nrp_gap(0, 5), 1);
}

DS_SUITE(rostering_tables, {"instances beside what is known", test_summary},
         {"as Markdown", test_markdown}, {"every run", test_csv}, {"gaps", test_gap})
