#include "generate/place.h"

#include <string.h>

#include "generate/draw.h"
#include "generate/geometry.h"

enum { MOST_LINES = 5 };

/* Lines that run across the commune from west to east; rows of quarters lie between them. */
typedef struct lines {
    int32_t rows;
    ds_gen_point west[MOST_LINES], east[MOST_LINES];
} lines;

static int32_t share_of(int32_t total, int32_t part, int32_t parts) {
    return (int32_t)((int64_t)total * part / parts);
}

/* Up to this percentage of a length, either way. */
static int32_t jitter(ds_rng *rng, int64_t length, int32_t percent) {
    int32_t most = (int32_t)(length * percent / 100);
    return ds_between(rng, -most, most);
}

static lines draw_lines(int64_t area, int32_t quarters, ds_rng *rng) {
    lines drawn = {.rows = 1 + (quarters > 3) + (quarters > 10) + (quarters > 18)};
    int64_t height = ds_root(area * 2 / 3);
    int64_t width = area / height;
    int64_t row = height / drawn.rows;
    for (int32_t i = 0; i <= drawn.rows; i++) {
        int32_t y = (int32_t)(row * i - height / 2);
        drawn.west[i].x = (int32_t)(-width / 2) + jitter(rng, width, 6);
        drawn.west[i].y = y + jitter(rng, row, 8);
        drawn.east[i].x = (int32_t)(width / 2) + jitter(rng, width, 6);
        drawn.east[i].y = y + jitter(rng, row, 8);
    }
    return drawn;
}

/* The point at this many thousandths of the way. */
static ds_gen_point along(ds_gen_point from, ds_gen_point to, int32_t thousandths) {
    ds_gen_point point = from;
    point.x += (int32_t)((int64_t)(to.x - from.x) * thousandths / 1000);
    point.y += (int32_t)((int64_t)(to.y - from.y) * thousandths / 1000);
    return point;
}

static ds_gen_point on_line(const lines *drawn, int32_t line, int32_t thousandths) {
    return along(drawn->west[line], drawn->east[line], thousandths);
}

/* One row of quarters: the borders between them lean a little. */
static void draw_row(const lines *drawn, int32_t row, ds_gen_quarter *quarters, int32_t n,
                     ds_rng *rng) {
    int32_t below = 0, above = 0;
    for (int32_t i = 0; i < n; i++) {
        bool last = i + 1 == n;
        int32_t next_below = (i + 1) * 1000 / n + (last ? 0 : jitter(rng, 1000 / n, 12));
        int32_t next_above = (i + 1) * 1000 / n + (last ? 0 : jitter(rng, 1000 / n, 12));
        quarters[i].corner[0] = on_line(drawn, row, below);
        quarters[i].corner[1] = on_line(drawn, row, next_below);
        quarters[i].corner[2] = on_line(drawn, row + 1, next_above);
        quarters[i].corner[3] = on_line(drawn, row + 1, above);
        below = next_below;
        above = next_above;
    }
}

static int64_t cross(ds_gen_point origin, ds_gen_point a, ds_gen_point b) {
    return (int64_t)(a.x - origin.x) * (b.y - origin.y) -
           (int64_t)(a.y - origin.y) * (b.x - origin.x);
}

static int64_t area_of(const ds_gen_quarter *quarter) {
    const ds_gen_point *corner = quarter->corner;
    return (cross(corner[0], corner[1], corner[2]) + cross(corner[0], corner[2], corner[3])) / 2;
}

static bool inside(const ds_gen_quarter *quarter, ds_gen_point point) {
    for (int32_t i = 0; i < 4; i++) {
        if (cross(quarter->corner[i], quarter->corner[(i + 1) % 4], point) < 0) {
            return false;
        }
    }
    return true;
}

/* The borders were jittered; stretched a little, the quarters have the commune's area again. */
static void stretch_to(ds_gen_world *world, int64_t area) {
    int64_t drawn = 0;
    for (int32_t i = 0; i < world->n_quarters; i++) {
        drawn += area_of(&world->quarters[i]);
    }
    int64_t factor = ds_root(area / 1000 * 1000000 / (drawn / 1000) * 1000000); /* millionths */
    for (int32_t i = 0; i < world->n_quarters; i++) {
        for (int32_t k = 0; k < 4; k++) {
            ds_gen_point *corner = &world->quarters[i].corner[k];
            corner->x = (int32_t)(corner->x * factor / 1000000);
            corner->y = (int32_t)(corner->y * factor / 1000000);
        }
    }
}

/* A point of the quarter, from its west and south in thousandths. */
static ds_gen_point within(const ds_gen_quarter *quarter, int32_t east, int32_t north) {
    ds_gen_point south_side = along(quarter->corner[0], quarter->corner[1], east);
    ds_gen_point north_side = along(quarter->corner[3], quarter->corner[2], east);
    return along(south_side, north_side, north);
}

/* A ward or a town has quarters, a rural commune hamlets. */
static void name_quarters(ds_gen_world *world, const ds_commune_facts *facts) {
    static const char rural[] = "Xã ";
    const char *const *known = facts->quarters;
    const char *unit = strncmp(facts->name, rural, strlen(rural)) == 0 ? "Ấp" : "KP";
    for (int32_t i = 0; i < world->n_quarters; i++) {
        ds_gen_quarter *quarter = &world->quarters[i];
        ds_gen_format(quarter->id, sizeof quarter->id, "kp%d", (int)i + 1);
        quarter->outlined = true;
        if (*known != NULL) {
            ds_gen_format(quarter->name, sizeof quarter->name, "%s %s", unit, *known++);
        } else {
            ds_gen_format(quarter->name, sizeof quarter->name, "%s %d", unit, (int)i + 1);
        }
    }
}

