/*
 * The score, part by part, worked out from docs/format.md alone. A visit given twice counts once;
 * so does a shift in which a member has two duties.
 */
#include <math.h>

#include "check/judge.h"
#include "check/measure.h"

/* What one household gains from the plan. */
typedef struct household_gain {
    bool here;      /* a visit is done in this plan */
    bool touched;   /* any visit is done, earlier ones included */
    bool covered;   /* all are */
    int32_t people; /* the largest number helped at once in this plan's visits */
} household_gain;

static void add_visit(ds_judge *judge, int32_t visit, household_gain *gain) {
    const ds_instance *in = judge->in;
    const ds_household *household = &in->households[in->visits[visit].household];
    ds_range needs = in->shapes[in->visits[visit].shape].needs;
    for (int32_t i = 0; i < needs.count; i++) {
        const ds_need *need = &in->needs[needs.first + i];
        double value = need->people * in->services[need->service].value;
        judge->report->score.coverage += in->weights.coverage * household->priority * value;
        judge->report->score.services_given += need->people;
        gain->people = need->people > gain->people ? need->people : gain->people;
    }
    gain->here = true;
}

static void add_household(ds_judge *judge, int32_t h, int32_t *touched_in_area) {
    const ds_household *household = &judge->in->households[h];
    ds_score *score = &judge->report->score;
    household_gain gain = {.covered = true};
    for (int32_t i = 0; i < household->visits.count; i++) {
        int32_t visit = household->visits.first + i;
        if (ds_done_here(&judge->ledger, judge->in, visit)) {
            add_visit(judge, visit, &gain);
        }
        bool done = judge->ledger.visit_date[visit] != INT32_MIN;
        gain.touched = gain.touched || done;
        gain.covered = gain.covered && done;
    }
    score->covered += gain.covered;
    score->touched += gain.touched;
    score->people_helped += gain.people;
    if (gain.covered && gain.here) {
        score->complete += judge->in->weights.complete * household->priority;
    }
    if (gain.touched && household->area != DS_NONE) {
        touched_in_area[household->area]++;
    }
}

static void score_households(ds_judge *judge) {
    const ds_instance *in = judge->in;
    int32_t *living = DS_ARENA_NEW(&judge->scratch, int32_t, in->n_areas);
    int32_t *touched = DS_ARENA_NEW(&judge->scratch, int32_t, in->n_areas);
    if (judge->scratch.failed) {
        return;
    }
    judge->report->score.households = in->n_households;
    for (int32_t h = 0; h < in->n_households; h++) {
        add_household(judge, h, touched);
        if (in->households[h].area != DS_NONE) {
            living[in->households[h].area]++;
        }
    }
    double *penalty = &judge->report->score.penalties[DS_PENALTY_area_target];
    for (int32_t a = 0; a < in->n_areas; a++) {
        double wanted = ceil(in->areas[a].target * living[a] - 1e-6);
        *penalty += in->weights.area_target * fmax(0, wanted - touched[a]);
    }
}

static void score_desks(ds_judge *judge) {
    const ds_instance *in = judge->in;
    double *penalties = judge->report->score.penalties;
    for (int32_t d = 0; d < in->n_demands; d++) {
        const ds_demand *asked = &in->demands[d];
        const ds_group *staff = ds_find_staff(&judge->ledger, in, asked->desk, asked->shift);
        double present = staff == NULL ? 0 : staff->people.count;
        double counted = fmax(present, asked->min);
        penalties[DS_PENALTY_desk_shortage] +=
            asked->shortage_weight * fmax(0, asked->min - present);
        penalties[DS_PENALTY_desk_ideal] += asked->ideal_weight * fmax(0, asked->ideal - counted);
        penalties[DS_PENALTY_desk_over] += asked->over_weight * fmax(0, present - asked->ideal);
    }
}

/* Distinct shifts, hours and duties of one member. */
typedef struct member_load {
    int32_t shifts, duties;
    double hours;
} member_load;

static bool same_duty(const ds_work *a, const ds_work *b) {
    return a->shift == b->shift && a->team == b->team && a->crew == b->crew && a->desk == b->desk;
}

