#include "travel/neighbours.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* The k best candidates so far, nearest first: insertion into a short sorted row. */
typedef struct nearest_row {
    int32_t k, count;
    double *distance;
    int32_t *household;
} nearest_row;

static void offer(nearest_row *row, int32_t household, double distance) {
    if (row->count == row->k && distance >= row->distance[row->k - 1]) {
        return;
    }
    int32_t at = row->count < row->k ? row->count++ : row->k - 1;
    while (at > 0 && row->distance[at - 1] > distance) {
        row->distance[at] = row->distance[at - 1];
        row->household[at] = row->household[at - 1];
        at--;
    }
    row->distance[at] = distance;
    row->household[at] = household;
}

/* Areas that share a team; households of areas that share none are never on one route. */
static bool *share_a_team(const ds_instance *in) {
    int64_t n = in->n_areas;
    bool *shared = calloc((size_t)(n * n) + 1, sizeof *shared);
    for (int32_t t = 0; shared != NULL && t < in->n_teams; t++) {
        const bool *own = &in->team_area[t * n];
        for (int64_t a = 0; a < n; a++) {
            for (int64_t b = 0; own[a] && b < n; b++) {
                shared[a * n + b] |= own[b];
            }
        }
    }
    return shared;
}

static bool may_share(const ds_instance *in, const bool *shared, int32_t a, int32_t b) {
    int32_t area_a = in->households[a].area, area_b = in->households[b].area;
    return area_a == DS_NONE || area_b == DS_NONE || shared[(int64_t)area_a * in->n_areas + area_b];
}

/* ---- Straight line: a grid ------------------------------------------------------------------ */

typedef struct grid {
    const ds_instance *in;
    double (*at)[2]; /* [n_households] kilometres on a plane good enough for ranking */
    double west, south, side;
    int32_t columns, rows;
    int32_t *cell_first; /* [columns x rows + 1] into members */
    int32_t *members;
} grid;

static int32_t cell_of(double x, double low, double side, int32_t count) {
    int32_t cell = (int32_t)((x - low) / side);
    return cell < 0 ? 0 : cell >= count ? count - 1 : cell;
}

static void grid_free(grid *g) {
    free(g->at);
    free(g->cell_first);
    free(g->members);
}

static void grid_bounds(grid *g, int32_t n) {
    const double km_per_degree = 111.195;
    double lat0 = n > 0 ? g->in->locations[g->in->households[0].location].lat : 0.0;
    double squeeze = cos(lat0 * acos(-1.0) / 180.0);
    double east = -INFINITY, north = -INFINITY;
    g->west = g->south = INFINITY;
    for (int32_t h = 0; h < n; h++) {
        const ds_location *l = &g->in->locations[g->in->households[h].location];
        g->at[h][0] = l->lon * squeeze * km_per_degree;
        g->at[h][1] = l->lat * km_per_degree;
        g->west = fmin(g->west, g->at[h][0]);
        g->south = fmin(g->south, g->at[h][1]);
        east = fmax(east, g->at[h][0]);
        north = fmax(north, g->at[h][1]);
    }
    double width = fmax(east - g->west, 1e-6), height = fmax(north - g->south, 1e-6);
    g->side = fmax(sqrt(width * height / (n / 2.0 + 1.0)), fmax(width, height) / 2000.0);
    g->columns = (int32_t)(width / g->side) + 1;
    g->rows = (int32_t)(height / g->side) + 1;
}

static int32_t grid_cell(const grid *g, int32_t h) {
    return cell_of(g->at[h][1], g->south, g->side, g->rows) * g->columns +
           cell_of(g->at[h][0], g->west, g->side, g->columns);
}

static bool grid_init(grid *g, const ds_instance *in) {
    int32_t n = in->n_households;
    *g = (grid){.in = in};
    g->at = malloc(((size_t)n + 1) * sizeof *g->at);
    if (g->at == NULL) {
        return false;
    }
    grid_bounds(g, n);
    size_t cells = (size_t)g->columns * (size_t)g->rows;
    g->cell_first = calloc(cells + 2, sizeof *g->cell_first);
    g->members = malloc(((size_t)n + 1) * sizeof *g->members);
    if (g->cell_first == NULL || g->members == NULL) {
        return false;
    }
    /* Counting sort: cell_first[c + 2] counts, then cell_first[c + 1] is where c fills up to. */
    for (int32_t h = 0; h < n; h++) {
        g->cell_first[grid_cell(g, h) + 2]++;
    }
    for (size_t c = 1; c < cells; c++) {
        g->cell_first[c + 1] += g->cell_first[c];
    }
    for (int32_t h = 0; h < n; h++) {
        g->members[g->cell_first[grid_cell(g, h) + 1]++] = h;
    }
    return true;
}

