/*
 * What a crew can do in a shift: for every set of visits the least travel of a route with exactly
 * these. A label is a way to do a set with a given last visit; of two labels the one that ends
 * no earlier and has travelled no less is dropped, since neither time nor travel can be made good
 * again later on.
 */
#include "oracle/puzzle.h"

#include <math.h>
#include <stdlib.h>

#include "oracle/windows.h"
#include "travel/length.h"

enum { NO_LABEL = -1 };

typedef struct label {
    ds_tick arrive, start, end;
    int64_t travel;
    int32_t visit, before, next; /* before: label of the set without the visit */
} label;

typedef struct crew {
    const puzzle *p;
    int32_t team, shift, class;
    ds_tick length[ORACLE_VISITS]; /* DS_FAR: the crew may not, or cannot */
    label *labels;
    int32_t n_labels, capacity;
    int32_t *head; /* [set x n] first label, NO_LABEL: none */
    bool failed;
} crew;

static int32_t home_of(const crew *c, int32_t v) {
    const ds_instance *in = c->p->in;
    return in->households[in->visits[c->p->visit[v]].household].location;
}

static ds_tick way(const crew *c, int32_t from, int32_t to) {
    return ds_travel_time(&c->p->travel, c->class, from, to);
}

static void measure_visits(crew *c, oracle_set members) {
    const ds_instance *in = c->p->in;
    ds_profile profile = {0};
    for (oracle_set rest = members; rest != 0; rest &= rest - 1) {
        ds_profile_add(&profile, &in->members[__builtin_ctz(rest)]);
    }
    for (int32_t v = 0; v < c->p->n; v++) {
        const ds_visit *visit = &in->visits[c->p->visit[v]];
        bool may = (visit->at & DS_AT_HOME) != 0 &&
                   ds_team_may_visit(in, c->team, visit->household) &&
                   puzzle_may(c->p, v, c->shift, c->team, DS_NONE);
        const ds_shape *shape = &in->shapes[visit->shape];
        c->length[v] =
            may ? ds_visit_length(in, shape, &profile, in->teams[c->team].parallel) : DS_FAR;
    }
}

static bool returns_in_time(const crew *c, int32_t at, ds_tick end, int64_t *travel) {
    const ds_team *team = &c->p->in->teams[c->team];
    if (team->returns) {
        ds_tick back = way(c, at, team->end);
        *travel += back;
        end += back;
    }
    return end <= c->p->in->shifts[c->shift].end;
}

/* The labels of one set and last visit, less those that the new one beats; false when it is itself
 * beaten. */
static bool drop_beaten(crew *c, int32_t *link, const label *new) {
    while (*link != NO_LABEL) {
        label *old = &c->labels[*link];
        if (old->end <= new->end && old->travel <= new->travel) {
            return false;
        }
        if (new->end <= old->end &&new->travel <= old->travel) {
            *link = old->next;
        } else {
            link = &old->next;
        }
    }
    return true;
}

static void add_label(crew *c, oracle_set set, const label *new) {
    int32_t *head = &c->head[(int64_t)set * c->p->n + new->visit];
    if (!drop_beaten(c, head, new)) {
        return;
    }
    if (c->n_labels == c->capacity) {
        int32_t capacity = 2 * c->capacity + 64;
        label *labels = realloc(c->labels, (size_t)capacity * sizeof *labels);
        if (labels == NULL) {
            c->failed = true;
            return;
        }
        c->labels = labels;
        c->capacity = capacity;
    }
    c->labels[c->n_labels] = *new;
    c->labels[c->n_labels].next = *head;
    *head = c->n_labels++;
}

/* Goes on from a place, where the crew is free since `since`, to one more visit. */
static void extend(crew *c, oracle_set set, int32_t before, int32_t at, ds_tick since,
                   int64_t travel) {
    for (int32_t v = 0; v < c->p->n; v++) {
        if (set_has(set, v) || c->length[v] >= DS_FAR) {
            continue;
        }
        ds_tick step = way(c, at, home_of(c, v));
        label new = {.arrive = since + step, .travel = travel + step, .visit = v, .before = before};
        new.start = windows_first_start(c->p->in, c->p->visit[v], c->shift, new.arrive);
        new.end = new.start + c->length[v];
        /* Whether it can still come back is asked at the end: the way over another door may be
         * shorter than the direct one. */
        if (new.end <= c->p->in->shifts[c->shift].end) {
            add_label(c, set | (oracle_set)1 << v, &new);
        }
    }
}

