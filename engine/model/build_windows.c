/*
 * When visits of a window class may start, shift by shift: the union of its windows inside the
 * shift, as disjoint intervals.
 */
#include <stdlib.h>

#include "model/build_context.h"

static bool applies(const ds_window *window, const ds_shift *shift, int32_t index) {
    return (window->shift == DS_NONE || window->shift == index) && window->from <= shift->date &&
           shift->date <= window->until;
}

static int by_opening(const void *a, const void *b) {
    const ds_interval *x = a, *y = b;
    return (x->open > y->open) - (x->open < y->open);
}

/* Sorts and joins what overlaps or touches; returns how many are left. */
static int32_t merge(ds_interval *list, int32_t n) {
    int32_t kept = 0;
    qsort(list, (size_t)n, sizeof *list, by_opening);
    for (int32_t i = 0; i < n; i++) {
        if (kept > 0 && list[i].open <= list[kept - 1].close + 1) {
            if (list[i].close > list[kept - 1].close) {
                list[kept - 1].close = list[i].close;
            }
        } else {
            list[kept++] = list[i];
        }
    }
    return kept;
}

static int32_t clip(const ds_instance *in, ds_range windows, int32_t s, ds_interval *list,
                    bool *meets) {
    const ds_shift *shift = &in->shifts[s];
    int32_t n = 0;
    *meets = windows.count == 0;
    if (windows.count == 0) {
        list[n++] = (ds_interval){shift->start, shift->end};
    }
    for (int32_t i = 0; i < windows.count; i++) {
        const ds_window *window = &in->windows[windows.first + i];
        if (!applies(window, shift, s)) {
            continue;
        }
        *meets |= window->start < shift->end && window->end >= shift->start;
        ds_interval inside = {window->start > shift->start ? window->start : shift->start,
                              window->end < shift->end ? window->end : shift->end};
        if (inside.open <= inside.close) {
            list[n++] = inside;
        }
    }
    return n > 1 ? merge(list, n) : n;
}

static int32_t longest_list(const ds_range *lists, int32_t n) {
    int32_t longest = 1;
    for (int32_t i = 0; i < n; i++) {
        longest = lists[i].count > longest ? lists[i].count : longest;
    }
    return longest;
}

static void fill_intervals(ds_build *b, int32_t n, ds_range *ranges, bool *meets,
                           ds_buffer *intervals) {
    const ds_instance *in = b->in;
    const ds_range *lists = (const ds_range *)(const void *)b->windows.lists.items;
    ds_interval *list = DS_ARENA_NEW(&b->scratch, ds_interval, longest_list(lists, n));
    for (int32_t c = 0; c < n && list != NULL; c++) {
        for (int32_t s = 0; s < in->n_shifts; s++) {
            int32_t count = clip(in, lists[c], s, list, meets++);
            ds_interval *kept = ds_buffer_add(intervals, count);
            if (kept == NULL) {
                return;
            }
            *ranges++ = (ds_range){intervals->count - count, count};
            for (int32_t i = 0; i < count; i++) {
                kept[i] = list[i];
            }
        }
    }
}

void ds_build_windows_end(ds_build *b) {
    ds_instance *in = b->in;
    if (b->reporter->errors > 0) {
        return;
    }
    int64_t n = b->windows.lists.count;
    ds_window_class *classes = ds_buffer_keep(&b->windows.lists, &b->arena);
    ds_range *ranges = DS_ARENA_NEW(&b->arena, ds_range, n * in->n_shifts);
    bool *meets = DS_ARENA_NEW(&b->arena, bool, n * in->n_shifts);
    ds_buffer intervals = ds_buffer_make(&b->scratch, sizeof(ds_interval));
    in->windows = ds_buffer_keep(&b->windows.elements, &b->arena);
    in->n_windows = b->windows.elements.count;
    if (b->arena.failed) {
        return;
    }
    fill_intervals(b, (int32_t)n, ranges, meets, &intervals);
    in->window_classes = classes;
    in->n_window_classes = (int32_t)n;
    in->class_intervals = ranges;
    in->class_meets = meets;
    in->intervals = ds_buffer_keep(&intervals, &b->arena);
}
