#include "schedule/schedule.h"

#include <math.h>
#include <stdlib.h>

#include "base/zeroed.h"
#include "schedule/take_up.h"
#include "schedule/whole.h"

/* Members who are chosen anew at once: by an integer program at most, and of a draw. */
enum { MOST_CHOSEN = 16, LEAST_FREE = 4, FIRST_FREE = 8 };

/* One call. */
typedef struct run {
    ds_search *search;
    const ds_schedule_options *options;
    const ds_control *control;
    ds_rota rota;
    int32_t *members; /* [n_members] drawn, the first `n_free` are free */
    int32_t n_free;
    bool *open_day;       /* [n_days] */
    int32_t *chosen;      /* [n_members] */
    ds_taken *taken;      /* [n_members] */
    double *price;        /* [n_demands] */
    uint8_t *options_now; /* [n_days] */
    bool better, failed;
} run;

/* ---- One question ---------------------------------------------------------------------------- */

static double wanted_of(const run *r, const ds_master *master) {
    return master->own + (r->rota.grain > 0.0 ? r->rota.grain - 1e-3 : 1e-6);
}

/* A better plan is told at once: there may be many minutes of questions left. */
static void tell(const run *r) {
    const ds_joint *joint = &r->search->joint;
    const ds_control *control = r->control;
    if (control->progress != NULL && ds_joint_broken(joint) == 0) {
        const ds_progress progress = {.seconds = ds_clock() - control->started,
                                      .score = ds_joint_score(joint),
                                      .covered = joint->covered,
                                      .households = r->search->in->n_households};
        control->progress(&progress, control->payload);
    }
}

static bool take_up(run *r, const ds_master *master) {
    for (int32_t i = 0; i < master->n_free; i++) {
        r->taken[i] = (ds_taken){master->free[i], ds_timetable_options(master, r->chosen[i])};
    }
    ds_verdict verdict = ds_take_schedules(&r->search->joint, &r->rota, r->taken, master->n_free);
    if (verdict == DS_BETTER) {
        r->better = true;
        tell(r);
    }
    return verdict == DS_BETTER;
}

/* What is known after a question: something better was found and taken up, or nothing, or that
 * there is nothing. */
typedef enum outcome { NOTHING, BETTER, BEST } outcome;

static outcome answer(run *r, ds_master *master) {
    enum { ROUNDS = 200, DIVE_ROUNDS = 8 };
    ds_generating how = {ROUNDS, r->options->most_labels, wanted_of(r, master), INFINITY};
    const ds_tree tree = {how.wanted, r->options->max_columns, r->options->max_nodes};
    if (!ds_generate_schedules(master, &how, r->control)) {
        return master->upper < how.wanted ? BEST : NOTHING;
    }
    bool found =
        master->n_free <= MOST_CHOSEN && ds_choose_whole(master, &tree, r->control, r->chosen);
    how.rounds = DIVE_ROUNDS;
    found = found || (!ds_stop_now(r->control) && ds_dive(master, &how, r->control, r->chosen));
    return found && take_up(r, master) ? BETTER : NOTHING;
}

/* Chooses the free members' schedules anew, on open dates (NULL: on all). */
static outcome ask(run *r, const bool *open_day) {
    ds_master master;
    if (r->n_free == 0) {
        return BEST;
    }
    if (!ds_master_init(&master, &r->rota, r->members, r->n_free, open_day)) {
        r->failed = true;
        return NOTHING;
    }
    outcome known = answer(r, &master);
    ds_master_keep(&master);
    r->failed |= master.out_of_memory || r->search->joint.out_of_memory;
    ds_master_free(&master);
    return known;
}

/* ---- Which members ----------------------------------------------------------------------------
 */

static void list_usable(run *r) {
    r->n_free = 0;
    for (int32_t m = 0; m < r->search->in->n_members; m++) {
        if (r->rota.menus[m].usable) {
            r->members[r->n_free++] = m;
        }
    }
}

static void draw_members(run *r, int32_t wanted) {
    list_usable(r);
    int32_t n = r->n_free;
    for (int32_t i = 0; i < n && i < wanted; i++) {
        int32_t j = i + ds_rng_below(&r->search->rng, n - i), held = r->members[i];
        r->members[i] = r->members[j];
        r->members[j] = held;
    }
    r->n_free = n < wanted ? n : wanted;
}

/* ---- One member after another ---------------------------------------------------------------- */

/* What one more person costs at each demand while the member's own duties are left out. */
static void find_prices(run *r, const ds_menu *menu) {
    const ds_roster_state *roster = &r->search->joint.roster;
    const ds_instance *in = roster->in;
    for (int32_t d = 0; d < in->n_demands; d++) {
        int32_t post = roster->n_crews + d;
        int32_t staff = roster->posts[post].staff -
                        (ds_post_at(roster, menu->member, in->demands[d].shift) == post);
        r->price[d] = staff >= in->demands[d].max ? INFINITY
                                                  : ds_penalty_demand(&in->demands[d], staff + 1) -
                                                        ds_penalty_demand(&in->demands[d], staff);
    }
}

