/*
 * What the files that build an instance share: the draft, the instance, and the names met so far.
 * One function per section, called by the recipe in build.c; each reports its mistakes and fills
 * its arrays. After a mistake the arrays may hold DS_NONE where an index should be: such an
 * instance never leaves the builder.
 */
#ifndef DS_MODEL_BUILD_CONTEXT_H
#define DS_MODEL_BUILD_CONTEXT_H

#include "model/buffer.h"
#include "model/build.h"

/* The ids of one list of the document. */
typedef struct ds_section {
    const char *what; /* "team" */
    const char *key;  /* "teams" */
    ds_ids *ids;      /* by position in the list */
    bool incomplete;  /* an id could not be read: a name that is not found may be that one */
} ds_section;

/* Roles or skills: names that become bits. */
typedef struct ds_words {
    const char *what, *key;
    bool listed;     /* the document lists them: no other may be used */
    bool incomplete; /* a listed one could not be read */
    bool too_many;   /* has been reported */
    ds_ids ids;
    int32_t *bit; /* by index in `ids`; DS_NONE: not in use so far */
    int32_t n_bits;
    uint64_t held;      /* by members */
    const char **names; /* by bit, in the instance's arena */
} ds_words;

struct ds_build {
    const ds_draft *draft;
    ds_reporter *reporter;
    ds_instance *in;
    ds_arena arena;   /* the instance's */
    ds_arena scratch; /* gone when the instance is built */
    ds_section shifts, kinds, services, areas, places, teams, members, desks, households;
    ds_words roles, skills;
    ds_buffer locations, rules, demands;
    ds_intern needs, windows;
    ds_ids kind_ids, groups;
    ds_ids household_ids;      /* by position in the document, those left out included */
    ds_buffer household_index; /* int32_t by position in the document; DS_NONE: left out */
    ds_buffer kept, visits;    /* ds_household and ds_visit that stay */
    ds_buffer bad;             /* ds_bad_household */
    ds_buffer done;            /* int32_t dates of the household at hand, by visit */
    bool horizon_known, travel_known;
};

enum { DS_MAX_BITS = 64, DS_MAX_HORIZON_DAYS = 3660 };

/* ---- Names ---- */

/* A copy that lives as long as the instance; "" for NULL. */
const char *ds_build_text(ds_build *b, const char *text);

/* The index of an id, or DS_NONE after reporting it. A NULL id is absent or was reported. */
int32_t ds_build_refer(ds_build *b, const ds_where *at, const ds_section *section, const char *id);

/* Sets the flags of the listed ids; where no list is given, all to `otherwise`. */
void ds_build_mark(ds_build *b, const ds_where *at, const ds_list_ids *list,
                   const ds_section *section, bool otherwise, bool *flags);

/* min <= max, or a mistake at `at`. */
void ds_build_order(ds_build *b, const ds_where *at, const char *low_key, int32_t low,
                    const char *high_key, int32_t high);

/* ---- Roles, skills and composition rules (build_words.c) ---- */

void ds_build_words(ds_build *b);
int32_t ds_build_bit(ds_build *b, ds_words *words, const ds_where *at, const char *name);
uint64_t ds_build_bits(ds_build *b, ds_words *words, const ds_where *at, const ds_list_ids *list);
ds_range ds_build_rules(ds_build *b, const ds_where *at, const ds_draft_rules *rules);
void ds_build_words_end(ds_build *b);

/* ---- Sections ---- */

void ds_build_shifts(ds_build *b);
void ds_build_services(ds_build *b);
void ds_build_areas(ds_build *b);
void ds_build_areas_end(ds_build *b);
void ds_build_travel(ds_build *b);
void ds_build_places(ds_build *b);
void ds_build_judge_location(ds_build *b, const ds_where *at, const ds_draft_location *location);
int32_t ds_build_keep_location(ds_build *b, const ds_draft_location *location);
void ds_build_objective(ds_build *b);
void ds_build_teams(ds_build *b);
void ds_build_desks(ds_build *b);
void ds_build_members(ds_build *b);
void ds_build_households(ds_build *b); /* that they are to come */
void ds_build_households_end(ds_build *b);
void ds_build_locks(ds_build *b);

/* Windows and needs of a visit, as the index of their class or shape (build_visits.c). */
int32_t ds_build_window_class(ds_build *b, const ds_where *at, const ds_draft_windows *windows);
int32_t ds_build_shape(ds_build *b, const ds_where *at, const ds_draft_needs *needs);
void ds_build_shapes_end(ds_build *b);
void ds_build_windows_end(ds_build *b);

#endif
