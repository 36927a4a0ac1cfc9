/* Nearest households against looking at all of them. */
#include "roster/arrivals.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/rng.h"
#include "io/instance_read.h"
#include "suite.h"

enum { HOUSES = 120, NEAREST = 5, NODES = 30 };

/* Houses on a grid as fine as `spread` says, so that some share a place. */
static size_t write_houses(char *text, size_t room, ds_rng *rng, int32_t spread, bool matrix) {
    size_t n = 0;
    for (int i = 0; i < HOUSES; i++) {
        n += (size_t)snprintf(&text[n], room - n, "%s{\"id\":\"h%d\",", i > 0 ? "," : "", i);
        if (matrix) {
            n +=
                (size_t)snprintf(&text[n], room - n, "\"node\":%d,", (int)ds_rng_below(rng, NODES));
        } else {
            n += (size_t)snprintf(&text[n], room - n, "\"lat\":%.5f,\"lon\":%.5f,",
                                  11.0 + 0.05 * ds_rng_below(rng, spread) / spread,
                                  106.0 + 0.05 * ds_rng_below(rng, spread) / spread);
        }
        n += (size_t)snprintf(&text[n], room - n,
                              "\"needs\":[{\"service\":\"talk\",\"people\":1}]}");
    }
    return n;
}

static ds_instance *make(uint64_t seed, int32_t spread, bool matrix) {
    enum { ROOM = 40000 };
    ds_rng rng = ds_rng_make(seed, 1);
    char *text = malloc(ROOM);
    CU_ASSERT_PTR_NOT_NULL_FATAL(text);
    size_t n = (size_t)snprintf(
        text, ROOM,
        "{\"doorstep\":1,\"shifts\":[{\"id\":\"s\",\"date\":\"2022-11-07\",\"start\":\"08:00\","
        "\"end\":\"09:00\"}],\"services\":[{\"id\":\"talk\",\"minutes\":10}],\"teams\":[{\"id\":"
        "\"t\",\"base\":{\"lat\":11,\"lon\":106,\"node\":0},\"travel_factor\":1.7}],\"members\":[],"
        "\"households\":[");
    n += write_houses(&text[n], ROOM - n, &rng, spread, matrix);
    n += (size_t)snprintf(&text[n], ROOM - n, "],\"travel\":{\"mode\":\"%s\"",
                          matrix ? "matrix" : "straight");
    n += (size_t)snprintf(&text[n], ROOM - n, matrix ? ",\"minutes\":[" : ",\"speed_kmh\":12}}");
    for (int i = 0; matrix && i < NODES * NODES; i++) {
        n += (size_t)snprintf(&text[n], ROOM - n, "%s%d%s", i % NODES == 0 ? "[" : "",
                              i % (NODES + 1) == 0 ? 0 : 1 + (int)ds_rng_below(&rng, 20),
                              i == NODES * NODES - 1   ? "]]}}"
                              : i % NODES == NODES - 1 ? "],"
                                                       : ",");
    }
    ds_instance *in = NULL;
    CU_ASSERT_EQUAL_FATAL(ds_instance_read(text, strlen(text), NULL, NULL, &in), DOORSTEP_OK);
    free(text);
    return in;
}

static int rising(const void *a, const void *b) {
    ds_tick x = *(const ds_tick *)a, y = *(const ds_tick *)b;
    return (x > y) - (x < y);
}

static ds_tick way(const ds_travel *travel, int32_t from, int32_t to) {
    const ds_household *households = travel->in->households;
    return ds_travel_time(travel, 0, households[from].location, households[to].location);
}

static void compare(const ds_travel *travel, const ds_arrivals *near, const bool *open, int32_t h) {
    ds_tick all[HOUSES];
    int32_t n = 0;
    for (int32_t o = 0; o < HOUSES; o++) {
        if (o != h && open[o]) {
            all[n++] = way(travel, o, h);
        }
    }
    qsort(all, (size_t)n, sizeof *all, rising);
    CU_ASSERT_EQUAL(near->count[h], open[h] ? (n < NEAREST ? n : NEAREST) : 0);
    for (int32_t i = 0; i < near->count[h]; i++) {
        int32_t from = near->from[(int64_t)h * near->k + i];
        CU_ASSERT_TRUE(open[from] && from != h);
        CU_ASSERT_EQUAL(way(travel, from, h), all[i]);
        for (int32_t j = 0; j < i; j++) {
            CU_ASSERT_NOT_EQUAL(from, near->from[(int64_t)h * near->k + j]);
        }
    }
}

static void check(uint64_t seed, int32_t spread, bool matrix) {
    ds_instance *in = make(seed, spread, matrix);
    ds_travel travel;
    ds_arrivals near;
    bool open[HOUSES];
    for (int32_t h = 0; h < HOUSES; h++) {
        open[h] = (h * 7 + (int32_t)seed) % 5 != 0;
    }
    CU_ASSERT_TRUE_FATAL(ds_travel_init(&travel, in));
    CU_ASSERT_TRUE_FATAL(ds_arrivals_init(&near, &travel, open, NEAREST));
    for (int32_t h = 0; h < HOUSES; h++) {
        compare(&travel, &near, open, h);
    }
    ds_arrivals_free(&near);
    ds_travel_free(&travel);
    ds_instance_free(in);
}

static void test_straight(void) {
    static const int32_t spreads[] = {1, 2, 8, 5000};
    for (uint64_t seed = 1; seed <= 5; seed++) {
        for (size_t i = 0; i < sizeof spreads / sizeof spreads[0]; i++) {
            check(seed, spreads[i], false);
        }
    }
}

static void test_matrix(void) {
    for (uint64_t seed = 1; seed <= 5; seed++) {
        check(seed, 1, true);
    }
}

DS_SUITE(arrivals, {"straight line, spread out and heaped up", test_straight},
         {"matrix, not symmetric", test_matrix})
