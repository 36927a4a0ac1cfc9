#include <float.h>
#include <locale.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/rng.h"
#include "suite.h"

static void expect(ds_buf *buf, const char *expected) {
    char *text;
    size_t length;
    CU_ASSERT_EQUAL(ds_buf_take(buf, &text, &length), DOORSTEP_OK);
    CU_ASSERT_STRING_EQUAL(text, expected);
    CU_ASSERT_EQUAL(length, strlen(expected));
    free(text);
}

static void grows(void) {
    ds_buf buf = {0};
    for (int i = 0; i < 5000; i++) {
        ds_buf_printf(&buf, "%d,", i % 10);
    }
    CU_ASSERT_EQUAL(buf.length, 10000);
    CU_ASSERT_EQUAL(strncmp(buf.bytes + 9990, "5,6,7,8,9,", 10), 0);
    ds_buf_free(&buf);
    expect(&buf, "");
}

static void pieces(void) {
    ds_buf buf = {0};
    ds_buf_puts(&buf, "a");
    ds_buf_repeat(&buf, '-', 3);
    ds_buf_repeat(&buf, '-', -1);
    ds_buf_add(&buf, "bcd", 2);
    ds_buf_printf(&buf, "%s%d", "x", 7);
    expect(&buf, "a---bcx7");
}

static void figures(void) {
    static const struct {
        double value;
        int decimals;
        const char *text;
    } cases[] = {{0, 0, "0"},
                 {-0.001, 2, "0.00"},
                 {-0.006, 2, "-0.01"},
                 {999.999, 2, "1,000.00"},
                 {1234567.5, 1, "1,234,567.5"},
                 {-1000, 0, "-1,000"},
                 {123456, 0, "123,456"}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        ds_buf buf = {0};
        ds_buf_figure(&buf, DOORSTEP_ENGLISH, cases[i].value, cases[i].decimals);
        expect(&buf, cases[i].text);
    }
}

/* Random bit patterns: every finite double must come back as it was. */
static void numbers_read_back(void) {
    ds_rng rng = ds_rng_make(1, 0);
    for (int i = 0; i < 20000; i++) {
        uint64_t bits = ds_rng_next(&rng);
        double value;
        memcpy(&value, &bits, sizeof value);
        if (!isfinite(value)) {
            continue;
        }
        ds_buf buf = {0};
        ds_buf_number(&buf, value);
        CU_ASSERT_EQUAL(strtod(buf.bytes, NULL), value);
        ds_buf_free(&buf);
    }
}

static void numbers_are_short(void) {
    ds_buf buf = {0};
    ds_buf_number(&buf, 41.84265);
    ds_buf_puts(&buf, " ");
    ds_buf_number(&buf, 0.1);
    ds_buf_puts(&buf, " ");
    ds_buf_number(&buf, -DBL_MAX);
    expect(&buf, "41.84265 0.1 -1.7976931348623157e+308");
}

static void memory_running_out_is_remembered(void) {
    ds_buf buf = {0};
    char *text = NULL;
    size_t length;
    ds_buf_add(&buf, "x", 1);
    ds_buf_add(&buf, "x", SIZE_MAX / 2);
    ds_buf_puts(&buf, "more");
    CU_ASSERT_TRUE(buf.failed);
    CU_ASSERT_EQUAL(ds_buf_take(&buf, &text, &length), DOORSTEP_NO_MEMORY);
    CU_ASSERT_PTR_NULL(text);
}

/* What a text is drained into: takes so many pieces, then refuses. */
typedef struct sink {
    ds_buf taken;
    int pieces, most;
} sink;

static bool take_piece(void *to, const char *bytes, size_t length) {
    sink *s = to;
    s->pieces++;
    ds_buf_add(&s->taken, bytes, s->pieces <= s->most ? length : 0);
    return s->pieces <= s->most;
}

static void write_lines(ds_buf *buf) {
    for (int i = 0; i < 50000; i++) {
        ds_buf_printf(buf, "line %d\n", i);
    }
}

static void drained_piece_by_piece(void) {
    ds_buf whole = {0};
    sink s = {.most = 100};
    ds_buf buf = {.drain = take_piece, .sink = &s};
    write_lines(&whole);
    write_lines(&buf);
    CU_ASSERT(buf.capacity < whole.length / 3);
    CU_ASSERT_EQUAL(ds_buf_drained(&buf), DOORSTEP_OK);
    CU_ASSERT(s.pieces > 3 && s.taken.length == whole.length);
    CU_ASSERT_STRING_EQUAL(s.taken.bytes, whole.bytes);
    ds_buf_free(&s.taken);
    ds_buf_free(&whole);
}

static void a_sink_that_refuses(void) {
    for (int most = 0; most < 3; most++) {
        sink s = {.most = most};
        ds_buf buf = {.drain = take_piece, .sink = &s};
        write_lines(&buf);
        CU_ASSERT_EQUAL(ds_buf_drained(&buf), DOORSTEP_FILE_ERROR);
        CU_ASSERT_EQUAL(s.pieces, most + 1); /* asked no more */
        ds_buf_free(&s.taken);
    }
}

static void nothing_to_drain(void) {
    sink s = {.most = 0};
    ds_buf buf = {.drain = take_piece, .sink = &s};
    CU_ASSERT_EQUAL(ds_buf_drained(&buf), DOORSTEP_OK);
    CU_ASSERT_EQUAL(s.pieces, 0);
}

DS_SUITE(buf, {"text grows", grows}, {"pieces follow each other", pieces},
         {"figures for people", figures},
         {"every finite double reads back as it was", numbers_read_back},
         {"numbers are as short as that allows", numbers_are_short},
         {"memory running out is remembered", memory_running_out_is_remembered},
         {"drained piece by piece", drained_piece_by_piece},
         {"a sink that refuses", a_sink_that_refuses}, {"nothing to drain", nothing_to_drain})
