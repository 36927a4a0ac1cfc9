/* The strict scan: what it lets pass, what it refuses and where, and how places are found again. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "io/scan.h"
#include "suite.h"

static bool scan(const char *text, size_t length, ds_diags *diags) {
    ds_reporter reporter = {.diags = diags};
    ds_diags_init(diags);
    bool no_memory = false;
    bool sound = ds_scan_document(NULL, text, length, &reporter, &no_memory);
    CU_ASSERT_EQUAL(reporter.errors, diags->errors);
    return sound;
}

static void sound_texts_pass(void) {
    static const char *const texts[] = {
        "0",
        "-0",
        "-0.5e-10",
        "1E+2",
        "123456789012345678901234567890",
        "true",
        "false",
        "null",
        "\"\"",
        "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\"",
        "\"\\ud83d\\ude00\"",
        "\"\x7f\"",
        "\"\xc2\x80 \xe1\xbb\x99 \xef\xbf\xbf \xf0\x90\x80\x80 \xf4\x8f\xbf\xbf\"",
        "[]",
        "{}",
        " \t\r\n[ 1 , [ ] , { } ]\n",
        "{\"a\":{\"a\":1},\"b\":[{\"a\":1},{\"a\":1}]}",
        "{\"\":0,\"A\":1,\"a\":2}",
        "1e-999"};
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        ds_diags diags;
        CU_ASSERT(scan(texts[i], strlen(texts[i]), &diags));
        CU_ASSERT_EQUAL(diags.errors, 0);
        ds_diags_free(&diags);
    }
}

typedef struct refused {
    const char *text;
    int line, column;
    const char *pointer, *message;
} refused;

static void check_refused(const refused *r) {
    ds_diags diags;
    CU_ASSERT_FALSE(scan(r->text, strlen(r->text), &diags));
    CU_ASSERT_EQUAL_FATAL(diags.count, 1);
    const ds_diag *d = &diags.items[0];
    bool right = d->line == r->line && d->column == r->column && !d->warning &&
                 strcmp(d->pointer, r->pointer) == 0 && strstr(d->message, r->message) != NULL;
    if (!right) {
        printf("\n  %s: %s:%d:%d: %s", r->text, d->pointer, d->line, d->column, d->message);
    }
    CU_ASSERT(right);
    ds_diags_free(&diags);
}

static void unsound_texts_are_refused(void) {
    static const refused texts[] = {
        {"", 1, 1, "", "the text ends here"},
        {"[1,\n 2", 2, 3, "/1", "expected \",\" or \"]\""},
        {"[1 2]", 1, 4, "/0", "found 2, expected \",\" or \"]\""},
        {"[1,]", 1, 4, "/0", "take the comma away"},
        {"[,1]", 1, 2, "/0", "found ,"},
        {"{\"a\":1,}", 1, 8, "/a", "take the comma away"},
        {"{\"a\" 1}", 1, 6, "/a", "expected \":\""},
        {"{1:2}", 1, 2, "", "expected a key in double quotes"},
        {"[1}", 1, 3, "/0", "found }"},
        {"{\"a\":[}]", 1, 7, "/a/0", "found }"},
        {"]", 1, 1, "", "found ]"},
        {"1 2", 1, 3, "", "nothing after the document"},
        {"{}{}", 1, 3, "", "nothing after the document"},
        {"nul", 1, 1, "", "found nul"},
        {"nulll", 1, 1, "", "found nulll"},
        {"True", 1, 1, "", "found True"},
        {"-", 1, 1, "", "expected a number"},
        {"01", 1, 1, "", "leading zeros"},
        {"-01", 1, 1, "", "leading zeros"},
        {".5", 1, 1, "", "found .5"},
        {"1.", 1, 1, "", "digits after the decimal point"},
        {"1.e1", 1, 1, "", "digits after the decimal point"},
        {"1e+", 1, 1, "", "digits in the exponent"},
        {"1x", 1, 1, "", "found 1x"},
        {"0x10", 1, 1, "", "found 0x10"},
        {"\"abc", 1, 5, "", "ends inside a string"},
        {"\"a\\\"", 1, 5, "", "ends inside a string"},
        {"\"\\", 1, 2, "", "begins no escape"},
        {"\"\\x\"", 1, 2, "", "begins no escape"},
        {"\"\\u12\"", 1, 2, "", "four hexadecimal digits"},
        {"\"\\uD800\"", 1, 2, "", "surrogate"},
        {"\"\\uD800\\u0041\"", 1, 2, "", "surrogate"},
        {"\"\\uDC00\"", 1, 2, "", "surrogate"},
        {"\"\\u0000\"", 1, 2, "", "\\u0000"},
        {"\"a\tb\"", 1, 3, "", "control character"},
        {"\"\x80\"", 1, 2, "", "not UTF-8"},
        {"\"\xc3\"", 1, 2, "", "not UTF-8"},
        {"\"\xc1\xbf\"", 1, 2, "", "not UTF-8"},
        {"\"\xe0\x9f\xbf\"", 1, 2, "", "not UTF-8"},
        {"\"\xed\xa0\x80\"", 1, 2, "", "not UTF-8"},
        {"\"\xf0\x8f\xbf\xbf\"", 1, 2, "", "not UTF-8"},
        {"\"\xf4\x90\x80\x80\"", 1, 2, "", "not UTF-8"},
        {"\"\xf8\x88\x80\x80\x80\"", 1, 2, "", "not UTF-8"},
        {"\xef\xbb\xbf{}", 1, 1, "", "byte order mark"},
        {"{\"\xe1\xbb\x99\": [\"\xe1\xbb\x99\", \x01]}", 1, 13, "/\xe1\xbb\x99/1", "byte 0x01"},
        {"{\"a/b\": {\"~\": x}}", 1, 15, "/a~1b/~0", "found x"}};
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        check_refused(&texts[i]);
    }
}

static void a_raw_nul_ends_nothing(void) {
    ds_diags diags;
    CU_ASSERT_FALSE(scan("\"a\0b\"", 5, &diags));
    ds_diags_free(&diags);
    CU_ASSERT_FALSE(scan("1\0", 2, &diags));
    ds_diags_free(&diags);
}

static void depth_has_a_limit(void) {
    for (int depth = DS_SCAN_DEPTH - 1; depth <= DS_SCAN_DEPTH + 1; depth++) {
        char text[2 * DS_SCAN_DEPTH + 8] = "";
        memset(text, '[', (size_t)depth);
        memset(text + depth, ']', (size_t)depth);
        ds_diags diags;
        CU_ASSERT_EQUAL(scan(text, strlen(text), &diags), depth <= DS_SCAN_DEPTH);
        ds_diags_free(&diags);
    }
    size_t length = 1000000; /* far beyond any stack */
    char *text = malloc(length);
    CU_ASSERT_PTR_NOT_NULL_FATAL(text);
    memset(text, '[', length);
    ds_diags diags;
    CU_ASSERT_FALSE(scan(text, length, &diags));
    CU_ASSERT_PTR_NOT_NULL(strstr(diags.items[0].message, "nested more than 64 deep"));
    ds_diags_free(&diags);
    free(text);
}

