#include "values.h"

#include <math.h>
#include <stdlib.h>

/* The number that the text begins with; *text goes on behind it. */
static bool number_at(const char **text, double low, double high, double *out) {
    char *stop = NULL;
    *out = strtod(*text, &stop);
    bool good = stop != *text && *out >= low && *out <= high;
    *text = stop;
    return good;
}

bool ds_bench_read_number(const char *text, double low, double high, double *out) {
    return number_at(&text, low, high, out) && *text == '\0';
}

bool ds_bench_read_whole(const char *text, double low, double high, int64_t *out) {
    double value = 0;
    bool good = ds_bench_read_number(text, low, high, &value) && value == floor(value);
    *out = good ? (int64_t)value : 0;
    return good;
}

bool ds_bench_read_small(const char *text, int32_t low, int32_t high, int32_t *out) {
    int64_t value;
    bool good = ds_bench_read_whole(text, low, high, &value);
    *out = (int32_t)value;
    return good;
}

bool ds_bench_read_list(const char *text, double high, int32_t room, uint64_t *out,
                        int32_t *count) {
    for (*count = 0; *text != '\0' && *count < room;) {
        double value;
        if (!number_at(&text, 1, high, &value) || value != floor(value) ||
            (*text != ',' && *text != '\0')) {
            return false;
        }
        out[(*count)++] = (uint64_t)value;
        text += *text == ',';
    }
    return *text == '\0' && *count > 0;
}
