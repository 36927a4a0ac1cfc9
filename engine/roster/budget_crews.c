#include <math.h>
#include <stdlib.h>

#include "roster/budget_parts.h"

enum { TYPES = 24 };

/* What a helper's shift is worth elsewhere by the relaxation's prices, which know less of the way
 * between doors than this model. Beside that, a helper is lent no more than the relaxation lent
 * them, rounded up but for a trifle. */
static const double RENT_SHARE = 0.6, NO_TRIFLE = 0.9;

/* ---- Who may go out ------------------------------------------------------------------------- */

static bool is_own(const ds_program *p, int32_t member) {
    return p->budget->roster->team[member] == p->team;
}

/* Those who could have belonged but do not are left out: their class counts as belonging. */
static void seat_members(ds_program *p) {
    const ds_crews *crews = &p->budget->dual.worth.teams[p->team].crews;
    for (int32_t i = 0; i < crews->n_members; i++) {
        int32_t member = crews->members[i], class = crews->class_of[i];
        if (is_own(p, member) || !crews->classes[class].belongs) {
            ds_program_seat(p, member, class);
        }
    }
}

static void offer_duty(ds_program *p, int32_t seat, int32_t shift) {
    int32_t member = p->members[seat];
    const ds_member_lock *lock = ds_budget_lock(p->in, member, shift);
    if (p->budget->dual.worth.teams[p->team].slot[shift] == DS_NONE ||
        !ds_can_work(p->in, member, shift) ||
        (lock != NULL && (lock->duty != DS_DUTY_TEAM || lock->where != p->team))) {
        return;
    }
    double gain = ds_program_wish(p, member, shift);
    gain -= is_own(p, member) ? 0.0 : RENT_SHARE * ds_program_rent(p, member, shift);
    ds_program_duty(p, seat, shift, DS_NONE, gain, lock != NULL);
}

static void list_duties(ds_program *p) {
    for (int32_t seat = 0; seat < p->n_members; seat++) {
        for (int32_t s = 0; s < p->in->n_shifts; s++) {
            int32_t *first = &p->duty_first[(int64_t)seat * p->in->n_shifts + s];
            first[0] = first[1] = p->n_duties;
            if (ds_program_given(p, seat, s)) {
                ds_program_duty(p, seat, s, DS_NONE, 0.0, true);
            } else {
                offer_duty(p, seat, s);
            }
        }
    }
}

static bool is_wanted_later(const ds_program *p, int32_t member) {
    for (int32_t t = p->team + 1; t < p->in->n_teams; t++) {
        if (p->budget->descent.lent[(int64_t)member * p->in->n_teams + t] > 1.0 - NO_TRIFLE) {
            return true;
        }
    }
    return false;
}

/* Leaves helpers to the teams whose programs come later. */
static void share_helpers(ds_program *p) {
    for (int32_t seat = 0; seat < p->n_members; seat++) {
        int32_t member = p->members[seat];
        if (is_own(p, member) || !is_wanted_later(p, member)) {
            continue;
        }
        double lent = p->budget->descent.lent[(int64_t)member * p->in->n_teams + p->team];
        int32_t row = ds_lp_row(&p->lp, -INFINITY, floor(lent + NO_TRIFLE));
        for (int32_t i = 0; i < p->n_duties; i++) {
            const ds_duty_column *duty = &p->duties[i];
            if (duty->seat == seat && !ds_program_given(p, seat, duty->shift)) {
                ds_lp_entry(&p->lp, row, duty->column, 1.0);
            }
        }
    }
}

/* ---- Crews ---------------------------------------------------------------------------------- */

static bool can_form(const ds_program *p, const ds_crews *crews, int32_t type) {
    const uint8_t *counts = ds_crew_counts(crews, type);
    for (int32_t c = 0; c < crews->n_classes; c++) {
        int32_t there = 0;
        for (int32_t seat = 0; seat < p->n_members; seat++) {
            there += p->class_of[seat] == c;
        }
        if (there < counts[c]) {
            return false;
        }
    }
    return true;
}

static double mean_ticks(const ds_program *p, int32_t type) {
    const ds_worth_team *team = &p->budget->dual.worth.teams[p->team];
    double sum = 0.0;
    for (int32_t slot = 0; slot < team->n_slots; slot++) {
        sum += ds_team_rates(team, p->budget->descent.ticks, slot)[type];
    }
    return sum;
}

