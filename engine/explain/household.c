/* A household: what is done, and of what is not, why and what could be done about it. */
#include "explain/stage.h"

static ds_tick start_of(const ds_joint *joint, int32_t visit) {
    return joint->tours.nodes[visit].start;
}

static void tell_done(ds_stage *s, int32_t visit) {
    const ds_joint *joint = &s->loaded.search.joint;
    int32_t post = ds_post_of_visit(joint, visit);
    if (post == DS_NONE) {
        ds_tell(s->out, (ds_fact){.kind = DS_FACT_DONE_BEFORE,
                                  .visit = visit,
                                  .date = s->in->visits[visit].done_date});
        return;
    }
    const ds_post *p = &joint->roster.posts[post];
    bool crew = ds_is_crew(&joint->roster, post);
    ds_tell(s->out, (ds_fact){.kind = crew ? DS_FACT_DONE_BY_CREW : DS_FACT_DONE_AT_DESK,
                              .visit = visit,
                              .shift = p->shift,
                              .team = p->team,
                              .crew = crew ? s->loaded.crew_of[post] : 0,
                              .desk = crew ? DS_NONE : s->in->demands[p->demand].desk,
                              .clock = start_of(joint, visit)});
}

static void tell_asks(ds_stage *s, int32_t visit) {
    const ds_shape *shape = &s->in->shapes[s->in->visits[visit].shape];
    ds_tell(s->out, (ds_fact){.kind = DS_FACT_ASKS,
                              .visit = visit,
                              .skills = shape->skills,
                              .minutes = shape->work / 60.0,
                              .won = ds_score_visit(s->in, visit)});
}

static ds_fact reason_fact(const ds_stage *s, int32_t visit, ds_reason reason) {
    static const ds_fact_kind facts[] = {[DS_REASON_NO_TEAM] = DS_FACT_NO_TEAM,
                                         [DS_REASON_NO_SKILL] = DS_FACT_NO_SKILL,
                                         [DS_REASON_NO_WINDOW] = DS_FACT_NO_WINDOW,
                                         [DS_REASON_TOO_FAR] = DS_FACT_TOO_FAR,
                                         [DS_REASON_WAITS_FOR_EARLIER_VISIT] = DS_FACT_WAITS_LAG,
                                         [DS_REASON_NO_TIME] = DS_FACT_NO_TIME};
    ds_fact fact = {.kind = facts[reason], .visit = visit};
    if (reason == DS_REASON_WAITS_FOR_EARLIER_VISIT) {
        fact.other = visit - 1;
        fact.date =
            ds_joint_date(&s->loaded.search.joint, visit - 1) + s->in->visits[visit].lag_days;
    }
    return fact;
}

/* The visit before it is not done: that one has to be explained. */
static void tell_waiting(ds_stage *s, int32_t visit) {
    ds_tell(s->out, (ds_fact){.kind = DS_FACT_WAITS, .visit = visit, .other = visit - 1});
}

/* The reason is told first and known last. */
static bool tell_undone(ds_stage *s, int32_t visit) {
    int32_t place = s->out->facts.count;
    ds_tell(s->out, reason_fact(s, visit, DS_REASON_NO_TIME));
    ds_reason reason = ds_tell_where(s, visit);
    ds_retell(s->out, place, reason_fact(s, visit, reason));
    if (reason == DS_REASON_NO_TIME) {
        if (ds_tell_now(s, visit)) {
            ds_retell(s->out, place, (ds_fact){.kind = DS_FACT_HAS_ROOM, .visit = visit});
            return true;
        }
        ds_tell_instead(s, visit);
    }
    return ds_tell_remedies(s, visit, reason);
}

bool ds_explain_household(ds_stage *s, int32_t household) {
    const ds_joint *joint = &s->loaded.search.joint;
    ds_range visits = s->in->households[household].visits;
    bool ok = true, open = false; /* a visit before is not done */
    for (int32_t v = visits.first; v < visits.first + visits.count && ok; v++) {
        bool done = ds_joint_date(joint, v) != INT32_MIN;
        ds_tell(s->out, (ds_fact){.kind = DS_FACT_HEAD_VISIT, .visit = v});
        tell_asks(s, v);
        if (done) {
            tell_done(s, v);
        } else if (open) {
            tell_waiting(s, v);
        } else {
            ok = tell_undone(s, v);
            open = true;
        }
    }
    return ok;
}
