/*
 * A rostering instance as one of ours, in the text that `doorstep solve` takes: a member for each
 * person, one desk, on each day a shift and a kind for each of the set's shifts. All shifts of a
 * day begin at midnight and so overlap: a member has at most one of them. Nobody goes out.
 *
 * The rules mean the same in docs/format.md, with one exception: the least minutes, a rule of the
 * set, are a wish there. Its weight is so high that no plan with minutes missing is best where each
 * person by themselves can reach theirs, and -score is the set's objective where none are missing.
 */
#ifndef DS_BENCH_NRP_CONVERT_H
#define DS_BENCH_NRP_CONVERT_H

#include "nrp_instance.h"

/* The same bytes for the same instance. *text is malloc'd; DOORSTEP_NO_MEMORY is the only failure.
 */
doorstep_status ds_nrp_convert(const ds_nrp_instance *from, char **text, size_t *length);

/* Penalty of an hour missing to the least minutes. */
double ds_nrp_hour_weight(const ds_nrp_instance *from);

#endif
