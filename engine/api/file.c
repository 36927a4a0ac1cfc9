#include "io/file.h"

#include "api/handles.h"
#include "io/file_out.h"

doorstep_status doorstep_read_file(const char *path, doorstep_diagnostics *diagnostics, char **text,
                                   size_t *length) {
    if (text == NULL || length == NULL) {
        return DOORSTEP_USAGE;
    }
    *text = NULL;
    *length = 0;
    return path == NULL ? DOORSTEP_USAGE
                        : ds_file_read(path, ds_diags_of(diagnostics), text, length);
}

doorstep_status doorstep_read_descriptor(int descriptor, doorstep_diagnostics *diagnostics,
                                         char **text, size_t *length) {
    if (text == NULL || length == NULL) {
        return DOORSTEP_USAGE;
    }
    *text = NULL;
    *length = 0;
    return ds_descriptor_read(descriptor, ds_diags_of(diagnostics), text, length);
}

doorstep_status doorstep_write_file(const char *path, const char *text, size_t length,
                                    doorstep_diagnostics *diagnostics) {
    if (path == NULL || (text == NULL && length > 0)) {
        return DOORSTEP_USAGE;
    }
    return ds_file_write(path, text, length, ds_diags_of(diagnostics));
}

doorstep_status doorstep_make_folders(const char *path, doorstep_diagnostics *diagnostics) {
    return path != NULL ? ds_folders_make(path, ds_diags_of(diagnostics)) : DOORSTEP_USAGE;
}
