#include "base/lp.h"

#include <glpk.h>
#include <limits.h>
#include <math.h>
#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

/* ---- The program as data -------------------------------------------------------------------- */

void ds_lp_init(ds_lp *lp) {
    *lp = (ds_lp){0};
}

void ds_lp_free(ds_lp *lp) {
    free(lp->rows);
    free(lp->columns);
    free(lp->entry_row);
    free(lp->entry_column);
    free(lp->entry_value);
    free(lp->x);
    free(lp->price);
    *lp = (ds_lp){0};
}

static int32_t doubled(int32_t count) {
    return count < 32 ? 64 : count > INT32_MAX / 2 - 2 ? INT32_MAX - 1 : 2 * count;
}

static int32_t add_line(ds_lp *lp, ds_lp_line **lines, int32_t *count, int32_t *room,
                        ds_lp_line line) {
    if (*count == *room) {
        int32_t more = doubled(*count);
        ds_lp_line *longer = realloc(*lines, (size_t)more * sizeof *longer);
        if (longer == NULL) {
            lp->failed = true;
            return -1;
        }
        *lines = longer;
        *room = more;
    }
    (*lines)[*count] = line;
    return (*count)++;
}

int32_t ds_lp_row(ds_lp *lp, double low, double high) {
    return add_line(lp, &lp->rows, &lp->n_rows, &lp->row_room,
                    (ds_lp_line){.low = low, .high = high});
}

int32_t ds_lp_column(ds_lp *lp, double low, double high, double cost, bool integer) {
    return add_line(lp, &lp->columns, &lp->n_columns, &lp->column_room,
                    (ds_lp_line){.low = low, .high = high, .cost = cost, .integer = integer});
}

static bool grow_entries(ds_lp *lp) {
    int32_t room = doubled(lp->entry_room);
    int *rows = realloc(lp->entry_row, (size_t)room * sizeof *rows);
    lp->entry_row = rows != NULL ? rows : lp->entry_row;
    int *columns = realloc(lp->entry_column, (size_t)room * sizeof *columns);
    lp->entry_column = columns != NULL ? columns : lp->entry_column;
    double *values = realloc(lp->entry_value, (size_t)room * sizeof *values);
    lp->entry_value = values != NULL ? values : lp->entry_value;
    lp->failed = lp->failed || rows == NULL || columns == NULL || values == NULL;
    lp->entry_room = lp->failed ? lp->entry_room : room;
    return !lp->failed;
}

void ds_lp_entry(ds_lp *lp, int32_t row, int32_t column, double value) {
    int32_t at = lp->n_entries + 1;
    if (row < 0 || column < 0 || value == 0.0 || (at >= lp->entry_room && !grow_entries(lp))) {
        return;
    }
    lp->entry_row[at] = row + 1;
    lp->entry_column[at] = column + 1;
    lp->entry_value[at] = value;
    lp->n_entries = at;
}

/* ---- Into GLPK and back --------------------------------------------------------------------- */

static int bound_type(const ds_lp_line *line) {
    if (line->low == -INFINITY) {
        return line->high == INFINITY ? GLP_FR : GLP_UP;
    }
    return line->high == INFINITY ? GLP_LO : line->low == line->high ? GLP_FX : GLP_DB;
}

static void add_cut_off(const ds_lp *lp, glp_prob *p, double cut_off) {
    int row = glp_add_rows(p, 1);
    int *columns = glp_alloc(lp->n_columns + 1, sizeof *columns);
    double *costs = glp_alloc(lp->n_columns + 1, sizeof *costs);
    int length = 0;
    for (int32_t j = 0; j < lp->n_columns; j++) {
        if (lp->columns[j].cost != 0.0) {
            columns[++length] = j + 1;
            costs[length] = lp->columns[j].cost;
        }
    }
    glp_set_mat_row(p, row, length, columns, costs);
    glp_set_row_bnds(p, row, GLP_LO, cut_off, 0.0);
    glp_free(columns);
    glp_free(costs);
}

