/* V3's windows, read from what the planner wrote. */
#ifndef DS_TESTS_WINDOWS_H
#define DS_TESTS_WINDOWS_H

#include <stdbool.h>

#include "model/instance.h"

/* The first moment from `from` on at which the visit may start in the shift; DS_FAR: none. */
ds_tick windows_first_start(const ds_instance *in, int32_t visit, int32_t shift, ds_tick from);

/* Would an appointment in the shift do? */
bool windows_meet(const ds_instance *in, int32_t visit, int32_t shift);

#endif
