#include "travel/length.h"

#include "travel/travel.h"

void ds_profile_add(ds_profile *profile, const ds_member *member) {
    profile->members++;
    profile->skills |= member->skills;
    for (uint64_t rest = member->skills; rest != 0; rest &= rest - 1) {
        profile->holders[__builtin_ctzll(rest)]++;
    }
}

void ds_profile_remove(ds_profile *profile, const ds_member *member) {
    profile->members--;
    for (uint64_t rest = member->skills; rest != 0; rest &= rest - 1) {
        int skill = __builtin_ctzll(rest);
        if (--profile->holders[skill] == 0) {
            profile->skills &= ~(UINT64_C(1) << skill);
        }
    }
}

bool ds_profile_equal(const ds_profile *a, const ds_profile *b) {
    if (a->members != b->members || a->skills != b->skills) {
        return false;
    }
    for (uint64_t rest = a->skills; rest != 0; rest &= rest - 1) {
        int skill = __builtin_ctzll(rest);
        if (a->holders[skill] != b->holders[skill]) {
            return false;
        }
    }
    return true;
}

ds_tick ds_visit_length(const ds_instance *in, const ds_shape *shape, const ds_profile *profile,
                        bool parallel) {
    if (profile->members == 0 || (shape->skills & ~profile->skills) != 0) {
        return DS_FAR;
    }
    double longest = shape->longest;
    double shared = shape->work / (parallel ? profile->members : 1);
    if (shared > longest) {
        longest = shared;
    }
    for (int32_t i = 0; i < shape->skill_works.count; i++) {
        const ds_skill_work *part = &in->skill_works[shape->skill_works.first + i];
        double own = part->seconds / (parallel ? profile->holders[part->skill] : 1);
        if (own > longest) {
            longest = own;
        }
    }
    return ds_whole_ticks((in->travel.stop_seconds + longest) * in->ticks_per_second);
}
