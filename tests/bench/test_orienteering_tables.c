/* Tables of a team orienteering campaign. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "suite.h"
#include "table.h"
#include "top_campaign.h"
#include "top_summary.h"

static void note(ds_top_campaign *campaign, int32_t which, int32_t seed, double score,
                 double seconds) {
    int32_t end = 2, stops[] = {2, 1};
    const ds_top_result result = {
        .score = score,
        .course = {.final_seconds = seconds, .seconds = 4, .iterations = 1000},
        .routes = {.count = 1, .ends = &end, .stops = stops}};
    ds_top_campaign_note(campaign, which, seed, &result);
}

static void expect_summary(const ds_top_campaign *campaign, bool markdown, const char *expected) {
    char text[4000] = "";
    FILE *out = fmemopen(text, sizeof text, "w");
    CU_ASSERT_PTR_NOT_NULL_FATAL(out);
    CU_ASSERT_TRUE(ds_top_summary_print(campaign, markdown, out));
    fclose(out);
    CU_ASSERT_STRING_EQUAL(text, expected);
    if (strcmp(text, expected) != 0) {
        printf("\n%s", text);
    }
}

/* Two seeds: one run each has a score above, at and below what is known, one case has no run. */
static void test_summary(void) {
    ds_top_node nodes[4] = {{0}};
    const ds_top_instance instances[] = {
        {.name = "p4.2.a", .set = "p4", .n_nodes = 4, .end = 3, .routes = 2, .nodes = nodes},
        {.name = "p4.2.b", .set = "p4", .n_nodes = 4, .end = 3, .routes = 2, .nodes = nodes},
        {.name = "c101", .set = "c1", .n_nodes = 4, .windows = true, .nodes = nodes},
    };
    ds_top_reference known[] = {{.instance = "p4.2.a", .best = 200, .found = NAN},
                                {.instance = "p4.2.b", .best = 0, .found = NAN, .proven = true},
                                {.instance = "c101_m1", .best = 100, .found = 90}};
    const ds_top_references references = {.count = 3, .items = known};
    const int32_t m[] = {1, 2};
    ds_top_campaign campaign;
    CU_ASSERT_TRUE_FATAL(ds_top_campaign_init(&campaign, instances, 3, m, 2, 2, &references));
    CU_ASSERT_EQUAL_FATAL(campaign.n_cases, 4);
    note(&campaign, 0, 0, 199, 1.0);
    note(&campaign, 0, 1, 202, 3.0);
    note(&campaign, 1, 0, 0, 0.5);
    note(&campaign, 2, 0, 90, 1.5);
    note(&campaign, 2, 1, 95, 2.5);
    expect_summary(
        &campaign, false,
        "set     instances  runs  compared    gap %  reached %  by best  above  final  a second\n"
        "p4              2     3         2  -0.1667       66.7        2      1   1.00       250\n"
        "c1 m=1          1     2         1   7.5000        0.0        0      0   2.00       250\n"
        "c1 m=2          1     0         0        -          -        0      0      -         -\n"
        "all             4     5         3   2.9000       40.0        2      1   1.50       250\n"
        "\n"
        "set     with found value  gap to it %  reached %  by best  above\n"
        "c1 m=1                 1      -2.7778      100.0        1      1\n"
        "\n"
        "below the reference by the best seed:\n"
        "  c101_m1 95 of 100 (-5.000 %)\n"
        "\n"
        "above the reference:\n"
        "  p4.2.a 202 of 200 (+1.000 %)\n"
        "    route 1: 2 1\n"
        "\n"
        "without any answer:\n"
        "  c101_m2\n"
        "\n");
    ds_top_campaign_free(&campaign);
}

static void test_markdown(void) {
    ds_top_node nodes[4] = {{0}};
    const ds_top_instance in = {
        .name = "p5.2.a", .set = "p5", .n_nodes = 4, .end = 3, .routes = 2, .nodes = nodes};
    const ds_top_references references = {0};
    ds_top_campaign campaign;
    CU_ASSERT_TRUE_FATAL(ds_top_campaign_init(&campaign, &in, 1, NULL, 1, 1, &references));
    note(&campaign, 0, 0, 20, 1.0);
    expect_summary(&campaign, true,
                   "| set | instances | runs | compared | gap % | reached % | by best | above | "
                   "final | a second |\n"
                   "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |\n"
                   "| p5  |         1 |    1 |        0 |     - |         - |       0 |     0 |  "
                   "1.00 |      250 |\n"
                   "\n"
                   "```text\n"
                   "without a reference:\n"
                   "  p5.2.a 20\n"
                   "```\n\n");
    ds_top_campaign_free(&campaign);
}

/* Rows beyond those that there was room for at first, and a cell that is too long. */
static void test_many_rows(void) {
    ds_bench_table table = {0};
    char text[8000] = "";
    FILE *out = fmemopen(text, sizeof text, "w");
    CU_ASSERT_PTR_NOT_NULL_FATAL(out);
    for (int i = 0; i < 100; i++) {
        ds_bench_table_begin(&table);
        ds_bench_table_cell(&table, "%0*d", i == 99 ? 60 : 1, i);
    }
    ds_bench_table_print(&table, false, out);
    fclose(out);
    CU_ASSERT_FALSE(table.failed);
    CU_ASSERT_EQUAL(strlen(text), 100 * DS_TABLE_CELL); /* each line with its end */
    CU_ASSERT_PTR_NOT_NULL(strstr(text, "\n98 "));
    ds_bench_table_free(&table);
}

static void test_gap(void) {
    CU_ASSERT_EQUAL(ds_top_gap(200, 150), 0.25);
    CU_ASSERT_EQUAL(ds_top_gap(200, 250), -0.25);
    CU_ASSERT_EQUAL(ds_top_gap(0, 0), 0);
    CU_ASSERT_EQUAL(ds_top_gap(0, 5), -1);
}

DS_SUITE(orienteering_tables, {"sets, and instances below and above", test_summary},
         {"as Markdown", test_markdown}, {"tables of many rows", test_many_rows},
         {"gaps", test_gap})
