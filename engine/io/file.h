/*
 * Whole files, read into memory.
 */
#ifndef DS_IO_FILE_H
#define DS_IO_FILE_H

#include <stddef.h>

#include <doorstep/doorstep.h>

#include "base/diag.h"

/* Everything up to the end of a file, pipe or terminal; malloc'd, NUL-terminated. */
doorstep_status ds_file_read(const char *path, ds_diags *diags, char **text, size_t *length);
doorstep_status ds_descriptor_read(int descriptor, ds_diags *diags, char **text, size_t *length);

#endif
