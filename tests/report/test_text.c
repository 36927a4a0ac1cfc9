#include <stdlib.h>
#include <string.h>

#include "io/instance_read.h"
#include "io/plan_read.h"
#include "report/page.h"
#include "report/text.h"
#include "report/width.h"
#include "suite.h"
#include "support/example.h"

static int columns(const char *text) {
    return ds_columns(text, strlen(text));
}

static void widths(void) {
    CU_ASSERT_EQUAL(columns(""), 0);
    CU_ASSERT_EQUAL(columns("Ninh Son"), 8);
    CU_ASSERT_EQUAL(columns("Nguyễn Thị Lệ"), 13);
    /* The same with combining marks: e, circumflex, dot below. */
    CU_ASSERT_EQUAL(columns("Le\u0323\u0302"), 2);
    CU_ASSERT_EQUAL(columns("寧山"), 4);
    CU_ASSERT_EQUAL(columns("\xff"), 1);
    CU_ASSERT_EQUAL(columns("\xe1\xbb"), 2);
}

static void fitting(void) {
    const char *marks = "Le\u0323\u0302n";
    CU_ASSERT_EQUAL(ds_columns_fit("abc", 2), 2);
    CU_ASSERT_EQUAL(ds_columns_fit("abc", 9), 3);
    CU_ASSERT_EQUAL(ds_columns_fit(marks, 2), strlen(marks) - 1);
    CU_ASSERT_EQUAL(ds_columns_fit(marks, 1), 1);
    CU_ASSERT_EQUAL(ds_columns_fit("寧山", 3), strlen("寧"));
}

/* What a page holds, after which it is empty. */
static void expect(ds_page *page, const char *expected) {
    CU_ASSERT_STRING_EQUAL(page->buf.bytes, expected);
    ds_buf_free(&page->buf);
    *page = (ds_page){0};
}

static void cells(void) {
    ds_page page = {0};
    ds_page_to(&page, 2);
    ds_page_cell(&page, "Lệ", 5);
    ds_page_cell(&page, "Nguyễn", 5);
    ds_page_cell(&page, "end", 5);
    ds_page_line(&page);
    expect(&page, "  Lệ   Ngu… end\n");
    ds_page_put(&page, "long");
    ds_page_to(&page, 2);
    ds_page_put(&page, "x");
    ds_page_right(&page, -1234.5, 1, 20);
    ds_page_line(&page);
    ds_page_to(&page, 30);
    ds_page_line(&page);
    expect(&page, "long x      -1,234.5\n\n");
}

static void terminal_commands_are_shown(void) {
    ds_page page = {0};
    ds_page_put(&page, "a\x1b[2Jb\nc\u202ed\u2066");
    expect(&page, "a?[2Jb?c?d?");
}

static void lists_wrap(void) {
    ds_page page = {0};
    ds_page_put(&page, "list:");
    for (int i = 0; i < 40; i++) {
        ds_page_item(&page, "Thị Lệ", 8, i == 0);
    }
    ds_page_line(&page);
    int lines = 0;
    for (const char *at = page.buf.bytes, *end; (end = strchr(at, '\n')) != NULL; at = end + 1) {
        int width = ds_columns(at, (size_t)(end - at));
        CU_ASSERT_TRUE(width <= DS_PAGE_COLUMNS && width > 8);
        CU_ASSERT_TRUE(end[-1] != ' ');
        CU_ASSERT_EQUAL(strncmp(at, lines == 0 ? "list:   Thị" : "        Thị", 13), 0);
        lines++;
    }
    CU_ASSERT_EQUAL(lines, 4);
    ds_buf_free(&page.buf);
}

static char *page_of(const ds_instance *in, const ds_plan *plan) {
    char *text = NULL;
    size_t length;
    CU_ASSERT_EQUAL(ds_report_plan(in, plan, DOORSTEP_ENGLISH, &text, &length), DOORSTEP_OK);
    CU_ASSERT_PTR_NOT_NULL_FATAL(text);
    return text;
}

