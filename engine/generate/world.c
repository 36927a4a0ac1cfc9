#include "generate/world.h"

#include <stdarg.h>
#include <stdio.h>

void ds_gen_world_init(ds_gen_world *world) {
    ds_arena_init(&world->arena);
    ds_arena_init(&world->homes);
}

void ds_gen_world_free(ds_gen_world *world) {
    ds_arena_free(&world->homes);
    ds_arena_free(&world->arena);
}

uint32_t ds_roles_of(const ds_gen_world *world) {
    uint32_t roles = 0;
    for (int32_t i = 0; i < world->n_members; i++) {
        roles |= DS_BIT(world->members[i].role);
    }
    return roles;
}

uint32_t ds_skills_of(const ds_gen_world *world) {
    uint32_t skills = 0;
    for (int32_t i = 0; i < world->n_members; i++) {
        skills |= world->members[i].skills;
    }
    return skills;
}

uint32_t ds_services_of(const ds_gen_world *world) {
    uint32_t used = 0;
    for (int32_t i = 0; i < world->n_households; i++) {
        const ds_gen_household *household = &world->households[i];
        for (int32_t v = 0; v < household->n_visits; v++) {
            const ds_gen_visit *visit = &household->visits[v];
            for (int32_t n = 0; n < visit->n_needs; n++) {
                used |= DS_BIT(visit->needs[n].service);
            }
        }
    }
    for (int32_t i = 0; i < world->n_desks; i++) {
        used |= world->desks[i].services;
    }
    return used;
}

void ds_gen_format(char *to, size_t size, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(to, size, format, arguments);
    va_end(arguments);
}
