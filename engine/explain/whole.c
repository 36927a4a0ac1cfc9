/* The plan as a whole: what is left undone, which desks are short, what is scarce. */
#include "explain/stage.h"

/* Visits that are not done, of one kind. */
typedef struct heap {
    int32_t count;
    double value; /* coverage */
} heap;

static void add(heap *h, const ds_stage *s, int32_t visit) {
    h->count++;
    h->value += ds_score_visit(s->in, visit);
}

static bool is_left(const ds_stage *s, int32_t visit) {
    return ds_joint_date(&s->loaded.search.joint, visit) == INT32_MIN;
}

static void tell_skills(ds_stage *s) {
    for (int32_t k = 0; k < s->in->n_skills; k++) {
        heap h = {0};
        for (int32_t v = 0; v < s->in->n_visits; v++) {
            uint64_t skills = s->in->shapes[s->in->visits[v].shape].skills;
            if (is_left(s, v) && (skills >> k & 1) != 0) {
                add(&h, s, v);
            }
        }
        if (h.count > 0) {
            ds_tell(s->out, (ds_fact){.kind = DS_FACT_LEFT_SKILL,
                                      .skills = UINT64_C(1) << k,
                                      .count = h.count,
                                      .won = h.value});
        }
    }
}

static void tell_areas(ds_stage *s) {
    for (int32_t a = 0; a < s->in->n_areas; a++) {
        heap h = {0};
        for (int32_t v = 0; v < s->in->n_visits; v++) {
            if (s->in->households[s->in->visits[v].household].area == a && is_left(s, v)) {
                add(&h, s, v);
            }
        }
        if (h.count > 0) {
            ds_tell(
                s->out,
                (ds_fact){.kind = DS_FACT_LEFT_AREA, .area = a, .count = h.count, .won = h.value});
        }
    }
}

static void tell_left(ds_stage *s) {
    heap all = {0};
    for (int32_t v = 0; v < s->in->n_visits; v++) {
        if (is_left(s, v)) {
            add(&all, s, v);
        }
    }
    ds_tell(s->out, (ds_fact){.kind = DS_FACT_HEAD_LEFT});
    ds_tell(s->out, (ds_fact){.kind = DS_FACT_LEFT_ALL, .count = all.count, .won = all.value});
    tell_skills(s);
    tell_areas(s);
}

static void tell_short_desks(ds_stage *s) {
    const ds_roster_state *roster = &s->loaded.search.joint.roster;
    int32_t head = s->out->facts.count;
    ds_tell(s->out, (ds_fact){.kind = DS_FACT_HEAD_SHORT});
    for (int32_t d = 0; d < s->in->n_demands; d++) {
        const ds_demand *demand = &s->in->demands[d];
        int32_t staff = roster->posts[roster->n_crews + d].staff;
        if (staff < demand->min) {
            ds_tell(s->out, (ds_fact){.kind = DS_FACT_DESK_SHORT,
                                      .desk = demand->desk,
                                      .shift = demand->shift,
                                      .count = demand->min - staff,
                                      .net = ds_penalty_shortage(demand, staff)});
        }
    }
    if (s->out->facts.count == head + 1) {
        s->out->facts.count = head;
    }
}

bool ds_explain_plan(ds_stage *s) {
    tell_left(s);
    tell_short_desks(s);
    return ds_tell_scarce(s);
}
