/* An instance from JSON text: scanned, read by tables, judged and compiled. */
#ifndef DS_IO_INSTANCE_READ_H
#define DS_IO_INSTANCE_READ_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <doorstep/doorstep.h>

#include "base/diag.h"
#include "model/instance.h"

typedef struct ds_read_options {
    bool tolerant;            /* leave out households with mistakes instead of failing */
    int32_t ticks_per_second; /* 0 = 1 */
    const char *folder; /* where a file of households that the instance names is looked for; "": the
                         * current one; NULL: no file is read */
    const char *households; /* the text of that file, where the caller has it; or NULL */
    size_t households_length;
} ds_read_options;

/* On DOORSTEP_OK *out is the instance, and `diags` may hold warnings. On DOORSTEP_BAD_INPUT `diags`
 * holds what is wrong, with JSON pointers, lines and columns; where it is in a file of households,
 * its name. DOORSTEP_FILE_ERROR: that file cannot be read. `options` and `diags` may be NULL. */
doorstep_status ds_instance_read(const char *text, size_t length, const ds_read_options *options,
                                 ds_diags *diags, ds_instance **out);

#endif
