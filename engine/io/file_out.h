/*
 * A file written piece by piece, and whole or not at all: into a temporary file beside it, which
 * takes its place once it is on the disk. A symbolic link is followed; what is no ordinary file (a
 * pipe, a device) is written to as it is.
 */
#ifndef DS_IO_FILE_OUT_H
#define DS_IO_FILE_OUT_H

#include <stdbool.h>
#include <stddef.h>

#include <doorstep/doorstep.h>

#include "base/diag.h"

typedef struct ds_file_out {
    int descriptor;
    bool borrowed; /* not to be closed */
    int error;     /* errno of the first piece that could not be written; 0: none so far */
    char *target, *temporary; /* NULL where the file is written to as it is */
} ds_file_out;

/* On failure there is nothing to end. */
doorstep_status ds_file_begin(ds_file_out *out, const char *path, ds_diags *diags);

/* An open descriptor, which stays open: written to as it is. */
ds_file_out ds_file_of_descriptor(int descriptor);

/* A ds_file_out takes the next bytes; false where it could not, as ds_file_end says. */
bool ds_file_put(void *out, const char *bytes, size_t length);

/* Puts the file in its place; or, where `whole` is false or a piece could not be written, leaves
 * what was there. */
doorstep_status ds_file_end(ds_file_out *out, bool whole, ds_diags *diags);

/* All of it at once. */
doorstep_status ds_file_write(const char *path, const char *text, size_t length, ds_diags *diags);

/* Makes the folders that a file's path leads through, as far as they are missing. */
doorstep_status ds_folders_make(const char *path, ds_diags *diags);

#endif