static glp_prob *make(const ds_lp *lp, const ds_lp_options *options) {
    glp_prob *p = glp_create_prob();
    glp_set_obj_dir(p, GLP_MAX);
    if (lp->n_rows > 0) {
        glp_add_rows(p, lp->n_rows);
    }
    if (lp->n_columns > 0) {
        glp_add_cols(p, lp->n_columns);
    }
    for (int32_t i = 0; i < lp->n_rows; i++) {
        const ds_lp_line *row = &lp->rows[i];
        glp_set_row_bnds(p, i + 1, bound_type(row), row->low, row->high);
    }
    for (int32_t j = 0; j < lp->n_columns; j++) {
        const ds_lp_line *column = &lp->columns[j];
        glp_set_col_kind(p, j + 1, column->integer ? GLP_IV : GLP_CV);
        glp_set_col_bnds(p, j + 1, bound_type(column), column->low, column->high);
        glp_set_obj_coef(p, j + 1, column->cost);
    }
    if (lp->n_entries > 0) {
        glp_load_matrix(p, lp->n_entries, lp->entry_row, lp->entry_column, lp->entry_value);
    }
    if (options->cut_off != -INFINITY) {
        add_cut_off(lp, p, options->cut_off);
    }
    glp_scale_prob(p, GLP_SF_AUTO);
    return p;
}

/* New rows are basic and new columns are not, so a basis stays one when lines are added. */
static void restore_basis(const ds_lp *lp, glp_prob *p) {
    glp_std_basis(p);
    for (int32_t i = 0; i < lp->n_rows; i++) {
        if (lp->rows[i].basis != 0) {
            glp_set_row_stat(p, i + 1, lp->rows[i].basis);
        }
    }
    for (int32_t j = 0; j < lp->n_columns; j++) {
        if (lp->columns[j].basis != 0) {
            glp_set_col_stat(p, j + 1, lp->columns[j].basis);
        }
    }
}

static void keep_basis(ds_lp *lp, glp_prob *p) {
    for (int32_t i = 0; i < lp->n_rows; i++) {
        lp->rows[i].basis = glp_get_row_stat(p, i + 1);
        lp->price[i] = glp_get_row_dual(p, i + 1);
    }
    for (int32_t j = 0; j < lp->n_columns; j++) {
        lp->columns[j].basis = glp_get_col_stat(p, j + 1);
        lp->x[j] = glp_get_col_prim(p, j + 1);
    }
}

static int milliseconds_left(const ds_control *control) {
    if (control == NULL || control->deadline == INFINITY) {
        return INT_MAX;
    }
    double left = 1000.0 * (control->deadline - ds_clock());
    return left <= 1.0 ? 1 : left >= INT_MAX ? INT_MAX : (int)left;
}

/* ---- LP ------------------------------------------------------------------------------------- */

static int simplex(const ds_lp *lp, const ds_lp_options *options, glp_prob *p) {
    glp_smcp how;
    glp_init_smcp(&how);
    how.msg_lev = GLP_MSG_OFF;
    how.meth = GLP_PRIMAL; /* after new columns, too, the last basis keeps every row */
    how.tm_lim = milliseconds_left(options->control);
    if (options->iteration_limit > 0) {
        how.it_lim = options->iteration_limit;
    }
    if (options->warm) {
        restore_basis(lp, p);
    }
    int end = glp_simplex(p, &how);
    if (options->warm && (end == GLP_EBADB || end == GLP_ESING || end == GLP_ECOND)) {
        how.meth = GLP_PRIMAL;
        glp_std_basis(p);
        end = glp_simplex(p, &how);
    }
    return end;
}

static ds_lp_status lp_verdict(int end, int status) {
    switch (end) {
    case 0:
    case GLP_EITLIM:
    case GLP_ETMLIM:
        break;
    case GLP_EBOUND:
        return DS_LP_INFEASIBLE;
    default:
        return DS_LP_FAILED;
    }
    switch (status) {
    case GLP_OPT:
        return DS_LP_OPTIMAL;
    case GLP_FEAS:
        return DS_LP_FEASIBLE;
    case GLP_NOFEAS:
        return DS_LP_INFEASIBLE;
    case GLP_UNBND:
        return DS_LP_UNBOUNDED;
    default:
        return DS_LP_STOPPED;
    }
}

