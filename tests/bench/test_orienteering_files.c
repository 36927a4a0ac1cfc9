/* Files of the team orienteering benchmark: instances, routes, values known; and whatever else
 * somebody may hand in for one. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "foreign.h"
#include "suite.h"
#include "top_build.h"
#include "top_campaign.h"
#include "top_reference.h"
#include "top_routes.h"

#define DATA DS_TEST_ROOT "/tests/data/orienteering/"

/* ---- Instances ------------------------------------------------------------------------------- */

static ds_top_instance read_data(const char *path) {
    ds_top_instance in;
    char message[DS_TOP_MESSAGE];
    CU_ASSERT_EQUAL_FATAL(ds_top_read_file(path, -1, &in, message), DOORSTEP_OK);
    CU_ASSERT_STRING_EQUAL(message, "");
    return in;
}

static void expect_node(const ds_top_node *node, double x, double y, double score) {
    CU_ASSERT_EQUAL(node->x, x);
    CU_ASSERT_EQUAL(node->y, y);
    CU_ASSERT_EQUAL(node->score, score);
}

static void test_plain(void) {
    ds_top_instance in = read_data(DATA "lattice.2.a.txt");
    CU_ASSERT_STRING_EQUAL(in.name, "lattice.2.a");
    CU_ASSERT_STRING_EQUAL(in.set, "lattice");
    CU_ASSERT_FALSE(in.windows);
    CU_ASSERT_EQUAL(in.n_nodes, 13);
    CU_ASSERT_EQUAL(in.end, 12);
    CU_ASSERT_EQUAL(in.routes, 2);
    CU_ASSERT_EQUAL(in.limit, 20.0);
    expect_node(&in.nodes[0], 0, 0, 0);
    expect_node(&in.nodes[11], 9, 8, 7);
    expect_node(&in.nodes[12], 12, 0, 0);
    ds_top_instance_free(&in);
    in = read_data(DATA "scatter.txt");
    CU_ASSERT_STRING_EQUAL(in.set, "orienteering"); /* the folder's name */
    CU_ASSERT_EQUAL(in.routes, 3);
    CU_ASSERT_EQUAL(in.limit, 55.7);
    expect_node(&in.nodes[6], 99.9, 22.6, 2);
    ds_top_instance_free(&in);
}

static void test_windows(void) {
    ds_top_instance in = read_data(DATA "w101.txt");
    CU_ASSERT_STRING_EQUAL(in.set, "w1");
    CU_ASSERT_TRUE(in.windows);
    CU_ASSERT_EQUAL(in.decimals, 1);
    CU_ASSERT_EQUAL(in.n_nodes, 12);
    CU_ASSERT_EQUAL(in.end, 0);
    CU_ASSERT_EQUAL(in.routes, 0);
    CU_ASSERT_EQUAL(in.nodes[0].close, 150);
    expect_node(&in.nodes[3], 29, 37, 24);
    CU_ASSERT_EQUAL(in.nodes[3].duration, 10);
    CU_ASSERT_EQUAL(in.nodes[3].open, 118);
    CU_ASSERT_EQUAL(in.nodes[3].close, 150);
    ds_top_instance_free(&in);
    in = read_data(DATA "pr91.txt");
    CU_ASSERT_STRING_EQUAL(in.set, "pr");
    CU_ASSERT_EQUAL(in.decimals, 2);
    ds_top_instance_free(&in);
}

/* ---- Mistakes -------------------------------------------------------------------------------- */

typedef struct mistake_case {
    const char *text, *message;
} mistake_case;

#define HEAD "n 3\nm 1\ntmax 5\n"
#define ROWS "1 2 9\n" /* HEAD with one row of three */
#define ROW0 "0 0 0 0 0 0 0 0 99\n"