static void share_households(ds_gen_world *world, ds_rng *rng) {
    int32_t weight[DS_GEN_QUARTERS], total = 0, before = 0;
    for (int32_t i = 0; i < world->n_quarters; i++) {
        weight[i] = ds_between(rng, DS_LEAST_WEIGHT, DS_MOST_WEIGHT);
        total += weight[i];
    }
    for (int32_t i = 0; i < world->n_quarters; i++) {
        int32_t first = share_of(world->n_households, before, total);
        before += weight[i];
        world->quarters[i].households = share_of(world->n_households, before, total) - first;
    }
}

void ds_place_quarters(ds_gen_world *world, const ds_commune_facts *facts, int32_t n, ds_rng *rng) {
    int64_t area = (int64_t)facts->hectares * 1000000;
    lines drawn = draw_lines(area, n, rng);
    world->n_quarters = n;
    for (int32_t row = 0; row < drawn.rows; row++) {
        int32_t first = share_of(n, row, drawn.rows);
        draw_row(&drawn, row, world->quarters + first, share_of(n, row + 1, drawn.rows) - first,
                 rng);
    }
    stretch_to(world, area);
    name_quarters(world, facts);
    share_households(world, rng);
    for (int32_t i = 0; i < n; i++) {
        int32_t east = ds_between(rng, 400, 600), north = ds_between(rng, 400, 600);
        world->quarters[i].core = within(&world->quarters[i], east, north);
    }
}

/* Directions of a quarter turn, thousandths. */
static const ds_gen_point directions[] = {{1000, 0},  {981, 195}, {924, 383}, {831, 556},
                                          {707, 707}, {556, 831}, {383, 924}, {195, 981}};

/* A built-up part: a street with lanes that leave it on both sides. */
typedef struct settlement {
    const ds_gen_quarter *quarter;
    ds_gen_point centre, street, lane; /* directions */
} settlement;

/* Settlements crowd around the core; some lie farther out. */
static settlement draw_settlement(const ds_gen_quarter *quarter, ds_rng *rng) {
    int32_t east = ds_between(rng, 120, 880), north = ds_between(rng, 120, 880);
    settlement drawn = {.quarter = quarter};
    ds_gen_point anywhere = within(quarter, east, north);
    drawn.centre = along(quarter->core, anywhere, ds_between(rng, 0, 1000));
    ds_gen_point d = directions[ds_rng_below(rng, 8)];
    bool turned = ds_chance(rng, 50);
    drawn.street = turned ? (ds_gen_point){-d.y, d.x} : d;
    drawn.lane = turned ? d : (ds_gen_point){-d.y, d.x};
    return drawn;
}

static ds_gen_point step(ds_gen_point from, ds_gen_point direction, int32_t decimetres) {
    from.x += (int32_t)((int64_t)direction.x * decimetres / 1000);
    from.y += (int32_t)((int64_t)direction.y * decimetres / 1000);
    return from;
}

/* Puts up to `most` households along one lane, 20 to 50 m apart, on both sides; returns how many.
 * A lane ends at the border of its quarter. */
static int32_t place_lane(const settlement *where, int32_t number, ds_gen_household *households,
                          int32_t most, ds_rng *rng) {
    int32_t length = ds_between(rng, 7, 16);
    int32_t side = number % 2 == 0 ? 1 : -1;
    int32_t down_street = (number + 1) / 2 * 700 * (number % 4 < 2 ? 1 : -1);
    ds_gen_point at = step(where->centre, where->street, down_street + ds_between(rng, -100, 100));
    at = step(at, where->lane, side * 120);
    int32_t placed = 0;
    while (placed < length && placed < most) {
        int32_t across = ds_between(rng, 70, 140) * (placed % 2 == 0 ? 1 : -1);
        ds_gen_point house = step(at, where->street, across);
        if (!inside(where->quarter, house)) {
            break;
        }
        households[placed++].spot = (ds_gen_spot){house, -1};
        at = step(at, where->lane, side * ds_between(rng, 200, 500));
    }
    return placed;
}

static void place_in_quarter(const ds_gen_quarter *quarter, ds_gen_household *households,
                             ds_rng *rng) {
    int32_t placed = 0;
    while (placed < quarter->households) {
        settlement where = draw_settlement(quarter, rng);
        int32_t lanes = ds_between(rng, 4, 10);
        for (int32_t lane = 0; lane < lanes && placed < quarter->households; lane++) {
            placed +=
                place_lane(&where, lane, households + placed, quarter->households - placed, rng);
        }
    }
}

void ds_place_households(ds_gen_world *world, ds_rng *rng) {
    ds_gen_household *households = world->households;
    for (int32_t q = 0; q < world->n_quarters; q++) {
        const ds_gen_quarter *quarter = &world->quarters[q];
        place_in_quarter(quarter, households, rng);
        for (int32_t i = 0; i < quarter->households; i++) {
            households[i].quarter = q;
        }
        households += quarter->households;
    }
}
