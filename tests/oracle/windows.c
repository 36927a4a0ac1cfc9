#include "oracle/windows.h"

#include "travel/travel.h"

static bool on_this_date(const ds_instance *in, const ds_window *w, int32_t shift) {
    int32_t date = in->shifts[shift].date;
    return (w->date == DS_NONE || w->date == date) && (w->shift == DS_NONE || w->shift == shift) &&
           w->from <= date && date <= w->until;
}

static ds_range windows_of(const ds_instance *in, int32_t visit) {
    return in->window_classes[in->visits[visit].window_class].windows;
}

ds_tick windows_first_start(const ds_instance *in, int32_t visit, int32_t shift, ds_tick from) {
    ds_range windows = windows_of(in, visit);
    ds_tick best = windows.count == 0 ? from : DS_FAR;
    for (int32_t i = 0; i < windows.count; i++) {
        const ds_window *w = &in->windows[windows.first + i];
        ds_tick start = from > w->start ? from : w->start;
        if (on_this_date(in, w, shift) && start <= w->end && start < best) {
            best = start;
        }
    }
    return best;
}

bool windows_meet(const ds_instance *in, int32_t visit, int32_t shift) {
    ds_range windows = windows_of(in, visit);
    for (int32_t i = 0; i < windows.count; i++) {
        const ds_window *w = &in->windows[windows.first + i];
        if (on_this_date(in, w, shift) && w->start < in->shifts[shift].end &&
            w->end >= in->shifts[shift].start) {
            return true;
        }
    }
    return windows.count == 0;
}
