#include <stdlib.h>
#include <sys/stat.h>

#include "api/handles.h"
#include "io/file.h"
#include "io/manifest_read.h"

static void drop_manifest(void *manifest) {
    ds_manifest_free(manifest);
}

static doorstep_status manifest_handle(ds_manifest *manifest, doorstep_manifest **out) {
    doorstep_manifest *handle = malloc(sizeof *handle);
    ds_shared *shared = ds_share(manifest, drop_manifest);
    if (handle == NULL || shared == NULL) {
        ds_shared_leave(shared);
        free(handle);
        return DOORSTEP_NO_MEMORY;
    }
    *handle = (doorstep_manifest){.shared = shared, .manifest = manifest};
    *out = handle;
    return DOORSTEP_OK;
}

doorstep_status doorstep_manifest_read(const char *text, size_t length,
                                       doorstep_diagnostics *diagnostics, doorstep_manifest **out) {
    if (out == NULL) {
        return DOORSTEP_USAGE;
    }
    *out = NULL;
    if (text == NULL && length > 0) {
        return DOORSTEP_USAGE;
    }
    ds_manifest *manifest = NULL;
    doorstep_status status =
        ds_manifest_read(text == NULL ? "" : text, length, ds_diags_of(diagnostics), &manifest);
    return status == DOORSTEP_OK ? manifest_handle(manifest, out) : status;
}

doorstep_status doorstep_manifest_read_file(const char *path, doorstep_diagnostics *diagnostics,
                                            doorstep_manifest **out) {
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
        status = doorstep_manifest_read(text, length, diagnostics, out);
        free(text);
    }
    return status;
}

void doorstep_manifest_free(doorstep_manifest *manifest) {
    if (manifest != NULL) {
        ds_shared_leave(manifest->shared);
        free(manifest);
    }
}

bool doorstep_is_manifest_file(const char *path) {
    struct stat status;
    char *text;
    size_t length;
    /* What a pipe holds could not be read again. */
    if (path == NULL || stat(path, &status) != 0 || !S_ISREG(status.st_mode) ||
        ds_file_read(path, NULL, &text, &length) != DOORSTEP_OK) {
        return false;
    }
    bool is = ds_manifest_is(text, length);
    free(text);
    return is;
}

const char *doorstep_manifest_name(const doorstep_manifest *manifest) {
    return manifest != NULL ? manifest->manifest->name : "";
}

int32_t doorstep_manifest_parts(const doorstep_manifest *manifest) {
    return manifest != NULL ? manifest->manifest->n_parts : 0;
}

doorstep_status doorstep_manifest_get_part(const doorstep_manifest *manifest, int32_t index,
                                           doorstep_manifest_part *out) {
    if (manifest == NULL || index < 0 || index >= manifest->manifest->n_parts) {
        return DOORSTEP_USAGE;
    }
    const ds_part *part = &manifest->manifest->parts[index];
    const doorstep_manifest_part known = {.size = sizeof known,
                                          .id = part->id,
                                          .name = part->name,
                                          .instance = part->instance,
                                          .group = part->group,
                                          .levels = part->n_group};
    return ds_versioned_write(out, &known, sizeof known) ? DOORSTEP_OK : DOORSTEP_USAGE;
}
