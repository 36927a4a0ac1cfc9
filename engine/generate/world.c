#include "generate/world.h"

#include <stdarg.h>
#include <stdio.h>

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

void ds_gen_format(char *to, size_t size, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(to, size, format, arguments);
    va_end(arguments);
}
