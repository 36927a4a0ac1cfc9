#include "bound/ground.h"

#include <stdlib.h>
#include <string.h>

#include "base/zeroed.h"

enum {
    MOST_TYPES = 2000, /* crew types of a team */
    MOST_SITES = 2500, /* visits of a team */
    NEIGHBOURS = 7,    /* that a visit recalls */
    COLOURS = 64       /* of no more visits than this, each recalls all */
};

/* ---- Days ----------------------------------------------------------------------------------- */

static bool on_day(const ds_instance *in, int32_t v, int32_t day) {
    const ds_visit *visit = &in->visits[v];
    for (int32_t s = 0; s < in->n_shifts; s++) {
        int64_t cell = (int64_t)visit->window_class * in->n_shifts + s;
        bool home = (visit->at & DS_AT_HOME) != 0 && in->class_intervals[cell].count > 0;
        bool desk = (visit->at & DS_AT_DESK) != 0 && in->class_meets[cell];
        if (in->shifts[s].day == day && (home || desk)) {
            return true;
        }
    }
    return false;
}

/* Visit by visit: a day on which it could be done, a lag after the first such day of the one
 * before it. */
static void find_days(ds_ground *ground, int32_t h) {
    const ds_instance *in = ground->in;
    const ds_household *household = &in->households[h];
    int32_t from = 0;
    for (int32_t i = 0; i < household->visits.count; i++) {
        int32_t v = household->visits.first + i;
        const ds_visit *visit = &in->visits[v];
        from += i > 0 ? visit->lag_days : 0;
        if (ds_visit_done_before(visit)) {
            from = visit->done_date - in->first_date;
            continue;
        }
        from = from > 0 ? from : 0;
        while (from < in->n_days && !on_day(in, v, from)) {
            from++;
        }
        ground->first_day[v] = from;
    }
}

/* ---- Sites ---------------------------------------------------------------------------------- */

static bool reachable(const ds_ground *ground, int32_t t, int32_t v) {
    const ds_instance *in = ground->in;
    const ds_visit *visit = &in->visits[v];
    if (ds_visit_done_before(visit) || (visit->at & DS_AT_HOME) == 0 ||
        !ds_team_may_visit(in, t, visit->household)) {
        return false;
    }
    const ds_ground_team *team = &ground->teams[t];
    for (int32_t k = 0; k < team->crews.n_types; k++) {
        if (team->length[(int64_t)k * in->n_shapes + visit->shape] < DS_FAR) {
            return true;
        }
    }
    return false;
}

static void measure_ways(const ds_ground *ground, int32_t t) {
    const ds_instance *in = ground->in;
    const ds_travel *travel = ground->travel;
    ds_ground_team *team = &ground->teams[t];
    int32_t class = travel->class_of_team[t];
    for (int32_t i = 0; i < team->n; i++) {
        int32_t place = in->households[in->visits[team->visit[i]].household].location;
        team->out[i] = ds_travel_time(travel, class, in->teams[t].base, place);
        team->back[i] =
            in->teams[t].returns ? ds_travel_time(travel, class, place, in->teams[t].end) : 0;
        for (int32_t j = 0; j < team->n; j++) {
            int32_t other = in->households[in->visits[team->visit[j]].household].location;
            team->way[(int64_t)i * team->n + j] = ds_travel_time(travel, class, place, other);
        }
    }
}

/* Rounded down, so that the shares of a route's stops are never more than its ways. */
static void share_ways(ds_ground_team *team) {
    for (int32_t i = 0; i < team->n; i++) {
        ds_tick to = team->out[i], from = team->back[i];
        for (int32_t j = 0; j < team->n; j++) {
            ds_tick in = team->way[(int64_t)j * team->n + i],
                    out = team->way[(int64_t)i * team->n + j];
            to = j != i && in < to ? in : to;
            from = j != i && out < from ? out : from;
        }
        team->share[i] = (to + from) / 2;
    }
}

typedef struct ds_near {
    ds_tick way;
    int16_t site;
} ds_near;

static int by_way(const void *a, const void *b) {
    const ds_near *x = a, *y = b;
    return x->way != y->way ? (x->way > y->way) - (x->way < y->way)
                            : (x->site > y->site) - (x->site < y->site);
}

