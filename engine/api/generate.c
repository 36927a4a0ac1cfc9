#include "generate/generate.h"

#include "api/handles.h"

doorstep_status doorstep_generate_kind_get(int index, doorstep_generate_kind *out) {
    if (out == NULL || index < 0 || index >= DS_GENERATE_KINDS) {
        return DOORSTEP_USAGE;
    }
    const ds_generate_kind_row *row = &ds_generate_kinds[index];
    *out = (doorstep_generate_kind){.name = row->name, .help = row->help};
    return DOORSTEP_OK;
}

doorstep_status doorstep_generate_option_get(const char *kind, int index,
                                             doorstep_generate_option *out) {
    ds_generate_options options = {0};
    if (kind == NULL || out == NULL || index < 0 ||
        ds_generate_set_kind(&options, kind, NULL) != DOORSTEP_OK) {
        return DOORSTEP_USAGE;
    }
    for (const ds_generate_option *row = ds_generate_option_table; row->name != NULL; row++) {
        const ds_generate_range *range = &row->range[options.kind];
        if (index-- == 0) {
            *out = (doorstep_generate_option){.name = row->name,
                                              .help = row->help,
                                              .fallback = range->fallback,
                                              .low = range->low,
                                              .high = range->high};
            return DOORSTEP_OK;
        }
    }
    return DOORSTEP_USAGE;
}

doorstep_status doorstep_generate(const char *kind, const doorstep_generate_setting *settings,
                                  int count, doorstep_diagnostics *diagnostics, char **text,
                                  size_t *length) {
    ds_diags *diags = ds_diags_of(diagnostics);
    if (text == NULL || length == NULL) {
        return DOORSTEP_USAGE;
    }
    *text = NULL;
    *length = 0;
    if (kind == NULL || count < 0 || (settings == NULL && count > 0)) {
        return DOORSTEP_USAGE;
    }
    ds_generate_options options = {0};
    doorstep_status status = ds_generate_set_kind(&options, kind, diags);
    for (int i = 0; i < count && status == DOORSTEP_OK; i++) {
        status = settings[i].name == NULL
                     ? DOORSTEP_USAGE
                     : ds_generate_set(&options, settings[i].name, settings[i].value, diags);
    }
    return status == DOORSTEP_OK ? ds_generate(&options, diags, text, length) : status;
}