/* The types of which the relaxation made most use; of those it did not use, the smallest. */
static void choose_types(ds_program *p) {
    const ds_crews *crews = &p->budget->dual.worth.teams[p->team].crews;
    double use[TYPES];
    for (int32_t k = 0; k < crews->n_types; k++) {
        double ticks = mean_ticks(p, k);
        if ((p->n_types == TYPES && ticks <= use[TYPES - 1]) || !can_form(p, crews, k)) {
            continue;
        }
        int32_t at = p->n_types < TYPES ? p->n_types++ : TYPES - 1;
        for (; at > 0 && use[at - 1] < ticks; at--) {
            use[at] = use[at - 1];
            p->types[at] = p->types[at - 1];
        }
        use[at] = ticks;
        p->types[at] = k;
    }
}

/* In every shift, each class's members on duty are those that the crews' types ask for. */
static void add_crews(ds_program *p) {
    const ds_instance *in = p->in;
    const ds_worth_team *team = &p->budget->dual.worth.teams[p->team];
    const ds_crews *crews = &team->crews;
    for (int32_t s = 0; s < in->n_shifts; s++) {
        if (team->slot[s] == DS_NONE) {
            continue;
        }
        int32_t most = ds_lp_row(&p->lp, -INFINITY, in->teams[p->team].max_crews);
        int32_t first = p->lp.n_rows;
        for (int32_t c = 0; c < crews->n_classes; c++) {
            ds_lp_row(&p->lp, 0.0, 0.0);
        }
        for (int32_t k = 0; k < p->n_types; k++) {
            int32_t column = ds_lp_column(&p->lp, 0.0, p->n_members, 0.0, true);
            p->crew_column[(int64_t)s * p->n_types + k] = column;
            ds_lp_entry(&p->lp, most, column, 1.0);
            for (int32_t c = 0; c < crews->n_classes; c++) {
                ds_lp_entry(&p->lp, first + c, column, -ds_crew_counts(crews, p->types[k])[c]);
            }
        }
        for (int32_t i = 0; i < p->n_duties; i++) {
            const ds_duty_column *duty = &p->duties[i];
            if (duty->shift == s && !ds_program_given(p, duty->seat, s)) {
                ds_lp_entry(&p->lp, first + p->class_of[duty->seat], duty->column, 1.0);
            }
        }
    }
}

/* ---- Into the roster ------------------------------------------------------------------------ */

/* Members of a class who go out in a shift join its crews in their order. */
static void man_crews(ds_program *p, int32_t s) {
    const ds_crews *crews = &p->budget->dual.worth.teams[p->team].crews;
    for (int32_t c = 0; c < crews->n_classes; c++) {
        int32_t type = 0, left = 0, crew = -1, done = 0;
        for (int32_t i = 0; i < p->n_duties; i++) {
            const ds_duty_column *duty = &p->duties[i];
            if (duty->shift != s || p->class_of[duty->seat] != c ||
                !ds_program_chosen(p, duty->column) || ds_program_given(p, duty->seat, s)) {
                continue;
            }
            while (left == 0 && type < p->n_types) {
                int32_t column = p->crew_column[(int64_t)s * p->n_types + type];
                if (done < (column >= 0 ? (int32_t)(p->lp.x[column] + 0.5) : 0)) {
                    done++;
                    crew++;
                    left = ds_crew_counts(crews, p->types[type])[c];
                } else {
                    type++;
                    done = 0;
                }
            }
            if (left > 0) {
                int64_t cell = (int64_t)p->members[duty->seat] * p->in->n_shifts + s;
                p->budget->roster->duty[cell] = p->team;
                p->budget->roster->crew[cell] = crew;
                left--;
            }
        }
    }
}

static bool make_crews(ds_program *p) {
    size_t cells = (size_t)p->in->n_shifts * TYPES + 1;
    p->types = malloc(TYPES * sizeof *p->types);
    p->crew_column = malloc(cells * sizeof *p->crew_column);
    for (size_t i = 0; p->crew_column != NULL && i < cells; i++) {
        p->crew_column[i] = -1;
    }
    return p->types != NULL && p->crew_column != NULL;
}

doorstep_status ds_budget_crews(ds_budget *budget, int32_t team, bool *found) {
    ds_program p;
    *found = false;
    if (!ds_program_init(&p, budget, team)) {
        return DOORSTEP_NO_MEMORY;
    }
    doorstep_status status = make_crews(&p) ? DOORSTEP_OK : DOORSTEP_NO_MEMORY;
    if (status == DOORSTEP_OK) {
        seat_members(&p);
        list_duties(&p);
        share_helpers(&p);
        ds_program_members(&p);
        choose_types(&p);
        add_crews(&p);
        status = ds_program_worth(&p);
    }
    if (status == DOORSTEP_OK && !p.failed && p.n_types > 0) {
        status = ds_program_solve(&p, 0.003, found);
    }
    for (int32_t s = 0; s < budget->in->n_shifts && *found; s++) {
        man_crews(&p, s);
    }
    status = p.failed ? DOORSTEP_NO_MEMORY : status;
    ds_program_free(&p);
    return status;
}