static void expect_lines(const char *text, const char *const *lines, size_t count) {
    for (size_t i = 0; i < count; i++) {
        CU_ASSERT_PTR_NOT_NULL(strstr(text, lines[i]));
        if (strstr(text, lines[i]) == NULL) {
            fprintf(stderr, "missing: %s\n", lines[i]);
        }
    }
}

#define EXPECT_LINES(text, lines) expect_lines(text, lines, sizeof lines / sizeof lines[0])

static void example_page(void) {
    static const char *const lines[] = {
        "Two hamlets, three days\n=======================\n",
        "Monday 2022-11-07 to Wednesday 2022-11-09\n",
        "Households covered    8 of 8 (100.0 %)\n",
        "People helped         16, 19 services given\n",
        "  phu           Bà Hoa (Hamlet head), Anh Nam (Youth Union), Cô Lan (Teacher)\n",
        "                            mon-am                  mon-eve\n",
        "  On duty                   07:30-11:30             18:00-20:30\n",
        "  Anh Bình                  phu crew 1              tan crew 1\n",
        "  Ông Tám                                           tan crew 1\n",
        "  mon-am        one-stop: 1 on duty, minimum 1, ideal 2\n"
        "                Chị Thu\n                booked: h4\n",
        "  mon-am        phu crew 1: 3 stops, leaves 07:30, back 08:46\n"
        "                Bà Hoa, Anh Nam, Anh Bình\n"
        "                07:32 h1, 08:06 h2, 08:35 h3 (visit 1)\n",
        "None: every visit is covered.\n",
        "  desk staff missing under the ideal               -5.00\n",
        "  total                                            41.84\n"};
    ds_instance *in = ds_test_example();
    CU_ASSERT_PTR_NOT_NULL_FATAL(in);
    ds_plan *plan = ds_test_example_plan(in);
    CU_ASSERT_PTR_NOT_NULL_FATAL(plan);
    char *text = page_of(in, plan);
    EXPECT_LINES(text, lines);
    free(text);
    ds_plan_free(plan);
    ds_instance_free(in);
}

static char *page_of_text(const ds_instance *in, const char *json) {
    ds_plan *plan = NULL;
    CU_ASSERT_EQUAL_FATAL(ds_plan_read(in, json, strlen(json), NULL, &plan), DOORSTEP_OK);
    char *text = page_of(in, plan);
    ds_plan_free(plan);
    return text;
}

static void what_is_missing_is_said(void) {
    static const char *const lines[] = {
        "Households covered    1 of 8 (12.5 %), 2 more begun\n",
        ("Score                 40.00, at least 97.5 % of the best possible (no plan scores above "
         "41.00)\n"),
        "Search                1.5 s, 1,234,567 iterations, seed 7; stopped early: cancelled\n",
        "  tan           nobody\n",
        "one-stop: 0 on duty, minimum 1, ideal 2: 1 SHORT\n",
        "  (nobody)\n",
        "  1 left out: the instance has a mistake there (bad-input)\n    /households/7\n",
        "  2 could be done; the time went to what is worth more (no-time)\n    h1, h3 (visit 1)\n",
        "  requests not granted                             -2.00\n"};
    ds_instance *in = ds_test_example();
    CU_ASSERT_PTR_NOT_NULL_FATAL(in);
    char *text = page_of_text(
        in, "{\"doorstep_plan\": 1, \"teams\": [], \"duties\": [], \"routes\": [], \"uncovered\": ["
            "{\"household\": \"h1\", \"visit\": 1, \"reason\": \"no-time\"}, "
            "{\"pointer\": \"/households/7\", \"visit\": 1, \"reason\": \"bad-input\"}, "
            "{\"household\": \"h3\", \"visit\": 1, \"reason\": \"no-time\"}], "
            "\"score\": {\"total\": 40, \"penalties\": {\"requests\": 2, \"travel\": 0}, "
            "\"households\": {\"total\": 8, \"covered\": 1, \"touched\": 3}}, "
            "\"bound\": {\"score\": 41, \"gap\": 0.0244}, "
            "\"run\": {\"version\": \"0\", \"seed\": 7, \"seconds\": 1.5, \"iterations\": 1234567, "
            "\"stopped\": \"cancelled\"}}");
    EXPECT_LINES(text, lines);
    CU_ASSERT_PTR_NULL(strstr(text, "travel"));
    free(text);
    ds_instance_free(in);
}

