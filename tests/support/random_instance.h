/*
 * Random instances as JSON text, for tests: small enough to enumerate, or of medium size, with the
 * features of docs/format.md switched on and off at random.
 */
#ifndef DS_TESTS_RANDOM_INSTANCE_H
#define DS_TESTS_RANDOM_INSTANCE_H

#include <stdint.h>

typedef struct ds_test_span {
    int32_t low, high; /* inclusive */
} ds_test_span;

typedef struct ds_test_random_options {
    ds_test_span members, teams, shifts, dates, desks;
    ds_test_span visits;        /* still to be done; at most 200 */
    ds_test_span shift_minutes; /* length of a shift */
} ds_test_random_options;

/* 3-4 members, 2 teams, 2-3 shifts, 5-7 visits, 1-2 desks: an exhaustive search can solve it. */
extern const ds_test_random_options ds_test_tiny;

/* 5-8 members, 2-3 teams, 3-6 shifts, about 20-60 households. */
extern const ds_test_random_options ds_test_medium;

/* The same text for the same seed and options (NULL: tiny) on every machine; the caller frees it.
 * Valid for the reader; the locks seldom contradict the rules. */
char *ds_test_random_instance(uint64_t seed, const ds_test_random_options *options);

#endif
