/* Pages and exports as a caller of the library asks for them. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <doorstep/doorstep.h>

#include "suite.h"
#include "support/example.h"

typedef struct given {
    doorstep_instance *instance;
    doorstep_plan *plan;
    doorstep_diagnostics *diagnostics;
    char *text;
    size_t length;
} given;

/* The worked example, with one piece of its instance's text changed. */
static given begin(const char *old, const char *new, const char *plan_text) {
    given g = {0};
    size_t length;
    char *text = ds_test_example_text(&length);
    char *changed = old == NULL ? NULL : ds_test_replace(text, old, new);
    const char *read = changed != NULL ? changed : text;
    char *plan = plan_text == NULL ? ds_test_example_plan_text(&length) : NULL;
    const char *read_plan = plan != NULL ? plan : plan_text;
    CU_ASSERT_EQUAL(doorstep_diagnostics_new(&g.diagnostics), DOORSTEP_OK);
    CU_ASSERT_EQUAL(doorstep_instance_read(read, strlen(read), NULL, NULL, &g.instance),
                    DOORSTEP_OK);
    CU_ASSERT_EQUAL(doorstep_plan_read(g.instance, read_plan, strlen(read_plan), NULL, &g.plan),
                    DOORSTEP_OK);
    free(text);
    free(changed);
    free(plan);
    return g;
}

static void end(given *g) {
    doorstep_free(g->text);
    doorstep_plan_free(g->plan);
    doorstep_instance_free(g->instance);
    doorstep_diagnostics_free(g->diagnostics);
}

static doorstep_status page(given *g, const doorstep_page_options *options) {
    doorstep_free(g->text);
    return doorstep_page_write(g->plan, options, g->diagnostics, &g->text, &g->length);
}

static doorstep_status export(given *g, doorstep_export_format format,
                              const doorstep_export_options *options) {
    doorstep_free(g->text);
    return doorstep_export(g->plan, format, options, g->diagnostics, &g->text, &g->length);
}

static bool says(const given *g, const char *text) {
    return g->text != NULL && strstr(g->text, text) != NULL;
}

static bool complains(const given *g, const char *text) {
    doorstep_diagnostic d;
    return doorstep_diagnostics_get(g->diagnostics, 0, &d) == DOORSTEP_OK &&
           strstr(d.message, text) != NULL;
}

static void pages_in_two_languages(void) {
    given g = begin(NULL, NULL, NULL);
    doorstep_page_options options = DOORSTEP_PAGE_OPTIONS_INIT;
    CU_ASSERT_EQUAL(page(&g, NULL), DOORSTEP_OK);
    CU_ASSERT_EQUAL(g.length, strlen(g.text));
    CU_ASSERT_TRUE(says(&g, "<html lang=\"en\">"));
    CU_ASSERT_TRUE(says(&g, "<title>Two hamlets, three days</title>"));
    CU_ASSERT_TRUE(says(&g, "\"households\": \"Households\""));
    CU_ASSERT_TRUE(says(&g, "\"covered\": 8"));
    CU_ASSERT_TRUE(says(&g, "\"scarce\": null"));
    CU_ASSERT_FALSE(says(&g, "@doorstep:"));
    CU_ASSERT_FALSE(says(&g, "\"index\": "));
    options.index = "../<index>.html";
    CU_ASSERT_EQUAL(page(&g, &options), DOORSTEP_OK);
    CU_ASSERT_TRUE(says(&g, "\"index\": \"../\\u003cindex>.html\""));
    options.index = NULL;
    options.language = DOORSTEP_VIETNAMESE;
    options.iterations = 100;
    CU_ASSERT_EQUAL(page(&g, &options), DOORSTEP_OK);
    CU_ASSERT_TRUE(says(&g, "<html lang=\"vi\">"));
    CU_ASSERT_TRUE(says(&g, "\"households\": \"Số hộ\""));
    CU_ASSERT_TRUE(says(&g, "\"scarce\": ["));
    end(&g);
}

