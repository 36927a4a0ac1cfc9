/* Insertion: where a visit fits, and in which order a bank of visits goes in. */
#include "search/search.h"

#include <math.h>

/* ---- The bank ------------------------------------------------------------------------------- */

void ds_bank_clear(ds_bank *bank) {
    bank->count = 0;
    bank->round++;
}

void ds_bank_add(ds_bank *bank, int32_t visit) {
    if (bank->stamp[visit] != bank->round) {
        bank->stamp[visit] = bank->round;
        bank->visits[bank->count++] = visit;
    }
}

int32_t ds_last_near(const ds_search *search, int32_t household) {
    const int32_t *first = &search->joint.neighbours->first[household];
    return first[1] - first[0] > search->reach ? first[0] + search->reach : first[1];
}

void ds_bank_add_near(ds_search *search, int32_t household, int32_t limit) {
    const ds_neighbours *near = search->joint.neighbours;
    const int32_t *next = search->joint.next;
    int32_t before = search->bank.count;
    int32_t last = ds_last_near(search, household);
    int32_t visit = next[household];
    if (visit != DS_NONE) {
        ds_bank_add(&search->bank, visit);
    }
    for (int32_t i = near->first[household]; i < last && search->bank.count < before + limit; i++) {
        visit = next[near->list[i]];
        if (visit != DS_NONE) {
            ds_bank_add(&search->bank, visit);
        }
    }
}

void ds_bank_add_for_post(ds_search *search, int32_t post, int32_t limit) {
    enum { TRIES = 24 };
    const ds_instance *in = search->in;
    const ds_tour *tour = &search->joint.tours.tours[post];
    int32_t before = search->bank.count;
    if (in->n_households == 0) {
        return;
    }
    const ds_node *nodes = search->joint.tours.nodes;
    int32_t visit = tour->first;
    for (int32_t skip = tour->stops > 0 ? ds_rng_below(&search->rng, tour->stops) : 0; skip > 0;
         skip--) {
        visit = nodes[visit].next;
    }
    for (int32_t i = 0; i < tour->stops && search->bank.count < before + limit; i++) {
        ds_bank_add_near(search, in->visits[visit].household, limit / 4 + 1);
        visit = nodes[visit].next != DS_NONE ? nodes[visit].next : tour->first;
    }
    for (int32_t i = 0; i < TRIES && search->bank.count < before + limit; i++) {
        int32_t household = ds_rng_below(&search->rng, in->n_households);
        visit = search->joint.next[household];
        if (visit == DS_NONE || !ds_joint_allows(&search->joint, visit, post)) {
            continue;
        }
        ds_bank_add(&search->bank, visit);
        if (tour->stops == 0 && ds_is_crew(&search->joint.roster, post)) {
            ds_bank_add_near(search, household, limit); /* an empty tour wants a cluster */
        }
    }
}

static void hit(ds_search *search, int32_t post) {
    if (search->hit_stamp[post] != search->hit_round) {
        search->hit_stamp[post] = search->hit_round;
        search->posts_hit[search->n_posts_hit++] = post;
    }
}

void ds_note_hits(ds_search *search, int32_t mark) {
    const ds_joint *joint = &search->joint;
    search->n_posts_hit = 0;
    search->hit_round++;
    for (int32_t i = mark; i < joint->n_steps; i++) {
        const ds_step *step = &joint->journal[i];
        if (step->kind != DS_STEP_JOIN && step->kind != DS_STEP_LEAVE) {
            hit(search, step->where);
        }
    }
}

void ds_bank_add_dropped(ds_search *search, int32_t mark) {
    const ds_joint *joint = &search->joint;
    ds_note_hits(search, mark);
    for (int32_t i = mark; i < joint->n_steps; i++) {
        const ds_step *step = &joint->journal[i];
        if (step->kind == DS_STEP_UNDO && ds_post_of_visit(joint, step->who) == DS_NONE) {
            ds_bank_add(&search->bank, step->who);
        }
    }
}

/* ---- Where a visit fits ---------------------------------------------------------------------- */

typedef struct looking {
    ds_search *search;
    const ds_look *look;
    int32_t visit;
    double worth, promise;
    bool found;
    ds_spot *spot;
} looking;

