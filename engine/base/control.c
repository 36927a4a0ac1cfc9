#include "base/control.h"

#include <time.h>

double ds_clock(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

bool ds_cancelled(const ds_control *control) {
    return control->cancel != NULL && atomic_load_explicit(control->cancel, memory_order_relaxed);
}

bool ds_stop_now(const ds_control *control) {
    return ds_cancelled(control) || ds_clock() >= control->deadline;
}