static bool sort_near(ds_ground_team *team) {
    bool ok = true;
    ds_near *row = ds_zeroed(team->n, sizeof *row, &ok);
    for (int32_t i = 0; ok && i < team->n; i++) {
        int32_t count = 0;
        for (int32_t j = 0; j < team->n; j++) {
            if (j != i) {
                row[count++] = (ds_near){team->way[(int64_t)i * team->n + j], (int16_t)j};
            }
        }
        qsort(row, (size_t)count, sizeof *row, by_way);
        for (int32_t j = 0; j < count; j++) {
            team->near[(int64_t)i * team->n + j] = row[j].site;
        }
    }
    free(row);
    return ok;
}

/* ---- Neighbourhoods ------------------------------------------------------------------------- */

static uint64_t bit(const ds_ground_team *team, int32_t site) {
    return UINT64_C(1) << team->colour[site];
}

static bool recalls(const ds_ground_team *team, int32_t a, int32_t b) {
    return team->recalls[(int64_t)a * team->n + b] != 0;
}

static void first_neighbourhoods(ds_ground_team *team) {
    int32_t recalled = team->n <= COLOURS ? COLOURS : NEIGHBOURS;
    for (int32_t i = 0; i < team->n; i++) {
        team->recalls[(int64_t)i * team->n + i] = 1;
        for (int32_t k = 0; k < recalled && k < team->n - 1; k++) {
            team->recalls[(int64_t)i * team->n + team->near[(int64_t)i * team->n + k]] = 1;
        }
    }
}

/* A site that finds no colour is recalled by nobody but itself. */
static void give_colours(ds_ground_team *team) {
    memset(team->colour, 0, (size_t)team->n);
    for (int32_t site = 0; site < team->n; site++) {
        uint64_t taken = 0;
        for (int32_t i = 0; i < team->n; i++) {
            for (int32_t j = 0; recalls(team, i, site) && j < site; j++) {
                taken |= recalls(team, i, j) ? bit(team, j) : 0;
            }
        }
        for (int32_t i = 0; ~taken == 0 && i < team->n; i++) {
            team->recalls[(int64_t)i * team->n + site] = i == site;
        }
        if (~taken == 0) { /* alone in its own neighbourhood too */
            for (int32_t j = 0; j < team->n; j++) {
                team->recalls[(int64_t)site * team->n + j] = j == site;
            }
            taken = 0;
        }
        team->colour[site] = (uint8_t)__builtin_ctzll(~taken);
    }
}

static void link_all(ds_ground_team *team) {
    for (int32_t a = 0; a < team->n; a++) {
        for (int32_t k = 0; k < team->n; k++) {
            if (!recalls(team, a, k)) {
                continue;
            }
            for (int32_t b = 0; b < team->n; b++) {
                if (recalls(team, b, k)) {
                    team->memory[(int64_t)a * team->n + b] |= bit(team, k);
                }
            }
        }
    }
}

/* ---- Making --------------------------------------------------------------------------------- */

static bool measure_lengths(const ds_ground *ground, int32_t t) {
    const ds_instance *in = ground->in;
    ds_ground_team *team = &ground->teams[t];
    bool ok = true;
    team->length =
        ds_zeroed((int64_t)team->crews.n_types * in->n_shapes, sizeof *team->length, &ok);
    for (int32_t k = 0; ok && k < team->crews.n_types; k++) {
        for (int32_t i = 0; i < in->n_shapes; i++) {
            team->length[(int64_t)k * in->n_shapes + i] = ds_visit_length(
                in, &in->shapes[i], &team->crews.profiles[k], in->teams[t].parallel);
        }
    }
    return ok;
}

static bool list_sites(const ds_ground *ground, int32_t t) {
    const ds_instance *in = ground->in;
    ds_ground_team *team = &ground->teams[t];
    bool ok = true;
    for (int32_t v = 0; v < in->n_visits; v++) {
        team->n += reachable(ground, t, v);
    }
    team->visit = ds_zeroed(team->n, sizeof *team->visit, &ok);
    int32_t count = 0;
    for (int32_t v = 0; ok && v < in->n_visits; v++) {
        if (reachable(ground, t, v)) {
            team->visit[count++] = v;
        }
    }
    return ok;
}

