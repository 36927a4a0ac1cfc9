/* Files of the rostering benchmark: instances, values known; and whatever else somebody may hand in
 * for one. */
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "foreign.h"
#include "nrp_list.h"
#include "nrp_plan.h"
#include "nrp_values.h"
#include "rosters.h"
#include "suite.h"

#define DATA DS_TEST_ROOT "/tests/data/rostering/"

/* ---- Instances ------------------------------------------------------------------------------- */

/* Comments anywhere, carriage returns, commas too many, a shift that names a later one. */
static void test_instance(void) {
    ds_nrp_instance in = ds_test_shop("night.txt");
    CU_ASSERT_STRING_EQUAL(in.name, "night");
    CU_ASSERT_EQUAL(in.n_days, 8);
    CU_ASSERT_EQUAL_FATAL(in.n_shifts, 3);
    CU_ASSERT_EQUAL_FATAL(in.n_people, 3);
    CU_ASSERT_STRING_EQUAL(in.shifts[0].id, "N");
    CU_ASSERT_EQUAL(in.shifts[0].minutes, 600);
    CU_ASSERT_EQUAL(in.shifts[0].not_next, 6);
    CU_ASSERT_EQUAL(in.shifts[2].not_next, 0);
    const ds_nrp_person *p = &in.people[0];
    CU_ASSERT_STRING_EQUAL(p->id, "p1");
    CU_ASSERT_EQUAL(p->max_of[0], 1);
    CU_ASSERT_EQUAL(p->max_of[1], 8);
    CU_ASSERT_EQUAL(p->max_minutes, 2880);
    CU_ASSERT_EQUAL(p->min_minutes, 2520);
    CU_ASSERT_EQUAL(p->max_run, 6);
    CU_ASSERT_EQUAL(p->min_run, 2);
    CU_ASSERT_EQUAL(p->min_off, 2);
    CU_ASSERT_EQUAL(p->max_weekends, 1);
    CU_ASSERT_EQUAL(in.people[2].max_of[0], 1); /* "D=8|M=0|N=1": in the order of the names */
    CU_ASSERT_TRUE(ds_nrp_is_off(&in, 0, 2) && ds_nrp_is_off(&in, 2, 5) &&
                   ds_nrp_is_off(&in, 2, 6));
    CU_ASSERT_FALSE(ds_nrp_is_off(&in, 0, 1) || ds_nrp_is_off(&in, 1, 2));
    CU_ASSERT_EQUAL(ds_nrp_wish(&in, 2, 3, 0), 2.5);
    CU_ASSERT_EQUAL(ds_nrp_wish(&in, 1, 0, 0), -7);
    CU_ASSERT_EQUAL(ds_nrp_wish(&in, 1, 0, 1), 0);
    const ds_nrp_cover *cover = &in.cover[ds_nrp_at(&in, 3, 1)];
    CU_ASSERT_TRUE(cover->given);
    CU_ASSERT_EQUAL(cover->needed, 2);
    CU_ASSERT_EQUAL(cover->under, 20);
    CU_ASSERT_EQUAL(cover->over, 2);
    CU_ASSERT_FALSE(in.cover[ds_nrp_at(&in, 3, 2)].given);
    ds_nrp_instance_free(&in);
}

/* Files of a folder by name, numbers in it by value. */
static void test_list(void) {
    char folder[] = "/tmp/doorstep-rostering-XXXXXX", path[128];
    static const char *const NAMES[] = {"Case10.txt", "Case2.txt", "other.csv"};
    size_t size;
    char *text = ds_test_read_file(DATA "kiosk.txt", &size);
    ds_nrp_list list = {0};
    CU_ASSERT_PTR_NOT_NULL_FATAL(mkdtemp(folder));
    for (int i = 0; i < 3; i++) {
        snprintf(path, sizeof path, "%s/%s", folder, NAMES[i]);
        ds_test_put_file(path, text);
    }
    CU_ASSERT_EQUAL(ds_nrp_list_add(&list, folder), DOORSTEP_OK);
    CU_ASSERT_EQUAL_FATAL(list.count, 2);
    CU_ASSERT_STRING_EQUAL(list.items[0].name, "Case2");
    CU_ASSERT_STRING_EQUAL(list.items[1].name, "Case10");
    for (int i = 0; i < 3; i++) {
        snprintf(path, sizeof path, "%s/%s", folder, NAMES[i]);
        unlink(path);
    }
    rmdir(folder);
    ds_nrp_list_free(&list);
    free(text);
}

