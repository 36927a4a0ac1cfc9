/* Households in a file of their own, as a caller of the library sees them. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <doorstep/doorstep.h>

#include "suite.h"

/* An instance whose households stand in "h.csv" of a folder of their own. */
typedef struct files {
    char folder[64], instance[128], households[128];
    char *text;
    size_t length;
} files;

static const char CSV[] = "id,lat,lon,area,needs\n"
                          "h1,11.341,106.131,kp1,account:2\n"
                          "h2,11.342,106.132,kp1,account:one\n";

static void write_text(const char *path, const char *text) {
    CU_ASSERT_EQUAL_FATAL(doorstep_write_file(path, text, strlen(text), NULL), DOORSTEP_OK);
}

/* tests/data/small.json, with its list of households replaced. */
static files make_files(const char *households) {
    files f = {.folder = "/tmp/doorstep-test-XXXXXX"};
    size_t length;
    char *small = ds_test_read_file(DS_TEST_ROOT "/tests/data/small.json", &length);
    char *list = strstr(small, "\"households\": ["), *travel = strstr(small, "\"travel\"");
    if (mkdtemp(f.folder) == NULL || list == NULL || travel == NULL) {
        abort();
    }
    f.text = malloc(length + strlen(households));
    if (f.text == NULL) {
        abort();
    }
    f.length = (size_t)sprintf(f.text, "%.*s\"households\": %s,\n  %s", (int)(list - small), small,
                               households, travel);
    snprintf(f.instance, sizeof f.instance, "%s/instance.json", f.folder);
    snprintf(f.households, sizeof f.households, "%s/h.csv", f.folder);
    write_text(f.instance, f.text);
    write_text(f.households, CSV);
    free(small);
    return f;
}

static void remove_files(files *f) {
    unlink(f->instance);
    unlink(f->households);
    CU_ASSERT_EQUAL(rmdir(f->folder), 0);
    free(f->text);
}

/* Reads the file, or where it is NULL the text. */
static doorstep_status read_it(const files *f, const char *path,
                               const doorstep_read_options *options,
                               doorstep_diagnostics **diagnostics, doorstep_instance **out) {
    CU_ASSERT_EQUAL_FATAL(doorstep_diagnostics_new(diagnostics), DOORSTEP_OK);
    return path != NULL ? doorstep_instance_read_file(path, options, *diagnostics, out)
                        : doorstep_instance_read(f->text, f->length, options, *diagnostics, out);
}

/* The one message is about `file` (NULL: the document), a line of it. */
static void expect_message(const doorstep_diagnostics *diagnostics, const char *file, int line) {
    doorstep_diagnostic d;
    CU_ASSERT_EQUAL(doorstep_diagnostics_count(diagnostics), 1);
    CU_ASSERT_EQUAL_FATAL(doorstep_diagnostics_get(diagnostics, 0, &d), DOORSTEP_OK);
    CU_ASSERT_EQUAL(d.file == NULL, file == NULL);
    CU_ASSERT(file == NULL || d.file == NULL || strcmp(file, d.file) == 0);
    CU_ASSERT_EQUAL(d.line, line);
}

static void expect_read(const files *f, const char *path, doorstep_read_options options,
                        const char *file) {
    doorstep_diagnostics *diagnostics;
    doorstep_instance *instance;
    doorstep_instance_summary summary = DOORSTEP_INSTANCE_SUMMARY_INIT;
    CU_ASSERT_EQUAL(read_it(f, path, &options, &diagnostics, &instance), DOORSTEP_BAD_INPUT);
    CU_ASSERT_PTR_NULL(instance);
    expect_message(diagnostics, file, 3);
    doorstep_diagnostics_free(diagnostics);
    options.tolerant = true;
    CU_ASSERT_EQUAL(read_it(f, path, &options, &diagnostics, &instance), DOORSTEP_OK);
    expect_message(diagnostics, file, 3);
    CU_ASSERT_EQUAL(doorstep_instance_summarize(instance, &summary), DOORSTEP_OK);
    CU_ASSERT(summary.households == 1 && summary.left_out == 1);
    doorstep_diagnostics_free(diagnostics);
    doorstep_instance_free(instance);
}

