/* The sections of a random instance, each written from the facts, and pieces they share. */
#ifndef DS_TESTS_RANDOM_PARTS_H
#define DS_TESTS_RANDOM_PARTS_H

#include "support/random_draw.h"

/* The words of the random instances: index to text. */
extern const char *const random_skills[], *const random_roles[], *const random_kinds[],
                                                                     *const random_places[];

/* Key and array of "<prefix><index + 1>" for every index in the set; "mon-am" and the like are not
 * needed: shifts are s1, s2 ... */
void write_id_set(draw *d, const char *key, const char *prefix, uint32_t set);

/* Key and array of words for every index in the set. */
void write_word_set(draw *d, const char *key, const char *const *words, uint32_t set);

/* A composition rule list under `key` that is not beyond reach of `most` people. */
void write_rules(draw *d, const char *key, int32_t most);

/* lat and lon near the ward's centre, or the node, or both where travel is a matrix. */
void write_location(draw *d, int32_t node);

/* Now and then a key that readers must keep and ignore. */
void write_extra(draw *d);

/* "07:30", now and then with seconds. */
void write_clock(draw *d, const char *key, int32_t minutes);
void write_date(draw *d, const char *key, int32_t day);

/* Draw the locks of members and of a visit, such as can be kept as far as the facts tell; a locked
 * member, team or desk is seldom given limits that might forbid it. */
void random_duties(draw *d);
void random_lock(draw *d);
bool random_spares_member(draw *d, int32_t member);
bool random_spares_team(draw *d, int32_t team);
bool random_spares_desk(draw *d, int32_t desk);

void write_teams(draw *d);
void write_members(draw *d);
void write_desks(draw *d);
void write_households(draw *d);
void write_locks(draw *d);
void write_objective(draw *d);
void write_travel(draw *d);

/* Matrix rows: places, then two for each team, then households. */
static inline int32_t place_node(int32_t place) {
    return place;
}

static inline int32_t team_node(const draw *d, int32_t team) {
    return d->places + 2 * team;
}

static inline int32_t household_node(const draw *d, int32_t household) {
    return d->places + 2 * d->teams + household;
}

#endif