static void make_labels(crew *c) {
    const ds_instance *in = c->p->in;
    int32_t n = c->p->n;
    for (int64_t i = 0; i < puzzle_sets(c->p) * n; i++) {
        c->head[i] = NO_LABEL;
    }
    extend(c, 0, NO_LABEL, in->teams[c->team].base, in->shifts[c->shift].start, 0);
    for (oracle_set set = 1; set < puzzle_sets(c->p) && !c->failed; set++) {
        for (int32_t v = 0; v < n; v++) {
            for (int32_t i = c->head[(int64_t)set * n + v]; i != NO_LABEL; i = c->labels[i].next) {
                label from = c->labels[i];
                extend(c, set, i, home_of(c, v), from.end, from.travel);
            }
        }
    }
}

static bool crew_open(crew *c, const puzzle *p, int32_t team, int32_t shift, oracle_set members) {
    *c = (crew){.p = p, .team = team, .shift = shift, .class = p->travel.class_of_team[team]};
    c->head = malloc(((size_t)puzzle_sets(p) * (size_t)p->n + 1) * sizeof *c->head);
    if (c->head == NULL) {
        return false;
    }
    measure_visits(c, members);
    make_labels(c);
    return !c->failed;
}

static void crew_close(crew *c) {
    free(c->labels);
    free(c->head);
}

/* The label of least travel from which the crew ends in time, NO_LABEL: it cannot do the set. */
static int32_t best_label(const crew *c, oracle_set set, int64_t *least) {
    int32_t best = NO_LABEL;
    for (int32_t v = 0; v < c->p->n; v++) {
        for (int32_t i = c->head[(int64_t)set * c->p->n + v]; i != NO_LABEL;
             i = c->labels[i].next) {
            int64_t travel = c->labels[i].travel;
            bool in_time = returns_in_time(c, home_of(c, v), c->labels[i].end, &travel);
            if (in_time && (best == NO_LABEL || travel < *least)) {
                best = i;
                *least = travel;
            }
        }
    }
    return best;
}

/* Only a crew that a lock forces out may go without a visit. */
static bool may_do_nothing(const crew *c, oracle_set members, int64_t *travel) {
    const ds_instance *in = c->p->in;
    *travel = 0;
    return puzzle_forced_out(c->p, c->team, c->shift, members) &&
           returns_in_time(c, in->teams[c->team].base, in->shifts[c->shift].start, travel);
}

static double cost_of(const puzzle *p, int64_t travel) {
    return p->in->weights.travel * (double)travel / (60.0 * p->in->ticks_per_second);
}

const double *puzzle_crew_cost(puzzle *p, int32_t team, int32_t shift, oracle_set members) {
    const double **cell = &p->crew_cost[team][shift][members];
    double *cost = *cell == NULL ? DS_ARENA_NEW(&p->arena, double, puzzle_sets(p)) : NULL;
    crew c;
    if (cost != NULL && crew_open(&c, p, team, shift, members)) {
        int64_t travel;
        cost[0] = may_do_nothing(&c, members, &travel) ? cost_of(p, travel) : INFINITY;
        for (oracle_set set = 1; set < puzzle_sets(p); set++) {
            bool can = best_label(&c, set, &travel) != NO_LABEL;
            cost[set] = can ? cost_of(p, travel) : INFINITY;
        }
        crew_close(&c);
        *cell = cost;
    }
    return *cell;
}

void puzzle_best_route(puzzle *p, ds_route *route, oracle_set members, oracle_set set,
                       ds_stop *stops) {
    const ds_team *team = &p->in->teams[route->team];
    int64_t travel;
    crew c;
    if (!crew_open(&c, p, route->team, route->shift, members)) {
        return;
    }
    ds_tick end = p->in->shifts[route->shift].start;
    int32_t at = team->base, last = best_label(&c, set, &travel), k = __builtin_popcount(set);
    for (int32_t i = last; i != NO_LABEL; i = c.labels[i].before) {
        const label *l = &c.labels[i];
        stops[--k] = (ds_stop){p->visit[l->visit], l->arrive, l->start, l->end};
    }
    if (last != NO_LABEL) {
        end = c.labels[last].end;
        at = home_of(&c, c.labels[last].visit);
    }
    route->leave = p->in->shifts[route->shift].start;
    route->has_back = team->returns;
    route->back = team->returns ? end + way(&c, at, team->end) : 0;
    crew_close(&c);
}
