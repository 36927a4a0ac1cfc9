/* What the files of the budget model share; nobody else includes it. */
#ifndef DS_ROSTER_BUDGET_PARTS_H
#define DS_ROSTER_BUDGET_PARTS_H

#include "base/lp.h"
#include "roster/budget.h"
#include "roster/descent.h"

typedef struct ds_budget {
    const ds_instance *in;
    ds_budget_options options;
    ds_control control;
    ds_dual dual;
    ds_descent descent;
    ds_roster *roster;
    int32_t *holder;    /* [n_desks x n_days] team that holds the desk on the date, or DS_NONE */
    int32_t *best_team; /* [n_visits] whose visit it is likely to be, or DS_NONE */
    double *gain;       /* [n_visits] what that team makes of it at the best prices */
    ds_tick *allowance; /* [n_visits] for the way there */
} ds_budget;

/* A way for a member to spend a shift. */
typedef struct ds_duty_column {
    int32_t seat, shift; /* seat: place in the program's list of members */
    int32_t demand;      /* DS_NONE: a crew, or a duty given before */
    int32_t column;
} ds_duty_column;

/* One integer program: of a team's crews, or (team DS_NONE) of all desks. */
typedef struct ds_program {
    ds_budget *budget;
    const ds_instance *in;
    int32_t team;
    ds_lp lp;
    int32_t n_members;
    int32_t *members;
    int32_t *class_of; /* [n_members] crew class, or DS_NONE */
    int32_t n_duties;
    ds_duty_column *duties; /* by seat, then shift */
    int32_t *duty_first;    /* [n_members x n_shifts + 1] into duties */
    int32_t n_types;
    int32_t *types;       /* crew types that it may use */
    int32_t *crew_column; /* [n_shifts x n_types]; -1: none */
    bool failed;          /* memory ran out */
} ds_program;

/* budget_program.c: the frame of a program. The member list has room for all members, the duties
 * for every (member, shift, demand of the shift or crew). */
bool ds_program_init(ds_program *program, ds_budget *budget, int32_t team);
void ds_program_free(ds_program *program);
void ds_program_seat(ds_program *program, int32_t member, int32_t class);

/* Adds a duty's column; `fixed`: it is certain. Seats and shifts in rising order. */
void ds_program_duty(ds_program *program, int32_t seat, int32_t shift, int32_t demand, double gain,
                     bool fixed);

/* Was the duty given by an earlier program? */
bool ds_program_given(const ds_program *program, int32_t seat, int32_t shift);

/* What a duty in the shift earns by the member's wishes, less its weight. */
double ds_program_wish(const ds_program *program, int32_t member, int32_t shift);

/* The best that the member could earn in the shift with crews of other teams whose programs come
 * later than this one's. */
double ds_program_rent(const ds_program *program, int32_t member, int32_t shift);

/* Solves it. *found: the columns' values are a solution. */
doorstep_status ds_program_solve(ds_program *program, double gap, bool *found);

static inline bool ds_program_chosen(const ds_program *program, int32_t column) {
    return column >= 0 && program->lp.x[column] > 0.5;
}

/* budget_members.c: rows of members' own rules over their duties. */
void ds_program_members(ds_program *program);

/* budget_worth.c: what crews' time is worth: visits in groups that draw on it. */
doorstep_status ds_program_worth(ds_program *program);

/* Sets best_team, gain and allowance of every visit. */
doorstep_status ds_budget_look(ds_budget *budget);

/* budget_teams.c, budget_desks.c, budget_crews.c, in this order: who belongs to which team, who
 * staffs which desk, who goes out with a team. *found: there was a solution. */
doorstep_status ds_budget_teams(ds_budget *budget);
doorstep_status ds_budget_desks(ds_budget *budget, bool *found);
doorstep_status ds_budget_crews(ds_budget *budget, int32_t team, bool *found);

static inline uint8_t ds_bond(const ds_instance *in, int32_t member, int32_t team) {
    return in->member_team[(int64_t)member * in->n_teams + team];
}

/* The lock on what a member does in a shift, or NULL. */
const ds_member_lock *ds_budget_lock(const ds_instance *in, int32_t member, int32_t shift);

static inline int32_t *ds_budget_duty(const ds_budget *budget, int32_t member, int32_t shift) {
    return &budget->roster->duty[(int64_t)member * budget->in->n_shifts + shift];
}

#endif