static double present_value(const run *r, const ds_menu *menu, uint8_t *options) {
    double value = 0.0;
    for (int32_t day = 0; day < menu->n_days; day++) {
        const ds_option *option = ds_menu_option(menu, day, menu->present[day]);
        options[day] = (uint8_t)menu->present[day];
        for (int32_t i = 0; i < option->count; i++) {
            value -= r->price[menu->demands[option->first + i]];
        }
    }
    return value + ds_schedule_gain(menu, r->rota.roster, options);
}

static bool improve_member(run *r, int32_t member) {
    const ds_menu *menu = &r->rota.menus[member];
    ds_pricer *pricer = &r->rota.pricer;
    find_prices(r, menu);
    const ds_pricing asked = {.price = r->price,
                              .least = present_value(r, menu, r->options_now) + 1e-6,
                              .most_labels = r->options->most_labels};
    if (!ds_price(pricer, menu, &r->rota.runs[member], &asked)) {
        r->failed = true;
        return false;
    }
    for (int32_t i = 0; i < pricer->n_found; i++) {
        ds_rota_keep(&r->rota, member, pricer->found[i].options);
    }
    if (pricer->n_found == 0) {
        return false;
    }
    const ds_taken taken = {member, pricer->found[0].options};
    bool better = ds_take_schedules(&r->search->joint, &r->rota, &taken, 1) == DS_BETTER;
    if (better) {
        r->better = true;
        tell(r);
    }
    return better;
}

static void improve_one_by_one(run *r) {
    enum { PASSES = 10 };
    bool better = true;
    for (int32_t i = 0; i < PASSES && better; i++) {
        better = false;
        draw_members(r, r->search->in->n_members);
        for (int32_t k = 0; k < r->n_free && !r->failed && !ds_stop_now(r->control); k++) {
            better |= improve_member(r, r->members[k]);
        }
    }
}

/* ---- The whole ------------------------------------------------------------------------------- */

/* All members on some dates. */
static void ask_dates(run *r) {
    enum { SHORTEST = 4, LONGEST = 9 };
    const ds_instance *in = r->search->in;
    int32_t length = SHORTEST + ds_rng_below(&r->search->rng, LONGEST - SHORTEST + 1);
    int32_t first = ds_rng_below(&r->search->rng, in->n_days - length + 1);
    for (int32_t day = 0; day < in->n_days; day++) {
        r->open_day[day] = day >= first && day < first + length;
    }
    list_usable(r);
    ask(r, r->open_day);
}

/* As many members as can be chosen well: more after an answer, fewer where none was found. */
static void ask_members(run *r, int32_t *wanted) {
    draw_members(r, *wanted);
    outcome known = ask(r, NULL);
    *wanted += known != NOTHING ? 1 : *wanted > LEAST_FREE ? -1 : 0;
    *wanted = *wanted > r->search->in->n_members ? r->search->in->n_members : *wanted;
}

static void run_all(run *r) {
    enum { DATES_AMONG = 5, ENOUGH_DAYS = 10 };
    int32_t wanted = FIRST_FREE;
    bool long_horizon = r->search->in->n_days > ENOUGH_DAYS;
    improve_one_by_one(r);
    list_usable(r);
    if (ask(r, NULL) == BEST) {
        return;
    }
    for (int32_t i = 0; i != r->options->questions && !r->failed && !ds_stop_now(r->control); i++) {
        if (long_horizon && ds_rng_below(&r->search->rng, DATES_AMONG) == 0) {
            ask_dates(r);
        } else {
            ask_members(r, &wanted);
        }
    }
}

doorstep_status ds_schedule(ds_search *search, const ds_schedule_options *options,
                            const ds_control *control, bool *better) {
    const ds_instance *in = search->in;
    bool ok = true;
    *better = false;
    if (in->n_demands == 0 || in->n_members == 0 || ds_joint_broken(&search->joint) > 0) {
        return DOORSTEP_OK;
    }
    run r = {.search = search, .options = options, .control = control};
    r.members = ds_zeroed(in->n_members, sizeof *r.members, &ok);
    r.open_day = ds_zeroed(in->n_days, sizeof *r.open_day, &ok);
    r.chosen = ds_zeroed(in->n_members, sizeof *r.chosen, &ok);
    r.taken = ds_zeroed(in->n_members, sizeof *r.taken, &ok);
    r.options_now = ds_zeroed(in->n_days, 1, &ok);
    r.price = ds_zeroed(in->n_demands, sizeof *r.price, &ok);
    if (ok && ds_rota_init(&r.rota, &search->joint.roster)) {
        run_all(&r);
        ds_rota_free(&r.rota);
    } else {
        ok = false;
    }
    free(r.members);
    free(r.open_day);
    free(r.chosen);
    free(r.taken);
    free(r.price);
    free(r.options_now);
    *better = r.better;
    return ok && !r.failed ? DOORSTEP_OK : DOORSTEP_NO_MEMORY;
}
