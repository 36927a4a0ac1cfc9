/*
 * Households in a file of their own: the instance is the one that a list in the document would have
 * given, and a tolerant reading leaves out the same households under the same names.
 */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/digest.h"
#include "io/instance_read.h"
#include "suite.h"

static const char HEAD[] =
    "{\"doorstep\": 1,"
    " \"shifts\": [{\"id\": \"mon\", \"date\": \"2022-11-07\", \"start\": \"07:30\", \"end\": "
    "\"11:30\"},"
    "              {\"id\": \"tue\", \"date\": \"2022-11-08\", \"start\": \"18:00\", \"end\": "
    "\"20:30\"}],"
    " \"services\": [{\"id\": \"account\", \"minutes\": 15}, {\"id\": \"sim\", \"minutes\": 5}],"
    " \"areas\": [{\"id\": \"kp1\", \"target\": 0.5}, {\"id\": \"kp2\"}],"
    " \"teams\": [{\"id\": \"t1\", \"base\": {\"lat\": 11.34, \"lon\": 106.13}}],"
    " \"members\": [{\"id\": \"hoa\"}, {\"id\": \"nam\"}],"
    " \"locks\": [{\"household\": \"h2\", \"shift\": \"mon\"}],"
    " \"travel\": {\"mode\": \"straight\", \"speed_kmh\": 12}, \"households\": ";

static const char *const OBJECTS[] = {
    "{\"id\": \"h1\", \"name\": \"Hộ \\\"ông Ba\\\", số 5\", \"lat\": 11.342, \"lon\": 106.131,"
    " \"area\": \"kp1\", \"needs\": [{\"service\": \"account\", \"people\": 2}]}",
    "{\"id\": \"h2\", \"lat\": 11.343, \"lon\": 106.132, \"node\": 3, \"priority\": 2.5,"
    " \"team\": \"t1\", \"at\": [\"home\", \"desk\"],"
    " \"needs\": [{\"service\": \"sim\", \"people\": 1}, {\"service\": \"account\", \"people\": "
    "3}],"
    " \"windows\": [{\"date\": \"2022-11-07\", \"start\": \"08:00\", \"end\": \"10:00\"},"
    " {\"start\": \"19:00\"}]}",
    "{\"id\": \"h3\", \"lat\": -1e1, \"lon\": 106, \"area\": \"kp2\", \"at\": [\"desk\"],"
    " \"needs\": [{\"service\": \"sim\", \"people\": 10000}], \"x-note\": 1}",
};

enum { N_OBJECTS = sizeof OBJECTS / sizeof OBJECTS[0] };

static const char CSV[] = "id,name,lat,lon,node,area,priority,team,needs,at,windows,x-note\r\n"
                          "h1,\"Hộ \"\"ông Ba\"\", số 5\",11.342,106.131,,kp1,,,account:2,,,\r\n"
                          "h2,, 11.343 ,106.132,3,,2.5,t1,sim:1|account:3,home|desk,"
                          "2022-11-07 08:00 10:00|* 19:00 *,\r\n"
                          "h3,,-1e1,106,,kp2,,,sim:10000,desk,,1\r\n";

/* Other columns first, as a spreadsheet of another language writes it. */
static const char SEMICOLONS[] =
    "\xEF\xBB\xBFneeds;lat;lon;id;name;node;area;priority;team;at;windows\n"
    "account:2;11,342;106,131;h1;\"Hộ \"\"ông Ba\"\", số 5\";;kp1;;;;\n"
    ";;;;;;;;;;\n"
    "sim:1|account:3;11,343;106,132;h2;;3;;2,5;t1;home|desk;2022-11-07 08:00 10:00|* 19:00 *\n"
    "sim:10000;-1e1;106;h3;;;kp2;;;desk;";

typedef struct texts {
    char inside[4096], named[2048], lines[4096];
} texts;

/* The document with the list inside, with the name of a file of this format, and the file's lines.
 */
