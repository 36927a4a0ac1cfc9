/* Whole things shared out by weight, so that nothing is lost to rounding. */
#ifndef DS_GENERATE_DEAL_H
#define DS_GENERATE_DEAL_H

#include <stdint.h>

/* The part that falls to weights from `before` to `before + weight` of `all`: parts that stand
 * side by side add up to the total. */
int64_t ds_portion(int64_t total, int64_t before, int64_t weight, int64_t all);

/* Deals `total` things one at a time, each to the one with the largest weight / (2 × has + 1)
 * (Webster, Sainte-Laguë); the first of equals. On entry out[i] is what i has already and counts;
 * nobody gets more than `most`. */
void ds_deal(int32_t total, int32_t n, const int32_t *weights, int32_t most, int32_t *out);

#endif