static ds_lp_status solve_lp(ds_lp *lp, const ds_lp_options *options, glp_prob *p) {
    int end = simplex(lp, options, p);
    ds_lp_status status = lp_verdict(end, glp_get_status(p));
    if (status <= DS_LP_STOPPED) {
        keep_basis(lp, p);
        lp->value = glp_get_obj_val(p);
        lp->bound = status == DS_LP_OPTIMAL ? lp->value : INFINITY;
    }
    return status;
}

/* ---- Integer -------------------------------------------------------------------------------- */

typedef struct tree_watch {
    ds_lp *lp;
    const ds_lp_options *options;
} tree_watch;

static bool tree_is_spent(const tree_watch *watch, glp_tree *tree) {
    const ds_lp_options *options = watch->options;
    int iterations = glp_get_it_cnt(glp_ios_get_prob(tree));
    return (options->node_limit > 0 && watch->lp->nodes > options->node_limit) ||
           (options->iteration_limit > 0 && iterations > options->iteration_limit) ||
           (options->control != NULL && ds_stop_now(options->control));
}

static bool has_incumbent(glp_prob *p) {
    int status = glp_mip_status(p);
    return status == GLP_OPT || status == GLP_FEAS;
}

/* Depth first until there is a solution, then, as GLPK does by default, best first: it would jump
 * back to the top after each dive that ends without one, and most limits would end it there. */
static void watch_tree(glp_tree *tree, void *info) {
    tree_watch *watch = info;
    if (glp_ios_reason(tree) != GLP_ISELECT) {
        return;
    }
    int best = glp_ios_best_node(tree);
    if (best != 0) {
        watch->lp->bound = fmin(watch->lp->bound, glp_ios_node_bound(tree, best));
    }
    watch->lp->nodes++;
    if (!has_incumbent(glp_ios_get_prob(tree))) {
        glp_ios_select_node(tree, glp_ios_prev_node(tree, 0)); /* the youngest */
    }
    if (tree_is_spent(watch, tree)) {
        glp_ios_terminate(tree);
    }
}

/* The incumbent, if there is one. */
static bool keep_solution(ds_lp *lp, glp_prob *p) {
    if (!has_incumbent(p)) {
        return false;
    }
    for (int32_t j = 0; j < lp->n_columns; j++) {
        double x = glp_mip_col_val(p, j + 1);
        lp->x[j] = lp->columns[j].integer ? nearbyint(x) : x;
    }
    lp->value = glp_mip_obj_val(p);
    return true;
}

static ds_lp_status tree_verdict(int end, bool found) {
    switch (end) {
    case 0:
        return found ? DS_LP_OPTIMAL : DS_LP_INFEASIBLE;
    case GLP_EMIPGAP:
        return DS_LP_OPTIMAL;
    case GLP_ETMLIM:
    case GLP_ESTOP:
        return found ? DS_LP_FEASIBLE : DS_LP_STOPPED;
    default:
        return found ? DS_LP_FEASIBLE : DS_LP_FAILED;
    }
}

static ds_lp_status solve_tree(ds_lp *lp, const ds_lp_options *options, glp_prob *p) {
    ds_lp_status root = solve_lp(lp, options, p);
    if (root != DS_LP_OPTIMAL) {
        return root == DS_LP_FEASIBLE ? DS_LP_STOPPED : root;
    }
    tree_watch watch = {.lp = lp, .options = options};
    glp_iocp how;
    glp_init_iocp(&how);
    how.msg_lev = GLP_MSG_OFF;
    how.ps_heur = GLP_OFF; /* it looks at the clock */
    how.sr_heur = GLP_ON;
    how.br_tech = GLP_BR_MFV; /* the default looks a tableau row up for every column */
    how.mip_gap = options->gap;
    how.tm_lim = milliseconds_left(options->control);
    how.cb_func = watch_tree;
    how.cb_info = &watch;
    int end = glp_intopt(p, &how);
    ds_lp_status status = tree_verdict(end, keep_solution(lp, p));
    if (status == DS_LP_OPTIMAL && options->gap == 0.0) {
        lp->bound = lp->value;
    }
    return status;
}

