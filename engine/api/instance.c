#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "api/handles.h"
#include "io/extent.h"
#include "io/file.h"
#include "io/import.h"
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

static bool read_options(doorstep_read_options *known, const doorstep_read_options *given) {
    *known = (doorstep_read_options)DOORSTEP_READ_OPTIONS_INIT;
    return ds_versioned_read(known, sizeof *known, given) &&
           (known->households != NULL || known->households_length == 0);
}

static doorstep_status read_text(const char *text, size_t length,
                                 const doorstep_read_options *known, ds_diags *diags,
                                 doorstep_instance **out) {
    ds_instance *in = NULL;
    const ds_read_options options = {.tolerant = known->tolerant,
                                     .folder = known->folder,
                                     .households = known->households,
                                     .households_length = known->households_length};
    doorstep_status status = ds_instance_read(text, length, &options, diags, &in);
    return status == DOORSTEP_OK ? instance_handle(in, out) : status;
}

doorstep_status doorstep_instance_read(const char *text, size_t length,
                                       const doorstep_read_options *options,
                                       doorstep_diagnostics *diagnostics, doorstep_instance **out) {
    doorstep_read_options known;
    if (out == NULL) {
        return DOORSTEP_USAGE;
    }
    *out = NULL;
    if ((text == NULL && length > 0) || !read_options(&known, options)) {
        return DOORSTEP_USAGE;
    }
    return read_text(text == NULL ? "" : text, length, &known, ds_diags_of(diagnostics), out);
}

/* The folder in which a file stands: "" for the current one. */
static char *folder_of(const char *path) {
    const char *slash = strrchr(path, '/');
    return strndup(path, slash == NULL ? 0 : (size_t)(slash + 1 - path));
}

static bool is_folder(const char *path) {
    struct stat known;
    return stat(path, &known) == 0 && S_ISDIR(known.st_mode);
}

doorstep_status doorstep_instance_text(const char *path, doorstep_diagnostics *diagnostics,
                                       char **text, size_t *length) {
    if (text == NULL || length == NULL) {
        return DOORSTEP_USAGE;
    }
    *text = NULL;
    *length = 0;
    if (path == NULL) {
        return DOORSTEP_USAGE;
    }
    ds_diags *diags = ds_diags_of(diagnostics);
    return is_folder(path) ? ds_import_folder(path, diags, text, length)
                           : ds_file_read(path, diags, text, length);
}

static doorstep_status read_beside(const char *path, const char *text, size_t length,
                                   doorstep_read_options *known, ds_diags *diags,
                                   doorstep_instance **out) {
    char *folder = folder_of(path);
    if (folder == NULL) {
        return DOORSTEP_NO_MEMORY;
    }
    known->folder = known->folder != NULL ? known->folder : folder;
    doorstep_status status = read_text(text, length, known, diags, out);
    free(folder);
    return status;
}

doorstep_status doorstep_instance_read_file(const char *path, const doorstep_read_options *options,
                                            doorstep_diagnostics *diagnostics,
                                            doorstep_instance **out) {
    doorstep_read_options known;
    char *text;
    size_t length;
    if (out == NULL) {
        return DOORSTEP_USAGE;
    }
    *out = NULL;
    if (path == NULL || !read_options(&known, options)) {
        return DOORSTEP_USAGE;
    }
    doorstep_status status = doorstep_instance_text(path, diagnostics, &text, &length);
    if (status == DOORSTEP_OK) {
        /* What there is to say of tables has been said, at their fields. */
        ds_diags *diags = is_folder(path) ? NULL : ds_diags_of(diagnostics);
        status = read_beside(path, text, length, &known, diags, out);
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

/* The mean of what coordinates households have: 0 / 0 where none has any. */
static void find_middle(const ds_instance *in, double *lat, double *lon) {
    int32_t placed = 0;
    *lat = *lon = 0;
    for (int32_t h = 0; h < in->n_households; h++) {
        const ds_location *at = &in->locations[in->households[h].location];
        if (!isnan(at->lat) && !isnan(at->lon)) {
            *lat += at->lat;
            *lon += at->lon;
            placed++;
        }
    }
    *lat /= placed;
    *lon /= placed;
}

doorstep_status doorstep_instance_summarize(const doorstep_instance *instance,
                                            doorstep_instance_summary *summary) {
    if (instance == NULL) {
        return DOORSTEP_USAGE;
    }
    const ds_instance *in = instance->in;
    doorstep_instance_summary known = {.size = sizeof known,
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
                                       .left_out = in->n_bad_households,
                                       .household_file = in->household_file};
    find_middle(in, &known.lat, &known.lon);
    return ds_versioned_write(summary, &known, sizeof known) ? DOORSTEP_OK : DOORSTEP_USAGE;
}

int64_t doorstep_instance_file_extent(const char *path) {
    return path != NULL ? ds_instance_extent(path) : 0;
}
