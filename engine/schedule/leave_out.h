/* Columns that the master's next relaxations can do without are left out: it stays small. */
#ifndef DS_SCHEDULE_LEAVE_OUT_H
#define DS_SCHEDULE_LEAVE_OUT_H

#include "schedule/master.h"

/* Keeps the `most` columns that lose least at the prices of the last relaxation, and all in its
 * basis; of members who are decided for, only what was decided. */
void ds_leave_out(ds_master *master, int32_t most);

#endif