static bool allowed(looking *at, int32_t post) {
    ds_search *search = at->search;
    if (search->allowed_stamp[post] != search->allowed_round) {
        search->allowed_stamp[post] = search->allowed_round;
        search->allowed[post] =
            (!search->joint.is_late[post] || search->joint.tours.tours[post].stops == 0) &&
            ds_joint_allows(&search->joint, at->visit, post);
    }
    return search->allowed[post];
}

/* True when it is the best so far. */
static bool offer(looking *at, int32_t post, int32_t after, double cost, double gain) {
    if ((gain + at->promise > 1e-9 || at->look->careless) &&
        (!at->found || cost < at->spot->cost)) {
        *at->spot = (ds_spot){post, after, cost, gain};
        at->found = true;
        return true;
    }
    return false;
}

/* Positions until the next one is overlooked, drawn once a blink. */
static int32_t blink_after(ds_search *search, int32_t one_in) {
    return (int32_t)(-log(ds_rng_unit(&search->rng) + 1e-18) * one_in);
}

static bool blinks(looking *at) {
    ds_search *search = at->search;
    if (at->look->blink == 0 || --search->until_blink >= 0) {
        return false;
    }
    search->until_blink = blink_after(search, at->look->blink);
    return true;
}

static void try_position(looking *at, int32_t post, ds_probe *probe, int32_t after) {
    const ds_joint *joint = &at->search->joint;
    ds_fit fit;
    if (blinks(at) || !ds_probe_fits(probe, after, &fit)) {
        return;
    }
    double cost = (double)fit.delay * joint->roster.posts[post].staff;
    double gain = at->worth - ds_penalty_travel(at->search->in, fit.travel) -
                  ds_joint_change(joint, at->visit, post);
    if (offer(at, post, after, cost, gain)) {
        probe->below = fit.delay;
    }
}

/* The visit and one tour; no delay counts that would cost as much as the best spot so far. */
static ds_probe probe_of(const looking *at, int32_t post) {
    const ds_joint *joint = &at->search->joint;
    ds_probe probe = ds_probe_tour(&joint->tours, post, at->visit);
    if (at->found) {
        double below = ceil(at->spot->cost / joint->roster.posts[post].staff);
        probe.below = below < DS_FAR ? (ds_tick)below : DS_FAR;
    }
    return probe;
}

static void try_tour(looking *at, int32_t post) {
    const ds_joint *joint = &at->search->joint;
    const ds_node *nodes = joint->tours.nodes;
    if (!allowed(at, post)) {
        return;
    }
    ds_probe probe = probe_of(at, post);
    try_position(at, post, &probe, DS_NONE);
    for (int32_t v = joint->tours.tours[post].first; v != DS_NONE; v = nodes[v].next) {
        try_position(at, post, &probe, v);
    }
}

/* Active crews of the teams that may visit, those with room: all their positions, or only the empty
 * tours. Where a route is as long as a shift, few crews but those just ruined have any. */
static void try_crews(looking *at, bool empty_only) {
    ds_search *search = at->search;
    const ds_joint *joint = &search->joint;
    const ds_instance *in = search->in;
    ds_tick least = search->least[in->visits[at->visit].shape];
    ds_range teams = ds_row_of(&search->teams, in, at->visit);
    for (int32_t i = teams.first; i < teams.first + teams.count; i++) {
        int32_t team = search->teams.list[i];
        for (int32_t k = 0; k < joint->n_active[team]; k++) {
            int32_t post = joint->active[team][k];
            if (joint->room[post] >= least &&
                (!empty_only || joint->tours.tours[post].stops == 0)) {
                try_tour(at, post);
            }
        }
    }
}

/* Are so few crews out, and their tours so short, that to ask each crew for room is quicker than to
 * ask the near stops for their tours'? */
static bool few_crews(const ds_search *search, int32_t visit) {
    enum { FEW = 200, SHORT = 64 };
    ds_range teams = ds_row_of(&search->teams, search->in, visit);
    int32_t crews = search->mean_stops > SHORT ? FEW + 1 : 0;
    for (int32_t i = teams.first; i < teams.first + teams.count && crews <= FEW; i++) {
        crews += search->joint.n_active[search->teams.list[i]];
    }
    return crews <= FEW;
}