static bool make_sites(const ds_ground *ground, int32_t t) {
    ds_ground_team *team = &ground->teams[t];
    int64_t square = (int64_t)team->n * team->n;
    bool ok = true;
    team->way = ds_zeroed(square, sizeof *team->way, &ok);
    team->near = ds_zeroed(square, sizeof *team->near, &ok);
    team->out = ds_zeroed(team->n, sizeof *team->out, &ok);
    team->back = ds_zeroed(team->n, sizeof *team->back, &ok);
    team->share = ds_zeroed(team->n, sizeof *team->share, &ok);
    team->colour = ds_zeroed(team->n, sizeof *team->colour, &ok);
    team->memory = ds_zeroed(square, sizeof *team->memory, &ok);
    team->recalls = ds_zeroed(square, sizeof *team->recalls, &ok);
    if (!ok) {
        return false;
    }
    measure_ways(ground, t);
    share_ways(team);
    if (!sort_near(team)) {
        return false;
    }
    first_neighbourhoods(team);
    give_colours(team);
    link_all(team);
    return true;
}

static bool make_team(ds_ground *ground, int32_t t, uint64_t skills, bool *fits) {
    ds_ground_team *team = &ground->teams[t];
    if (ds_crews_init(&team->crews, ground->in, t, skills, MOST_TYPES) != DOORSTEP_OK ||
        !measure_lengths(ground, t) || !list_sites(ground, t)) {
        return false;
    }
    *fits = *fits && ds_crews_complete(&team->crews) && team->n <= MOST_SITES;
    return !*fits || make_sites(ground, t);
}

doorstep_status ds_ground_init(ds_ground *ground, const ds_instance *in, const ds_travel *travel,
                               bool *fits) {
    bool ok = true;
    *ground = (ds_ground){.in = in, .travel = travel};
    *fits = true;
    ground->teams = ds_zeroed(in->n_teams, sizeof *ground->teams, &ok);
    ground->first_day = ds_zeroed(in->n_visits, sizeof *ground->first_day, &ok);
    for (int32_t h = 0; ok && h < in->n_households; h++) {
        find_days(ground, h);
    }
    uint64_t skills = ds_home_skills(in);
    for (int32_t t = 0; ok && *fits && t < in->n_teams; t++) {
        ok = make_team(ground, t, skills, fits);
    }
    if (!ok) {
        ds_ground_free(ground);
    }
    return ok ? DOORSTEP_OK : DOORSTEP_NO_MEMORY;
}

void ds_ground_free(ds_ground *ground) {
    for (int32_t t = 0; ground->teams != NULL && t < ground->in->n_teams; t++) {
        ds_ground_team *team = &ground->teams[t];
        ds_crews_free(&team->crews);
        free(team->visit);
        free(team->way);
        free(team->near);
        free(team->out);
        free(team->back);
        free(team->share);
        free(team->length);
        free(team->colour);
        free(team->memory);
        free(team->recalls);
    }
    free(ground->teams);
    free(ground->first_day);
    *ground = (ds_ground){0};
}

const ds_visit_lock *ds_lock_of_visit(const ds_instance *in, int32_t visit) {
    for (int32_t i = 0; i < in->n_visit_locks; i++) {
        if (in->visit_locks[i].visit == visit) {
            return &in->visit_locks[i];
        }
    }
    return NULL;
}

/* Do the visit's locks leave it to this team or desk (the other DS_NONE) in the shift? */
bool ds_lock_allows(const ds_instance *in, int32_t visit, int32_t team, int32_t desk,
                    int32_t shift) {
    for (int32_t i = 0; i < in->n_visit_locks; i++) {
        const ds_visit_lock *lock = &in->visit_locks[i];
        if (lock->visit == visit && ((lock->team != DS_NONE && lock->team != team) ||
                                     (lock->desk != DS_NONE && lock->desk != desk) ||
                                     (lock->shift != DS_NONE && lock->shift != shift))) {
            return false;
        }
    }
    return true;
}

bool ds_ground_open(const ds_ground *ground, int32_t team, int32_t site, int32_t shift) {
    const ds_instance *in = ground->in;
    int32_t v = ground->teams[team].visit[site], day = in->shifts[shift].day;
    int64_t cell = (int64_t)in->visits[v].window_class * in->n_shifts + shift;
    return day >= ground->first_day[v] && in->class_intervals[cell].count > 0 &&
           ds_lock_allows(in, v, team, DS_NONE, shift);
}

int64_t ds_ground_travel(const ds_ground_team *team, const int16_t *sites, int32_t count) {
    int64_t sum = (int64_t)team->out[sites[0]] + team->back[sites[count - 1]];
    for (int32_t i = 1; i < count; i++) {
        sum += team->way[(int64_t)sites[i - 1] * team->n + sites[i]];
    }
    return sum;
}
