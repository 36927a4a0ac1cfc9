/*
 * Could a roster keep these locks? A mixed-integer program of what they need: the crews and desks
 * where somebody is locked or that a visit's locks leave as the only place, everybody who could be
 * on duty there, and the rules that bind them.
 *
 * It asks less than a whole plan does (routes count by the lengths of their visits alone, other
 * crews and desks not at all), so a clash here is one in every plan; the other way round a clash
 * may be missed.
 */
#ifndef DS_SOLVE_LOCK_MODEL_H
#define DS_SOLVE_LOCK_MODEL_H

#include "solve/lock_case.h"
#include "solve/lock_rules.h"

typedef enum ds_lock_answer { DS_LOCKS_FIT, DS_LOCKS_CLASH, DS_LOCKS_NO_MEMORY } ds_lock_answer;

/* `rules`: takes up every rule that is met, and says which to leave out; NULL: all hold. */
ds_lock_answer ds_ask_lock_model(ds_lock_case *c, const ds_lock_set *set, ds_lock_rules *rules);

#endif
