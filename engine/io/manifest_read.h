/* A manifest from JSON text; and how large its parts are, as far as their files tell. */
#ifndef DS_IO_MANIFEST_READ_H
#define DS_IO_MANIFEST_READ_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <doorstep/doorstep.h>

#include "base/diag.h"
#include "model/manifest.h"

/* Ids and instances' paths are unique, and no path leads out of the manifest's folder. Whether the
 * files are there is not looked at. *out lives in an arena of its own. */
doorstep_status ds_manifest_read(const char *text, size_t length, ds_diags *diags,
                                 ds_manifest **out);
void ds_manifest_free(ds_manifest *manifest); /* NULL is allowed */

/* Does the text look like a manifest, and not like an instance? Its first key that belongs to one
 * of them decides. */
bool ds_manifest_is(const char *text, size_t length);

#endif
