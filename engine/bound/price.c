#include "bound/price.h"

#include <math.h>
#include <omp.h>
#include <stdlib.h>
#include <string.h>

#include "base/zeroed.h"

struct ds_pricing_thread {
    ds_labeler labeler;
    int16_t *site, *node_of;
    double *gain;
    ds_tick *length;
    ds_range *windows;
};

/* ---- Charts --------------------------------------------------------------------------------- */

/* Can a stop that gains nothing by itself make a route better? Only as a way round. */
static bool worth_a_stop(const ds_route_pricer *p, double gain, ds_tick length, double ride) {
    ds_tick shortcut = p->master->ground->travel->shortcut;
    return gain + ride * shortcut > 0.0 || (length < shortcut);
}

static void draw_chart(const ds_route_pricer *p, const ds_case *c, bool all,
                       ds_pricing_thread *worker, ds_chart *chart) {
    const ds_instance *in = p->master->in;
    const ds_ground_team *team = &p->master->ground->teams[c->team];
    const ds_shift *shift = &in->shifts[c->shift];
    const double *gain = p->gain[(int64_t)c->team * in->n_shifts + c->shift];
    *chart = (ds_chart){.team = team,
                        .intervals = in->intervals,
                        .site = worker->site,
                        .gain = worker->gain,
                        .length = worker->length,
                        .windows = worker->windows,
                        .node_of = worker->node_of,
                        .start = shift->start,
                        .end = shift->end,
                        .ride = in->weights.travel / 60.0 / in->ticks_per_second};
    for (int32_t i = 0; i < team->n; i++) {
        const ds_visit *visit = &in->visits[team->visit[i]];
        ds_tick length = team->length[(int64_t)c->type * in->n_shapes + visit->shape];
        worker->node_of[i] = DS_NONE;
        if (length >= DS_FAR || gain[i] == -INFINITY ||
            (!all && !worth_a_stop(p, gain[i], length, chart->ride))) {
            continue;
        }
        int32_t node = chart->n++;
        worker->node_of[i] = (int16_t)node;
        worker->site[node] = (int16_t)i;
        worker->gain[node] = gain[i];
        worker->length[node] = length;
        worker->windows[node] =
            in->class_intervals[(int64_t)visit->window_class * in->n_shifts + c->shift];
    }
}

/* ---- Asking --------------------------------------------------------------------------------- */

static bool keep_routes(ds_case *c, const ds_labeler *labeler) {
    int32_t count = 0;
    for (int32_t i = 0; i < labeler->n_found; i++) {
        count += labeler->found[i].count;
    }
    int16_t *stops = realloc(c->stops, ((size_t)count + 1) * sizeof *stops);
    if (stops == NULL) {
        return false;
    }
    c->stops = stops;
    memcpy(c->stops, labeler->stops, (size_t)count * sizeof *stops);
    memcpy(c->found, labeler->found, sizeof c->found);
    c->n_found = labeler->n_found;
    return true;
}

/* One look at the chart; false when memory ran out. */
static bool look(const ds_route_pricer *p, ds_case *c, const ds_chart *chart, ds_effort effort,
                 double least, bool again, ds_labeler *l) {
    const ds_asked asked = {.least = least,
                            .effort = effort,
                            .again = again,
                            .most_labels = p->most_labels,
                            .control = p->control};
    if (!ds_find_routes(l, chart, &asked)) {
        return false;
    }
    c->labels += l->n_labels;
    if (effort != DS_QUICK) {
        c->most = fmin(c->most, l->bound + 1e-6);
    }
    if (l->n_found > 0 && l->found[0].value > c->value) {
        c->value = l->found[0].value;
        return keep_routes(c, l);
    }
    return true;
}

/* The least value of interest comes down from what is known to be too much: a look that finds
 * nothing is cheap, and proves that there is nothing. */
static bool close_in(const ds_route_pricer *p, ds_case *c, const ds_chart *chart, ds_labeler *l) {
    if (c->value == -INFINITY && !look(p, c, chart, DS_QUICK, 0.0, false, l)) {
        return false;
    }
    double step = 0.01 * fabs(c->most);
    bool again = false;
    double sure = fmax(c->value, 0.0);
    while (c->most > sure + p->tolerance * fabs(sure) + 1e-4 && !ds_stop_now(p->control)) {
        double least = fmax(c->most - step, sure);
        if (!look(p, c, chart, DS_EXACT, least, again, l)) {
            return false;
        }
        again = true;
        if (l->n_found > 0 || !l->complete) {
            return true;
        }
        step *= 2.0;
    }
    return true;
}

static bool ask(const ds_route_pricer *p, ds_case *c, ds_effort effort, ds_labeler *labeler,
                ds_pricing_thread *worker) {
    ds_chart chart;
    draw_chart(p, c, false, worker, &chart);
    c->labels = 0;
    if (effort == DS_QUICK) {
        return look(p, c, &chart, effort, fmax(c->least, 0.0), false, labeler);
    }
    c->known = effort;
    if (effort == DS_EXACT) {
        return close_in(p, c, &chart, labeler);
    }
    return look(p, c, &chart, effort, fmax(c->value, 0.0), false, labeler);
}

