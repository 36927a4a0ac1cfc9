/*
 * Whole files, in and out.
 */
#ifndef DS_IO_FILE_H
#define DS_IO_FILE_H

#include <stddef.h>

#include <doorstep/doorstep.h>

#include "base/diag.h"

/* Everything up to the end of a file, pipe or terminal; malloc'd, NUL-terminated. */
doorstep_status ds_file_read(const char *path, ds_diags *diags, char **text, size_t *length);
doorstep_status ds_descriptor_read(int descriptor, ds_diags *diags, char **text, size_t *length);

/* Whole or not at all: into a temporary file beside `path`, which takes its place once it is on the
 * disk. A symbolic link is followed; what is no ordinary file (a pipe, a device) is written to as
 * it is. */
doorstep_status ds_file_write(const char *path, const char *text, size_t length, ds_diags *diags);

#endif
