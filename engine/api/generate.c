#include "generate/generate.h"

#include "api/handles.h"
#include "io/file_out.h"

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
                                              .argument = row->argument,
                                              .fallback = range->fallback,
                                              .low = range->low,
                                              .high = range->high};
            return DOORSTEP_OK;
        }
    }
    return DOORSTEP_USAGE;
}

doorstep_status doorstep_generate_word(const char *option, const char *word, int64_t *value) {
    if (option == NULL || word == NULL || value == NULL) {
        return DOORSTEP_USAGE;
    }
    return ds_generate_word(option, word, value) ? DOORSTEP_OK : DOORSTEP_USAGE;
}

/* The largest of the places that are set. */
static doorstep_status find_kind(const doorstep_generate_setting *settings, int count,
                                 ds_generate_options *options, ds_diags *diags) {
    bool found = false;
    for (int i = 0; i < count; i++) {
        ds_generate_kind kind;
        if (settings[i].name != NULL && ds_generate_kind_for(settings[i].name, &kind) &&
            (!found || kind > options->kind)) {
            options->kind = kind;
            found = true;
        }
    }
    if (!found) {
        ds_error(diags, NULL,
                 "nothing says what to make: expected a kind, or one of the options commune, "
                 "district, province and country");
    }
    return found ? DOORSTEP_OK : DOORSTEP_USAGE;
}

static doorstep_status read_settings(const char *kind, const doorstep_generate_setting *settings,
                                     int count, ds_generate_options *options, ds_diags *diags) {
    if (count < 0 || (settings == NULL && count > 0)) {
        return DOORSTEP_USAGE;
    }
    doorstep_status status = kind != NULL ? ds_generate_set_kind(options, kind, diags)
                                          : find_kind(settings, count, options, diags);
    for (int i = 0; i < count && status == DOORSTEP_OK; i++) {
        status = settings[i].name == NULL
                     ? DOORSTEP_USAGE
                     : ds_generate_set(options, settings[i].name, settings[i].value, diags);
    }
    return status;
}

doorstep_status doorstep_generate(const char *kind, const doorstep_generate_setting *settings,
                                  int count, doorstep_diagnostics *diagnostics, char **text,
                                  size_t *length) {
    ds_generate_options options = {0};
    ds_diags *diags = ds_diags_of(diagnostics);
    if (text == NULL || length == NULL) {
        return DOORSTEP_USAGE;
    }
    *text = NULL;
    *length = 0;
    doorstep_status status = read_settings(kind, settings, count, &options, diags);
    return status == DOORSTEP_OK ? ds_generate(&options, diags, text, length) : status;
}

static doorstep_status generate_into(const ds_generate_options *options, ds_file_out *file,
                                     ds_diags *diags) {
    ds_sink sink = {.put = ds_file_put, .to = file};
    doorstep_status status = ds_generate_to(options, diags, &sink);
    doorstep_status ended = ds_file_end(file, status == DOORSTEP_OK, diags);
    return status == DOORSTEP_OK ? ended : status;
}

doorstep_status doorstep_generate_file(const char *kind, const doorstep_generate_setting *settings,
                                       int count, const char *path,
                                       doorstep_diagnostics *diagnostics) {
    ds_generate_options options = {0};
    ds_diags *diags = ds_diags_of(diagnostics);
    ds_file_out file;
    doorstep_status status =
        path == NULL ? DOORSTEP_USAGE : read_settings(kind, settings, count, &options, diags);
    if (status == DOORSTEP_OK && ds_generate_is_folder(&options)) {
        return ds_generate_folder(&options, path, diags);
    }
    if (status == DOORSTEP_OK) {
        status = ds_file_begin(&file, path, diags);
    }
    return status == DOORSTEP_OK ? generate_into(&options, &file, diags) : status;
}

doorstep_status doorstep_generate_descriptor(const char *kind,
                                             const doorstep_generate_setting *settings, int count,
                                             int descriptor, doorstep_diagnostics *diagnostics) {
    ds_generate_options options = {0};
    ds_diags *diags = ds_diags_of(diagnostics);
    ds_file_out file = ds_file_of_descriptor(descriptor);
    doorstep_status status = read_settings(kind, settings, count, &options, diags);
    return status == DOORSTEP_OK ? generate_into(&options, &file, diags) : status;
}