static const mistake_case MISTAKES[] = {
    {"", "f.txt:1: the file ends here, expected a team orienteering instance"},
    {" \r\n\t\n", "f.txt:3: the file ends here, expected a team orienteering instance"},
    {"n\n", "f.txt:1: found \"n\" and 1 words in all, expected \"n\" and the number of points"},
    {"n 1\n", "f.txt:1: found \"1\", expected the number of points: a whole number from 2 to 3000"},
    {"n 3.5\n",
     "f.txt:1: found \"3.5\", expected the number of points: a whole number from 2 to 3000"},
    {"n 99999999999999999999\n", "f.txt:1: found \"99999999999999999999\", expected the number of "
                                 "points: a whole number from 2 to 3000"},
    {"n 3\nq 1\n",
     "f.txt:2: found \"q\" and 2 words in all, expected \"m\" and the number of routes"},
    {"n 3\nm 0\n",
     "f.txt:2: found \"0\", expected the number of routes: a whole number from 1 to 100"},
    {"n 3\nm 2\n", "f.txt:3: the file ends here, expected \"tmax\" and the longest route"},
    {"n 3\nm 2\ntmax nan\n",
     "f.txt:3: found \"nan\", expected the longest route: a number from 0 to 1e+06"},
    {"n 3\nm 2\ntmax 0x10\n",
     "f.txt:3: found \"0x10\", expected the longest route: a number from 0 to 1e+06"},
    {"n 3\nm 2\ntmax 1e999\n",
     "f.txt:3: found \"1e999\", expected the longest route: a number from 0 to 1e+06"},
    {HEAD ROWS, "f.txt:5: the file ends here, expected three: x, y and score"},
    {HEAD "1 2\n", "f.txt:4: found 2 words, expected three: x, y and score"},
    {HEAD "1 2 -9\n", "f.txt:4: found \"-9\", expected a score: a number from 0 to 1e+06"},
    {HEAD "1e7 2 9\n", "f.txt:4: found \"1e7\", expected x: a number from -1e+06 to 1e+06"},
    {HEAD "1 2,5 9\n", "f.txt:4: found \"2,5\", expected y: a number from -1e+06 to 1e+06"},
    {HEAD "1 2\x01 9\n", "f.txt:4: found \"2?\", expected y: a number from -1e+06 to 1e+06"},
    {"4 10\n", "f.txt:1: found 2 words, expected at least three: k, v and the number of customers"},
    {"4 10 3000\n",
     "f.txt:1: found \"3000\", expected the number of customers: a whole number from 0 to 2999"},
    {"4 10 1 1\n", "f.txt:2: the file ends here, expected a second line"},
    {"4 10 1 1\n0 9\n", "f.txt:3: the file ends here, expected a row of a point"},
    {"4 10 1 1\n0 9\n0 0 0 0 0 0 0 99\n",
     "f.txt:3: found 8 words, expected at least nine: i x y d S f a, a list of a words, O C"},
    {"4 10 1 1\n0 9\n" ROW0 "2 1 1 0 5 1 1 1 0 9\n",
     "f.txt:4: found \"2\", expected the row's number: a whole number from 1 to 1"},
    {"4 10 1 1\n0 9\n" ROW0 "1 1 1 0 5 1 2 1 0 9\n",
     "f.txt:4: found 10 words, expected 11 with a list of 2"},
    {"4 10 1 1\n0 9\n" ROW0 "1 1 1 0.25 5 1 1 1 0 9\n",
     "f.txt:4: found 0.25, expected a duration of at most 1 decimal, as distances"},
    {"4 10 1 1\n0 9\n" ROW0 "1 1.00005 1 0 5 1 1 1 0 9\n",
     "f.txt:4: found 1.00005, expected x of at most four decimals"},
    {"4 10 1 1\n0 9\n" ROW0 "1 1 1 0 5 1 1 1 9 8\n",
     "f.txt:4: the window is from 9 to 8, expected a later end"},
    {"4 10 1 1\n0 9\n" ROW0 "1 1 1 0 5 1 1 1 0 86401\n",
     "f.txt:4: found \"86401\", expected the end of a window: a number from 0 to 86400"},
    {"{\"doorstep\": 1}\n",
     "f.txt:1: found 2 words, expected at least three: k, v and the number of customers"},
};

static doorstep_status read_text(const char *text, size_t length, ds_top_instance *in,
                                 char message[DS_TOP_MESSAGE]) {
    return ds_top_read("f.txt", text, length, -1, in, message);
}

static void test_mistakes(void) {
    for (size_t i = 0; i < sizeof MISTAKES / sizeof MISTAKES[0]; i++) {
        ds_top_instance in;
        char message[DS_TOP_MESSAGE];
        CU_ASSERT_EQUAL(read_text(MISTAKES[i].text, strlen(MISTAKES[i].text), &in, message),
                        DOORSTEP_BAD_INPUT);
        CU_ASSERT_STRING_EQUAL(message, MISTAKES[i].message);
        CU_ASSERT_PTR_NULL(in.nodes);
    }
}