static void long_lists_are_cut(void) {
    ds_instance *in = ds_test_example();
    CU_ASSERT_PTR_NOT_NULL_FATAL(in);
    ds_buf json = {0};
    ds_buf_puts(&json, "{\"doorstep_plan\": 1, \"teams\": [], \"duties\": [], \"routes\": [], "
                       "\"uncovered\": [");
    for (int i = 0; i < 1500; i++) {
        ds_buf_printf(&json, "%s{\"household\": \"b%d\", \"visit\": 1, \"reason\": \"bad-input\"}",
                      i == 0 ? "" : ", ", i);
    }
    ds_buf_puts(&json, "]}");
    char *text = page_of_text(in, json.bytes);
    CU_ASSERT_PTR_NOT_NULL(strstr(text, "  1,500 left out"));
    CU_ASSERT_PTR_NOT_NULL(strstr(text, "b10, b11, and 1,488 more\n"));
    free(text);
    ds_buf_free(&json);
    ds_instance_free(in);
}

/* An instance whose day has more shifts than stand abreast in a table, and names that are long. */
static void wide_days(void) {
    ds_buf json = {0};
    ds_buf_puts(&json, "{\"doorstep\": 1, \"shifts\": [");
    for (int i = 0; i < 9; i++) {
        ds_buf_printf(&json,
                      "%s{\"id\": \"a-shift-with-a-long-name-%d\", \"date\": \"2022-11-07\", "
                      "\"start\": \"%02d:00\", \"end\": \"%02d:00\"}",
                      i == 0 ? "" : ", ", i, 20 - i, 21 - i);
    }
    ds_buf_puts(&json, "], \"services\": [], \"teams\": [], \"households\": [], \"members\": [");
    for (int i = 0; i < 3; i++) {
        ds_buf_printf(&json,
                      "%s{\"id\": \"m%d\", \"name\": \"Nguyễn Thị Hồng Nhung Phương Thảo %d\", "
                      "\"max_shifts_per_day\": 9}",
                      i == 0 ? "" : ", ", i, i);
    }
    ds_buf_puts(&json, "], \"desks\": [{\"id\": \"quầy-một-cửa-của-phường-Ninh-Sơn\", \"demand\": "
                       "[{\"shift\": \"a-shift-with-a-long-name-0\"}]}], "
                       "\"travel\": {\"mode\": \"straight\", \"speed_kmh\": 10}}");
    ds_instance *in = NULL;
    CU_ASSERT_EQUAL_FATAL(ds_instance_read(json.bytes, json.length, NULL, NULL, &in), DOORSTEP_OK);
    char *text = page_of_text(
        in, "{\"doorstep_plan\": 1, \"teams\": [], \"routes\": [], \"duties\": ["
            "{\"member\": \"m1\", \"shift\": \"a-shift-with-a-long-name-0\", \"desk\": "
            "\"quầy-một-cửa-của-phường-Ninh-Sơn\"}]}");
    for (const char *at = text, *end; (end = strchr(at, '\n')) != NULL; at = end + 1) {
        CU_ASSERT_TRUE(ds_columns(at, (size_t)(end - at)) <= DS_PAGE_COLUMNS);
    }
    CU_ASSERT_PTR_NOT_NULL(strstr(text, "12:00-13:00"));
    CU_ASSERT_PTR_NOT_NULL(strstr(text, "  Nguyễn Thị Hồng Nhung Ph… quầy-một-cửa-của-phườn…"));
    free(text);
    ds_instance_free(in);
    ds_buf_free(&json);
}

