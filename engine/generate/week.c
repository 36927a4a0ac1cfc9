#include "generate/week.h"

static const char *const weekdays[] = {"mon", "tue", "wed", "thu", "fri", "sat"};

void ds_date_of(int32_t day, char date[DS_GEN_DATE]) {
    enum { MONDAY = 7, OCTOBER_DAYS = 31 };
    int32_t november = MONDAY + day;
    bool before = november < 1;
    unsigned month = before ? 10 : 11;
    unsigned number = (unsigned)(before ? november + OCTOBER_DAYS : november);
    ds_gen_format(date, DS_GEN_DATE, "2022-%02u-%02u", month % 100, number % 100);
}

static bool takes_place(int32_t day, int32_t kind, int32_t days) {
    switch (kind) {
    case DS_KIND_EVENING:
        return days == 1 || (day >= 1 && day <= 3);
    case DS_KIND_SATURDAY:
        return day == DS_GEN_SATURDAY;
    default:
        return day < DS_GEN_SATURDAY;
    }
}

static void add_shift(ds_gen_world *world, int32_t day, int32_t kind) {
    ds_gen_shift *shift = &world->shifts[world->n_shifts++];
    const ds_gen_kind *row = &ds_gen_kinds[kind];
    ds_gen_format(shift->id, sizeof shift->id, "%s-%s", weekdays[day], row->suffix);
    shift->day = day;
    shift->kind = kind;
    shift->start = row->start;
    shift->end = row->end;
}

void ds_draw_week(ds_gen_world *world, int32_t days, uint32_t kinds) {
    bool saturday = days == DS_GEN_SATURDAY;
    for (int32_t day = 0; day < days + saturday; day++) {
        for (int32_t kind = 0; kind < DS_GEN_KINDS; kind++) {
            if ((kinds & DS_BIT(kind)) != 0 && takes_place(day, kind, days)) {
                add_shift(world, day, kind);
            }
        }
    }
}

int32_t ds_shift_on(const ds_gen_world *world, int32_t day, int32_t kind) {
    for (int32_t i = 0; i < world->n_shifts; i++) {
        if (world->shifts[i].day == day && world->shifts[i].kind == kind) {
            return i;
        }
    }
    return -1;
}

uint32_t ds_shifts_of(const ds_gen_world *world, uint32_t kinds) {
    uint32_t found = 0;
    for (int32_t i = 0; i < world->n_shifts; i++) {
        if ((kinds & DS_BIT(world->shifts[i].kind)) != 0) {
            found |= DS_BIT(i);
        }
    }
    return found;
}
