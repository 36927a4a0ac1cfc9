/* Values of command line options. All answer whether the text is one, and nothing else. */
#ifndef DS_BENCH_VALUES_H
#define DS_BENCH_VALUES_H

#include <stdbool.h>
#include <stdint.h>

bool ds_bench_read_number(const char *text, double low, double high, double *out);
bool ds_bench_read_whole(const char *text, double low, double high, int64_t *out);
bool ds_bench_read_small(const char *text, int32_t low, int32_t high, int32_t *out);

/* Whole numbers from 1, separated by commas; a comma may stand after the last. */
bool ds_bench_read_list(const char *text, double high, int32_t room, uint64_t *out, int32_t *count);

#endif