static void write_texts(texts *t, const char *format) {
    snprintf(t->named, sizeof t->named, "%s{\"%s\": \"a/b.%s\"}}", HEAD, format, format);
    snprintf(t->inside, sizeof t->inside, "%s[", HEAD);
    t->lines[0] = '\0';
    for (int i = 0; i < N_OBJECTS; i++) {
        sprintf(t->inside + strlen(t->inside), "%s%s", i > 0 ? ", " : "", OBJECTS[i]);
        sprintf(t->lines + strlen(t->lines), "%s%s%s", i == 1 ? " \t\n" : "", OBJECTS[i],
                i == 0              ? "\r\n"
                : i + 1 < N_OBJECTS ? "\n"
                                    : "");
    }
    strcat(t->inside, "]}");
}

static ds_instance *read_with(const char *text, const char *households, bool tolerant,
                              ds_diags *diags) {
    ds_read_options options = {.tolerant = tolerant, .households = households};
    options.households_length = households != NULL ? strlen(households) : 0;
    ds_instance *in;
    ds_diags_init(diags);
    doorstep_status status = ds_instance_read(text, strlen(text), &options, diags, &in);
    CU_ASSERT_EQUAL(status == DOORSTEP_OK, in != NULL);
    return in;
}

static bool same_number(double a, double b) {
    return a == b || (isnan(a) && isnan(b));
}

static void expect_same_household(const ds_instance *a, const ds_instance *b, int32_t h) {
    const ds_household *x = &a->households[h], *y = &b->households[h];
    const ds_location *p = &a->locations[x->location], *q = &b->locations[y->location];
    CU_ASSERT_STRING_EQUAL(x->id, y->id);
    CU_ASSERT_STRING_EQUAL(x->name, y->name);
    CU_ASSERT(x->area == y->area && x->team == y->team && x->done == y->done);
    CU_ASSERT_EQUAL(x->priority, y->priority);
    CU_ASSERT(x->visits.first == y->visits.first && x->visits.count == y->visits.count);
    CU_ASSERT(same_number(p->lat, q->lat) && same_number(p->lon, q->lon) && p->node == q->node);
    for (int32_t k = 0; k < x->visits.count; k++) {
        const ds_visit *v = &a->visits[x->visits.first + k], *w = &b->visits[x->visits.first + k];
        CU_ASSERT(v->household == w->household && v->number == w->number && v->at == w->at);
        CU_ASSERT(v->shape == w->shape && v->window_class == w->window_class);
        CU_ASSERT(v->lag_days == w->lag_days && v->done_date == w->done_date);
        CU_ASSERT_EQUAL(v->value, w->value);
    }
}

static void expect_same(const ds_instance *a, const ds_instance *b) {
    CU_ASSERT_EQUAL_FATAL(a->n_households, b->n_households);
    CU_ASSERT_EQUAL_FATAL(a->n_visits, b->n_visits);
    for (int32_t h = 0; h < a->n_households; h++) {
        expect_same_household(a, b, h);
        CU_ASSERT_EQUAL(ds_ids_find(&b->household_ids, a->households[h].id), h);
    }
    CU_ASSERT_EQUAL_FATAL(a->n_needs, b->n_needs);
    CU_ASSERT_EQUAL(memcmp(a->needs, b->needs, (size_t)a->n_needs * sizeof *a->needs), 0);
    CU_ASSERT_EQUAL_FATAL(a->n_windows, b->n_windows);
    CU_ASSERT_EQUAL(memcmp(a->windows, b->windows, (size_t)a->n_windows * sizeof *a->windows), 0);
    CU_ASSERT_EQUAL_FATAL(a->n_visit_locks, b->n_visit_locks);
    CU_ASSERT_EQUAL(a->visit_locks[0].visit, b->visit_locks[0].visit);
    for (int32_t i = 0; i < a->n_areas; i++) {
        CU_ASSERT_EQUAL(a->areas[i].households, b->areas[i].households);
        CU_ASSERT_EQUAL(a->areas[i].wanted, b->areas[i].wanted);
    }
}

