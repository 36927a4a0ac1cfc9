#include "roster/worth_builder.h"

#include <stdlib.h>

bool ds_worth_list_teams(ds_worth_builder *b) {
    const ds_instance *in = b->in;
    size_t areas = (size_t)in->n_areas + 1;
    int64_t count = in->n_teams;
    for (int64_t i = 0; i < (int64_t)in->n_teams * in->n_areas; i++) {
        count += in->team_area[i];
    }
    b->area_first = calloc(areas + 1, sizeof *b->area_first);
    b->area_teams = malloc(((size_t)count + 1) * sizeof *b->area_teams);
    if (b->area_first == NULL || b->area_teams == NULL) {
        return false;
    }
    int32_t at = 0;
    for (int32_t a = 0; a <= in->n_areas; a++) {
        b->area_first[a] = at;
        for (int32_t t = 0; t < in->n_teams; t++) {
            if (a == in->n_areas || in->team_area[(int64_t)t * in->n_areas + a]) {
                b->area_teams[at++] = t;
            }
        }
    }
    b->area_first[areas] = at;
    return true;
}

ds_range ds_worth_teams_of(const ds_worth_builder *b, int32_t household) {
    int32_t area = b->in->households[household].area;
    const int32_t *first = &b->area_first[area == DS_NONE ? b->in->n_areas : area];
    return (ds_range){first[0], first[1] - first[0]};
}

void *ds_worth_room(void *array, int32_t count, int32_t *room, size_t size) {
    if (count < *room) {
        return array;
    }
    int32_t more = count < 32 ? 64 : count > INT32_MAX / 2 ? INT32_MAX : 2 * count;
    void *bigger = more > count ? realloc(array, (size_t)more * size) : NULL;
    *room = bigger != NULL ? more : *room;
    return bigger;
}

void ds_worth_builder_free(ds_worth_builder *b) {
    free(b->open);
    free(b->area_first);
    free(b->area_teams);
    free(b->desk_staff);
    free(b->desk_skills);
    free(b->all_lengths);
    for (int32_t t = 0; b->smaller != NULL && t < b->in->n_teams; t++) {
        free(b->smaller[t]);
    }
    free(b->smaller);
    free(b->book_cell);
    ds_pairs_free(&b->rows);
    ds_pairs_free(&b->sets);
    ds_pairs_free(&b->cells);
    ds_pairs_free(&b->needs);
    ds_pairs_free(&b->books);
}
