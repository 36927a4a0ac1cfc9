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
} ds_read_options;

/* On DOORSTEP_OK *out is the instance, and `diags` may hold warnings. On DOORSTEP_BAD_INPUT `diags`
 * holds what is wrong, with JSON pointers, lines and columns. `options` and `diags` may be NULL. */
doorstep_status ds_instance_read(const char *text, size_t length, const ds_read_options *options,
                                 ds_diags *diags, ds_instance **out);

#endif
