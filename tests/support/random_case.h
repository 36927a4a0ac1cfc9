/* Random instances read, solved and judged: what tests of the whole engine share. */
#ifndef DS_TESTS_RANDOM_CASE_H
#define DS_TESTS_RANDOM_CASE_H

#include <stdbool.h>
#include <stdint.h>

#include <doorstep/doorstep.h>

#include "model/instance.h"
#include "model/plan.h"
#include "support/random_instance.h"

/* The instance of this seed; a text that the reader does not take fails the test, says why, and
 * gives NULL. */
ds_instance *ds_test_random_read(uint64_t seed, const ds_test_random_options *options);

/* Solves with a budget of iterations and no clock. A status other than OK and INFEASIBLE fails the
 * test; *plan is NULL unless the status is OK. */
doorstep_status ds_test_solve(const ds_instance *in, uint64_t seed, int32_t threads,
                              int64_t iterations, ds_plan **plan);

/* Does the checker find nothing wrong? *total is the score it works out. With `told`, it prints
 * what it found. */
bool ds_test_accepted(const ds_instance *in, const ds_plan *plan, bool told, double *total);

#endif