/* ---- Mistakes -------------------------------------------------------------------------------- */

typedef struct mistake_case {
    const char *text, *message;
} mistake_case;

#define DAYS "SECTION_HORIZON\n7\n"
#define SHIFTS DAYS "SECTION_SHIFTS\nE,480\nL,480,E\n"
#define STAFF SHIFTS "SECTION_STAFF\n"
#define ANN STAFF "Ann,E=7|L=7,2400,480,5,2,2,1\n"
#define OFF ANN "SECTION_DAYS_OFF\n"
#define ON OFF "SECTION_SHIFT_ON_REQUESTS\n"
#define COVER ON "SECTION_SHIFT_OFF_REQUESTS\nSECTION_COVER\n"
#define NUMBER(what, high) ", expected " what ": a number from 0 to " high
#define WHOLE(what, range) ", expected " what ": a whole number from " range

static const mistake_case MISTAKES[] = {
    {"", "f.txt:1: the file ends here, expected SECTION_HORIZON"},
    {"\n# only this\n", "f.txt:3: the file ends here, expected SECTION_HORIZON"},
    {"7\n", "f.txt:1: found \"7\", expected a SECTION_HORIZON"},
    {"SECTION_HORIZON\nSECTION_SHIFTS\n", "f.txt:2: found no number of days, expected one"},
    {"SECTION_HORIZON\n0\n", "f.txt:2: found \"0\"" WHOLE("the number of days", "1 to 400")},
    {"SECTION_HORIZON\n7.5\n", "f.txt:2: found \"7.5\"" WHOLE("the number of days", "1 to 400")},
    {"SECTION_HORIZON\n7,8\n", "f.txt:2: found 2 cells, expected one: the number of days"},
    {DAYS "7\n", "f.txt:3: found another horizon, expected one"},
    {DAYS "SECTION_STAFF\n", "f.txt:3: found \"SECTION_STAFF\", expected a SECTION_SHIFTS"},
    {DAYS "SECTION_SHIFTS\nSECTION_STAFF\n", "f.txt:4: found no shift, expected at least one"},
    {DAYS "SECTION_SHIFTS\nE\n",
     "f.txt:4: found 1 cells, expected two or three: name, minutes, shifts not to follow"},
    {DAYS "SECTION_SHIFTS\n,480\n",
     "f.txt:4: found a name of 0 bytes, expected a shift's name of 1 to 63"},
    {DAYS "SECTION_SHIFTS\nE,1440\n", "f.txt:4: found \"1440\"" WHOLE("minutes", "1 to 1439")},
    {SHIFTS "L,240\n", "f.txt:6: there is a shift \"L\" already"},
    {DAYS "SECTION_SHIFTS\nE,480,L|M\nL,480\nSECTION_STAFF\n",
     "f.txt:4: found \"M\", expected a shift of SECTION_SHIFTS"},
    {STAFF "SECTION_DAYS_OFF\n", "f.txt:7: found nobody, expected at least one person"},
    {STAFF "Ann,E=7|L=7,2400,480,5,2,2\n",
     "f.txt:7: found 7 cells, expected eight: name, most of each shift, most and least minutes, "
     "most and least days in a row, least days off in a row, most weekends"},
    {STAFF "Ann,E=7,2400,480,5,2,2,1\n", "f.txt:7: found no maximum of shift \"L\", expected one"},
    {STAFF "Ann,E=7|L,2400,480,5,2,2,1\n",
     "f.txt:7: found \"L\", expected a shift of SECTION_SHIFTS, \"=\" and its maximum"},
    {STAFF "Ann,E=7|M=7,2400,480,5,2,2,1\n",
     "f.txt:7: found \"M=7\", expected a shift of SECTION_SHIFTS, \"=\" and its maximum"},
    {STAFF "Ann,E=7|E=7,2400,480,5,2,2,1\n", "f.txt:7: found another maximum of shift \"E\""},
    {STAFF "Ann,E=7|L=-1,2400,480,5,2,2,1\n",
     "f.txt:7: found \"-1\"" WHOLE("a maximum of shifts", "0 to 10000000")},
    {STAFF "Ann,E=7|L=,2400,480,5,2,2,1\n",
     "f.txt:7: found \"\"" WHOLE("a maximum of shifts", "0 to 10000000")},
    {STAFF "Ann,E=7|L=7,2400,2401,5,2,2,1\n",
     "f.txt:7: found \"2401\"" WHOLE("the least minutes", "0 to 2400")},
    {STAFF "Ann,E=7|L=7,2400,480,0,2,2,1\n",
     "f.txt:7: found \"0\"" WHOLE("the most days in a row", "1 to 10000000")},
    {STAFF "Ann,E=7|L=7,2400,480,2,3,2,1\n",
     "f.txt:7: found \"3\"" WHOLE("the least days in a row", "1 to 2")},
    {STAFF "Ann,E=7|L=7,2400,480,5,2,,1\n",
     "f.txt:7: found \"\"" WHOLE("the least days off in a row", "1 to 400")},
    {STAFF "Ann,E=7|L=7,2400,480,5,2,2,x\n",
     "f.txt:7: found \"x\"" WHOLE("the most weekends", "0 to 10000000")},
    {ANN "Ann,E=7|L=7,2400,480,5,2,2,1\n", "f.txt:8: there is a person \"Ann\" already"},
    {OFF "Ben,1\n", "f.txt:9: found \"Ben\", expected a person of SECTION_STAFF"},
    {OFF "Ann,7\n", "f.txt:9: found \"7\"" WHOLE("a day", "0 to 6")},
    {ON "Ann,1,E\n", "f.txt:10: found 3 cells, expected four: name, day, shift, weight"},
    {ON "Ann,1,N,1\n", "f.txt:10: found \"N\", expected a shift of SECTION_SHIFTS"},
    {ON "Ann,1,E,-1\n", "f.txt:10: found \"-1\"" NUMBER("a weight", "1e+06")},
    {ON "Ann,1,E,nan\n", "f.txt:10: found \"nan\"" NUMBER("a weight", "1e+06")},
    {ON "Ann,1,E,1\nSECTION_SHIFT_OFF_REQUESTS\nAnn,1,E,1\n",
     "f.txt:12: there is a request for this shift of \"Ann\" already"},
    {COVER "0,E,1,100\n", "f.txt:12: found 4 cells, expected five: day, shift, people needed, "
                          "weights of too few and too many"},
    {COVER "0,E,1.5,100,1\n", "f.txt:12: found \"1.5\"" WHOLE("people needed", "0 to 10000")},
    {COVER "0,E,1,100,1\n0,E,1,100,1\n", "f.txt:13: there is a line for this shift already"},
    {COVER "SECTION_COVER\n",
     "f.txt:12: found \"SECTION_COVER\", expected a row of the last section"},
    {ON, "f.txt:10: the file ends here, expected SECTION_SHIFT_OFF_REQUESTS"},
    {"{\"doorstep\": 1}\n", "f.txt:1: found \"{\"doorstep\": 1}\", expected a SECTION_HORIZON"},
};