/* What stands behind the last point is not read, and that is said. */
static void test_rest(void) {
    static const char text[] = HEAD ROWS ROWS ROWS "\n\nsolution 12\n";
    ds_top_instance in;
    char message[DS_TOP_MESSAGE];
    CU_ASSERT_EQUAL(read_text(text, strlen(text), &in, message), DOORSTEP_OK);
    CU_ASSERT_STRING_EQUAL(message,
                           "f.txt:9: the rest of the file is not read: all 3 points are there");
    ds_top_instance_free(&in);
}

/* Whatever is done to a file, an instance comes out or a message does; never anything else. An
 * instance that comes out becomes one of ours, or that is refused with a reason. */
static void read_and_build(const char *text, size_t length) {
    ds_top_instance in;
    ds_instance *built = NULL;
    char message[DS_TOP_MESSAGE];
    doorstep_status status = read_text(text, length, &in, message);
    CU_ASSERT_TRUE(status == DOORSTEP_OK || status == DOORSTEP_BAD_INPUT);
    CU_ASSERT_TRUE(status == DOORSTEP_OK || message[0] != '\0');
    if (status == DOORSTEP_OK) {
        status = ds_top_build(&in, in.routes > 0 ? in.routes : 2, &built, message);
        CU_ASSERT_TRUE(status == DOORSTEP_OK || status == DOORSTEP_BAD_INPUT);
        CU_ASSERT_TRUE(status == DOORSTEP_OK || message[0] != '\0');
    }
    ds_instance_free(built);
    ds_top_instance_free(&in);
}

static void test_mutations(void) {
    static const char *const paths[] = {DATA "lattice.2.a.txt", DATA "scatter.txt", DATA "w101.txt",
                                        DATA "pr91.txt"};
    static const char bytes[] = "0123456789.-+eE \n\t;\0nmtx\xff";
    int rounds = ds_test_rounds(3000);
    for (size_t i = 0; i < sizeof paths / sizeof paths[0]; i++) {
        ds_test_mutations(paths[i], 11 + i, rounds, bytes, sizeof bytes, read_and_build);
    }
}

/* ---- Routes ---------------------------------------------------------------------------------- */

static void test_routes(void) {
    char path[DS_TEST_PATH], message[DS_TOP_MESSAGE];
    ds_top_routes routes, again;
    ds_test_temporary(path);
    ds_test_put_file(path, "# by hand\n3 1\t7 # two more\r\n\n 12\n");
    CU_ASSERT_EQUAL_FATAL(ds_top_routes_read(path, &routes, message), DOORSTEP_OK);
    CU_ASSERT_EQUAL(routes.count, 2);
    CU_ASSERT_EQUAL(routes.ends[0], 3);
    CU_ASSERT_EQUAL(routes.ends[1], 4);
    CU_ASSERT_EQUAL(routes.stops[1], 1);
    CU_ASSERT_EQUAL(routes.stops[3], 12);
    CU_ASSERT_TRUE(ds_top_routes_write(path, "as before", &routes));
    CU_ASSERT_EQUAL_FATAL(ds_top_routes_read(path, &again, message), DOORSTEP_OK);
    CU_ASSERT_EQUAL(again.count, 2);
    CU_ASSERT_EQUAL(memcmp(again.ends, routes.ends, 2 * sizeof *again.ends), 0);
    CU_ASSERT_EQUAL(memcmp(again.stops, routes.stops, 4 * sizeof *again.stops), 0);
    ds_top_routes_free(&routes);
    ds_top_routes_free(&again);
    CU_ASSERT_FALSE(ds_top_routes_write(DATA "nowhere/x", "", &routes));
    unlink(path);
}

