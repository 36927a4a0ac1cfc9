#include "generate/members.h"

#include "generate/draw.h"
#include "generate/names.h"
#include "generate/week.h"

static uint32_t draw_bits(uint32_t among, int32_t percent, ds_rng *rng) {
    uint32_t drawn = 0;
    for (int32_t i = 0; i < 32; i++) {
        if ((among & DS_BIT(i)) != 0 && ds_chance(rng, percent)) {
            drawn |= DS_BIT(i);
        }
    }
    return drawn;
}

static int32_t count_bits(uint32_t bits) {
    int32_t count = 0;
    for (; bits != 0; bits &= bits - 1) {
        count++;
    }
    return count;
}

/* People with few shifts to choose from name those they can work; the others name the exceptions.
 */
static void draw_availability(const ds_gen_world *world, const ds_gen_role *role,
                              ds_gen_member *member, ds_rng *rng) {
    uint32_t all = ds_shifts_of(world, role->kinds);
    uint32_t suits = draw_bits(all, role->percent_free, rng);
    if (count_bits(suits) < 3) {
        suits = all;
    }
    bool names_them = role->percent_free < 75 || all != DS_BIT(world->n_shifts) - 1;
    member->shifts = names_them ? suits : 0;
    member->unavailable = names_them ? 0 : all & ~suits;
}

static void draw_limits(const ds_gen_role *role, ds_gen_member *member, ds_rng *rng) {
    for (int32_t i = 0; i < DS_GEN_LIMITS; i++) {
        member->limits[i] = -1;
    }
    for (int32_t i = 0; i < DS_GEN_ROLE_LIMITS && role->limits[i].percent > 0; i++) {
        const ds_gen_limit *limit = &role->limits[i];
        int32_t value = ds_between(rng, limit->low, limit->high);
        if (ds_chance(rng, limit->percent)) {
            member->limits[limit->limit] = value;
        }
    }
}

/* Wishes about shifts that the member can work. */
static void draw_requests(const ds_gen_world *world, ds_gen_member *member, ds_rng *rng) {
    uint32_t open = member->shifts != 0 ? member->shifts : DS_BIT(world->n_shifts) - 1;
    open &= ~member->unavailable;
    int32_t tries = ds_chance(rng, 55);
    tries += ds_chance(rng, 25);
    for (int32_t i = 0; i < tries; i++) {
        int32_t shift = ds_rng_below(rng, world->n_shifts);
        bool on = ds_chance(rng, 40);
        int32_t weight = ds_between(rng, 1, 3);
        if ((open & DS_BIT(shift)) != 0) {
            member->requests[member->n_requests++] = (ds_gen_request){shift, on, weight};
            open &= ~DS_BIT(shift);
        }
    }
}

ds_gen_member *ds_add_member(ds_gen_world *world, int32_t role, ds_rng *rng) {
    const ds_gen_role *row = &ds_gen_roles[role];
    ds_gen_member *member = &world->members[world->n_members++];
    bool woman = role == DS_ROLE_WOMEN || (role != DS_ROLE_VETERANS && ds_chance(rng, 45));
    ds_gen_format(member->id, sizeof member->id, "m%02d", (int)world->n_members);
    ds_draw_name(rng, woman, member->name, sizeof member->name);
    member->role = role;
    member->skills = row->skills | draw_bits(row->perhaps, 50, rng);
    ds_gen_format(member->fair_group, sizeof member->fair_group, "%s", row->fair_group);
    member->share = row->share;
    draw_availability(world, row, member, rng);
    draw_limits(row, member, rng);
    draw_requests(world, member, rng);
    return member;
}
