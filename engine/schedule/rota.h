/* What choosing schedules anew works with, as long as crews and desks' holders stay. */
#ifndef DS_SCHEDULE_ROTA_H
#define DS_SCHEDULE_ROTA_H

#include "schedule/pricing.h"

enum { DS_KEPT_SCHEDULES = 32 }; /* of a member */

typedef struct ds_rota {
    const ds_roster_state *roster;
    ds_menu *menus; /* [n_members] */
    ds_runs *runs;  /* [n_members] */
    ds_pricer pricer;
    uint8_t *kept;   /* [n_members x DS_KEPT_SCHEDULES x n_days] options of good schedules */
    int32_t *n_kept; /* [n_members] that were kept so far; the oldest give way */
    double grain;    /* values of plans are multiples of it; 0: they are not */
} ds_rota;

/* False when memory ran out (nothing to free then). */
bool ds_rota_init(ds_rota *rota, const ds_roster_state *roster);
void ds_rota_free(ds_rota *rota);

/* Keeps a schedule of a member for later choices. */
void ds_rota_keep(ds_rota *rota, int32_t member, const uint8_t *options);

static inline int32_t ds_rota_kept(const ds_rota *rota, int32_t member) {
    return rota->n_kept[member] < DS_KEPT_SCHEDULES ? rota->n_kept[member] : DS_KEPT_SCHEDULES;
}

static inline uint8_t *ds_rota_schedule(const ds_rota *rota, int32_t member, int32_t i) {
    return &rota->kept[((int64_t)member * DS_KEPT_SCHEDULES + i) * rota->roster->in->n_days];
}

#endif
