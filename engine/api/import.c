#include "api/handles.h"
#include "io/import.h"
#include "io/import_templates.h"

static bool are_sound(const doorstep_table *tables, int count) {
    bool sound = count >= 0 && (tables != NULL || count == 0);
    for (int i = 0; sound && i < count; i++) {
        sound = tables[i].file != NULL && (tables[i].text != NULL || tables[i].length == 0);
    }
    return sound;
}

doorstep_status doorstep_import(const doorstep_table *tables, int count,
                                doorstep_diagnostics *diagnostics, char **out, size_t *out_length) {
    if (out == NULL || out_length == NULL) {
        return DOORSTEP_USAGE;
    }
    *out = NULL;
    *out_length = 0;
    if (!are_sound(tables, count)) {
        return DOORSTEP_USAGE;
    }
    return ds_import(tables, count, "", ds_diags_of(diagnostics), out, out_length);
}

doorstep_status doorstep_import_folder(const char *folder, doorstep_diagnostics *diagnostics,
                                       char **out, size_t *out_length) {
    if (out == NULL || out_length == NULL) {
        return DOORSTEP_USAGE;
    }
    *out = NULL;
    *out_length = 0;
    if (folder == NULL) {
        return DOORSTEP_USAGE;
    }
    return ds_import_folder(folder, ds_diags_of(diagnostics), out, out_length);
}

doorstep_status doorstep_import_template(int index, doorstep_language language,
                                         doorstep_table *out) {
    if (out == NULL || index < 0 || index >= DS_IMPORT_TEMPLATES) {
        return DOORSTEP_USAGE;
    }
    *out = language == DOORSTEP_VIETNAMESE ? ds_import_templates_vi[index]
                                           : ds_import_templates_en[index];
    return DOORSTEP_OK;
}
