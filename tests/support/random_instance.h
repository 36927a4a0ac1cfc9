/*
 * Random instances as JSON text, for tests: small enough to enumerate, or larger, with the features
 * of docs/format.md switched on and off at random.
 */
#ifndef DS_TESTS_RANDOM_INSTANCE_H
#define DS_TESTS_RANDOM_INSTANCE_H

#include <stdint.h>

typedef struct ds_test_span {
    int32_t low, high; /* inclusive */
} ds_test_span;

typedef struct ds_test_random_options {
    /* At least 1, and at most 24, 8, 16, 16, 8. */
    ds_test_span members, teams, shifts, dates, desks;
    ds_test_span visits;        /* still to be done; at most 1000 */
    ds_test_span shift_minutes; /* length of a shift; at most 300 */
} ds_test_random_options;

/* 3-4 members, 2 teams, 2-3 shifts, 5-7 visits, 1-2 desks: an exhaustive search can solve it. */
extern const ds_test_random_options ds_test_tiny;

/* 5-8 members, 2-3 teams, 3-6 shifts, about 20-60 households. */
extern const ds_test_random_options ds_test_medium;

/* 8-12 members, 3-6 teams, 6-12 shifts, 2-4 desks, about 200-600 households. */
extern const ds_test_random_options ds_test_large;

/* The same text for the same seed and options (NULL: tiny) on every machine; the caller frees it.
 * Valid for the reader; the locks seldom contradict the rules. NULL where the options are out of
 * range or memory ran out. */
char *ds_test_random_instance(uint64_t seed, const ds_test_random_options *options);

#endif