/* A page may ask the one server for tiles, or nobody; an address may not say more than that. */
static void streets_of_one_server(void) {
    static const char *const bad[] = {"tile/{z}/{x}/{y}.png",
                                      "ftp://a/{z}/{x}/{y}",
                                      "https:///{z}/{x}/{y}",
                                      "https://a/{z}/{x}",
                                      "https://a; script-src b/{z}/{x}/{y}",
                                      "https://a/{z}/{x}/{y}\"><b>",
                                      "https://a/{z}/{x}/{y};",
                                      "https://\xc3\xa9/{z}/{x}/{y}",
                                      "javascript:{z}{x}{y}",
                                      "none"};
    given g = begin(NULL, NULL, NULL);
    doorstep_page_options options = DOORSTEP_PAGE_OPTIONS_INIT;
    CU_ASSERT_EQUAL(page(&g, &options), DOORSTEP_OK);
    CU_ASSERT_TRUE(says(&g, "connect-src https://tile.openstreetmap.org;"));
    CU_ASSERT_TRUE(says(&g, "\"streets\": \"https://tile.openstreetmap.org/{z}/{x}/{y}.png\""));
    options.streets = "http://[::1]:8080/a/{z}/{y}/{x}?k=1";
    CU_ASSERT_EQUAL(page(&g, &options), DOORSTEP_OK);
    CU_ASSERT_TRUE(says(&g, "img-src data: http://[::1]:8080; connect-src http://[::1]:8080;"));
    CU_ASSERT_TRUE(says(&g, "\"streets\": \"http://[::1]:8080/a/{z}/{y}/{x}?k=1\""));
    options.streets = "";
    CU_ASSERT_EQUAL(page(&g, &options), DOORSTEP_OK);
    CU_ASSERT_TRUE(says(&g, "img-src data: ; connect-src ;"));
    CU_ASSERT_FALSE(says(&g, "tile.openstreetmap.org"));
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        options.streets = bad[i];
        CU_ASSERT_EQUAL(page(&g, &options), DOORSTEP_USAGE);
    }
    CU_ASSERT_TRUE(complains(&g, "expected the address of map tiles"));
    end(&g);
}

/* Names stay text: in the title as entities, in the data without any '<'. */
static void names_are_no_markup(void) {
    given g = begin("Two hamlets, three days", "</script><b>&", NULL);
    CU_ASSERT_EQUAL(page(&g, NULL), DOORSTEP_OK);
    CU_ASSERT_TRUE(says(&g, "<title>&lt;/script>&lt;b>&amp;</title>"));
    CU_ASSERT_TRUE(says(&g, "\"name\": \"\\u003c/script>\\u003cb>&\""));
    CU_ASSERT_FALSE(says(&g, "</script><b>"));
    end(&g);
}

static void broken_plans(void) {
    static const char idle[] = "{\"doorstep_plan\": 1, \"teams\": [], \"duties\": "
                               "[{\"member\": \"hoa\", \"shift\": \"mon-am\", \"team\": \"phu\", "
                               "\"crew\": 1}], \"routes\": []}";
    static const char unknown[] =
        "{\"doorstep_plan\": 1, \"teams\": [], \"duties\": [{\"member\": \"hoaa\", "
        "\"shift\": \"mon-am\", \"team\": \"phu\", \"crew\": 1}], \"routes\": []}";
    given g = begin(NULL, NULL, idle);
    CU_ASSERT_EQUAL(page(&g, NULL), DOORSTEP_OK);
    CU_ASSERT_TRUE(says(&g, "\"code\": \"M3\"") || says(&g, "\"code\": \"T2\""));
    CU_ASSERT_TRUE(says(&g, "\"no-time\"")); /* reasons of a plan that lists none */
    end(&g);
    g = begin(NULL, NULL, unknown);
    CU_ASSERT_EQUAL(page(&g, NULL), DOORSTEP_BROKEN_PLAN);
    CU_ASSERT_PTR_NULL(g.text);
    CU_ASSERT_TRUE(complains(&g, "unknown member \"hoaa\""));
    CU_ASSERT_EQUAL(export(&g, DOORSTEP_ICS, NULL), DOORSTEP_BROKEN_PLAN);
    end(&g);
}

/* The whole text of a page below a folder; NULL where there is none. */
static char *read_page(const char *folder, const char *name) {
    char path[200], *text = NULL;
    size_t length;
    snprintf(path, sizeof path, "%s/%s", folder, name);
    return doorstep_read_file(path, NULL, &text, &length) == DOORSTEP_OK ? text : NULL;
}

static void drop_page(const char *folder, const char *name) {
    char path[200];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    CU_ASSERT_EQUAL(remove(path), 0);
}

static int count_of(const char *text, const char *piece) {
    int count = 0;
    for (const char *at = text; (at = strstr(at, piece)) != NULL; at++) {
        count++;
    }
    return count;
}

