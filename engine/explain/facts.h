/*
 * An explanation as data: facts in the order in which they are told. A fact is a kind and what it
 * speaks of; its words, and which of its fields they use, are in report/explain_words.c.
 */
#ifndef DS_EXPLAIN_FACTS_H
#define DS_EXPLAIN_FACTS_H

#include "model/buffer.h"
#include "model/plan.h"

/* One row: name, key in JSON. A row named HEAD_ begins a section. */
#define DS_FACT_MAP(X)                                    \
    X(HEAD_VISIT, "visit")                                \
    X(DONE_BEFORE, "done-before")                         \
    X(DONE_BY_CREW, "done-by-crew")                       \
    X(DONE_AT_DESK, "done-at-desk")                       \
    X(ASKS, "asks")                                       \
    X(NO_TEAM, "no-team")                                 \
    X(NO_SKILL, "no-skill")                               \
    X(NO_WINDOW, "no-window")                             \
    X(TOO_FAR, "too-far")                                 \
    X(WAITS, "waits-for-earlier-visit")                   \
    X(WAITS_LAG, "waits-for-its-date")                    \
    X(NO_TIME, "no-time")                                 \
    X(HAS_ROOM, "could-be-added")                         \
    X(HEAD_WHERE, "where")                                \
    X(TEAM_COULD, "team-could")                           \
    X(TEAM_SKILL, "team-no-skill")                        \
    X(TEAM_WINDOW, "team-no-window")                      \
    X(TEAM_FAR, "team-too-far")                           \
    X(TEAM_EARLY, "team-before-its-date")                 \
    X(TEAM_OFF, "team-not-out")                           \
    X(TEAM_NOT, "team-may-not")                           \
    X(DESK_COULD, "desk-could")                           \
    X(DESK_SKILL, "desk-no-skill")                        \
    X(DESK_WINDOW, "desk-no-window")                      \
    X(DESK_FULL_ALONE, "desk-too-much")                   \
    X(DESK_EARLY, "desk-before-its-date")                 \
    X(DESK_NOT, "desk-may-not")                           \
    X(HEAD_NOW, "now")                                    \
    X(CREW_FITS, "crew-has-room")                         \
    X(CREW_COSTS, "crew-costs-more")                      \
    X(CREW_SKILL, "crew-no-skill")                        \
    X(CREW_LATE, "crew-no-time")                          \
    X(CREW_WINDOW, "crew-not-in-window")                  \
    X(CREW_ORDER, "crew-too-early")                       \
    X(CREWS_NONE, "no-crew-out")                          \
    X(BOOTH_FITS, "desk-has-room")                        \
    X(BOOTH_SKILL, "desk-staff-no-skill")                 \
    X(BOOTH_ORDER, "desk-too-early")                      \
    X(BOOTH_FULL, "desk-booked-up")                       \
    X(HEAD_INSTEAD, "displace")                           \
    X(INSTEAD_LOSES, "displaces")                         \
    X(INSTEAD_GAINS, "displaces-with-gain")               \
    X(INSTEAD_DESK, "displaces-at-desk")                  \
    X(INSTEAD_DESK_GAINS, "displaces-at-desk-with-gain")  \
    X(INSTEAD_NONE, "no-stretch-is-enough")               \
    X(HEAD_REMEDY, "possible")                            \
    X(OWN_CREW, "members-as-crew")                        \
    X(OWN_JOIN, "members-to-crew")                        \
    X(OWN_STAFF, "members-to-desk")                       \
    X(NEW_JOIN, "new-members-to-crew")                    \
    X(NEW_CREW, "new-crew")                               \
    X(NEW_STAFF, "new-members-to-desk")                   \
    X(OVER_CREWS, "new-crew-over-max_crews")              \
    X(OVER_STAFF, "new-members-over-the-desk-s-max")      \
    X(SKILL_COULD, "new-member-in-team")                  \
    X(OTHER_WINDOW, "another-window")                     \
    X(OTHER_WINDOW_DESK, "another-window-for-desk")       \
    X(WINDOW_COULD, "window-in-another-shift")            \
    X(WINDOW_DESK, "window-in-another-shift-of-desk")     \
    X(LONGER_SHIFT, "longer-shift")                       \
    X(LONGER_ALONE, "longer-shift-alone")                 \
    X(MAY_VISIT, "if-team-might-visit")                   \
    X(MAY_BOOK, "if-desk-might-book")                     \
    X(EARLIER_SOONER, "earlier-visit-sooner")             \
    X(NO_REMEDY, "nothing-within-the-shifts")             \
    X(HEAD_MEMBER, "member")                              \
    X(BELONGS, "belongs")                                 \
    X(BELONGS_NONE, "belongs-to-no-team")                 \
    X(DUTY_CREW, "duty-in-crew")                          \
    X(DUTY_DESK, "duty-at-desk")                          \
    X(DUTY_NONE, "no-duty")                               \
    X(HEAD_LIMITS, "limits")                              \
    X(LIMIT_SHIFTS, "max_shifts")                         \
    X(LIMIT_HOURS, "max_hours")                           \
    X(LIMIT_KIND, "max_of_kind")                          \
    X(LIMIT_DAY, "max_shifts_per_day")                    \
    X(LIMIT_WEEK, "max_shifts_per_week")                  \
    X(LIMIT_RUN, "max_days_in_a_row")                     \
    X(LIMIT_SHORT_RUN, "min_days_in_a_row")               \
    X(LIMIT_DAYS_OFF, "min_days_off_in_a_row")            \
    X(LIMIT_WEEKENDS, "max_weekends")                     \
    X(LIMIT_REST, "min_rest_hours")                       \
    X(WISH_SHIFTS, "min_shifts")                          \
    X(WISH_HOURS, "min_hours")                            \
    X(WISH_GRANTED, "requests-granted")                   \
    X(WISH_REFUSED, "requests-not-granted")               \
    X(HEAD_MORE, "further-duties")                        \
    X(MORE_OPEN, "could-work")                            \
    X(MORE_AWAY, "not-available")                         \
    X(MORE_LOCKED, "locked")                              \
    X(MORE_OVERLAP, "overlaps-a-duty")                    \
    X(MORE_SHIFTS, "at-max_shifts")                       \
    X(MORE_HOURS, "at-max_hours")                         \
    X(MORE_KIND, "at-max_of_kind")                        \
    X(MORE_DAY, "at-max_shifts_per_day")                  \
    X(MORE_WEEK, "at-max_shifts_per_week")                \
    X(MORE_RUN, "at-max_days_in_a_row")                   \
    X(MORE_WEEKEND, "at-max_weekends")                    \
    X(MORE_NEXT_DAY, "barred-by-not_next_day")            \
    X(MORE_REST, "under-min_rest_hours")                  \
    X(MORE_PLACE, "no-place-to-serve")                    \
    X(HEAD_DESK, "desk")                                  \
    X(DEMAND, "demand")                                   \
    X(DEMAND_SHORT, "demand-short")                       \
    X(DEMAND_NEAR, "demand-under-ideal")                  \
    X(STAFF, "staff")                                     \
    X(HOLDER, "held-by")                                  \
    X(COULD_SERVE, "could-serve")                         \
    X(COULD_NOT, "nobody-could-serve")                    \
    X(AWAY, "members-not-available")                      \
    X(BUSY_CREW, "members-in-crews")                      \
    X(BUSY_DESK, "members-at-other-desks")                \
    X(AT_LIMIT, "members-at-a-limit")                     \
    X(HOLDER_BARS, "members-of-another-team")             \
    X(RULE_BARS, "members-barred-by-the-desk")            \
    X(HEAD_LEFT, "left-undone")                           \
    X(LEFT_ALL, "left-in-all")                            \
    X(LEFT_SKILL, "left-by-skill")                        \
    X(LEFT_AREA, "left-by-area")                          \
    X(HEAD_SCARCE, "scarce")                              \
    X(SCARCE, "one-more-member-shift")                    \
    X(SCARCE_CREW, "one-more-member-shift-in-a-new-crew") \
    X(SCARCE_NONE, "no-member-shift-would-help")          \
    X(HEAD_SHORT, "desks-short")                          \
    X(DESK_SHORT, "desk-short")

