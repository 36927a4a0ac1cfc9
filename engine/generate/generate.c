#include "generate/generate.h"

#include <stdlib.h>

#include "generate/commune.h"
#include "generate/country.h"
#include "generate/facts.h"
#include "generate/folder.h"
#include "generate/hamlet.h"
#include "generate/options.h"
#include "generate/region.h"
#include "generate/wards.h"
#include "generate/write.h"

/* The document is a single commune, or less. */
static bool write_alone(ds_gen_world *world, const ds_gen_brief *brief, ds_text *text) {
    world->services = ds_services_of(world);
    ds_gen_region region = {.name = world->name, .count = 1, .worlds = world, .briefs = brief};
    return ds_write_region(&region, text);
}

static bool draw_and_write(const ds_generate_options *options, const ds_gen_brief *brief,
                           ds_text *text) {
    ds_gen_world *world = calloc(1, sizeof *world);
    if (world == NULL) {
        return false;
    }
    ds_gen_world_init(world);
    bool drawn = brief != NULL                         ? ds_draw_commune(world, brief)
                 : options->kind == DS_GENERATE_MATRIX ? ds_draw_matrix(world, options)
                                                       : ds_draw_hamlet(world, options);
    bool written = drawn && write_alone(world, brief, text);
    ds_gen_world_free(world);
    free(world);
    return written;
}

static bool write_region(const char *name, const ds_gen_brief *briefs, int32_t count,
                         ds_text *text) {
    ds_gen_region region;
    bool written = ds_draw_region(&region, name, briefs, count) && ds_write_region(&region, text);
    ds_free_region(&region);
    return written;
}

static bool write_city(const ds_generate_options *options, ds_text *text) {
    ds_generate_options wards[DS_GEN_WARDS];
    ds_gen_brief briefs[DS_GEN_WARDS];
    ds_city_wards(options, wards);
    for (int32_t i = 0; i < options->wards; i++) {
        briefs[i] = ds_ward_brief(&wards[i]);
    }
    return write_region(briefs[0].facts->district_name, briefs, (int32_t)options->wards, text);
}

/* Whether the commune is among what is asked for of its province. */
static bool asked_for(const ds_generate_options *options, const ds_commune_facts *facts) {
    return (options->district == 0 || facts->district == options->district) &&
           (options->commune == 0 || facts->code == options->commune);
}

static bool write_province(const ds_generate_options *options, ds_text *text) {
    const ds_gen_province *province = &ds_tay_ninh_province;
    ds_gen_brief *briefs = ds_province_briefs(province, options->seed, (int32_t)options->days);
    int32_t first = 0, count = 0;
    for (int32_t i = province->n_communes - 1; i >= 0 && briefs != NULL; i--) {
        if (asked_for(options, briefs[i].facts)) {
            first = i;
            count++;
        }
    }
    bool written = false;
    if (briefs != NULL && options->kind == DS_GENERATE_COMMUNE) {
        written = draw_and_write(options, &briefs[first], text);
    } else if (briefs != NULL) {
        const ds_commune_facts *facts = briefs[first].facts;
        const char *name = options->commune != 0    ? facts->name
                           : options->district != 0 ? facts->district_name
                                                    : province->name;
        written = write_region(name, briefs + first, count, text);
    }
    free(briefs);
    return written;
}

static bool write_document(const ds_generate_options *options, ds_text *text) {
    switch (options->kind) {
    case DS_GENERATE_COMMUNE:
        if (!options->as_in_province) {
            ds_gen_brief brief = ds_ward_brief(options);
            return draw_and_write(options, &brief, text);
        }
        return write_province(options, text);
    case DS_GENERATE_CITY:
        return write_city(options, text);
    case DS_GENERATE_DISTRICT:
    case DS_GENERATE_PROVINCE:
        return write_province(options, text);
    default:
        return draw_and_write(options, NULL, text);
    }
}

static doorstep_status generate(const ds_generate_options *options, ds_diags *diags,
                                ds_text *text) {
    ds_generate_options complete = *options;
    doorstep_status status = ds_generate_complete(&complete, diags);
    if (status != DOORSTEP_OK) {
        return status;
    }
    if (ds_generate_is_folder(&complete)) {
        ds_error(diags, NULL, "a %s%s is a folder, which has to be given a name (-o FOLDER)",
                 ds_generate_kinds[complete.kind].name,
                 complete.kind == DS_GENERATE_PROVINCE ? " in parts" : "");
        return DOORSTEP_USAGE;
    }
    return write_document(&complete, text) ? DOORSTEP_OK
           : text->refused                 ? DOORSTEP_FILE_ERROR
                                           : DOORSTEP_NO_MEMORY;
}

bool ds_generate_is_folder(const ds_generate_options *options) {
    return options->kind == DS_GENERATE_COUNTRY || options->parts != 0;
}

static doorstep_status write_country(ds_gen_folder *folder, int64_t provinces, ds_diags *diags) {
    ds_gen_country *country = calloc(1, sizeof *country);
    doorstep_status status = DOORSTEP_NO_MEMORY;
    if (country == NULL) {
        return status;
    }
    if (ds_draw_country(country, folder->seed)) {
        folder->provinces = country->provinces;
        folder->n_provinces = (int32_t)provinces;
        status = ds_write_folder(folder, diags);
    }
    ds_free_country(country);
    free(country);
    return status;
}

doorstep_status ds_generate_folder(const ds_generate_options *options, const char *path,
                                   ds_diags *diags) {
    ds_generate_options complete = *options;
    doorstep_status status = ds_generate_complete(&complete, diags);
    if (status != DOORSTEP_OK) {
        return status;
    }
    ds_gen_folder folder = {.path = path,
                            .seed = complete.seed,
                            .days = (int32_t)complete.days,
                            .parts = (int32_t)complete.parts};
    if (complete.kind == DS_GENERATE_COUNTRY) {
        folder.name = "Việt Nam";
        return write_country(&folder, complete.provinces, diags);
    }
    folder.name = ds_tay_ninh_province.name;
    folder.provinces = &ds_tay_ninh_province;
    folder.n_provinces = 1;
    return ds_write_folder(&folder, diags);
}

doorstep_status ds_generate_to(const ds_generate_options *options, ds_diags *diags,
                               const ds_sink *sink) {
    ds_text text = {.sink = sink};
    doorstep_status status = generate(options, diags, &text);
    free(text.bytes);
    return status;
}

doorstep_status ds_generate(const ds_generate_options *options, ds_diags *diags, char **out,
                            size_t *length) {
    ds_text text = {0};
    *out = NULL;
    *length = 0;
    doorstep_status status = generate(options, diags, &text);
    if (status != DOORSTEP_OK) {
        free(text.bytes);
        return status;
    }
    *out = text.bytes;
    *length = text.length;
    return DOORSTEP_OK;
}
