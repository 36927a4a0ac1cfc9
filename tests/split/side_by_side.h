/* Two random instances in one document: nothing of one has to do with anything of the other. */
#ifndef DS_TESTS_SIDE_BY_SIDE_H
#define DS_TESTS_SIDE_BY_SIDE_H

#include "model/instance.h"
#include "support/random_instance.h"

/* Ids of the two begin with "a-" and "b-". Shifts are those of both, each for its own people alone;
 * the objective, and the travel of a straight line, is the first one's. Where only one of the two
 * has a matrix, the next `b` is taken that goes with `a`. A document that the reader does not take
 * fails the test and gives NULL. */
ds_instance *ds_test_side_by_side(uint64_t a, uint64_t b, const ds_test_random_options *options);

#endif
