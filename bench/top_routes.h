/*
 * An answer: routes as lists of customers, and files of them. A file has a route a line, customers'
 * numbers separated by spaces, without start and end; "#" begins a comment.
 */
#ifndef DS_BENCH_TOP_ROUTES_H
#define DS_BENCH_TOP_ROUTES_H

#include <doorstep/doorstep.h>

#include "top_instance.h"

/* Route r is stops[ends[r - 1]] ... stops[ends[r] - 1], the first from stops[0]. */
typedef struct ds_top_routes {
    int32_t count;
    int32_t *ends;
    int32_t *stops;
} ds_top_routes;

static inline int32_t ds_top_first_stop(const ds_top_routes *routes, int32_t route) {
    return route > 0 ? routes->ends[route - 1] : 0;
}

/* Numbers need not be customers, and may stand twice: the checker says so. Caller frees. */
doorstep_status ds_top_routes_read(const char *path, ds_top_routes *out,
                                   char message[DS_TOP_MESSAGE]);
void ds_top_routes_free(ds_top_routes *routes);

/* False where the file cannot be written. `heading`: one line, becomes a comment. */
bool ds_top_routes_write(const char *path, const char *heading, const ds_top_routes *routes);

#endif
