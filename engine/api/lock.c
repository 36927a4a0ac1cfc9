#include "api/handles.h"
#include "io/duties_csv.h"
#include "io/lock_text.h"

doorstep_status doorstep_lock(const doorstep_instance *instance, const char *text, size_t length,
                              const char *table, size_t table_length,
                              const doorstep_lock_options *options,
                              doorstep_diagnostics *diagnostics, char **out, size_t *out_length) {
    doorstep_lock_options known = DOORSTEP_LOCK_OPTIONS_INIT;
    if (out == NULL || out_length == NULL) {
        return DOORSTEP_USAGE;
    }
    *out = NULL;
    *out_length = 0;
    if (instance == NULL || text == NULL || (table == NULL && table_length > 0) ||
        !ds_versioned_read(&known, sizeof known, options)) {
        return DOORSTEP_USAGE;
    }
    ds_arena scratch;
    ds_duty_table duties;
    ds_arena_init(&scratch);
    doorstep_status status =
        ds_duties_csv_read(instance->in, table == NULL ? "" : table, table_length, known.rest_off,
                           ds_diags_of(diagnostics), &scratch, &duties);
    if (status == DOORSTEP_OK) {
        status =
            ds_lock_text(instance->in, text, length, duties.locks, duties.count, out, out_length);
    }
    ds_arena_free(&scratch);
    return status;
}
