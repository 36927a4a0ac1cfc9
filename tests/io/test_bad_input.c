/*
 * Broken instances, one mistake each: tests/data/bad/NAME.json, and in expected.txt beside them a
 * line per file of name, line, pointer and message, separated by tabs. Each must be refused with
 * that one message and no follow-up. The households of some stand in NAME.csv or NAME.ndjson, and
 * so does the mistake.
 */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "io/instance_read.h"
#include "suite.h"

#define BAD DS_TEST_ROOT "/tests/data/bad/"

enum { MOST_ROWS = 400, COLUMNS = 4 };

typedef struct row {
    char *column[COLUMNS]; /* name, line, pointer, message */
} row;

typedef struct rows {
    char *text;
    int count;
    row row[MOST_ROWS];
} rows;

/* Splits the table in place. A row without all its columns has NULL for the missing ones. */
static rows read_rows(void) {
    size_t length;
    rows table = {.text = ds_test_read_file(BAD "expected.txt", &length)};
    char *line_state = NULL;
    for (char *line = strtok_r(table.text, "\n", &line_state);
         line != NULL && table.count < MOST_ROWS; line = strtok_r(NULL, "\n", &line_state)) {
        row *r = &table.row[table.count++];
        for (int c = 0; c < COLUMNS && line != NULL; c++) {
            r->column[c] = line;
            line = c + 1 < COLUMNS ? strchr(line, '\t') : NULL;
            if (line != NULL) {
                *line++ = '\0';
            }
        }
    }
    return table;
}

static void check_equal(const char *name, const char *found, const char *expected) {
    if (strcmp(found, expected) != 0) {
        printf("\n  %s: found \"%s\", expected \"%s\"", name, found, expected);
        CU_FAIL("a message differs");
    }
}

/* A mistake of a household file, which stands beside the instance and is called the same, is told
 * to be there. */
static void check_file(const row *r, const char *file) {
    bool csv = strncmp(r->column[0], "csv-", 4) == 0;
    if (csv || strncmp(r->column[0], "ndjson-", 7) == 0) {
        char path[512];
        snprintf(path, sizeof path, BAD "%s.%s", r->column[0], csv ? "csv" : "ndjson");
        check_equal(r->column[0], file != NULL ? file : "nothing", path);
    } else {
        CU_ASSERT_PTR_NULL(file);
    }
}

static void check_one(const row *r) {
    static const ds_read_options options = {.folder = BAD};
    char path[512];
    snprintf(path, sizeof path, BAD "%s.json", r->column[0]);
    size_t length;
    char *text = ds_test_read_file(path, &length);
    ds_diags diags;
    ds_diags_init(&diags);
    ds_instance *in;
    CU_ASSERT_EQUAL(ds_instance_read(text, length, &options, &diags, &in), DOORSTEP_BAD_INPUT);
    CU_ASSERT_PTR_NULL(in);
    CU_ASSERT_EQUAL(diags.errors, 1);
    CU_ASSERT_EQUAL(diags.warnings, 0);
    if (diags.count > 0) {
        check_equal(r->column[0], diags.items[0].pointer, r->column[2]);
        check_equal(r->column[0], diags.items[0].message, r->column[3]);
        CU_ASSERT_EQUAL(diags.items[0].line, atoi(r->column[1]));
        CU_ASSERT(diags.items[0].column > 0);
        check_file(r, diags.items[0].file);
    }
    ds_diags_free(&diags);
    free(text);
}

static void each_has_its_message(void) {
    rows table = read_rows();
    CU_ASSERT(table.count >= 150);
    for (int i = 0; i < table.count; i++) {
        check_one(&table.row[i]);
    }
    free(table.text);
}

static int is_listed(const rows *table, const char *file) {
    for (int i = 0; i < table->count; i++) {
        size_t length = strlen(table->row[i].column[0]);
        if (strncmp(table->row[i].column[0], file, length) == 0 &&
            strcmp(file + length, ".json") == 0) {
            return 1;
        }
    }
    return 0;
}

static void no_file_is_forgotten(void) {
    rows table = read_rows();
    DIR *folder = opendir(BAD);
    CU_ASSERT_PTR_NOT_NULL_FATAL(folder);
    int files = 0;
    for (struct dirent *entry = readdir(folder); entry != NULL; entry = readdir(folder)) {
        if (strstr(entry->d_name, ".json") != NULL) {
            files++;
            CU_ASSERT(is_listed(&table, entry->d_name));
        }
    }
    closedir(folder);
    CU_ASSERT_EQUAL(files, table.count);
    free(table.text);
}

/* Two mistakes may share a message only where they are the same mistake at another place. */
static void no_two_are_the_same(void) {
    rows table = read_rows();
    for (int i = 0; i < table.count; i++) {
        for (int k = 0; k < i; k++) {
            int same = strcmp(table.row[i].column[2], table.row[k].column[2]) == 0 &&
                       strcmp(table.row[i].column[3], table.row[k].column[3]) == 0;
            if (same && strstr(table.row[i].column[3], "not UTF-8") == NULL) {
                check_equal(table.row[i].column[0], table.row[k].column[0], "one of its own");
            }
        }
    }
    free(table.text);
}

/* The file that all of them were made from is sound. */
static void the_sound_one_reads(void) {
    size_t length;
    char *text = ds_test_read_file(DS_TEST_ROOT "/tests/data/small.json", &length);
    ds_diags diags;
    ds_diags_init(&diags);
    ds_instance *in;
    CU_ASSERT_EQUAL(ds_instance_read(text, length, NULL, &diags, &in), DOORSTEP_OK);
    CU_ASSERT_EQUAL(diags.errors + diags.warnings, 0);
    ds_instance_free(in);
    ds_diags_free(&diags);
    free(text);
}

DS_SUITE(bad_input,
         {"each broken file has its one message, pointer and line", each_has_its_message},
         {"every broken file is in the table", no_file_is_forgotten},
         {"no two mistakes read the same", no_two_are_the_same},
         {"the file they were made from is sound", the_sound_one_reads})