static void offer_cell(const grid *g, const bool *shared, int32_t h, int32_t column, int32_t row,
                       nearest_row *best) {
    if (column < 0 || column >= g->columns || row < 0 || row >= g->rows) {
        return;
    }
    int32_t cell = row * g->columns + column;
    for (int32_t i = g->cell_first[cell]; i < g->cell_first[cell + 1]; i++) {
        int32_t other = g->members[i];
        if (other != h && may_share(g->in, shared, h, other)) {
            double x = g->at[h][0] - g->at[other][0], y = g->at[h][1] - g->at[other][1];
            offer(best, other, x * x + y * y);
        }
    }
}

/* Rings of cells outwards, until no cell further out can hold a nearer household; at most
 * `MAX_RINGS`, since a lonely household has no use for a neighbour far away. */
static void grid_search(const grid *g, const bool *shared, int32_t h, nearest_row *best) {
    enum { MAX_RINGS = 64 };
    int32_t column = cell_of(g->at[h][0], g->west, g->side, g->columns);
    int32_t row = cell_of(g->at[h][1], g->south, g->side, g->rows);
    for (int32_t ring = 0; ring <= MAX_RINGS; ring++) {
        double reach = (ring - 1) * g->side;
        if (best->count == best->k && ring > 0 &&
            best->distance[best->k - 1] <= reach * fabs(reach)) {
            return;
        }
        for (int32_t dx = -ring; dx <= ring; dx++) {
            int32_t step = dx == -ring || dx == ring || ring == 0 ? 1 : 2 * ring;
            for (int32_t dy = -ring; dy <= ring; dy += step) {
                offer_cell(g, shared, h, column + dx, row + dy, best);
            }
        }
    }
}

/* ---- Matrix: every other household ---------------------------------------------------------- */

static void matrix_search(const ds_instance *in, const bool *shared, int32_t h, nearest_row *best) {
    int64_t nodes = in->travel.nodes, own = in->locations[in->households[h].location].node;
    for (int32_t other = 0; other < in->n_households; other++) {
        int64_t node = in->locations[in->households[other].location].node;
        if (other != h && may_share(in, shared, h, other)) {
            offer(best, other,
                  in->travel.minutes[own * nodes + node] + in->travel.minutes[node * nodes + own]);
        }
    }
}

static void collect(ds_neighbours *neighbours, const ds_instance *in, const grid *g,
                    const bool *shared, nearest_row *row) {
    for (int32_t h = 0; h < in->n_households; h++) {
        row->count = 0;
        if (in->travel.mode == DS_TRAVEL_MATRIX) {
            matrix_search(in, shared, h, row);
        } else {
            grid_search(g, shared, h, row);
        }
        int32_t first = neighbours->first[h];
        memcpy(&neighbours->list[first], row->household,
               (size_t)row->count * sizeof *neighbours->list);
        neighbours->first[h + 1] = first + row->count;
    }
}

bool ds_neighbours_init(ds_neighbours *neighbours, const ds_instance *in, int32_t k) {
    *neighbours = (ds_neighbours){0};
    if (k > in->n_households - 1) {
        k = in->n_households > 1 ? in->n_households - 1 : 1;
    }
    size_t n = (size_t)in->n_households;
    grid g = {.in = in};
    bool *shared = share_a_team(in);
    nearest_row row = {.k = k};
    row.distance = malloc((size_t)k * sizeof *row.distance);
    row.household = malloc((size_t)k * sizeof *row.household);
    neighbours->first = calloc(n + 1, sizeof *neighbours->first);
    neighbours->list = malloc((n * (size_t)k + 1) * sizeof *neighbours->list);
    bool ok = shared != NULL && row.distance != NULL && row.household != NULL &&
              neighbours->first != NULL && neighbours->list != NULL;
    ok = ok && (in->travel.mode == DS_TRAVEL_MATRIX || grid_init(&g, in));
    if (ok) {
        collect(neighbours, in, &g, shared, &row);
    }
    grid_free(&g);
    free(shared);
    free(row.distance);
    free(row.household);
    if (!ok) {
        ds_neighbours_free(neighbours);
    }
    return ok;
}

void ds_neighbours_free(ds_neighbours *neighbours) {
    free(neighbours->first);
    free(neighbours->list);
    *neighbours = (ds_neighbours){0};
}