static void test_mistakes(void) {
    for (size_t i = 0; i < sizeof MISTAKES / sizeof MISTAKES[0]; i++) {
        const char *text = MISTAKES[i].text;
        ds_nrp_instance in;
        char message[DS_NRP_MESSAGE];
        CU_ASSERT_EQUAL(ds_nrp_read("f.txt", text, strlen(text), &in, message), DOORSTEP_BAD_INPUT);
        CU_ASSERT_STRING_EQUAL(message, MISTAKES[i].message);
        CU_ASSERT_TRUE(in.people == NULL && in.cover == NULL);
    }
    ds_nrp_instance in;
    char message[DS_NRP_MESSAGE];
    CU_ASSERT_EQUAL(ds_nrp_read("f.txt", COVER, strlen(COVER), &in, message), DOORSTEP_OK);
    ds_nrp_instance_free(&in);
    CU_ASSERT_EQUAL(ds_nrp_read_file(DATA "nowhere.txt", &in, message), DOORSTEP_FILE_ERROR);
    CU_ASSERT_PTR_NOT_NULL(strstr(message, "nowhere.txt: "));
}

/* Whatever is done to a file, an instance comes out or a message does. One that comes out becomes
 * one of ours, or that is refused with a reason. */
static void read_and_build(const char *text, size_t length) {
    ds_nrp_instance in;
    ds_instance *built = NULL;
    char message[DS_NRP_MESSAGE] = "";
    doorstep_status status = ds_nrp_read("f.txt", text, length, &in, message);
    CU_ASSERT_TRUE(status == DOORSTEP_OK || status == DOORSTEP_BAD_INPUT);
    CU_ASSERT_EQUAL(status == DOORSTEP_OK, message[0] == '\0');
    if (status == DOORSTEP_OK) {
        status = ds_nrp_build(&in, &built, message);
        CU_ASSERT_TRUE(status == DOORSTEP_OK || status == DOORSTEP_BAD_INPUT);
        CU_ASSERT_EQUAL(status == DOORSTEP_OK, message[0] == '\0');
    }
    ds_instance_free(built);
    ds_nrp_instance_free(&in);
}

