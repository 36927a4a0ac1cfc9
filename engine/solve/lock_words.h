/* Locks, and what stands against them, in words. */
#ifndef DS_SOLVE_LOCK_WORDS_H
#define DS_SOLVE_LOCK_WORDS_H

#include "base/buf.h"
#include "solve/lock_case.h"
#include "solve/lock_rules.h"
#include "solve/lock_visits.h"

/* member "binh" is locked to team "phu" in "mon-am" */
void ds_say_lock(ds_buf *text, doorstep_language language, const ds_instance *in,
                 const ds_lock *lock);

/* max_shifts of "binh" is 2 */
void ds_say_rule(ds_buf *text, doorstep_language language, const ds_instance *in,
                 const ds_lock_rule *rule);

/* household "h1", visit 2, has no window then */
void ds_say_fault(ds_buf *text, doorstep_language language, const ds_instance *in,
                  const ds_visit_fault *fault);

#endif
