#include "explain/fitting.h"

typedef struct position {
    int32_t after;        /* visit, or DS_NONE */
    ds_tick leave;        /* of the stop before, or of the shift */
    ds_tick way, on, old; /* there, onward, and onward without the visit */
    ds_tick by;           /* the latest start of what follows, or the shift's end */
} position;

static position position_behind(const ds_joint *joint, int32_t visit, int32_t post, int32_t after) {
    const ds_node *nodes = joint->tours.nodes;
    const ds_tour *t = &joint->tours.tours[post];
    int32_t next = after == DS_NONE ? t->first : nodes[after].next;
    int32_t here = nodes[visit].location, from = after == DS_NONE ? t->base : nodes[after].location;
    int32_t onward = next == DS_NONE ? t->end : nodes[next].location;
    bool goes_on = next != DS_NONE || t->returns;
    return (position){.after = after,
                      .leave =
                          after == DS_NONE ? t->open : nodes[after].start + nodes[after].length,
                      .way = ds_travel_time(joint->travel, t->class, from, here),
                      .on = goes_on ? ds_travel_time(joint->travel, t->class, here, onward) : 0,
                      .old = next == DS_NONE ? t->way_back : nodes[next].way,
                      .by = next == DS_NONE ? t->close : nodes[next].latest};
}

static void try_position(const ds_joint *joint, int32_t visit, int32_t post, int32_t after,
                         ds_fitting *best) {
    const ds_instance *in = joint->in;
    const ds_tour *t = &joint->tours.tours[post];
    position p = position_behind(joint, visit, post, after);
    ds_tick start = ds_earliest_start(in, ds_starts(in, visit, t->shift), p.leave + p.way);
    if (start >= DS_FAR) {
        return;
    }
    ds_tick end = start + t->length[in->visits[visit].shape];
    ds_tick late = end + p.on - p.by, travel = p.way + p.on - p.old;
    late = end - t->close > late ? end - t->close : late;
    if (late <= 0 && (!best->fits || travel < best->travel)) {
        *best = (ds_fitting){true, true, p.after, start, travel, 0};
    } else if (!best->fits && (!best->in_window || late < best->late)) {
        *best = (ds_fitting){false, true, p.after, start, travel, late};
    }
}

ds_fitting ds_fit_visit(const ds_joint *joint, int32_t visit, int32_t post) {
    ds_fitting best = {0};
    try_position(joint, visit, post, DS_NONE, &best);
    for (int32_t v = joint->tours.tours[post].first; v != DS_NONE; v = joint->tours.nodes[v].next) {
        try_position(joint, visit, post, v, &best);
    }
    return best;
}
