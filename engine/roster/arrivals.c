#include "roster/arrivals.h"

#include <math.h>
#include <stdlib.h>

/* The k nearest so far, nearest first; equal distances in the order they came. */
typedef struct nearest {
    int32_t k, count;
    double *distance;
    int32_t *item;
} nearest;

static bool out_of_reach(const nearest *best, double distance) {
    return best->count == best->k && distance >= best->distance[best->k - 1];
}

static void offer(nearest *best, int32_t item, double distance) {
    if (out_of_reach(best, distance)) {
        return;
    }
    int32_t at = best->count < best->k ? best->count++ : best->k - 1;
    for (; at > 0 && best->distance[at - 1] > distance; at--) {
        best->distance[at] = best->distance[at - 1];
        best->item[at] = best->item[at - 1];
    }
    best->distance[at] = distance;
    best->item[at] = item;
}

typedef struct finder {
    const ds_instance *in;
    const ds_travel *travel;
    const bool *open;
    nearest best;
    int32_t n;      /* open households */
    int32_t *order; /* [n] them: as a tree (straight), or by node (matrix) */
    uint8_t *axis;  /* [n] along which the tree splits at this element */
    int32_t *first; /* [nodes + 1] into order (matrix) */
} finder;

/* ---- Straight line: a k-d tree of points on the unit sphere --------------------------------- */

static const double *point_of(const finder *f, int32_t household) {
    return f->travel->point[f->in->households[household].location];
}

static void exchange(int32_t *a, int32_t *b) {
    int32_t kept = *a;
    *a = *b;
    *b = kept;
}

/* Quickselect (Hoare 1961): order[middle] is where sorting along the axis would put it. */
static void split(const finder *f, int32_t low, int32_t high, int32_t middle, int axis) {
    while (low < high) {
        double pivot = point_of(f, f->order[low + (high - low) / 2])[axis];
        int32_t i = low, j = high;
        while (i <= j) {
            while (point_of(f, f->order[i])[axis] < pivot) {
                i++;
            }
            while (point_of(f, f->order[j])[axis] > pivot) {
                j--;
            }
            if (i <= j) {
                exchange(&f->order[i++], &f->order[j--]);
            }
        }
        if (middle <= j) {
            high = j;
        } else if (middle >= i) {
            low = i;
        } else {
            return;
        }
    }
}

static int widest_axis(const finder *f, int32_t low, int32_t high) {
    int widest = 0;
    double most = -1.0;
    for (int axis = 0; axis < 3; axis++) {
        double least = INFINITY, largest = -INFINITY;
        for (int32_t i = low; i <= high; i++) {
            least = fmin(least, point_of(f, f->order[i])[axis]);
            largest = fmax(largest, point_of(f, f->order[i])[axis]);
        }
        if (largest - least > most) {
            most = largest - least;
            widest = axis;
        }
    }
    return widest;
}

static void grow_tree(const finder *f, int32_t low, int32_t high) {
    while (low < high) {
        int32_t middle = low + (high - low) / 2;
        int axis = widest_axis(f, low, high);
        split(f, low, high, middle, axis);
        f->axis[middle] = (uint8_t)axis;
        grow_tree(f, low, middle - 1);
        low = middle + 1;
    }
}

/* The same sum in the same order as travel/ forms, so that equal ways compare equal. */
static double chord_squared(const double *a, const double *b) {
    double x = a[0] - b[0], y = a[1] - b[1], z = a[2] - b[2];
    return x * x + y * y + z * z;
}

static void search_tree(finder *f, int32_t household, int32_t low, int32_t high) {
    if (low > high) {
        return;
    }
    int32_t middle = low + (high - low) / 2, here = f->order[middle];
    const double *own = point_of(f, household), *other = point_of(f, here);
    if (here != household) {
        offer(&f->best, here, chord_squared(own, other));
    }
    double apart = own[f->axis[middle]] - other[f->axis[middle]];
    bool below = apart < 0;
    search_tree(f, household, below ? low : middle + 1, below ? middle - 1 : high);
    if (!out_of_reach(&f->best, apart * apart)) {
        search_tree(f, household, below ? middle + 1 : low, below ? high : middle - 1);
    }
}

