/*
 * A bound that is proven: the Lagrangian relaxation of the rows about visits at given prices. What
 * is left is the roster, in which every crew earns what the best route of its kind is worth at
 * these prices; the roster's rows stay, as a linear or an integer program.
 *
 * The bound holds for any prices, and for crews' worths that are too high. So worths are made exact
 * only where the roster wants them, and the value of a linear program is not taken from its solver
 * but summed up anew from the prices that it names, which may be anything, too.
 */
#ifndef DS_BOUND_PROOF_H
#define DS_BOUND_PROOF_H

#include "bound/price.h"

typedef struct ds_proof {
    double bound;   /* INFINITY: none */
    bool complete;  /* all that the roster wants is exact */
    double *roster; /* in: NULL, or room for the master's columns before the box and the cases. Out,
                     * where `whole`: the best roster in which nobody serves in half */
    bool whole;
} ds_proof;

/* A bound for every solution of the linear program, at the row prices that it last was solved
 * with. */
double ds_dual_value(const ds_lp *lp);

/* Proves a bound at the prices (of the master's rows). `integer`: with whole rosters
 * in the end. The cases'
 * `asked` is changed. False when memory ran out. */
bool ds_prove(const ds_route_master *master, ds_route_pricer *pricer, const double *price,
              bool integer, const ds_control *control, ds_proof *proof);

#endif
