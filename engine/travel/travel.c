#include "travel/travel.h"

#include <math.h>
#include <stdlib.h>

/* A table is made of up to so many ways (16 MiB; 0.1 s): a visit's insertion reads one row of it,
 * which is quicker than computing even where the table is larger than the caches. */
enum { TABLE_WAYS = 1 << 22 };

/* Up to this many locations of a matrix all triangles are looked at (17 million: some 10 ms). */
enum { TRIANGLE_LOCATIONS = 256 };

static const double EARTH_RADIUS_KM = 6371.0088;

static void place_points(ds_travel *travel) {
    const double radian = acos(-1.0) / 180.0;
    const ds_instance *in = travel->in;
    for (int32_t i = 0; i < in->n_locations; i++) {
        double lat = in->locations[i].lat * radian, lon = in->locations[i].lon * radian;
        travel->point[i][0] = cos(lat) * cos(lon);
        travel->point[i][1] = cos(lat) * sin(lon);
        travel->point[i][2] = sin(lat);
    }
}

static double ticks_per_unit(const ds_instance *in, double travel_factor) {
    double ticks_per_minute = 60.0 * in->ticks_per_second * travel_factor;
    if (in->travel.mode == DS_TRAVEL_MATRIX) {
        return ticks_per_minute;
    }
    double minutes_per_km = 60.0 / in->travel.speed_kmh * in->travel.detour;
    return EARTH_RADIUS_KM * minutes_per_km * ticks_per_minute;
}

static void classify_teams(ds_travel *travel) {
    const ds_instance *in = travel->in;
    for (int32_t t = 0; t < in->n_teams; t++) {
        double factor = ticks_per_unit(in, in->teams[t].travel_factor);
        int32_t c = 0;
        while (c < travel->n_classes && travel->factor[c] != factor) {
            c++;
        }
        if (c == travel->n_classes) {
            travel->factor[travel->n_classes++] = factor;
        }
        travel->class_of_team[t] = c;
    }
}

static bool symmetric(const ds_travel *travel, int64_t n) {
    bool same = true;
    for (int32_t c = 0; c < travel->n_classes && same; c++) {
        const ds_tick *table = &travel->table[c * n * n];
        for (int64_t i = 0; i < n && same; i++) {
            for (int64_t j = 0; j < i; j++) {
                same &= table[i * n + j] == table[j * n + i];
            }
        }
    }
    return same;
}

static bool tabulate_by_end(ds_travel *travel, int64_t n) {
    if (symmetric(travel, n)) {
        travel->by_end = travel->table;
        return true;
    }
    travel->by_end = malloc((size_t)(travel->n_classes * n * n) * sizeof *travel->by_end);
    for (int64_t c = 0; travel->by_end != NULL && c < travel->n_classes; c++) {
        for (int64_t i = 0; i < n; i++) {
            for (int64_t j = 0; j < n; j++) {
                travel->by_end[(c * n + j) * n + i] = travel->table[(c * n + i) * n + j];
            }
        }
    }
    return travel->by_end != NULL;
}

static bool tabulate(ds_travel *travel) {
    int64_t n = travel->in->n_locations;
    if (n == 0 || travel->n_classes * n * n > TABLE_WAYS) {
        return true;
    }
    ds_tick *table = malloc((size_t)(travel->n_classes * n * n) * sizeof *table);
    if (table == NULL) {
        return false;
    }
    ds_tick *cell = table;
    for (int32_t c = 0; c < travel->n_classes; c++) {
        for (int32_t i = 0; i < n; i++) {
            for (int32_t j = 0; j < n; j++) {
                *cell++ = ds_travel_compute(travel, c, i, j);
            }
        }
    }
    travel->table = table;
    return tabulate_by_end(travel, n);
}

/* The largest violation of the triangle inequality in one class's table. */
static ds_tick largest_shortcut(const ds_tick *table, int64_t n) {
    ds_tick largest = 0;
    for (int64_t i = 0; i < n; i++) {
        for (int64_t j = 0; j < n; j++) {
            ds_tick there = table[i * n + j];
            const ds_tick *on = &table[j * n], *direct = &table[i * n];
            for (int64_t k = 0; k < n; k++) {
                ds_tick gain = direct[k] - there - on[k];
                largest = gain > largest ? gain : largest;
            }
        }
    }
    return largest;
}

static void find_shortcut(ds_travel *travel) {
    int64_t n = travel->in->n_locations;
    if (travel->in->travel.mode == DS_TRAVEL_STRAIGHT) {
        travel->shortcut = 0;
    } else if (travel->table != NULL && n <= TRIANGLE_LOCATIONS) {
        travel->shortcut = 0;
        for (int32_t c = 0; c < travel->n_classes; c++) {
            ds_tick largest = largest_shortcut(&travel->table[c * n * n], n);
            travel->shortcut = largest > travel->shortcut ? largest : travel->shortcut;
        }
    }
}

bool ds_travel_init(ds_travel *travel, const ds_instance *in) {
    *travel = (ds_travel){.in = in, .shortcut = DS_FAR};
    size_t teams = (size_t)in->n_teams + 1, locations = (size_t)in->n_locations + 1;
    travel->class_of_team = calloc(teams, sizeof *travel->class_of_team);
    travel->factor = calloc(teams, sizeof *travel->factor);
    travel->point = calloc(locations, sizeof *travel->point);
    if (travel->class_of_team == NULL || travel->factor == NULL || travel->point == NULL) {
        ds_travel_free(travel);
        return false;
    }
    if (in->travel.mode == DS_TRAVEL_STRAIGHT) {
        place_points(travel);
    }
    classify_teams(travel);
    if (!tabulate(travel)) {
        ds_travel_free(travel);
        return false;
    }
    find_shortcut(travel);
    return true;
}

void ds_travel_free(ds_travel *travel) {
    free(travel->class_of_team);
    free(travel->factor);
    free(travel->point);
    if (travel->by_end != travel->table) {
        free(travel->by_end);
    }
    free(travel->table);
    *travel = (ds_travel){0};
}

/* asin for the short arcs of a commune needs no library call: the series to the fifth power is
 * exact to rounding below 0.003 rad (19 km); longer arcs take asin itself. */
static double arc_of_chord(double chord) {
    double h = 0.5 * chord;
    if (h < 0.0015) {
        double h2 = h * h;
        return 2.0 * h * (1.0 + h2 * (1.0 / 6.0 + h2 * (3.0 / 40.0)));
    }
    return 2.0 * asin(h < 1.0 ? h : 1.0);
}

ds_tick ds_travel_compute(const ds_travel *travel, int32_t class, int32_t from, int32_t to) {
    const ds_instance *in = travel->in;
    double units;
    if (in->travel.mode == DS_TRAVEL_MATRIX) {
        int64_t row = in->locations[from].node, column = in->locations[to].node;
        units = in->travel.minutes[row * in->travel.nodes + column];
    } else {
        const double *a = travel->point[from], *b = travel->point[to];
        double x = a[0] - b[0], y = a[1] - b[1], z = a[2] - b[2];
        units = arc_of_chord(sqrt(x * x + y * y + z * z));
    }
    return ds_whole_ticks(units * travel->factor[class]);
}