/* Asks one case if it is to be asked; false when memory ran out. */
static bool visit_case(const ds_route_pricer *p, int32_t i, ds_effort effort, int32_t thread,
                       int64_t *labels) {
    ds_pricing_thread *worker = &p->workers[thread];
    if (!p->cases[i].asked || ds_stop_now(p->control)) {
        return true;
    }
    bool ok = ask(p, &p->cases[i], effort, &worker->labeler, worker);
    *labels += p->cases[i].labels;
    return ok;
}

/* Of the same cases the first is asked, if any is to be. */
static void ask_first(ds_route_pricer *p) {
    for (int32_t i = 0; i < p->n_cases; i++) {
        ds_case *c = &p->cases[i], *first = &p->cases[c->same];
        c->least = c->wage;
        if (c->asked && c != first) {
            first->least = first->asked ? fmin(first->least, c->wage) : c->wage;
            first->asked = true;
            c->asked = false;
        }
    }
}

static void tell_same(ds_route_pricer *p) {
    for (int32_t i = 0; i < p->n_cases; i++) {
        ds_case *c = &p->cases[i];
        const ds_case *first = &p->cases[c->same];
        if (c != first && first->asked) {
            c->asked = true;
            c->value = first->value;
            c->most = first->most;
            c->known = first->known;
            c->n_found = first->n_found;
            memcpy(c->found, first->found, sizeof c->found);
        }
    }
}

const int16_t *ds_stops_of(const ds_route_pricer *p, const ds_case *c) {
    return p->cases[c->same].stops;
}

/* One thread stays clear of OpenMP, whose runtime ends the process when it finds no memory. */
void ds_price_routes(ds_route_pricer *p, ds_effort effort) {
    bool failed = false;
    int64_t labels = 0;
    ask_first(p);
    if (p->threads == 1) {
        for (int32_t i = 0; i < p->n_cases; i++) {
            failed = !visit_case(p, i, effort, 0, &labels) || failed;
        }
    } else {
#pragma omp parallel for schedule(dynamic, 1) num_threads(p->threads) reduction(|| : failed) \
    reduction(+ : labels)
        for (int32_t i = 0; i < p->n_cases; i++) {
            failed = !visit_case(p, i, effort, omp_get_thread_num(), &labels) || failed;
        }
    }
    tell_same(p);
    p->labels += labels;
    p->out_of_memory |= failed;
}

bool ds_price_every(ds_route_pricer *p, const ds_case *c, double least,
                    void (*take)(void *payload, const int16_t *sites, int32_t count),
                    void *payload) {
    ds_chart chart;
    ds_labeler *l = &p->workers[0].labeler;
    const ds_asked asked = {.least = least,
                            .effort = DS_EVERY,
                            .take = take,
                            .payload = payload,
                            .most_labels = p->most_labels,
                            .control = p->control};
    draw_chart(p, c, true, &p->workers[0], &chart);
    bool ok = ds_find_routes(l, &chart, &asked) && !l->out_of_memory;
    p->out_of_memory |= l->out_of_memory;
    return ok && l->complete;
}

/* ---- Prices --------------------------------------------------------------------------------- */

static void set_gains(ds_route_pricer *p, const double *price, int32_t t, int32_t s) {
    const ds_instance *in = p->master->in;
    const ds_ground_team *team = &p->master->ground->teams[t];
    double *gain = p->gain[(int64_t)t * in->n_shifts + s];
    for (int32_t i = 0; gain != NULL && i < team->n; i++) {
        gain[i] = ds_ground_open(p->master->ground, t, i, s)
                      ? ds_route_master_gain(p->master, price, team->visit[i], in->shifts[s].day)
                      : -INFINITY;
    }
}

/* Of one team and shift: do the types take as long for all that gains something? */
static bool takes_the_same(const ds_route_pricer *p, const ds_case *a, const ds_case *b) {
    const ds_instance *in = p->master->in;
    const ds_ground_team *team = &p->master->ground->teams[a->team];
    const double *gain = p->gain[(int64_t)a->team * in->n_shifts + a->shift];
    double ride = in->weights.travel / 60.0 / in->ticks_per_second;
    for (int32_t i = 0; i < team->n; i++) {
        int32_t shape = in->visits[team->visit[i]].shape;
        ds_tick x = team->length[(int64_t)a->type * in->n_shapes + shape];
        ds_tick y = team->length[(int64_t)b->type * in->n_shapes + shape];
        if (x != y && gain[i] > -INFINITY && worth_a_stop(p, gain[i], x < y ? x : y, ride)) {
            return false;
        }
    }
    return true;
}

static void find_same(ds_route_pricer *p) {
    for (int32_t i = 0; i < p->n_cases; i++) {
        ds_case *c = &p->cases[i];
        c->same = i;
        for (int32_t k = i - 1; k >= 0 && c->same == i; k--) {
            const ds_case *other = &p->cases[k];
            if (other->team != c->team || other->shift != c->shift) {
                break;
            }
            if (other->same == k && takes_the_same(p, other, c)) {
                c->same = k;
            }
        }
    }
}