static void test_bad_routes(void) {
    char path[DS_TEST_PATH], message[DS_TOP_MESSAGE];
    ds_top_routes routes;
    ds_test_temporary(path);
    ds_test_put_file(path, "1 2\n3 four\n");
    CU_ASSERT_EQUAL(ds_top_routes_read(path, &routes, message), DOORSTEP_BAD_INPUT);
    CU_ASSERT_PTR_NOT_NULL(strstr(message, ":2: found \"four\", expected a customer"));
    FILE *file = fopen(path, "w");
    CU_ASSERT_PTR_NOT_NULL_FATAL(file);
    for (int i = 0; i <= DS_TOP_MAX_NODES; i++) {
        fputs("1 ", file);
    }
    fclose(file);
    CU_ASSERT_EQUAL(ds_top_routes_read(path, &routes, message), DOORSTEP_BAD_INPUT);
    CU_ASSERT_PTR_NOT_NULL(strstr(message, ":1: found another customer, expected at most 3000"));
    file = fopen(path, "w");
    CU_ASSERT_PTR_NOT_NULL_FATAL(file);
    for (int i = 0; i <= DS_TOP_MAX_ROUTES; i++) {
        fputs("1\n", file);
    }
    fclose(file);
    CU_ASSERT_EQUAL(ds_top_routes_read(path, &routes, message), DOORSTEP_BAD_INPUT);
    CU_ASSERT_PTR_NOT_NULL(strstr(message, ":101: found another route, expected at most 100"));
    unlink(path);
    CU_ASSERT_EQUAL(ds_top_routes_read(path, &routes, message), DOORSTEP_FILE_ERROR);
}

/* ---- Values known ---------------------------------------------------------------------------- */

static doorstep_status read_references(const char *text, ds_top_references *references,
                                       char message[DS_TOP_MESSAGE]) {
    char path[DS_TEST_PATH];
    ds_test_temporary(path);
    ds_test_put_file(path, text);
    doorstep_status status = ds_top_references_read(path, references, message);
    unlink(path);
    return status;
}

static void test_references(void) {
    ds_top_references references = {0};
    char message[DS_TOP_MESSAGE];
    CU_ASSERT_EQUAL(read_references("instance,best_known,basis\r\np4.2.a,206,published\r\np4.2.q,0,"
                                    "proven\n\np4.2.z,,\n",
                                    &references, message),
                    DOORSTEP_OK);
    CU_ASSERT_EQUAL(read_references("note,instance,literature_value,found_value\n"
                                    "x,c101_m1,320,310\n,c101_m2,,590\n",
                                    &references, message),
                    DOORSTEP_OK);
    CU_ASSERT_EQUAL(references.count, 5);
    const ds_top_reference *a = ds_top_reference_of(&references, "p4.2.a");
    const ds_top_reference *q = ds_top_reference_of(&references, "p4.2.q");
    const ds_top_reference *m1 = ds_top_reference_of(&references, "c101_m1");
    const ds_top_reference *m2 = ds_top_reference_of(&references, "c101_m2");
    CU_ASSERT_TRUE(a->best == 206 && isnan(a->found) && !a->proven);
    CU_ASSERT_TRUE(q->best == 0 && q->proven);
    CU_ASSERT_TRUE(isnan(ds_top_reference_of(&references, "p4.2.z")->best));
    CU_ASSERT_TRUE(m1->best == 320 && m1->found == 310);
    CU_ASSERT_TRUE(m2->best == 590 && m2->found == 590);
    CU_ASSERT_PTR_NULL(ds_top_reference_of(&references, "c101"));
    ds_top_references_free(&references);
}

static void test_bad_references(void) {
    static const mistake_case cases[] = {
        {"", ":1: found \"\", expected a table with a heading"},
        {"p4.2.a,206\n", ":1: found \"p4.2.a,206\", expected the names of columns"},
        {"instance,best_known\np4.2.a,many\n", ":2: found \"many\", expected a value or nothing"},
        {"instance,best_known\np4.2.a,-1\n", ":2: found \"-1\", expected a value or nothing"},
        {"instance,best_known\n,5\n", ":2: found \"\", expected an instance's name, each once"},
        {"instance,best_known\na,5\nb,5\na,6\n",
         ":4: found \"a\", expected an instance's name, each once"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        ds_top_references references = {0};
        char message[DS_TOP_MESSAGE];
        CU_ASSERT_EQUAL(read_references(cases[i].text, &references, message), DOORSTEP_BAD_INPUT);
        CU_ASSERT_PTR_NOT_NULL(strstr(message, cases[i].message));
        ds_top_references_free(&references);
    }
}

DS_SUITE(orienteering_files, {"files of Chao and of Dang", test_plain},
         {"files of Solomon and of Cordeau", test_windows},
         {"a mistake is told with its line", test_mistakes},
         {"what follows the last point is left alone", test_rest},
         {"broken files: an instance or a message", test_mutations},
         {"routes written and read", test_routes}, {"files that are no routes", test_bad_routes},
         {"values known", test_references}, {"files that hold no values", test_bad_references})
