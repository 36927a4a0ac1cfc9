/*
 * What a visit would displace: on each crew's tour, and at each desk, the stretch of visits without
 * which it fits and whose loss costs least. What goes is offered every other place first, so that
 * only what is truly lost counts.
 */
#include "explain/fitting.h"
#include "explain/stage.h"

enum { LONGEST = 4, TOLD = 3 };

/* Visits taken from one post: `length` of them, from `first` on. */
typedef struct exchange {
    int32_t post, first, length;
    double net; /* change of the score */
} exchange;

static bool fits(const ds_joint *joint, int32_t visit, int32_t post, int32_t *after) {
    if (!ds_joint_allows(joint, visit, post)) {
        return false;
    }
    if (!ds_is_crew(&joint->roster, post)) {
        *after = DS_NONE;
        return ds_joint_desk_fits(joint, visit, joint->roster.posts[post].demand);
    }
    ds_fitting fit = ds_fit_visit(joint, visit, post);
    *after = fit.after;
    return fit.fits;
}

/* Another place for what was taken out, in the order in which it went. */
static void place_again(ds_search *search, int32_t mark) {
    const ds_look look = {.everywhere = true, .gain_only = true};
    ds_joint *joint = &search->joint;
    int32_t end = joint->n_steps;
    for (int32_t i = mark; i < end; i++) {
        int32_t v = joint->journal[i].who;
        ds_spot spot;
        if (joint->journal[i].kind == DS_STEP_UNDO && ds_post_of_visit(joint, v) == DS_NONE &&
            ds_find_spot(search, v, &look, &spot)) {
            ds_joint_do(joint, v, spot.post, spot.after);
            ds_joint_settle(joint);
        }
    }
}

/* Makes the exchange; false where the visit does not fit all the same. The caller rolls back. */
static bool make(ds_search *search, int32_t visit, exchange *e) {
    ds_joint *joint = &search->joint;
    int32_t mark = ds_joint_mark(joint), broken = ds_joint_broken(joint), after;
    double before = ds_joint_score(joint);
    for (int32_t i = 0, v = e->first; i < e->length; i++) {
        int32_t next = joint->tours.nodes[v].next;
        ds_joint_drop(joint, v);
        if (i + 1 < e->length && (next == DS_NONE || ds_post_of_visit(joint, next) != e->post)) {
            return false; /* a shorter stretch says the same */
        }
        v = next;
    }
    ds_joint_settle(joint);
    if (!fits(joint, visit, e->post, &after)) {
        return false;
    }
    ds_joint_do(joint, visit, e->post, after);
    ds_joint_settle(joint);
    place_again(search, mark);
    e->net = ds_joint_score(joint) - before;
    return ds_joint_broken(joint) <= broken;
}

/* The best exchange at one post; false where there is none. */
static bool find(ds_search *search, int32_t visit, int32_t post, exchange *best) {
    ds_joint *joint = &search->joint;
    const ds_tour *tour = &joint->tours.tours[post];
    bool found = false;
    for (int32_t i = 0; i < tour->stops; i++) {
        for (int32_t length = 1; length <= LONGEST && i + length <= tour->stops; length++) {
            int32_t mark = ds_joint_mark(joint), v = tour->first;
            for (int32_t k = 0; k < i; k++) {
                v = joint->tours.nodes[v].next;
            }
            exchange e = {post, v, length, 0.0};
            if (make(search, visit, &e) && (!found || e.net > best->net + 1e-9)) {
                *best = e;
                found = true;
            }
            ds_joint_rollback(joint, mark);
        }
    }
    return found;
}

static void keep(exchange *list, int32_t *count, exchange e) {
    int32_t at = *count < TOLD ? (*count)++ : TOLD;
    for (; at > 0 && list[at - 1].net < e.net - 1e-9; at--) {
        if (at < TOLD) {
            list[at] = list[at - 1];
        }
    }
    if (at < TOLD) {
        list[at] = e;
    }
}

/* Of the visits that the steps since the mark took out: those left out, or those that found another
 * place than the post. */
static ds_range list_dropped(ds_stage *s, int32_t mark, int32_t post, bool left_out) {
    const ds_joint *joint = &s->loaded.search.joint;
    ds_range list = {0};
    for (int32_t i = mark; i < joint->n_steps; i++) {
        int32_t v = joint->journal[i].who, now = ds_post_of_visit(joint, v);
        bool wanted = left_out ? now == DS_NONE : now != DS_NONE && now != post;
        if (joint->journal[i].kind == DS_STEP_UNDO && wanted) {
            ds_list(s->out, &list, v);
        }
    }
    return list;
}

/* Makes the exchange once more to see who is left out. */
static void tell(ds_stage *s, int32_t visit, exchange e) {
    ds_joint *joint = &s->loaded.search.joint;
    const ds_post *p = &joint->roster.posts[e.post];
    bool crew = ds_is_crew(&joint->roster, e.post), gains = e.net > 1e-9;
    ds_fact fact = {.kind = crew ? (gains ? DS_FACT_INSTEAD_GAINS : DS_FACT_INSTEAD_LOSES)
                                 : (gains ? DS_FACT_INSTEAD_DESK_GAINS : DS_FACT_INSTEAD_DESK),
                    .visit = visit,
                    .team = p->team,
                    .shift = p->shift,
                    .crew = crew ? s->loaded.crew_of[e.post] : 0,
                    .desk = crew ? DS_NONE : s->in->demands[p->demand].desk,
                    .won = ds_score_visit(s->in, visit)};
    int32_t mark = ds_joint_mark(joint);
    if (make(&s->loaded.search, visit, &e)) {
        fact.visits = list_dropped(s, mark, e.post, true);
        fact.moved = list_dropped(s, mark, e.post, false);
    }
    ds_joint_rollback(joint, mark);
    for (int32_t i = 0; i < fact.visits.count; i++) {
        fact.lost += ds_score_visit(s->in, ds_items(s->out, fact.visits)[i]);
    }
    fact.net = e.net;
    ds_tell(s->out, fact);
}

void ds_tell_instead(ds_stage *s, int32_t visit) {
    const ds_joint *joint = &s->loaded.search.joint;
    exchange list[TOLD] = {0}, e = {0};
    int32_t count = 0, after;
    for (int32_t post = 0; post < joint->roster.n_posts; post++) {
        if (!ds_joint_allows(joint, visit, post)) {
            continue;
        }
        if (fits(joint, visit, post, &after)) {
            return; /* it displaces nothing */
        }
        if (find(&s->loaded.search, visit, post, &e)) {
            keep(list, &count, e);
        }
    }
    ds_tell(s->out, (ds_fact){.kind = DS_FACT_HEAD_INSTEAD, .visit = visit});
    for (int32_t i = 0; i < count; i++) {
        tell(s, visit, list[i]);
    }
    if (count == 0) {
        ds_tell(s->out, (ds_fact){.kind = DS_FACT_INSTEAD_NONE, .visit = visit});
    }
}