static void try_near(looking *at) {
    enum { AT_ONCE = 64 };
    const ds_instance *in = at->search->in;
    const ds_joint *joint = &at->search->joint;
    const ds_neighbours *near = joint->neighbours;
    int32_t household = in->visits[at->visit].household;
    int32_t last = near->first[household + 1];
    ds_tick least = at->search->least[in->visits[at->visit].shape];
    for (int32_t first = near->first[household]; first < last; first += AT_ONCE) {
        /* Few of them are on a tour with room: picked without a branch, which nothing foretells. */
        int32_t picked[AT_ONCE], n = 0;
        for (int32_t i = first; i < last && i < first + AT_ONCE; i++) {
            picked[n] = near->list[i];
            n += joint->room[joint->anchor_post[near->list[i]]] >= least;
        }
        for (int32_t i = 0; i < n; i++) {
            int32_t post = joint->anchor_post[picked[i]], stop = joint->anchor[picked[i]];
            if (allowed(at, post)) {
                ds_probe probe = probe_of(at, post);
                try_position(at, post, &probe, joint->tours.nodes[stop].prev);
                try_position(at, post, &probe, stop);
            }
        }
    }
}

/* A booked visit takes its work of one member's time, and the lot decides how dear that is beside a
 * crew's: which of the two is scarce differs from ward to ward. */
static void try_desks(looking *at) {
    ds_search *search = at->search;
    const ds_joint *joint = &search->joint;
    const ds_instance *in = search->in;
    double work = in->shapes[in->visits[at->visit].shape].work * in->ticks_per_second;
    double lot = at->look->blink > 0 ? 3.0 * ds_rng_unit(&search->rng) : 1.0;
    ds_range desks = ds_row_of(&search->desks, in, at->visit);
    for (int32_t i = desks.first; i < desks.first + desks.count; i++) {
        ds_range demands = in->desks[search->desks.list[i]].demands;
        for (int32_t d = demands.first; d < demands.first + demands.count; d++) {
            int32_t post = joint->roster.n_crews + d;
            if (joint->roster.posts[post].staff > 0 && ds_joint_allows(joint, at->visit, post) &&
                ds_joint_desk_fits(joint, at->visit, d)) {
                offer(at, post, DS_NONE, lot * work * (1.0 + 1e-3 * ds_rng_unit(&search->rng)),
                      at->worth - ds_joint_change(joint, at->visit, post));
            }
        }
    }
}

/* What a visit that is worth little by itself may still open: the household's later visits, or a
 * lock that asks for it. */
static double promise_of(const ds_search *search, int32_t visit) {
    const ds_instance *in = search->in;
    const ds_joint *joint = &search->joint;
    if (joint->visit_lock != NULL && joint->visit_lock[visit] != DS_NONE) {
        return 1e12;
    }
    int32_t h = in->visits[visit].household;
    ds_range all = in->households[h].visits;
    double promise = 0.0;
    for (int32_t v = visit + 1; v < all.first + all.count; v++) {
        promise += ds_score_visit(in, v);
    }
    return visit + 1 < all.first + all.count ? promise + ds_score_complete(in, h) : 0.0;
}

bool ds_find_spot(ds_search *search, int32_t visit, const ds_look *look, ds_spot *spot) {
    const ds_visit *v = &search->in->visits[visit];
    looking at = {.search = search,
                  .look = look,
                  .visit = visit,
                  .worth = ds_joint_worth(&search->joint, visit),
                  .promise = look->gain_only ? 0.0 : promise_of(search, visit),
                  .spot = spot};
    search->allowed_round++;
    if ((v->at & DS_AT_HOME) != 0) {
        if (look->everywhere || search->narrow[v->window_class] || few_crews(search, visit)) {
            try_crews(&at, false);
        } else {
            try_near(&at);
            if (search->joint.empty > 0) {
                try_crews(&at, true);
            }
        }
    }
    if ((v->at & DS_AT_DESK) != 0) {
        try_desks(&at);
    }
    return at.found;
}

/* ---- Recreate -------------------------------------------------------------------------------- */

