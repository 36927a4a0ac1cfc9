/* What people are called on the page: two of one name must not look like one person. */
#include <stdio.h>
#include <string.h>

#include "model/ids.h"
#include "report/sections.h"

static bool has_name(const ds_member *member) {
    return member->name != NULL && member->name[0] != '\0';
}

/* "Châu Thị Nhung [m12]" */
static const char *name_and_id(ds_arena *arena, const ds_member *member) {
    size_t size = strlen(member->name) + strlen(member->id) + sizeof " []";
    char *text = ds_arena_array(arena, size, 1);
    if (text != NULL) {
        snprintf(text, size, "%s [%s]", member->name, member->id);
    }
    return text;
}

/* Marks whose name somebody else has too. */
static void find_namesakes(const ds_instance *in, ds_ids *names, bool *shared) {
    for (int32_t m = 0; m < in->n_members; m++) {
        bool named = has_name(&in->members[m]);
        int32_t first = ds_ids_add(names, named ? in->members[m].name : NULL);
        if (named && first != DS_NONE) {
            shared[m] = shared[first] = true;
        }
    }
}

bool ds_sheet_name_people(ds_sheet *sheet) {
    const ds_instance *in = sheet->in;
    ds_arena *arena = &sheet->scratch;
    ds_ids names;
    ds_ids_init(&names, arena, in->n_members);
    bool *shared = DS_ARENA_NEW(arena, bool, in->n_members);
    sheet->people = DS_ARENA_NEW(arena, const char *, in->n_members);
    if (arena->failed) {
        return false;
    }
    find_namesakes(in, &names, shared);
    for (int32_t m = 0; m < in->n_members; m++) {
        const ds_member *member = &in->members[m];
        sheet->people[m] = !has_name(member) ? member->id
                           : shared[m]       ? name_and_id(arena, member)
                                             : member->name;
    }
    return !arena->failed;
}
