/* Provinces as a folder: an instance for each part of them, and the manifest of them all. */
#ifndef DS_GENERATE_FOLDER_H
#define DS_GENERATE_FOLDER_H

#include <doorstep/doorstep.h>

#include "base/diag.h"
#include "generate/province.h"

/* The unit that makes a part. Who serves several communes stands in one part with them: alone, a
 * commune has no ties. */
enum { DS_PARTS_COMMUNES = 1, DS_PARTS_DISTRICTS, DS_PARTS_PROVINCES };

/* What is written, and from which seed. */
typedef struct ds_gen_folder {
    const char *path, *name;
    const ds_gen_province *provinces;
    int32_t n_provinces;
    int64_t seed;
    int32_t days, parts;
} ds_gen_folder;

/* Every file whole or not at all; the manifest comes last, and an older one goes first, so that one
 * that is there has all its parts. One commune's households are in memory at a time. */
doorstep_status ds_write_folder(const ds_gen_folder *folder, ds_diags *diags);

#endif
