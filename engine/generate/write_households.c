/* Households and locks. */
#include "generate/put.h"
#include "generate/week.h"
#include "generate/write_parts.h"

static void write_day(ds_text *text, const char *key, int32_t day) {
    if (day >= 0) {
        char date[DS_GEN_DATE];
        ds_date_of(day, date);
        ds_put_string(text, key, date);
    }
}

static void write_clock(ds_text *text, const char *key, int32_t minutes) {
    if (minutes >= 0) {
        ds_text_key(text, key);
        ds_text_clock(text, minutes);
    }
}

static void write_windows(ds_text *text, const ds_gen_world *world, const ds_gen_windows *windows) {
    if (windows->count < 0) {
        return;
    }
    ds_text_key(text, "windows");
    ds_text_open(text, '[');
    for (int32_t i = 0; i < windows->count; i++) {
        const ds_gen_window *window = &windows->of[i];
        ds_text_open(text, '{');
        write_day(text, "date", window->date);
        if (window->shift >= 0) {
            ds_put_string(text, "shift", world->shifts[window->shift].id);
        }
        write_day(text, "from", window->from);
        write_day(text, "until", window->until);
        write_clock(text, "start", window->start);
        write_clock(text, "end", window->end);
        ds_text_close(text, '}');
    }
    ds_text_close(text, ']');
}

static void write_at(ds_text *text, int32_t at) {
    if (at == 0) {
        return;
    }
    ds_text_key(text, "at");
    ds_text_open(text, '[');
    if ((at & DS_GEN_HOME) != 0) {
        ds_text_string(text, "home");
    }
    if ((at & DS_GEN_DESK) != 0) {
        ds_text_string(text, "desk");
    }
    ds_text_close(text, ']');
}

static void write_needs(ds_text *text, const ds_gen_visit *visit) {
    ds_text_key(text, "needs");
    ds_text_open(text, '[');
    for (int32_t i = 0; i < visit->n_needs; i++) {
        ds_text_open(text, '{');
        ds_put_string(text, "service", ds_gen_services[visit->needs[i].service].id);
        ds_put_number(text, "people", visit->needs[i].people, 0);
        ds_text_close(text, '}');
    }
    ds_text_close(text, ']');
}

static void write_visits(ds_text *text, const ds_gen_world *world,
                         const ds_gen_household *household) {
    if (household->n_visits == 1) {
        write_needs(text, &household->visits[0]);
        return;
    }
    ds_text_key(text, "visits");
    ds_text_open(text, '[');
    for (int32_t i = 0; i < household->n_visits; i++) {
        const ds_gen_visit *visit = &household->visits[i];
        ds_text_open(text, '{');
        write_needs(text, visit);
        write_windows(text, world, &visit->windows);
        write_at(text, visit->at);
        ds_put_optional(text, "lag_days", visit->lag_days, 0);
        ds_text_close(text, '}');
    }
    ds_text_close(text, ']');
}

/* The first visit, on a day of the week before. */
static void write_done(ds_text *text, int32_t day) {
    if (day == DS_GEN_NO_DAY) {
        return;
    }
    char date[DS_GEN_DATE];
    ds_date_of(day, date);
    ds_text_key(text, "done");
    ds_text_open(text, '[');
    ds_text_open(text, '{');
    ds_put_number(text, "visit", 1, 0);
    ds_put_string(text, "date", date);
    ds_text_close(text, '}');
    ds_text_close(text, ']');
}

/* Kept by every reader and used by none: what the needs were drawn from. */
static void write_family(ds_text *text, const ds_gen_family *family) {
    ds_text_key(text, "x-family");
    ds_text_open(text, '{');
    ds_put_number(text, "people", family->people, 0);
    ds_put_number(text, "adults", family->adults, 0);
    ds_put_number(text, "phones", family->phones, 0);
    ds_put_bool(text, "fibre", family->fibre);
    ds_text_close(text, '}');
}

static void write_household(ds_text *text, const ds_gen_world *world, int32_t number) {
    const ds_gen_household *household = &world->households[number];
    char id[DS_GEN_ID];
    ds_household_id(world, number, id);
    ds_text_open(text, '{');
    ds_put_string(text, "id", id);
    ds_put_string(text, "name", household->name);
    ds_put_spot(text, world, &household->spot);
    if (household->quarter >= 0) {
        ds_put_string(text, "area", world->quarters[household->quarter].id);
    }
    if (household->priority != 100) {
        ds_put_number(text, "priority", household->priority, 2);
    }
    if (household->team >= 0) {
        ds_put_string(text, "team", world->teams[household->team].id);
    }
    write_visits(text, world, household);
    write_windows(text, world, &household->windows);
    write_at(text, household->at);
    write_done(text, household->done_day);
    if (world->shows == DS_GEN_FAMILIES) {
        write_family(text, &household->family);
    } else if (world->shows == DS_GEN_PEOPLE) {
        ds_put_number(text, "x-people", household->family.people, 0);
    }
    ds_text_close(text, '}');
}

void ds_write_households(ds_text *text, const ds_gen_world *world) {
    for (int32_t i = 0; i < world->n_households; i++) {
        write_household(text, world, i);
    }
}

static void write_member_duty(ds_text *text, const ds_gen_world *world, const ds_gen_lock *lock) {
    ds_put_string(text, "member", world->members[lock->member].id);
    ds_put_string(text, "shift", world->shifts[lock->shift].id);
    if (lock->team < 0 && lock->desk < 0) {
        ds_put_string(text, "duty", "off");
        return;
    }
    ds_text_key(text, "duty");
    ds_text_open(text, '{');
    if (lock->team >= 0) {
        ds_put_string(text, "team", world->teams[lock->team].id);
    } else {
        ds_put_string(text, "desk", world->desks[lock->desk].id);
    }
    ds_text_close(text, '}');
}

static void write_visit_lock(ds_text *text, const ds_gen_world *world, const ds_gen_lock *lock) {
    char id[DS_GEN_ID];
    ds_household_id(world, lock->household, id);
    ds_put_string(text, "household", id);
    ds_put_number(text, "visit", 1, 0);
    if (lock->team >= 0) {
        ds_put_string(text, "team", world->teams[lock->team].id);
    }
    if (lock->desk >= 0) {
        ds_put_string(text, "desk", world->desks[lock->desk].id);
    }
    if (lock->shift >= 0) {
        ds_put_string(text, "shift", world->shifts[lock->shift].id);
    }
}

void ds_write_locks(ds_text *text, const ds_gen_world *world) {
    for (int32_t i = 0; i < world->n_locks; i++) {
        ds_text_open(text, '{');
        if (world->locks[i].member >= 0) {
            write_member_duty(text, world, &world->locks[i]);
        } else {
            write_visit_lock(text, world, &world->locks[i]);
        }
        ds_text_close(text, '}');
    }
}