static double key_of(ds_search *search, ds_order by, int32_t visit) {
    const ds_instance *in = search->in;
    double lot = ds_rng_unit(&search->rng);
    double worth =
        by == DS_BY_LOT || by == DS_WINDOWS_FIRST ? 0.0 : ds_joint_worth(&search->joint, visit);
    switch (by) {
    case DS_BY_WORTH:
        return -worth * (1.0 + 0.01 * lot);
    case DS_BY_DENSITY:
        return -worth / ds_effort(in, visit) * (1.0 + 0.01 * lot);
    case DS_BY_NOISY_DENSITY:
        return -worth / ds_effort(in, visit) * lot;
    case DS_WINDOWS_FIRST:
        return lot - (in->window_classes[in->visits[visit].window_class].windows.count > 0);
    default:
        return lot;
    }
}

/* Sorts the bank by its keys: shell sort, for short lists, in place. */
static void sort_bank(ds_bank *bank) {
    for (int32_t gap = bank->count / 2; gap > 0; gap /= 2) {
        for (int32_t i = gap; i < bank->count; i++) {
            int32_t visit = bank->visits[i], j = i;
            double key = bank->key[i];
            for (; j >= gap && bank->key[j - gap] > key; j -= gap) {
                bank->visits[j] = bank->visits[j - gap];
                bank->key[j] = bank->key[j - gap];
            }
            bank->visits[j] = visit;
            bank->key[j] = key;
        }
    }
}

/* Where crews are mostly on the way most visits near by are done already, and the few that are not
 * have been offered a place often: fewer offers, and more iterations in the same time, find more. A
 * ward wants the 48 (with 24 it loses), so that the number falls with the square of the share. */
static int32_t reach(double way_share) {
    const double work = 48.0, ways = 9.0;
    return (int32_t)(work * pow(ways / work, way_share * way_share) + 0.5);
}

void ds_weigh_ways(ds_search *search) {
    const ds_joint *joint = &search->joint;
    double way = 0.0, work = 0.0, stops = 0.0, crews = 0.0;
    for (int32_t post = 0; post < joint->roster.n_crews; post++) {
        const ds_tour *tour = &joint->tours.tours[post];
        way += (double)tour->travel;
        stops += tour->stops;
        crews += tour->stops > 0;
        for (int32_t v = tour->first; v != DS_NONE; v = joint->tours.nodes[v].next) {
            work += (double)joint->tours.nodes[v].length;
        }
    }
    search->mean_stops = crews > 0.0 ? stops / crews : 0.0;
    search->way_share = way > 0.0 ? way / (way + work) : 0.0;
    search->reach = reach(search->way_share);
}

/* Where ways are what counts, worth comes first but for noise: by lot a visit far off would go in
 * before those that a detour is worth (team orienteering: 1.4 % gap by lot, 0.2 % so). Where work
 * is what counts, orders by lot find packings that others do not. */
void ds_recreate(ds_search *search) {
    bool by_worth = ds_rng_unit(&search->rng) < search->way_share;
    ds_recreate_by(search, by_worth ? DS_BY_NOISY_DENSITY
                                    : (ds_order)ds_rng_below(&search->rng, DS_N_ORDERS));
}

void ds_recreate_by(ds_search *search, ds_order by) {
    ds_bank *bank = &search->bank;
    ds_joint *joint = &search->joint;
    const ds_look look = {.blink = 100, .careless = ds_rng_below(&search->rng, 8) == 0};
    for (int32_t i = 0; i < bank->count; i++) {
        bank->key[i] = key_of(search, by, bank->visits[i]);
    }
    sort_bank(bank);
    ds_joint_settle(joint);
    for (int32_t i = 0; i < bank->count; i++) {
        int32_t visit = bank->visits[i];
        ds_spot spot;
        if (ds_post_of_visit(joint, visit) != DS_NONE ||
            !ds_find_spot(search, visit, &look, &spot)) {
            continue;
        }
        ds_joint_do(joint, visit, spot.post, spot.after);
        ds_joint_settle(joint);
        hit(search, spot.post);
        int32_t next = joint->next[search->in->visits[visit].household];
        if (next != DS_NONE) {
            ds_bank_add(bank, next); /* its turn comes at the end */
        }
    }
    ds_bank_clear(bank);
}