typedef enum ds_fact_kind {
#define DS_FACT_ENUM(name, key) DS_FACT_##name,
    DS_FACT_MAP(DS_FACT_ENUM)
#undef DS_FACT_ENUM
        DS_N_FACTS
} ds_fact_kind;

/* What a fact speaks of. Only the fields that its kind's words use have a meaning. Indices as in
 * the instance; a list is a range of the explanation's items. */
typedef struct ds_fact {
    ds_fact_kind kind;
    int32_t visit, other; /* visits */
    int32_t team, shift, crew, desk, member, area, limit_kind;
    int32_t date;
    ds_tick clock;         /* with `shift` */
    int32_t count, limit;  /* of people, shifts, visits ... */
    double minutes, more;  /* times */
    double won, lost, net; /* coverage, coverage, score */
    uint64_t skills, roles;
    ds_range shifts, visits, moved, members;
} ds_fact;

typedef struct ds_explanation {
    ds_arena arena;  /* holds the explanation itself */
    ds_buffer facts; /* ds_fact */
    ds_buffer items; /* int32_t */
} ds_explanation;

/* Empty; NULL when memory ran out. */
ds_explanation *ds_explanation_make(void);
void ds_explanation_free(ds_explanation *explanation); /* NULL is allowed */

static inline const ds_fact *ds_fact_at(const ds_explanation *explanation, int32_t i) {
    return (const ds_fact *)(const void *)explanation->facts.items + i;
}

static inline const int32_t *ds_items(const ds_explanation *explanation, ds_range list) {
    return (const int32_t *)(const void *)explanation->items.items + list.first;
}

/* Memory: the arena remembers. */
void ds_tell(ds_explanation *explanation, ds_fact fact);

/* Another fact in the place of one told before. */
void ds_retell(ds_explanation *explanation, int32_t place, ds_fact fact);

/* The list that begins at `first` takes one more item; it must be the list added to last. */
void ds_list(ds_explanation *explanation, ds_range *list, int32_t item);

const char *ds_fact_key(ds_fact_kind kind);

#endif