static void expect_as_inside(const char *format, const char *file) {
    static texts t;
    ds_diags diags, none;
    write_texts(&t, format);
    ds_instance *inside = read_with(t.inside, NULL, false, &none);
    ds_instance *outside = read_with(t.named, file != NULL ? file : t.lines, false, &diags);
    CU_ASSERT_PTR_NOT_NULL_FATAL(inside);
    CU_ASSERT_PTR_NOT_NULL_FATAL(outside);
    CU_ASSERT_EQUAL(diags.errors + diags.warnings, 0);
    expect_same(inside, outside);
    const char *households = file != NULL ? file : t.lines;
    uint64_t digest = ds_digest(DS_DIGEST_START, t.named, strlen(t.named));
    CU_ASSERT_EQUAL(outside->digest, ds_digest(digest, households, strlen(households)));
    ds_instance_free(inside);
    ds_instance_free(outside);
    ds_diags_free(&diags);
    ds_diags_free(&none);
}

static void lines_of_json(void) {
    expect_as_inside("ndjson", NULL);
}

static void csv(void) {
    expect_as_inside("csv", CSV);
}

static void csv_of_other_languages(void) {
    expect_as_inside("csv", SEMICOLONS);
}

static void no_households(void) {
    static texts t;
    ds_diags diags;
    write_texts(&t, "ndjson");
    char *lock = strstr(t.named, "{\"household\"");
    memset(lock, ' ', strcspn(lock, "}") + 1);
    ds_instance *in = read_with(t.named, "", false, &diags);
    CU_ASSERT_PTR_NOT_NULL_FATAL(in);
    CU_ASSERT_EQUAL(in->n_households, 0);
    ds_instance_free(in);
    ds_diags_free(&diags);
}

/* ---- Tolerant ---- */

typedef struct left_out {
    const char *id, *pointer;
} left_out;

/* The households of these lines that stay are `stay`; the others are left out under these names. */
static void expect_left_out(const char *format, const char *file, int stay, int n,
                            const left_out *names) {
    static texts t;
    ds_diags diags;
    write_texts(&t, format);
    ds_instance *in = read_with(t.named, file, false, &diags);
    CU_ASSERT_PTR_NULL(in);
    CU_ASSERT(diags.errors >= n);
    ds_diags_free(&diags);
    in = read_with(t.named, file, true, &diags);
    CU_ASSERT_PTR_NOT_NULL_FATAL(in);
    CU_ASSERT_EQUAL(diags.errors, 0);
    for (int i = 0; i < diags.count; i++) {
        bool lock = strncmp(diags.items[i].pointer, "/locks", 6) == 0;
        CU_ASSERT_EQUAL(diags.items[i].file == NULL, lock);
        CU_ASSERT(lock || strncmp(diags.items[i].file, "a/b.", 4) == 0);
    }
    CU_ASSERT_EQUAL(in->n_households, stay);
    CU_ASSERT_EQUAL_FATAL(in->n_bad_households, n);
    for (int i = 0; i < n; i++) {
        const ds_bad_household *bad = &in->bad_households[i];
        CU_ASSERT_STRING_EQUAL(bad->pointer, names[i].pointer);
        CU_ASSERT_EQUAL(bad->id != NULL, names[i].id != NULL);
        CU_ASSERT(bad->id == NULL || strcmp(bad->id, names[i].id) == 0);
    }
    ds_instance_free(in);
    ds_diags_free(&diags);
}

