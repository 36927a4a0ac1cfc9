#include <stdlib.h>

#include "api/handles.h"
#include "io/file.h"
#include "io/instance_read.h"

static void drop_instance(void *instance) {
    ds_instance_free(instance);
}

static doorstep_status instance_handle(ds_instance *in, doorstep_instance **out) {
    doorstep_instance *handle = malloc(sizeof *handle);
    ds_shared *shared = ds_share(in, drop_instance);
    if (handle == NULL || shared == NULL) {
        ds_shared_leave(shared);
        free(handle);
        return DOORSTEP_NO_MEMORY;
    }
    *handle = (doorstep_instance){.instance = shared, .in = in};
    *out = handle;
    return DOORSTEP_OK;
}

doorstep_status doorstep_instance_read(const char *text, size_t length,
                                       const doorstep_read_options *options,
                                       doorstep_diagnostics *diagnostics, doorstep_instance **out) {
    doorstep_read_options known = DOORSTEP_READ_OPTIONS_INIT;
    if (out == NULL) {
        return DOORSTEP_USAGE;
    }
    *out = NULL;
    if ((text == NULL && length > 0) || !ds_versioned_read(&known, sizeof known, options)) {
        return DOORSTEP_USAGE;
    }
    ds_instance *in = NULL;
    const ds_read_options read = {.tolerant = known.tolerant};
    doorstep_status status =
        ds_instance_read(text == NULL ? "" : text, length, &read, ds_diags_of(diagnostics), &in);
    return status == DOORSTEP_OK ? instance_handle(in, out) : status;
}

doorstep_status doorstep_instance_read_file(const char *path, const doorstep_read_options *options,
                                            doorstep_diagnostics *diagnostics,
                                            doorstep_instance **out) {
    if (out == NULL) {
        return DOORSTEP_USAGE;
    }
    *out = NULL;
    if (path == NULL) {
        return DOORSTEP_USAGE;
    }
    char *text;
    size_t length;
    doorstep_status status = ds_file_read(path, ds_diags_of(diagnostics), &text, &length);
    if (status == DOORSTEP_OK) {
        status = doorstep_instance_read(text, length, options, diagnostics, out);
        free(text);
    }
    return status;
}

void doorstep_instance_free(doorstep_instance *instance) {
    if (instance != NULL) {
        ds_shared_leave(instance->instance);
        free(instance);
    }
}

doorstep_status doorstep_instance_summarize(const doorstep_instance *instance,
                                            doorstep_instance_summary *summary) {
    if (instance == NULL) {
        return DOORSTEP_USAGE;
    }
    const ds_instance *in = instance->in;
    const doorstep_instance_summary known = {.size = sizeof known,
                                             .name = in->name,
                                             .digest = in->digest,
                                             .first_day = in->first_date,
                                             .last_day = in->first_date + in->n_days - 1,
                                             .shifts = in->n_shifts,
                                             .services = in->n_services,
                                             .areas = in->n_areas,
                                             .teams = in->n_teams,
                                             .members = in->n_members,
                                             .desks = in->n_desks,
                                             .households = in->n_households,
                                             .visits = in->n_visits,
                                             .left_out = in->n_bad_households};
    return ds_versioned_write(summary, &known, sizeof known) ? DOORSTEP_OK : DOORSTEP_USAGE;
}
