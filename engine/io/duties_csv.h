/*
 * Duties as a table: what an export has written and somebody has changed by hand in a spreadsheet,
 * read back as locks. The first line names the columns, in any language of engine/words or by
 * their keys ("member_id"); columns that it does not know are passed over.
 *
 * A row names a member, a shift, and a team or a desk; with neither the member is off. Where an id
 * is missing the name does, if only one has it; where both are given they have to agree.
 */
#ifndef DS_IO_DUTIES_CSV_H
#define DS_IO_DUTIES_CSV_H

#include <doorstep/doorstep.h>

#include "base/arena.h"
#include "base/diag.h"
#include "model/instance.h"

typedef struct ds_duty_table {
    ds_member_lock *locks; /* in the arena; `source` is DS_NONE */
    int32_t count;
} ds_duty_table;

/* The locks that the instance does not have yet; with `rest_off` every other shift that a member
 * could work is locked off. DOORSTEP_BAD_INPUT: the diagnostics say where and
 * why; a row that contradicts another or a lock of the instance is a mistake too. */
doorstep_status ds_duties_csv_read(const ds_instance *in, const char *text, size_t length,
                                   bool rest_off, ds_diags *diags, ds_arena *arena,
                                   ds_duty_table *table);

#endif