static void beside_the_instance(void) {
    files f = make_files("{\"csv\": \"h.csv\"}");
    const doorstep_read_options options = DOORSTEP_READ_OPTIONS_INIT;
    expect_read(&f, f.instance, options, f.households);
    remove_files(&f);
}

static void in_a_folder_that_is_given(void) {
    files f = make_files("{\"csv\": \"h.csv\"}");
    doorstep_read_options options = DOORSTEP_READ_OPTIONS_INIT;
    options.folder = f.folder;
    expect_read(&f, NULL, options, f.households);
    remove_files(&f);
}

static void from_memory(void) {
    files f = make_files("{\"csv\": \"anywhere/h.csv\"}");
    doorstep_read_options options = DOORSTEP_READ_OPTIONS_INIT;
    options.households = CSV;
    options.households_length = sizeof CSV - 1;
    expect_read(&f, NULL, options, "anywhere/h.csv");
    expect_read(&f, f.instance, options, "anywhere/h.csv");
    remove_files(&f);
}

static void expect_refused(const files *f, const char *path, const doorstep_read_options *options,
                           doorstep_status expected) {
    doorstep_diagnostics *diagnostics;
    doorstep_instance *instance;
    CU_ASSERT_EQUAL(read_it(f, path, options, &diagnostics, &instance), expected);
    CU_ASSERT_PTR_NULL(instance);
    expect_message(diagnostics, NULL, 31);
    doorstep_diagnostics_free(diagnostics);
}

/* An instance in memory opens no file by itself. */
static void nowhere(void) {
    files f = make_files("{\"csv\": \"h.csv\"}");
    expect_refused(&f, NULL, NULL, DOORSTEP_BAD_INPUT);
    remove_files(&f);
}

static void unreadable(void) {
    static const char *const paths[] = {"gone.csv", "h.csv/inside.csv", ".", "./"};
    for (size_t i = 0; i < sizeof paths / sizeof paths[0]; i++) {
        char households[64];
        snprintf(households, sizeof households, "{\"ndjson\": \"%s\"}", paths[i]);
        files f = make_files(households);
        doorstep_read_options options = DOORSTEP_READ_OPTIONS_INIT;
        expect_refused(&f, f.instance, NULL, DOORSTEP_FILE_ERROR);
        options.tolerant = true;
        expect_refused(&f, f.instance, &options, DOORSTEP_FILE_ERROR);
        remove_files(&f);
    }
}

/* No path leads out of the folder, however it is written. */
static void outside(void) {
    static const char *const paths[] = {"../h.csv", "..",   "a/../../h.csv", "a/..",
                                        "/h.csv",   "./..", "h.csv/../h.csv"};
    for (size_t i = 0; i < sizeof paths / sizeof paths[0]; i++) {
        char households[64];
        snprintf(households, sizeof households, "{\"csv\": \"%s\"}", paths[i]);
        files f = make_files(households);
        expect_refused(&f, f.instance, NULL, DOORSTEP_BAD_INPUT);
        remove_files(&f);
    }
    files f = make_files("{\"csv\": \"./..h.csv\"}"); /* a name that only begins like one */
    expect_refused(&f, f.instance, NULL, DOORSTEP_FILE_ERROR);
    remove_files(&f);
}

static void refused_options(void) {
    doorstep_instance *instance;
    doorstep_read_options options = DOORSTEP_READ_OPTIONS_INIT;
    options.households_length = 1;
    CU_ASSERT_EQUAL(doorstep_instance_read("{}", 2, &options, NULL, &instance), DOORSTEP_USAGE);
}

DS_SUITE(household_file, {"beside the instance", beside_the_instance},
         {"in a folder that is given", in_a_folder_that_is_given}, {"from memory", from_memory},
         {"nowhere", nowhere}, {"unreadable", unreadable}, {"outside the folder", outside},
         {"refused options", refused_options})
