#include "top_check.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

static const double TOLERANCE = 1e-6;

/* Coordinates with time windows have at most four decimals. */
static const double COORDINATE_UNITS = 1e4;

/* ---- Without time windows ----------------------------------------------------------------------
 */

static double distance(const ds_top_node *a, const ds_top_node *b) {
    return sqrt((a->x - b->x) * (a->x - b->x) + (a->y - b->y) * (a->y - b->y));
}

static bool short_enough(const ds_top_instance *in, const ds_top_routes *routes, int32_t r,
                         char message[DS_TOP_MESSAGE]) {
    double length = 0;
    int32_t at = 0;
    for (int32_t k = ds_top_first_stop(routes, r); k < routes->ends[r]; k++) {
        length += distance(&in->nodes[at], &in->nodes[routes->stops[k]]);
        at = routes->stops[k];
    }
    length += distance(&in->nodes[at], &in->nodes[in->end]);
    if (length > in->limit + TOLERANCE) {
        snprintf(message, DS_TOP_MESSAGE, "route %d is %.9f long, at most %.9g is allowed", r + 1,
                 length, in->limit);
        return false;
    }
    return true;
}

/* ---- With time windows -------------------------------------------------------------------------
 */

static int64_t power_of_ten(int32_t exponent) {
    return exponent == 0 ? 1 : 10 * power_of_ten(exponent - 1);
}

static int64_t in_units(double value, double units) {
    return llround(value * units);
}

/* floor(u d), where u units make up 1 and d is the distance: the largest t with t² ≤ u² d², by
 * whole numbers alone. Differences are below 2^35, so that everything stays below 2^87. */
static int64_t truncated(const ds_top_node *a, const ds_top_node *b, int64_t units) {
    __extension__ typedef __int128 wide;
    int64_t dx = in_units(a->x, COORDINATE_UNITS) - in_units(b->x, COORDINATE_UNITS);
    int64_t dy = in_units(a->y, COORDINATE_UNITS) - in_units(b->y, COORDINATE_UNITS);
    wide square = ((wide)dx * dx + (wide)dy * dy) * units * units;
    wide fine = (wide)COORDINATE_UNITS * (wide)COORDINATE_UNITS;
    int64_t t = (int64_t)(sqrt((double)dx * (double)dx + (double)dy * (double)dy) * (double)units /
                          COORDINATE_UNITS);
    while ((wide)t * t * fine > square) {
        t--;
    }
    while ((wide)(t + 1) * (t + 1) * fine <= square) {
        t++;
    }
    return t;
}

static bool late(int64_t arrival, int64_t latest, double units, int32_t r, const char *what,
                 int32_t customer, char message[DS_TOP_MESSAGE]) {
    if (arrival <= latest) {
        return false;
    }
    snprintf(message, DS_TOP_MESSAGE, "route %d is at %s %d at %.*f, after %.*f", r + 1, what,
             customer, 2, (double)arrival / units, 2, (double)latest / units);
    return true;
}

static bool in_time(const ds_top_instance *in, const ds_top_routes *routes, int32_t r,
                    char message[DS_TOP_MESSAGE]) {
    int64_t units = power_of_ten(in->decimals);
    double scale = (double)units;
    int64_t clock = in_units(in->nodes[0].open, scale);
    int32_t at = 0;
    for (int32_t k = ds_top_first_stop(routes, r); k < routes->ends[r]; k++) {
        int32_t next = routes->stops[k];
        const ds_top_node *node = &in->nodes[next];
        clock += truncated(&in->nodes[at], node, units);
        if (late(clock, in_units(node->close, scale), scale, r, "customer", next, message)) {
            return false;
        }
        int64_t open = in_units(node->open, scale);
        clock = (clock > open ? clock : open) + in_units(node->duration, scale);
        at = next;
    }
    clock += truncated(&in->nodes[at], &in->nodes[in->end], units);
    return !late(clock, in_units(in->nodes[in->end].close, scale), scale, r, "the end, node",
                 in->end, message);
}

/* ---- Both ------------------------------------------------------------------------------------ */

static bool customers_once(const ds_top_instance *in, const ds_top_routes *routes, bool *served,
                           char message[DS_TOP_MESSAGE]) {
    for (int32_t k = 0; routes->count > 0 && k < routes->ends[routes->count - 1]; k++) {
        int32_t customer = routes->stops[k];
        if (!ds_top_is_customer(in, customer)) {
            snprintf(message, DS_TOP_MESSAGE, "%d is no customer", customer);
            return false;
        }
        if (served[customer]) {
            snprintf(message, DS_TOP_MESSAGE, "customer %d is served twice", customer);
            return false;
        }
        served[customer] = true;
    }
    return true;
}

static bool judge(const ds_top_instance *in, int32_t m, const ds_top_routes *routes, bool *served,
                  char message[DS_TOP_MESSAGE]) {
    if (routes->count > m) {
        snprintf(message, DS_TOP_MESSAGE, "%d routes, at most %d are allowed", routes->count, m);
        return false;
    }
    bool good = customers_once(in, routes, served, message);
    for (int32_t r = 0; good && r < routes->count; r++) {
        bool used = routes->ends[r] > ds_top_first_stop(routes, r);
        good = !used || (in->windows ? in_time : short_enough)(in, routes, r, message);
    }
    return good;
}

bool ds_top_check(const ds_top_instance *in, int32_t m, const ds_top_routes *routes, double *score,
                  char message[DS_TOP_MESSAGE]) {
    bool *served = calloc((size_t)in->n_nodes, sizeof *served);
    message[0] = '\0';
    *score = 0;
    if (served == NULL) {
        snprintf(message, DS_TOP_MESSAGE, "out of memory");
        return false;
    }
    bool good = judge(in, m, routes, served, message);
    for (int32_t i = 0; good && i < in->n_nodes; i++) {
        *score += served[i] ? in->nodes[i].score : 0;
    }
    free(served);
    return good;
}
