/*
 * What exports call things.
 */
#ifndef DS_EXPORT_LABELS_H
#define DS_EXPORT_LABELS_H

#include "base/buf.h"
#include "export/export.h"

/* The name, or where there is none the id. */
static inline const char *ds_label(const char *id, const char *name) {
    return name[0] != '\0' ? name : id;
}

static inline const char *ds_member_label(const ds_instance *in, int32_t member) {
    return ds_label(in->members[member].id, in->members[member].name);
}

static inline const char *ds_household_label(const ds_instance *in, int32_t household) {
    return ds_label(in->households[household].id, in->households[household].name);
}

/* The name of the place that lies there; "" where none does. */
const char *ds_place_label(const ds_instance *in, int32_t location);

/* "Tổ KP1, nhóm 2" */
void ds_put_crew_label(ds_buf *buf, const ds_export *e, int32_t team, int32_t crew);

/* Names of those who share a duty, with commas between. */
void ds_put_company(ds_buf *buf, const ds_export *e, const ds_duty *duty);

/* "2 × Sổ sức khỏe; 1 × Tài khoản" */
void ds_put_needs(ds_buf *buf, const ds_instance *in, int32_t visit);

/* "07:30", and "2022-11-07". */
void ds_put_time(ds_buf *buf, const ds_instance *in, ds_tick tick);
void ds_put_day(ds_buf *buf, const ds_instance *in, int32_t shift);

/* The route of a crew, or NULL. */
const ds_route *ds_route_of(const ds_plan *plan, const ds_duty *duty);

#endif
