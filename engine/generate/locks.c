#include "generate/locks.h"

#include "generate/desks.h"
#include "generate/week.h"

static ds_gen_lock *add_lock(ds_gen_world *world, int32_t shift) {
    ds_gen_lock *lock = &world->locks[world->n_locks++];
    *lock = (ds_gen_lock){.member = -1, .household = -1, .team = -1, .desk = -1, .shift = shift};
    return lock;
}

static ds_gen_lock *lock_member(ds_gen_world *world, int32_t member, int32_t shift) {
    ds_gen_lock *lock = add_lock(world, shift);
    ds_gen_member *person = &world->members[member];
    lock->member = member;
    person->unavailable &= ~DS_BIT(shift);
    person->shifts |= person->shifts != 0 ? DS_BIT(shift) : 0;
    return lock;
}

static int32_t nth_of(const ds_gen_world *world, int32_t role, int32_t nth) {
    int32_t member = 0;
    while (world->members[member].role != role || nth-- > 0) {
        member++;
    }
    return member;
}

/* One visit, at any time, for which everybody with `account` is enough. */
static bool is_simple(const ds_gen_household *household) {
    const ds_gen_visit *visit = &household->visits[0];
    if (household->n_visits > 1 || household->windows.count >= 0 || household->team >= 0) {
        return false;
    }
    for (int32_t i = 0; i < visit->n_needs; i++) {
        uint32_t skills = ds_gen_services[visit->needs[i].service].skills;
        if ((skills & ~DS_BIT(DS_SKILL_ACCOUNT)) != 0) {
            return false;
        }
    }
    return true;
}

static int32_t simple_household(const ds_gen_world *world, int32_t quarter, int32_t at) {
    for (int32_t i = 0; i < world->n_households; i++) {
        const ds_gen_household *household = &world->households[i];
        if (household->quarter == quarter && household->at == at && is_simple(household)) {
            return i;
        }
    }
    return -1;
}

static void lock_household(ds_gen_world *world, int32_t household, int32_t team, int32_t desk,
                           int32_t shift) {
    if (household >= 0) {
        ds_gen_lock *lock = add_lock(world, shift);
        lock->household = household;
        lock->team = team;
        lock->desk = desk;
    }
}

/* The first quarter whose team has people to spare, or -1: a team that needs everybody may well
 * have nobody, and then no crew can keep a lock. */
static int32_t sure_quarter(const ds_gen_world *world) {
    enum { TO_SPARE = 2 };
    for (int32_t q = 0; q < world->n_quarters; q++) {
        const ds_gen_team *team = &world->teams[world->quarters[q].team];
        if (team->at_home >= team->size_min + TO_SPARE) {
            return q;
        }
    }
    return -1;
}

void ds_add_locks(ds_gen_world *world, bool in_province) {
    int32_t first_morning = ds_shift_on(world, 0, DS_KIND_MORNING);
    int32_t last_afternoon = ds_shift_on(world, 4, DS_KIND_AFTERNOON);
    if (last_afternoon < 0) {
        last_afternoon = ds_shift_on(world, 0, DS_KIND_AFTERNOON);
    }
    lock_member(world, nth_of(world, DS_ROLE_POLICE, 0), last_afternoon);
    if (!in_province) {
        lock_member(world, nth_of(world, DS_ROLE_POLICE, 1), first_morning)->desk = DS_DESK_POLICE;
        lock_member(world, nth_of(world, DS_ROLE_OFFICIAL, 0), first_morning)->desk =
            DS_DESK_ONE_STOP;
        lock_member(world, nth_of(world, DS_ROLE_HEAD, 0), last_afternoon)->team = 0;
        lock_household(world, simple_household(world, 0, 0), 0, -1, last_afternoon);
    }
    int32_t quarter = in_province ? sure_quarter(world) : 1;
    if (quarter >= 0) {
        lock_household(world, simple_household(world, quarter, 0), world->quarters[quarter].team,
                       -1, -1);
    }
    lock_household(world, simple_household(world, 1, DS_GEN_DESK), -1, DS_DESK_ONE_STOP, -1);
}
