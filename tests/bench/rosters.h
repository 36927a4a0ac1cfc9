/* What tests of the rostering benchmark share: rosters as text, and the best one by enumeration. */
#ifndef DS_TESTS_ROSTERS_H
#define DS_TESTS_ROSTERS_H

#include "nrp_check.h"

/* An instance of tests/data/rostering; a mistake in it is a failed test. */
ds_nrp_instance ds_test_shop(const char *file);

/* The instance of a text; a mistake in it is a failed test. */
ds_nrp_instance ds_test_shop_of(const char *text);

/* A row for each person, a letter for each day: the first of the shift's name, or '-'. malloc'd. */
bool *ds_test_works(const ds_nrp_instance *in, const char *const *rows);

/* The least value of a roster that keeps every rule; NAN where none does. Every roster is looked at
 * whose people each keep their own rules, so there should be few of those. */
double ds_test_least_value(const ds_nrp_instance *in);

#endif