static void bad_lines_are_left_out(void) {
    static const char lines[] = "{\"id\": \"h2\", \"lat\": 1, \"lon\": 2, \"needs\": "
                                "[{\"service\": \"sim\", \"people\": 0}]}\n"
                                "{\"id\": \"h5\", \"lat\": 1,\n"
                                "\n"
                                "{\"id\": \"h6\", \"lat\": 1, \"lon\": 2, \"needs\": "
                                "[{\"service\": \"sim\", \"people\": 1}]}\n"
                                "[]\n"
                                "{\"id\": \"h6\", \"lat\": 1, \"lon\": 2, \"needs\": "
                                "[{\"service\": \"sim\", \"people\": 1}]}\n"
                                "{\"id\": \"h7\", \"lat\": 1e999, \"lon\": 2, \"needs\": "
                                "[{\"service\": \"sim\", \"people\": 1}]}";
    expect_left_out("ndjson", lines, 1, 5,
                    (left_out[]){{"h2", "/households/0"},
                                 {NULL, "/households/1"},
                                 {NULL, "/households/3"},
                                 {NULL, "/households/4"},
                                 {"h7", "/households/5"}});
}

static void bad_records_are_left_out(void) {
    static const char records[] = "id,lat,lon,needs\n"
                                  "h2,1,2,sim:0\n"
                                  "h5,1,2\n"
                                  "\n"
                                  "h\"6,1,2,sim:1\n"
                                  "h7,1,2,sim:1\n"
                                  "h8,1,2,sim\n"
                                  "h:9,1,2,sim:1\n"
                                  ",1,2,sim:1\n";
    expect_left_out("csv", records, 1, 6,
                    (left_out[]){{"h2", "/households/0"},
                                 {NULL, "/households/1"},
                                 {NULL, "/households/2"},
                                 {"h8", "/households/4"},
                                 {"h:9", "/households/5"},
                                 {NULL, "/households/6"}});
}

/* What cannot be told to be one household's is never tolerated. */
static void whole_files_are_not_left_out(void) {
    static const char *const files[] = {"", "id,lat,lon\nh2,1,2\n", "id,lat,lon,needs,lat\n",
                                        "id,lat,lon,needs\nh2,1,2,sim:1\nh3,\"1,2,sim:1\n"};
    static texts t;
    write_texts(&t, "csv");
    for (size_t i = 0; i < sizeof files / sizeof files[0]; i++) {
        ds_read_options options = {
            .tolerant = true, .households = files[i], .households_length = strlen(files[i])};
        ds_diags diags;
        ds_instance *in;
        ds_diags_init(&diags);
        CU_ASSERT_EQUAL(ds_instance_read(t.named, strlen(t.named), &options, &diags, &in),
                        DOORSTEP_BAD_INPUT);
        CU_ASSERT_EQUAL(diags.errors, 1);
        ds_diags_free(&diags);
    }
}

static void twenty_are_kept_of_many(void) {
    static texts t;
    char records[4000] = "id,lat,lon,needs\nh2,1,2,sim:1\n";
    ds_diags diags;
    ds_instance *in;
    write_texts(&t, "csv");
    for (int i = 0; i < 100; i++) {
        sprintf(records + strlen(records), "x%d,1,2,sim:0\n", i);
    }
    ds_read_options options = {.households = records, .households_length = strlen(records)};
    ds_diags_init(&diags);
    CU_ASSERT_EQUAL(ds_instance_read(t.named, strlen(t.named), &options, &diags, &in),
                    DOORSTEP_BAD_INPUT);
    CU_ASSERT_EQUAL(diags.errors, 100);
    CU_ASSERT_EQUAL_FATAL(diags.count, DS_DIAG_KEPT);
    for (int i = 0; i < diags.count; i++) {
        CU_ASSERT(diags.items[i].line == i + 3 && diags.items[i].column > 1);
    }
    ds_diags_free(&diags);
}

DS_SUITE(household_files, {"lines of JSON", lines_of_json}, {"CSV", csv},
         {"CSV as other languages write it", csv_of_other_languages},
         {"no households", no_households}, {"bad lines are left out", bad_lines_are_left_out},
         {"bad records are left out", bad_records_are_left_out},
         {"whole files are not left out", whole_files_are_not_left_out},
         {"twenty are kept of many", twenty_are_kept_of_many})