static void test_mutations(void) {
    static const char bytes[] = "0123456789.-, \r\n\t|=#\0ELNDM_\"\\\xff";
    int rounds = ds_test_rounds(3000);
    ds_test_mutations(DATA "shop.txt", 21, rounds, bytes, sizeof bytes, read_and_build);
    ds_test_mutations(DATA "night.txt", 22, rounds, bytes, sizeof bytes, read_and_build);
}

/* ---- Values ---------------------------------------------------------------------------------- */

static doorstep_status read_values(const char *text, ds_nrp_values *values,
                                   char message[DS_NRP_MESSAGE]) {
    char path[DS_TEST_PATH];
    ds_test_temporary(path);
    ds_test_put_file(path, text);
    message[0] = '\0';
    doorstep_status status = ds_nrp_values_read(path, values, message);
    unlink(path);
    return status;
}

static void test_values(void) {
    ds_nrp_values values;
    char message[DS_NRP_MESSAGE];
    CU_ASSERT_EQUAL(read_values("first,instance,last\r\n\r\n7,a b,8.5\r\n,c\r\n", &values, message),
                    DOORSTEP_OK);
    CU_ASSERT_EQUAL(values.n_columns, 2);
    CU_ASSERT_STRING_EQUAL(values.column[1], "last");
    CU_ASSERT_EQUAL(ds_nrp_value(&values, "a b", 0), 7);
    CU_ASSERT_EQUAL(ds_nrp_value_named(&values, "a b", "last"), 8.5);
    CU_ASSERT_TRUE(isnan(ds_nrp_value_named(&values, "a b", "instance")));
    CU_ASSERT_TRUE(isnan(ds_nrp_value(&values, "c", 0)));
    CU_ASSERT_TRUE(isnan(ds_nrp_value(&values, "c", 1)));
    CU_ASSERT_TRUE(isnan(ds_nrp_value(&values, "d", 1)));
    ds_nrp_values_free(&values);
}