static void namesakes(void) {
    ds_instance *in = NULL;
    size_t length;
    char *text = ds_test_example_text(&length);
    char *changed = ds_test_replace(text, "Cô Lan", "Bà Hoa");
    char *unnamed = ds_test_replace(changed, "\"name\": \"Anh Nam\", ", "");
    CU_ASSERT_EQUAL_FATAL(ds_instance_read(unnamed, strlen(unnamed), NULL, NULL, &in), DOORSTEP_OK);
    ds_plan *plan = ds_test_example_plan(in);
    CU_ASSERT_PTR_NOT_NULL_FATAL(plan);
    char *page = page_of(in, plan);
    CU_ASSERT_PTR_NOT_NULL(strstr(page, "Bà Hoa [hoa] (Hamlet head), nam (Youth Union), "
                                        "Bà Hoa [lan] (Teacher)\n"));
    CU_ASSERT_PTR_NOT_NULL(strstr(page, "                Bà Hoa [hoa], Bà Hoa [lan]\n"));
    CU_ASSERT_PTR_NOT_NULL(strstr(page, "  Bà Hoa [hoa]              phu crew 1\n"));
    free(page);
    free(unnamed);
    free(changed);
    free(text);
    ds_plan_free(plan);
    ds_instance_free(in);
}

static void check_page(void) {
    static const char *const lines[] = {
        "The plan breaks rules: 2 violations.\n",
        "\n  M1  first ",
        "\n  S1  second\n",
        "recomputed       in the plan\n",
        "  households' visits done                          43.00             44.00\n",
        "  requests not granted                             -2.00\n"};
    ds_instance *in = ds_test_example();
    CU_ASSERT_PTR_NOT_NULL_FATAL(in);
    ds_plan *plan = ds_test_example_plan(in);
    CU_ASSERT_PTR_NOT_NULL_FATAL(plan);
    char longer[400] = "first";
    for (int i = 0; i < 30; i++) {
        strcat(longer, " word word");
    }
    ds_violation violations[] = {{"M1", longer}, {"S1", "second"}};
    ds_check_report report = {.n_violations = 2, .violations = violations};
    report.score.coverage = 43;
    report.score.penalties[DS_PENALTY_requests] = 2;
    char *text = NULL;
    size_t length;
    CU_ASSERT_EQUAL(ds_report_check(in, plan, &report, &text, &length), DOORSTEP_OK);
    EXPECT_LINES(text, lines);
    for (const char *at = text, *end; (end = strchr(at, '\n')) != NULL; at = end + 1) {
        CU_ASSERT_TRUE(ds_columns(at, (size_t)(end - at)) <= DS_PAGE_COLUMNS);
    }
    free(text);
    CU_ASSERT_EQUAL(ds_report_check_json(in, &report, &text, &length), DOORSTEP_OK);
    CU_ASSERT_PTR_NOT_NULL(strstr(text, "  {\"code\": \"S1\", \"text\": \"second\"}],\n"));
    CU_ASSERT_PTR_NOT_NULL(strstr(text, "\"coverage\": 43, "));
    free(text);
    ds_plan_free(plan);
    ds_instance_free(in);
}

DS_SUITE(text, {"columns of Vietnamese and other text", widths},
         {"what fits into columns, marks staying with their letters", fitting},
         {"cells and figures line up", cells}, {"lists wrap without trailing blanks", lists_wrap},
         {"names cannot command the terminal", terminal_commands_are_shown},
         {"the example's page", example_page}, {"what is missing is said", what_is_missing_is_said},
         {"long lists are cut", long_lists_are_cut},
         {"many shifts and long names keep within the page", wide_days},
         {"people of one name are told apart", namesakes},
         {"the page and data of a check", check_page})
