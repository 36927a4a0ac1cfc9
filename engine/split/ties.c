#include "split/ties.h"

#include "model/buffer.h"

static bool make_classes(ds_ties *ties, int32_t n_classes, ds_arena *arena) {
    ties->n_classes = n_classes;
    ties->count = DS_ARENA_NEW(arena, int32_t, n_classes);
    ties->choice = DS_ARENA_NEW(arena, ds_range, n_classes);
    ties->strong = DS_ARENA_NEW(arena, int32_t, n_classes);
    ties->area = DS_ARENA_NEW(arena, int32_t, n_classes);
    ties->skills = DS_ARENA_NEW(arena, uint64_t, n_classes);
    return !arena->failed;
}

/* ---- Members --------------------------------------------------------------------------------- */

/* Nodes where the member may belong or staff a desk, then, as ~team, where they may only help. */
static int32_t list_member(const ds_instance *in, int32_t member, int32_t *list) {
    const uint8_t *team = &in->member_team[(int64_t)member * in->n_teams];
    const bool *desk = &in->member_desk[(int64_t)member * in->n_desks];
    int32_t n = 0;
    for (int32_t t = 0; t < in->n_teams; t++) {
        if ((team[t] & DS_MAY_BELONG) != 0) {
            list[n++] = t;
        }
    }
    for (int32_t d = 0; d < in->n_desks; d++) {
        if (desk[d]) {
            list[n++] = ds_node_of_desk(in, d);
        }
    }
    for (int32_t t = 0; t < in->n_teams; t++) {
        if (team[t] == DS_HELPS) {
            list[n++] = ~t;
        }
    }
    return n;
}

/* Turns ~team into team, and notes where those begin. */
static int32_t mark_strong(int32_t *nodes, int32_t n) {
    int32_t strong = 0;
    for (int32_t i = 0; i < n; i++) {
        strong += nodes[i] >= 0;
        nodes[i] = nodes[i] >= 0 ? nodes[i] : ~nodes[i];
    }
    return strong;
}

bool ds_ties_of_members(ds_ties *ties, const ds_instance *in, ds_arena *arena) {
    ds_intern lists = ds_intern_make(arena, sizeof(int32_t));
    int32_t *list = DS_ARENA_NEW(arena, int32_t, (int64_t)in->n_teams + in->n_desks);
    int32_t *class_of = DS_ARENA_NEW(arena, int32_t, in->n_members);
    for (int32_t m = 0; m < in->n_members && !arena->failed; m++) {
        class_of[m] = ds_intern_list(&lists, list, list_member(in, m, list));
    }
    if (arena->failed || !make_classes(ties, lists.lists.count, arena)) {
        return false;
    }
    int32_t *nodes = (int32_t *)(void *)lists.elements.items;
    const ds_range *ranges = (const ds_range *)(const void *)lists.lists.items;
    for (int32_t c = 0; c < ties->n_classes; c++) {
        ties->choice[c] = ranges[c];
        ties->strong[c] = mark_strong(&nodes[ranges[c].first], ranges[c].count);
    }
    for (int32_t m = 0; m < in->n_members; m++) {
        ties->count[class_of[m]]++;
    }
    ties->class_of = class_of;
    ties->nodes = nodes;
    return true;
}

/* ---- Households ------------------------------------------------------------------------------ */

/* A household's key: area, own team, whether a visit is left to be done at home, and for every
 * visit that can be done at a desk the list of desks with its services. */
enum { KEY_AREA, KEY_TEAM, KEY_HOME, KEY_DESKS };

typedef struct sorting {
    const ds_instance *in;
    ds_arena *arena;
    ds_intern keys;
    ds_intern desks;   /* lists of desks */
    int32_t *desks_of; /* [n_shapes] index of a list */
    ds_buffer nodes;   /* of all classes */
    int32_t *taken;    /* [teams and desks] the last class + 1 that has the node */
} sorting;

static bool offers(const ds_instance *in, int32_t desk, const ds_shape *shape) {
    for (int32_t i = 0; i < shape->needs.count; i++) {
        int32_t service = in->needs[shape->needs.first + i].service;
        if (!in->desk_service[(int64_t)desk * in->n_services + service]) {
            return false;
        }
    }
    return in->desks[desk].appointment_seconds > 0;
}

static void list_desks(sorting *s) {
    const ds_instance *in = s->in;
    int32_t *list = DS_ARENA_NEW(s->arena, int32_t, in->n_desks);
    s->desks_of = DS_ARENA_NEW(s->arena, int32_t, in->n_shapes);
    for (int32_t shape = 0; shape < in->n_shapes && !s->arena->failed; shape++) {
        int32_t n = 0;
        for (int32_t d = 0; d < in->n_desks; d++) {
            if (offers(in, d, &in->shapes[shape])) {
                list[n++] = d;
            }
        }
        s->desks_of[shape] = ds_intern_list(&s->desks, list, n);
    }
}

