/* The worked example that planners begin from: instances/templates, compiled in
 * (cmake/templates.cmake). */
#ifndef DS_IO_IMPORT_TEMPLATES_H
#define DS_IO_IMPORT_TEMPLATES_H

#include <doorstep/doorstep.h>

enum { DS_IMPORT_TEMPLATES = 9 }; /* of a language */

extern const doorstep_table ds_import_templates_en[], ds_import_templates_vi[];

#endif
