#include "generate/deal.h"

int64_t ds_portion(int64_t total, int64_t before, int64_t weight, int64_t all) {
    return total * (before + weight) / all - total * before / all;
}

void ds_deal(int32_t total, int32_t n, const int32_t *weights, int32_t most, int32_t *out) {
    for (int32_t i = 0; i < n; i++) {
        total -= out[i];
    }
    for (; total > 0; total--) {
        int32_t best = -1;
        for (int32_t i = 0; i < n; i++) {
            if (out[i] < most && (best < 0 || (int64_t)weights[i] * (2 * out[best] + 1) >
                                                  (int64_t)weights[best] * (2 * out[i] + 1))) {
                best = i;
            }
        }
        if (best < 0) {
            return;
        }
        out[best]++;
    }
}