/* Sets `works` for each shift the member works; the caller clears it. */
static member_load load_of(const ds_judge *judge, int32_t member, bool *works) {
    const ds_ledger *ledger = &judge->ledger;
    member_load sum = {0, 0, 0};
    int32_t first = ledger->member_works[member];
    for (int32_t i = first; i < ledger->member_works[member + 1]; i++) {
        const ds_work *work = &ledger->works[i];
        const ds_shift *shift = &judge->in->shifts[work->shift];
        sum.duties += i == first || !same_duty(work, work - 1);
        if (!works[work->shift]) {
            works[work->shift] = true;
            sum.shifts++;
            sum.hours += ((double)shift->end - shift->start) / judge->in->ticks_per_second / 3600;
        }
    }
    return sum;
}

static double requests_not_granted(const ds_instance *in, int32_t member, const bool *works) {
    const double *request = &in->request[(int64_t)member * in->n_shifts];
    double weight = 0;
    for (int32_t s = 0; s < in->n_shifts; s++) {
        bool refused = request[s] > 0 ? !works[s] : works[s];
        weight += refused ? fabs(request[s]) : 0;
    }
    return weight;
}

/* Squared distances from fair shares, group by group. */
static double unfairness(ds_judge *judge, const int32_t *shifts) {
    const ds_instance *in = judge->in;
    double *group_shifts = DS_ARENA_NEW(&judge->scratch, double, in->n_groups);
    double *group_shares = DS_ARENA_NEW(&judge->scratch, double, in->n_groups);
    double sum = 0;
    if (judge->scratch.failed) {
        return 0;
    }
    for (int32_t m = 0; m < in->n_members; m++) {
        group_shifts[in->members[m].group] += shifts[m];
        group_shares[in->members[m].group] += in->members[m].share;
    }
    for (int32_t m = 0; m < in->n_members; m++) {
        const ds_member *member = &in->members[m];
        double fair = member->share * group_shifts[member->group] / group_shares[member->group];
        sum += (shifts[m] - fair) * (shifts[m] - fair);
    }
    return sum;
}

static void score_members(ds_judge *judge) {
    const ds_instance *in = judge->in;
    const ds_ledger *ledger = &judge->ledger;
    double *penalties = judge->report->score.penalties;
    bool *works = DS_ARENA_NEW(&judge->scratch, bool, in->n_shifts);
    int32_t *shifts = DS_ARENA_NEW(&judge->scratch, int32_t, in->n_members);
    if (judge->scratch.failed) {
        return;
    }
    for (int32_t m = 0; m < in->n_members; m++) {
        const ds_member *member = &in->members[m];
        member_load load = load_of(judge, m, works);
        shifts[m] = load.shifts;
        penalties[DS_PENALTY_min_shifts] +=
            in->weights.min_shifts * fmax(0, member->min_shifts - load.shifts);
        penalties[DS_PENALTY_min_hours] +=
            in->weights.min_hours * fmax(0, member->min_hours - load.hours);
        penalties[DS_PENALTY_member_shift] += in->weights.member_shift * load.duties;
        penalties[DS_PENALTY_requests] += in->weights.requests * requests_not_granted(in, m, works);
        for (int32_t i = ledger->member_works[m]; i < ledger->member_works[m + 1]; i++) {
            works[ledger->works[i].shift] = false;
        }
    }
    penalties[DS_PENALTY_fairness] = in->weights.fairness * unfairness(judge, shifts);
}

static void score_travel(ds_judge *judge) {
    const ds_instance *in = judge->in;
    double ticks = 0;
    for (int32_t r = 0; r < judge->plan->n_routes; r++) {
        if (ds_route_known(in, &judge->plan->routes[r])) {
            ticks += (double)ds_measure_route(in, judge->plan, &judge->plan->routes[r]);
        }
    }
    judge->report->score.penalties[DS_PENALTY_travel] =
        in->weights.travel * ticks / in->ticks_per_second / 60;
}

void ds_judge_score(ds_judge *judge) {
    ds_score *score = &judge->report->score;
    score_households(judge);
    score_desks(judge);
    score_members(judge);
    score_travel(judge);
    ds_score_change(judge);
    score->total = score->coverage + score->complete;
    for (int i = 0; i < DS_N_PENALTIES; i++) {
        score->total -= score->penalties[i];
    }
}
