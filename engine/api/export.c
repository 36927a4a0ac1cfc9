#include "export/export.h"

#include <time.h>

#include "api/handles.h"

typedef doorstep_status (*exporter)(const ds_export *e, char **text, size_t *length);

static exporter exporter_of(doorstep_export_format format) {
    switch (format) {
    case DOORSTEP_ICS:
        return ds_export_calendar;
    case DOORSTEP_GEOJSON:
        return ds_export_geojson;
    case DOORSTEP_CSV:
        return ds_export_duties;
    case DOORSTEP_VISITS_CSV:
        return ds_export_visits;
    }
    return NULL;
}

static bool find_member(const ds_instance *in, const char *id, ds_diags *diags, int32_t *member) {
    *member = id == NULL ? DS_NONE : ds_ids_find(&in->member_ids, id);
    if (id != NULL && *member == DS_NONE) {
        ds_report_unknown(&in->member_ids, "member", id, diags);
        return false;
    }
    return true;
}

doorstep_status doorstep_export(const doorstep_plan *plan, doorstep_export_format format,
                                const doorstep_export_options *options,
                                doorstep_diagnostics *diagnostics, char **text, size_t *length) {
    doorstep_export_options known = DOORSTEP_EXPORT_OPTIONS_INIT;
    if (text == NULL || length == NULL) {
        return DOORSTEP_USAGE;
    }
    *text = NULL;
    *length = 0;
    exporter write = exporter_of(format);
    if (plan == NULL || write == NULL || !ds_versioned_read(&known, sizeof known, options)) {
        return DOORSTEP_USAGE;
    }
    ds_export e = {.in = plan->in,
                   .plan = plan->plan,
                   .language = known.language,
                   .stamp = known.stamp < 0 ? (int64_t)time(NULL) : known.stamp};
    ds_diags *diags = ds_diags_of(diagnostics);
    if (known.member != NULL && format != DOORSTEP_ICS) {
        ds_error(diags, NULL, "only a calendar can be that of one member");
        return DOORSTEP_USAGE;
    }
    if (!find_member(plan->in, known.member, diags, &e.member)) {
        return DOORSTEP_USAGE;
    }
    return ds_knows_all(plan->plan, diags) ? write(&e, text, length) : DOORSTEP_BROKEN_PLAN;
}
