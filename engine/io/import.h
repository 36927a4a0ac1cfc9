/*
 * An instance from the tables of a spreadsheet: their records as the JSON that a planner would have
 * written, which is then read as any other; what is wrong with it is told at the fields it came
 * from.
 */
#ifndef DS_IO_IMPORT_H
#define DS_IO_IMPORT_H

#include <stddef.h>

#include <doorstep/doorstep.h>

#include "base/diag.h"

/* The text of a sound instance, which the caller frees. Files that are no table of an instance are
 * passed over. `folder`, with a slash behind it or "", is where messages look for those that are
 * missing. DOORSTEP_BAD_INPUT: the diagnostics have file, line and column. */
doorstep_status ds_import(const doorstep_table *tables, int count, const char *folder,
                          ds_diags *diags, char **out, size_t *out_length);

/* The same from the files of a folder. */
doorstep_status ds_import_folder(const char *folder, ds_diags *diags, char **out,
                                 size_t *out_length);

#endif