/* Mistakes of a value alone do not end the scan. */
static void mistakes_in_passing(void) {
    static const char text[] =
        "{\"a\": 1e999, \"b\": {\"k\": 1, \"k\": 2, \"\\u006b\": 3}, \"a\": -1e999}";
    ds_diags diags;
    CU_ASSERT(scan(text, strlen(text), &diags));
    CU_ASSERT_EQUAL_FATAL(diags.count, 5);
    CU_ASSERT_STRING_EQUAL(diags.items[0].pointer, "/a");
    CU_ASSERT_STRING_EQUAL(diags.items[0].message, "found 1e999, expected a finite number");
    CU_ASSERT_STRING_EQUAL(diags.items[1].pointer, "/b/k");
    CU_ASSERT_STRING_EQUAL(diags.items[1].message, "the key \"k\" is given twice");
    CU_ASSERT_STRING_EQUAL(diags.items[2].pointer, "/b/k");
    CU_ASSERT_STRING_EQUAL(diags.items[3].pointer, "/a");
    CU_ASSERT_STRING_EQUAL(diags.items[4].message, "the key \"a\" is given twice");
    ds_diags_free(&diags);
}

/* An object of many keys, sound and with one of them repeated under another spelling. */
static void many_keys(void) {
    enum { KEYS = 200000 };
    char *text = malloc(16 * KEYS + 64), *at = text;
    CU_ASSERT_PTR_NOT_NULL_FATAL(text);
    *at++ = '{';
    for (int i = 0; i < KEYS; i++) {
        at += sprintf(at, "%s\"k%06d\":0", i > 0 ? "," : "", i);
    }
    char *end = at;
    strcpy(at, "}");
    ds_diags diags;
    CU_ASSERT(scan(text, strlen(text), &diags));
    CU_ASSERT_EQUAL(diags.errors, 0);
    ds_diags_free(&diags);
    strcpy(end, ",\"k04211\\u0031\":0}");
    CU_ASSERT(scan(text, strlen(text), &diags));
    CU_ASSERT_EQUAL_FATAL(diags.errors, 1);
    CU_ASSERT_STRING_EQUAL(diags.items[0].pointer, "/k042111");
    ds_diags_free(&diags);
    free(text);
}