static int32_t most_visits(const ds_instance *in) {
    int32_t most = 0;
    for (int32_t h = 0; h < in->n_households; h++) {
        int32_t visits = in->households[h].visits.count;
        most = visits > most ? visits : most;
    }
    return most;
}

static int32_t make_key(const sorting *s, int32_t household, int32_t *key) {
    const ds_instance *in = s->in;
    const ds_household *h = &in->households[household];
    int32_t n = KEY_DESKS;
    key[KEY_AREA] = h->area;
    key[KEY_TEAM] = h->team;
    key[KEY_HOME] = 0;
    for (int32_t v = h->visits.first + h->done; v < h->visits.first + h->visits.count; v++) {
        const ds_visit *visit = &in->visits[v];
        key[KEY_HOME] |= visit->at & DS_AT_HOME;
        if ((visit->at & DS_AT_DESK) != 0) {
            key[n++] = s->desks_of[visit->shape];
        }
    }
    return n;
}

static void take(sorting *s, int32_t class, int32_t node) {
    if (s->taken[node] == class + 1) {
        return;
    }
    s->taken[node] = class + 1;
    int32_t *added = ds_buffer_add(&s->nodes, 1);
    if (added != NULL) {
        *added = node;
    }
}

static void take_teams(sorting *s, int32_t class, const int32_t *key) {
    const ds_instance *in = s->in;
    int32_t area = key[KEY_AREA];
    if (key[KEY_TEAM] != DS_NONE) {
        take(s, class, key[KEY_TEAM]);
        return;
    }
    for (int32_t t = 0; t < in->n_teams && key[KEY_HOME] != 0; t++) {
        if (area == DS_NONE || in->team_area[(int64_t)t * in->n_areas + area]) {
            take(s, class, t);
        }
    }
}

static void take_desks(sorting *s, int32_t class, int32_t area, int32_t list) {
    const ds_instance *in = s->in;
    const ds_range *lists = (const ds_range *)(const void *)s->desks.lists.items;
    const int32_t *desks = (const int32_t *)(const void *)s->desks.elements.items;
    for (int32_t i = lists[list].first; i < lists[list].first + lists[list].count; i++) {
        if (area == DS_NONE || in->desk_area[(int64_t)desks[i] * in->n_areas + area]) {
            take(s, class, ds_node_of_desk(in, desks[i]));
        }
    }
}

/* What each key lets its households choose from. */
static void make_choices(sorting *s, ds_ties *ties) {
    const ds_range *keys = (const ds_range *)(const void *)s->keys.lists.items;
    const int32_t *elements = (const int32_t *)(const void *)s->keys.elements.items;
    for (int32_t c = 0; c < ties->n_classes && !s->arena->failed; c++) {
        const int32_t *key = &elements[keys[c].first];
        int32_t first = s->nodes.count;
        take_teams(s, c, key);
        for (int32_t k = KEY_DESKS; k < keys[c].count; k++) {
            take_desks(s, c, key[KEY_AREA], key[k]);
        }
        ties->choice[c] = (ds_range){first, s->nodes.count - first};
        ties->strong[c] = ties->choice[c].count;
        ties->area[c] = key[KEY_AREA];
    }
    ties->nodes = (const int32_t *)(const void *)s->nodes.items;
}

static void count_households(const ds_instance *in, ds_ties *ties) {
    for (int32_t h = 0; h < in->n_households; h++) {
        ds_range visits = in->households[h].visits;
        ties->count[ties->class_of[h]]++;
        for (int32_t v = visits.first + in->households[h].done; v < visits.first + visits.count;
             v++) {
            ties->skills[ties->class_of[h]] |= in->shapes[in->visits[v].shape].skills;
        }
    }
}

bool ds_ties_of_households(ds_ties *ties, const ds_instance *in, ds_arena *arena) {
    sorting s = {.in = in,
                 .arena = arena,
                 .keys = ds_intern_make(arena, sizeof(int32_t)),
                 .desks = ds_intern_make(arena, sizeof(int32_t)),
                 .nodes = ds_buffer_make(arena, sizeof(int32_t)),
                 .taken = DS_ARENA_NEW(arena, int32_t, (int64_t)in->n_teams + in->n_desks)};
    int32_t *key = DS_ARENA_NEW(arena, int32_t, (int64_t)KEY_DESKS + most_visits(in));
    int32_t *class_of = DS_ARENA_NEW(arena, int32_t, in->n_households);
    list_desks(&s);
    for (int32_t h = 0; h < in->n_households && !arena->failed; h++) {
        class_of[h] = ds_intern_list(&s.keys, key, make_key(&s, h, key));
    }
    if (arena->failed || !make_classes(ties, s.keys.lists.count, arena)) {
        return false;
    }
    ties->class_of = class_of;
    make_choices(&s, ties);
    count_households(in, ties);
    return !arena->failed;
}
