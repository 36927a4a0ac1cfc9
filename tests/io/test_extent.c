#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "io/extent.h"
#include "suite.h"

/* In a folder of its own; its files are removed with it. */
static char folder[] = "/tmp/doorstep-extent-XXXXXX";

static const char *put(const char *name, const char *text) {
    static char path[200];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "wb");
    CU_ASSERT_PTR_NOT_NULL_FATAL(file);
    fputs(text, file);
    fclose(file);
    return path;
}

static int64_t extent_of(const char *text) {
    return ds_instance_extent(put("instance.json", text));
}

/* The bytes of the instance alone. */
static void expect_alone(const char *text) {
    CU_ASSERT_EQUAL(extent_of(text), (int64_t)strlen(text));
}

static void a_household_file_counts(void) {
    static const char csv[] = "{\"a\": [1, {}], \"households\": {\"csv\": \"h.csv\"}, \"z\": 0}";
    static const char lines[] = "{\"households\": {\"ndjson\": \"h.csv\"}}";
    CU_ASSERT_PTR_NOT_NULL_FATAL(mkdtemp(folder));
    put("h.csv", "0123456789");
    CU_ASSERT_EQUAL(extent_of(csv), (int64_t)sizeof csv - 1 + 10);
    CU_ASSERT_EQUAL(extent_of(lines), (int64_t)sizeof lines - 1 + 10);
    expect_alone("{\"households\": [{\"csv\": \"h.csv\"}], \"csv\": \"h.csv\"}");
    expect_alone("{\"households\": {\"csv\": \"nowhere.csv\"}}");
    expect_alone("{\"households\": {\"csv\": \".\"}}");
    expect_alone("{\"households\": {\"csv\": 1}}");
    expect_alone("{\"households\": {}}");
    expect_alone("{\"households\": ");
    expect_alone("{\"x\": {\"households\": {\"csv\": \"h.csv\"}}}");
    expect_alone("not JSON");
    expect_alone("");
    CU_ASSERT_EQUAL(ds_instance_extent("/nowhere.json"), 0);
    CU_ASSERT_EQUAL(ds_instance_extent(folder), 0);
    unlink(put("h.csv", ""));
    unlink(put("instance.json", ""));
    CU_ASSERT_EQUAL(rmdir(folder), 0);
}

DS_SUITE(extent, {"the file of the households counts, and nothing else", a_household_file_counts})
