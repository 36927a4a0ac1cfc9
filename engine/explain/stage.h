/*
 * What every answer works with: the plan in its joint state, and the explanation so far.
 */
#ifndef DS_EXPLAIN_STAGE_H
#define DS_EXPLAIN_STAGE_H

#include "base/control.h"
#include "explain/facts.h"
#include "explain/load.h"
#include "solve/eligible.h"

typedef struct ds_stage {
    const ds_instance *in;
    const ds_plan *plan;
    const ds_control *control;
    uint64_t seed;
    ds_travel travel;
    ds_neighbours neighbours;
    ds_loaded loaded;
    ds_eligible eligible; /* members' own locks kept, as for the reasons in a plan */
    ds_explanation *out;
} ds_stage;

/* The answers. False when memory ran out; the explanation's own arena remembers by itself. */
bool ds_explain_household(ds_stage *stage, int32_t household);
bool ds_explain_member(ds_stage *stage, int32_t member);
bool ds_explain_desk(ds_stage *stage, int32_t desk);
bool ds_explain_plan(ds_stage *stage);

/* Steps of ds_explain_household, for a visit that is not done: where it could be done, why it is
 * not (crew by crew, desk by desk), what it would displace, what would make it possible. The first
 * gives the farthest that it gets anywhere. */
ds_reason ds_tell_where(ds_stage *stage, int32_t visit);
bool ds_tell_now(ds_stage *stage, int32_t visit); /* true: there is room for it as the plan is */
void ds_tell_instead(ds_stage *stage, int32_t visit);
bool ds_tell_remedies(ds_stage *stage, int32_t visit, ds_reason reason);

/* The last section of ds_explain_plan: what one more member for one shift would add, and where. */
bool ds_tell_scarce(ds_stage *stage);

/* The first date that order and lag leave to a visit whose visit before, if any, is done. */
static inline int64_t ds_earliest_date(const ds_stage *stage, int32_t visit) {
    const ds_visit *v = &stage->in->visits[visit];
    return v->number == 1
               ? INT64_MIN
               : (int64_t)ds_joint_date(&stage->loaded.search.joint, visit - 1) + v->lag_days;
}

static inline double ds_minutes(const ds_instance *in, double ticks) {
    return ticks / in->ticks_per_second / 60.0;
}

#endif