void ds_price_at(ds_route_pricer *p, const double *price) {
    const ds_instance *in = p->master->in;
    for (int32_t t = 0; t < in->n_teams; t++) {
        for (int32_t s = 0; s < in->n_shifts; s++) {
            set_gains(p, price, t, s);
        }
    }
    find_same(p);
    for (int32_t i = 0; i < p->n_cases; i++) {
        p->cases[i].value = -INFINITY;
        p->cases[i].most = INFINITY;
        p->cases[i].known = DS_QUICK;
        p->cases[i].n_found = 0;
    }
}

/* ---- Making --------------------------------------------------------------------------------- */

/* Could members who can work then make up the crew? */
static bool can_form(const ds_route_master *master, const ds_crews *crews, int32_t type,
                     int32_t s) {
    for (int32_t c = 0; c < crews->n_classes; c++) {
        int32_t free = 0;
        for (int32_t i = 0; i < crews->n_members; i++) {
            int64_t at = (int64_t)crews->members[i] * master->in->n_shifts + s;
            free += crews->class_of[i] == c && master->work[at] != DS_NONE;
        }
        if (free < ds_crew_counts(crews, type)[c]) {
            return false;
        }
    }
    return true;
}

static int32_t list_cases(ds_route_pricer *p, ds_case *cases) {
    const ds_route_master *master = p->master;
    const ds_instance *in = master->in;
    int32_t count = 0;
    for (int32_t t = 0; t < in->n_teams; t++) {
        const ds_crews *crews = &master->ground->teams[t].crews;
        for (int32_t s = 0; s < in->n_shifts; s++) {
            bool out = master->crews_row[(int64_t)t * in->n_shifts + s] != DS_NONE;
            for (int32_t k = 0; out && k < crews->n_types; k++) {
                if (can_form(master, crews, k, s)) {
                    if (cases != NULL) {
                        cases[count] = (ds_case){.team = t, .shift = s, .type = k};
                    }
                    count++;
                }
            }
        }
    }
    return count;
}

static bool make_worker(ds_pricing_thread *worker, int32_t sites) {
    bool ok = true;
    worker->site = ds_zeroed(sites, sizeof *worker->site, &ok);
    worker->node_of = ds_zeroed(sites, sizeof *worker->node_of, &ok);
    worker->gain = ds_zeroed(sites, sizeof *worker->gain, &ok);
    worker->length = ds_zeroed(sites, sizeof *worker->length, &ok);
    worker->windows = ds_zeroed(sites, sizeof *worker->windows, &ok);
    return ok;
}

bool ds_route_pricer_init(ds_route_pricer *p, const ds_route_master *master,
                          const ds_control *control, int32_t threads) {
    const ds_instance *in = master->in;
    *p = (ds_route_pricer){
        .master = master, .control = control, .threads = threads > 1 ? threads : 1};
    p->n_cases = list_cases(p, NULL);
    bool ok = true;
    p->cases = ds_zeroed(p->n_cases, sizeof *p->cases, &ok);
    p->workers = ds_zeroed(p->threads, sizeof *p->workers, &ok);
    p->gain = ds_zeroed((int64_t)in->n_teams * in->n_shifts, sizeof *p->gain, &ok);
    if (!ok) {
        return false;
    }
    list_cases(p, p->cases);
    int32_t sites = 0;
    for (int32_t t = 0; t < in->n_teams; t++) {
        int32_t n = master->ground->teams[t].n;
        sites = n > sites ? n : sites;
        for (int32_t s = 0; s < in->n_shifts; s++) {
            if (master->crews_row[(int64_t)t * in->n_shifts + s] != DS_NONE) {
                p->gain[(int64_t)t * in->n_shifts + s] = ds_zeroed(n, sizeof **p->gain, &ok);
            }
        }
    }
    for (int32_t i = 0; i < p->threads; i++) {
        ok = make_worker(&p->workers[i], sites) && ok;
    }
    return ok;
}

void ds_route_pricer_free(ds_route_pricer *p) {
    for (int32_t i = 0; p->cases != NULL && i < p->n_cases; i++) {
        free(p->cases[i].stops);
    }
    for (int32_t i = 0; p->workers != NULL && i < p->threads; i++) {
        ds_labeler_free(&p->workers[i].labeler);
        free(p->workers[i].site);
        free(p->workers[i].node_of);
        free(p->workers[i].gain);
        free(p->workers[i].length);
        free(p->workers[i].windows);
    }
    int64_t pairs = p->gain != NULL ? (int64_t)p->master->in->n_teams * p->master->in->n_shifts : 0;
    for (int64_t i = 0; i < pairs; i++) {
        free(p->gain[i]);
    }
    free(p->cases);
    free(p->workers);
    free(p->gain);
    *p = (ds_route_pricer){0};
}