/* Every part has a page, index.html leads to each, and every route stands on one of them. */
static void a_page_for_each_part(void) {
    given g = begin(NULL, NULL, NULL);
    char folder[] = "/tmp/doorstep-pages-XXXXXX", inside[60], name[40];
    CU_ASSERT_PTR_NOT_NULL_FATAL(mkdtemp(folder));
    snprintf(inside, sizeof inside, "%s/new", folder);
    CU_ASSERT_EQUAL(doorstep_pages_write(g.plan, NULL, inside, g.diagnostics), DOORSTEP_OK);
    char *index = read_page(inside, "index.html");
    CU_ASSERT_PTR_NOT_NULL_FATAL(index);
    int parts = count_of(index, "\"file\": \"part-"), routes = 0;
    CU_ASSERT_TRUE(parts > 0);
    for (int p = 1; p <= parts; p++) {
        snprintf(name, sizeof name, "part-%03d.html", p);
        char *text = read_page(inside, name);
        CU_ASSERT_PTR_NOT_NULL_FATAL(text);
        CU_ASSERT_PTR_NOT_NULL(strstr(index, name));
        CU_ASSERT_PTR_NOT_NULL(strstr(text, "\"index\": \"index.html\""));
        routes += count_of(text, "\"leave\": ");
        doorstep_free(text);
        drop_page(inside, name);
    }
    CU_ASSERT_EQUAL(routes, 3);
    doorstep_free(index);
    CU_ASSERT_EQUAL(doorstep_pages_write(g.plan, NULL, "/no/such/folder", g.diagnostics),
                    DOORSTEP_FILE_ERROR);
    CU_ASSERT_TRUE(complains(&g, "the folder cannot be made"));
    CU_ASSERT_EQUAL(doorstep_pages_write(g.plan, NULL, NULL, NULL), DOORSTEP_USAGE);
    drop_page(inside, "index.html");
    CU_ASSERT_EQUAL(rmdir(inside), 0);
    CU_ASSERT_EQUAL(rmdir(folder), 0);
    end(&g);
}

/* The same bytes at the same moment; one member's is a part of everybody's. */
static void calendars(void) {
    given g = begin(NULL, NULL, NULL);
    doorstep_export_options options = DOORSTEP_EXPORT_OPTIONS_INIT;
    options.stamp = 86399;
    CU_ASSERT_EQUAL(export(&g, DOORSTEP_ICS, &options), DOORSTEP_OK);
    CU_ASSERT_TRUE(says(&g, "DTSTAMP:19700101T235959Z\r\n"));
    CU_ASSERT_TRUE(says(&g, "DTSTART;TZID=Asia/Ho_Chi_Minh:20221107T073000\r\n"));
    char *everybody = g.text;
    g.text = NULL;
    options.member = "hoa";
    CU_ASSERT_EQUAL(export(&g, DOORSTEP_ICS, &options), DOORSTEP_OK);
    const char *uid = g.text == NULL ? NULL : strstr(g.text, "UID:");
    CU_ASSERT_PTR_NOT_NULL_FATAL(uid);
    char line[64];
    snprintf(line, sizeof line, "%.*s", (int)strcspn(uid, "\r"), uid);
    CU_ASSERT_PTR_NOT_NULL(strstr(everybody, line));
    doorstep_free(everybody);
    end(&g);
}

static void wrong_calls(void) {
    given g = begin(NULL, NULL, NULL);
    doorstep_export_options options = DOORSTEP_EXPORT_OPTIONS_INIT;
    doorstep_page_options paged = DOORSTEP_PAGE_OPTIONS_INIT;
    options.member = "hoaa";
    CU_ASSERT_EQUAL(export(&g, DOORSTEP_ICS, &options), DOORSTEP_USAGE);
    CU_ASSERT_TRUE(complains(&g, "did you mean \"hoa\"?"));
    doorstep_diagnostics_clear(g.diagnostics);
    options.member = "hoa";
    CU_ASSERT_EQUAL(export(&g, DOORSTEP_CSV, &options), DOORSTEP_USAGE);
    CU_ASSERT_TRUE(complains(&g, "only a calendar"));
    CU_ASSERT_EQUAL(export(&g, (doorstep_export_format)9, NULL), DOORSTEP_USAGE);
    options.size++;
    paged.size++;
    CU_ASSERT_EQUAL(export(&g, DOORSTEP_ICS, &options), DOORSTEP_USAGE);
    CU_ASSERT_EQUAL(page(&g, &paged), DOORSTEP_USAGE);
    CU_ASSERT_EQUAL(doorstep_page_write(NULL, NULL, NULL, &g.text, &g.length), DOORSTEP_USAGE);
    CU_ASSERT_EQUAL(doorstep_export(g.plan, DOORSTEP_CSV, NULL, NULL, NULL, NULL), DOORSTEP_USAGE);
    end(&g);
}

DS_SUITE(pages, {"pages in two languages", pages_in_two_languages},
         {"streets of one server", streets_of_one_server},
         {"names are no markup", names_are_no_markup}, {"broken plans", broken_plans},
         {"a page for each part", a_page_for_each_part}, {"calendars", calendars},
         {"wrong calls", wrong_calls})
