#include "generate/geometry.h"

int64_t ds_root(int64_t square) {
    int64_t low = 0, high = INT64_C(3000000000);
    while (low < high) {
        int64_t middle = (low + high + 1) / 2;
        if (middle * middle <= square) {
            low = middle;
        } else {
            high = middle - 1;
        }
    }
    return low;
}

int64_t ds_distance(ds_gen_point from, ds_gen_point to) {
    int64_t x = to.x - from.x, y = to.y - from.y;
    return ds_root(x * x + y * y);
}
