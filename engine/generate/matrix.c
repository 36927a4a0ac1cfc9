#include "generate/hamlet.h"

#include "generate/draw.h"
#include "generate/geometry.h"
#include "generate/ground.h"

static const ds_gen_weight weights[] = {{"complete", 100}, {"travel", 5}, {NULL, 0}};

/* Rows of the matrix: the halls first, then the houses. Neighbours may share one. */
static ds_gen_point *number_nodes(ds_gen_world *world, ds_rng *rng) {
    int32_t most = world->n_places + world->n_households;
    ds_gen_point *points = DS_ARENA_NEW(&world->arena, ds_gen_point, most);
    if (points == NULL) {
        return NULL;
    }
    for (int32_t i = 0; i < world->n_places; i++) {
        points[world->nodes] = world->places[i].spot.at;
        world->places[i].spot.node = world->nodes++;
    }
    for (int32_t i = 0; i < world->n_households; i++) {
        if (i == 0 || !ds_chance(rng, 10)) {
            points[world->nodes++] = world->households[i].spot.at;
        }
        world->households[i].spot.node = world->nodes - 1;
    }
    return points;
}

/* Tenths of a minute on roads at 15 km/h; every seventh way is longer in one direction. */
static int32_t direct(ds_gen_point from, ds_gen_point to, ds_rng *rng) {
    int64_t tenths = 3 + ds_distance(from, to) * 13 / 2500;
    int32_t detour = ds_between(rng, 100, 115);
    detour += ds_chance(rng, 15) ? 60 : 0;
    return (int32_t)(tenths * detour / 100);
}

/* No way is longer than one with a stop on it (Floyd and Warshall). */
static void shorten(int32_t *minutes, int32_t nodes) {
    for (int32_t by = 0; by < nodes; by++) {
        for (int32_t from = 0; from < nodes; from++) {
            for (int32_t to = 0; to < nodes; to++) {
                int32_t via = minutes[from * nodes + by] + minutes[by * nodes + to];
                if (via < minutes[from * nodes + to]) {
                    minutes[from * nodes + to] = via;
                }
            }
        }
    }
}

static bool draw_travel(ds_gen_world *world, ds_rng *rng) {
    ds_gen_point *points = number_nodes(world, rng);
    int32_t *minutes = DS_ARENA_NEW(&world->arena, int32_t, world->nodes * world->nodes);
    if (points == NULL || minutes == NULL) {
        return false;
    }
    for (int32_t from = 0; from < world->nodes; from++) {
        for (int32_t to = 0; to < world->nodes; to++) {
            int32_t way = direct(points[from], points[to], rng);
            minutes[from * world->nodes + to] = from == to ? 0 : way;
        }
    }
    shorten(minutes, world->nodes);
    world->minutes = minutes;
    return true;
}

bool ds_draw_matrix(ds_gen_world *world, const ds_generate_options *options) {
    ds_rng rng = ds_stream(options->seed, DS_STREAM_MATRIX);
    if (!ds_draw_hamlet(world, options) || !draw_travel(world, &rng)) {
        return false;
    }
    ds_gen_format(world->name, sizeof world->name, "Một tuần với ma trận thời gian đi lại");
    world->weights = weights;
    return true;
}