static const mistake_case VALUE_MISTAKES[] = {
    {"", ":0: found no table"},
    {"a,b\n", ":1: found 2 cells, expected names of columns, at most 17, \"instance\" among them"},
    {"instance,,b\n", ":1: found \"\", expected a name of 1 to 63 bytes"},
    {"instance,b\nx,1,2\n", ":2: found 3 cells, expected 2 as in the heading"},
    {"instance,b\n,1\n", ":2: found \"\", expected a name of 1 to 63 bytes"},
    {"instance,b\nx,y\n", ":2: found \"y\", expected a value or nothing: a number from 0 to 1e+12"},
    {"instance,b\nx,1\nx,2\n", ":3: there is a row of \"x\" already"},
};

static void test_value_mistakes(void) {
    ds_nrp_values values;
    char message[DS_NRP_MESSAGE];
    for (size_t i = 0; i < sizeof VALUE_MISTAKES / sizeof VALUE_MISTAKES[0]; i++) {
        CU_ASSERT_EQUAL(read_values(VALUE_MISTAKES[i].text, &values, message), DOORSTEP_BAD_INPUT);
        const char *place = strchr(message, ':');
        CU_ASSERT_PTR_NOT_NULL_FATAL(place);
        CU_ASSERT_STRING_EQUAL(place, VALUE_MISTAKES[i].message);
        ds_nrp_values_free(&values);
    }
    CU_ASSERT_EQUAL(ds_nrp_values_read(DATA "nowhere.csv", &values, message), DOORSTEP_FILE_ERROR);
}

/* ---- Plans ----------------------------------------------------------------------------------- */

static doorstep_status read_plan(const char *text, bool **works, char message[DS_NRP_MESSAGE]) {
    ds_nrp_instance in = ds_test_shop("kiosk.txt");
    char path[DS_TEST_PATH];
    ds_test_temporary(path);
    ds_test_put_file(path, text);
    doorstep_status status = ds_nrp_read_plan(&in, path, works, message);
    unlink(path);
    ds_nrp_instance_free(&in);
    return status;
}

#define PLAN(duties) \
    "{\"doorstep_plan\": 1, \"teams\": [], \"routes\": [], \"duties\": [" duties "]}"
#define DUTY(who, when) "{\"member\": \"" who "\", \"shift\": \"" when "\", \"desk\": \"floor\"}"

static void test_plan(void) {
    bool *works = NULL;
    char message[DS_NRP_MESSAGE];
    CU_ASSERT_EQUAL_FATAL(
        read_plan(PLAN(DUTY("Ida", "13-D") "," DUTY("Jon", "2-D")), &works, message), DOORSTEP_OK);
    for (int32_t k = 0; k < 2 * 14; k++) {
        CU_ASSERT_EQUAL(works[k], k == 13 || k == 14 + 2);
    }
    free(works);
    CU_ASSERT_EQUAL(read_plan(PLAN(DUTY("Ida", "14-D")), &works, message), DOORSTEP_BROKEN_PLAN);
    CU_ASSERT_PTR_NOT_NULL(strstr(message, "/duties/0/shift"));
    CU_ASSERT_PTR_NULL(works);
    CU_ASSERT_EQUAL(read_plan("{}", &works, message), DOORSTEP_BAD_INPUT);
    CU_ASSERT_PTR_NOT_NULL(strstr(message, "doorstep_plan"));
}

DS_SUITE(rostering_files, {"an instance with all that a file may have", test_instance},
         {"folders", test_list}, {"every mistake has its message", test_mistakes},
         {"changed files", test_mutations}, {"values known", test_values},
         {"mistakes in them", test_value_mistakes}, {"plans", test_plan})