/* Every beginning of a sound document is unsound, and says so with a place inside it. */
static void every_cut_is_noticed(void) {
    size_t length;
    char *text = ds_test_read_file(DS_TEST_ROOT "/tests/data/example.json", &length);
    while (length > 0 && text[length - 1] != '}') {
        length--;
    }
    for (size_t cut = 0; cut < length; cut++) {
        char *copy = malloc(cut + 1); /* so that reading too far is caught by the sanitizer */
        CU_ASSERT_PTR_NOT_NULL_FATAL(copy);
        memcpy(copy, text, cut);
        ds_diags diags;
        CU_ASSERT_FALSE(scan(copy, cut, &diags));
        CU_ASSERT(diags.count == 1 && diags.items[0].line > 0);
        int line, column;
        ds_scan_locate(copy, cut, "/households/7/visits/1/at/1", &line, &column);
        ds_diags_free(&diags);
        free(copy);
    }
    free(text);
}

static void spans_step_by_step(void) {
    static const char text[] = " {\"a\": [1, {\"x\": 2}, \"s\" ], \"b\": -3.5 } ";
    ds_reporter reporter = {0};
    ds_scan s;
    ds_scan_init(&s, NULL, text, strlen(text), &reporter);
    ds_span value;
    CU_ASSERT_FALSE(ds_scan_enter(&s, '['));
    CU_ASSERT(ds_scan_enter(&s, '{') && ds_scan_next(&s));
    CU_ASSERT(ds_scan_key(&s).length == 1 && ds_scan_key(&s).text[0] == 'a');
    CU_ASSERT_EQUAL(ds_scan_peek(&s), '[');
    static const char *const elements[] = {"1", "{\"x\": 2}", "\"s\""};
    CU_ASSERT(ds_scan_enter(&s, '['));
    for (int i = 0; i < 3; i++) {
        CU_ASSERT(ds_scan_next(&s) && ds_scan_value(&s, &value));
        CU_ASSERT_EQUAL(value.length, strlen(elements[i]));
        CU_ASSERT_NSTRING_EQUAL(value.text, elements[i], value.length);
    }
    CU_ASSERT_FALSE(ds_scan_next(&s));
    CU_ASSERT(ds_scan_next(&s) && ds_scan_value(&s, &value));
    CU_ASSERT_NSTRING_EQUAL(value.text, "-3.5", value.length);
    CU_ASSERT_FALSE(ds_scan_next(&s));
    CU_ASSERT(ds_scan_finish(&s));
    CU_ASSERT_EQUAL(reporter.mistakes, 0);
    ds_scan_free(&s);
}

typedef struct place {
    const char *pointer;
    int line, column; /* 0: no such place */
} place;

static void places_are_found(void) {
    static const char text[] = "{\n"
                               "  \"a/b\": {\"~\": [10, [20, 30]], \"\": 4},\n"
                               "  \"h\\u1ed9\": \"\xe1\xbb\x99]}\\\"\", \"k\": 1,\n"
                               "  \"k\": 2, \"\xe1\xbb\x99\": [ ] }";
    static const place places[] = {{"", 1, 1},
                                   {"/a~1b", 2, 10},
                                   {"/a~1b/~0", 2, 16},
                                   {"/a~1b/~0/0", 2, 17},
                                   {"/a~1b/~0/1", 2, 21},
                                   {"/a~1b/~0/1/1", 2, 26},
                                   {"/a~1b/", 2, 36},
                                   {"/h\xe1\xbb\x99", 3, 14},
                                   {"/k", 4, 8},
                                   {"/\xe1\xbb\x99", 4, 16},
                                   {"/a", 0, 0},
                                   {"/a~1b/~0/2", 0, 0},
                                   {"/a~1b/~0/x", 0, 0},
                                   {"/a~1b/~0/1/1/0", 0, 0},
                                   {"/h", 0, 0},
                                   {"/kk", 0, 0}};
    for (size_t i = 0; i < sizeof places / sizeof places[0]; i++) {
        int line = 0, column = 0;
        bool found = ds_scan_locate(text, strlen(text), places[i].pointer, &line, &column);
        if (found != (places[i].line > 0) || line != places[i].line || column != places[i].column) {
            printf("\n  \"%s\" at %d:%d", places[i].pointer, line, column);
            CU_FAIL("a place differs");
        }
    }
}

DS_SUITE(scan, {"sound texts pass", sound_texts_pass},
         {"unsound texts are refused, with their place", unsound_texts_are_refused},
         {"a NUL byte is a character like others", a_raw_nul_ends_nothing},
         {"nesting has a limit", depth_has_a_limit},
         {"a repeated key or an infinite number does not end the scan", mistakes_in_passing},
         {"many keys", many_keys}, {"every cut of a document is noticed", every_cut_is_noticed},
         {"values are handed out one by one", spans_step_by_step},
         {"JSON pointers are found again", places_are_found})