/* ---- Containment ---------------------------------------------------------------------------- */

typedef struct guard {
    jmp_buf escape;
    bool fresh;   /* the environment is ours */
    bool memory;  /* the failure is about memory */
    bool limited; /* and about the limit that was set */
} guard;

static int swallow(void *info, const char *text) {
    guard *g = info;
    g->memory = g->memory || strstr(text, "memory") != NULL;
    g->limited = g->limited || strstr(text, "memory allocation limit") != NULL;
    return 1;
}

static void leave(void *info) {
    guard *g = info;
    longjmp(g->escape, 1);
}

typedef ds_lp_status (*solve_function)(ds_lp *, const ds_lp_options *, glp_prob *);

static ds_lp_status starve(const ds_control *control) {
    if (control != NULL && control->starved != NULL) {
        atomic_store_explicit(control->starved, true, memory_order_relaxed);
    }
    return DS_LP_FAILED;
}

static bool has_limit(const ds_lp_options *options) {
    return options->control != NULL && options->control->memory > 0;
}

/* Megabytes that are left for GLPK; 0: none. */
static int megabytes_left(const ds_lp *lp, const ds_control *control) {
    const int64_t megabyte = 1 << 20;
    int64_t entry = 2 * (int64_t)sizeof(int) + (int64_t)sizeof(double);
    int64_t lines = (int64_t)lp->row_room + lp->column_room;
    int64_t held = lp->entry_room * entry + lines * (int64_t)sizeof(ds_lp_line);
    int64_t left = (control->memory - held) / megabyte;
    return left < 0 ? 0 : left > INT_MAX ? INT_MAX : (int)left;
}

static ds_lp_status solve_guarded(ds_lp *lp, const ds_lp_options *options, solve_function solve,
                                  guard *g) {
    if (setjmp(g->escape) != 0) {
        glp_free_env();
        return g->fresh && g->limited ? starve(options->control)
               : g->memory            ? DS_LP_NO_MEMORY
                                      : DS_LP_FAILED;
    }
    glp_error_hook(leave, g);
    glp_term_hook(swallow, g);
    int terminal = glp_term_out(GLP_OFF);
    glp_prob *p = make(lp, options);
    ds_lp_status status = solve(lp, options, p);
    glp_delete_prob(p);
    glp_term_out(terminal);
    glp_term_hook(NULL, NULL);
    glp_error_hook(NULL, NULL);
    if (g->fresh) {
        glp_free_env();
    }
    return status;
}

static bool room_for_answer(ds_lp *lp) {
    double *x = realloc(lp->x, ((size_t)lp->n_columns + 1) * sizeof *x);
    lp->x = x != NULL ? x : lp->x;
    double *price = realloc(lp->price, ((size_t)lp->n_rows + 1) * sizeof *price);
    lp->price = price != NULL ? price : lp->price;
    return x != NULL && price != NULL;
}

static ds_lp_status solve_somehow(ds_lp *lp, const ds_lp_options *options, solve_function solve) {
    guard g = {0};
    lp->bound = INFINITY;
    lp->nodes = 0;
    if (lp->failed || !room_for_answer(lp)) {
        return DS_LP_NO_MEMORY;
    }
    if (has_limit(options) && megabytes_left(lp, options->control) == 0) {
        return starve(options->control);
    }
    int made = glp_init_env();
    if (made > 1) {
        return DS_LP_NO_MEMORY;
    }
    g.fresh = made == 0;
    if (g.fresh && has_limit(options)) {
        glp_mem_limit(megabytes_left(lp, options->control));
    }
    return solve_guarded(lp, options, solve, &g);
}

ds_lp_status ds_lp_solve(ds_lp *lp, const ds_lp_options *options) {
    return solve_somehow(lp, options, solve_lp);
}

ds_lp_status ds_lp_solve_integer(ds_lp *lp, const ds_lp_options *options) {
    return solve_somehow(lp, options, solve_tree);
}