/* ---- Matrix: the columns, node by node ------------------------------------------------------ */

static int32_t node_of(const finder *f, int32_t household) {
    return f->in->locations[f->in->households[household].location].node;
}

/* Counting sort: first[node + 2] counts, then first[node + 1] is where the node's list has grown
 * to, and first[node] where it begins. */
static void sort_by_node(finder *f) {
    for (int32_t h = 0; h < f->in->n_households; h++) {
        if (f->open[h]) {
            f->first[node_of(f, h) + 2]++;
        }
    }
    for (int32_t node = 0; node < f->in->travel.nodes; node++) {
        f->first[node + 2] += f->first[node + 1];
    }
    for (int32_t h = 0; h < f->in->n_households; h++) {
        if (f->open[h]) {
            f->order[f->first[node_of(f, h) + 1]++] = h;
        }
    }
}

static void search_matrix(finder *f, int32_t household) {
    int64_t nodes = f->in->travel.nodes, own = node_of(f, household);
    for (int64_t node = 0; node < nodes; node++) {
        double distance = f->in->travel.minutes[node * nodes + own];
        for (int32_t i = f->first[node]; i < f->first[node + 1]; i++) {
            if (out_of_reach(&f->best, distance)) {
                break;
            }
            if (f->order[i] != household) {
                offer(&f->best, f->order[i], distance);
            }
        }
    }
}

/* ---- Both ----------------------------------------------------------------------------------- */

static bool make_finder(finder *f, int32_t k) {
    int32_t n = f->in->n_households;
    f->best.k = k;
    f->best.distance = malloc((size_t)k * sizeof *f->best.distance);
    f->order = malloc(((size_t)n + 1) * sizeof *f->order);
    f->axis = calloc((size_t)n + 1, sizeof *f->axis);
    f->first = calloc((size_t)f->in->travel.nodes + 2, sizeof *f->first);
    if (f->best.distance == NULL || f->order == NULL || f->axis == NULL || f->first == NULL) {
        return false;
    }
    for (int32_t h = 0; h < n; h++) {
        if (f->open[h]) {
            f->order[f->n++] = h;
        }
    }
    if (f->in->travel.mode == DS_TRAVEL_MATRIX) {
        sort_by_node(f);
    } else {
        grow_tree(f, 0, f->n - 1);
    }
    return true;
}

static void find_all(finder *f, ds_arrivals *arrivals) {
    for (int32_t h = 0; h < f->in->n_households; h++) {
        if (f->open[h]) {
            f->best.count = 0;
            f->best.item = &arrivals->from[(int64_t)h * arrivals->k];
            if (f->in->travel.mode == DS_TRAVEL_MATRIX) {
                search_matrix(f, h);
            } else {
                search_tree(f, h, 0, f->n - 1);
            }
            arrivals->count[h] = f->best.count;
        }
    }
}

bool ds_arrivals_init(ds_arrivals *arrivals, const ds_travel *travel, const bool *open, int32_t k) {
    finder f = {.in = travel->in, .travel = travel, .open = open};
    size_t n = (size_t)travel->in->n_households + 1;
    *arrivals = (ds_arrivals){.k = k};
    arrivals->count = calloc(n, sizeof *arrivals->count);
    arrivals->from = malloc(n * (size_t)k * sizeof *arrivals->from);
    bool ok = arrivals->count != NULL && arrivals->from != NULL && make_finder(&f, k);
    if (ok) {
        find_all(&f, arrivals);
    } else {
        ds_arrivals_free(arrivals);
    }
    free(f.best.distance);
    free(f.order);
    free(f.axis);
    free(f.first);
    return ok;
}

void ds_arrivals_free(ds_arrivals *arrivals) {
    free(arrivals->count);
    free(arrivals->from);
    *arrivals = (ds_arrivals){0};
}
