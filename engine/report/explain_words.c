#include "report/explain_words.h"

#include <stddef.h>
#include <string.h>

#include "words/messages.h"

static const char *const words[DS_N_FACTS] = {
    /* ---- A household ---- */
    [DS_FACT_HEAD_VISIT] = DS_TEXT("#Household {visit}"),
    [DS_FACT_ASKS] = DS_TEXT("Asks for {skills}: {minutes} minutes of work, worth {won}."),
    [DS_FACT_DONE_BEFORE] = DS_TEXT("Was done on {date}, before the plan."),
    [DS_FACT_DONE_BY_CREW] = DS_TEXT("Is done by {team} crew {crew} in {shift}, from {clock} on."),
    [DS_FACT_DONE_AT_DESK] = DS_TEXT("Is booked at {desk} in {shift}."),
    [DS_FACT_NO_TEAM] = DS_TEXT("Not done: no team may come, and no desk may book it (no-team)."),
    [DS_FACT_NO_SKILL] =
        DS_TEXT("Not done: no crew or desk staff that could be formed has the skills (no-skill)."),
    [DS_FACT_NO_WINDOW] =
        DS_TEXT("Not done: its windows meet no shift in which it could be done (no-window)."),
    [DS_FACT_TOO_FAR] = DS_TEXT("Not done: it does not fit into a shift even alone (too-far)."),
    [DS_FACT_WAITS] =
        DS_TEXT("Not done: {earlier} is not done, and comes first (waits-for-earlier-visit)."),
    [DS_FACT_WAITS_LAG] =
        DS_TEXT("Not done: after {earlier} it may be done from {date} on, and from then "
                "on there is no shift in which it could be (waits-for-earlier-visit)."),
    [DS_FACT_NO_TIME] =
        DS_TEXT("Not done: it could be done, but the time went to what is worth more (no-time)."),

    [DS_FACT_HAS_ROOM] = DS_TEXT("Not done, though there is room for it as the plan is: the plan "
                                 "could be better (no-time)."),

    [DS_FACT_HEAD_WHERE] = DS_TEXT("#Where {visit} could be done, other duties aside"),
    [DS_FACT_TEAM_COULD] = DS_TEXT("{team} could do it in {shifts}."),
    [DS_FACT_TEAM_SKILL] = DS_TEXT("{team}: no crew that it could form has {skills} in {shifts}."),
    [DS_FACT_TEAM_WINDOW] = DS_TEXT("{team}: outside its windows in {shifts}."),
    [DS_FACT_TEAM_FAR] =
        DS_TEXT("{team}: does not fit, with its windows, in {shifts}: the ways take "
                "{minutes} minutes, the visit "
                "at least {more}."),
    [DS_FACT_TEAM_EARLY] = DS_TEXT("{team}: too early after the visit before in {shifts}."),
    [DS_FACT_TEAM_OFF] = DS_TEXT("{team}: its crews do not go out in {shifts}."),
    [DS_FACT_TEAM_NOT] = DS_TEXT("{team} may not come there."),
    [DS_FACT_DESK_COULD] = DS_TEXT("{desk} could book it in {shifts}."),
    [DS_FACT_DESK_SKILL] =
        DS_TEXT("{desk}: no staff that could be formed has {skills} in {shifts}."),
    [DS_FACT_DESK_WINDOW] = DS_TEXT("{desk}: outside its windows in {shifts}."),
    [DS_FACT_DESK_FULL_ALONE] =
        DS_TEXT("{desk}: more work than its staff has time for in {shifts}."),
    [DS_FACT_DESK_EARLY] = DS_TEXT("{desk}: too early after the visit before in {shifts}."),
    [DS_FACT_DESK_NOT] = DS_TEXT("{desk} may not book it."),

    [DS_FACT_HEAD_NOW] = DS_TEXT("#Why {visit} is not done now"),
    [DS_FACT_CREW_FITS] = DS_TEXT(
        "{team} crew {crew} in {shift} has room for it at {clock}: the plan could be better."),
    [DS_FACT_CREW_COSTS] =
        DS_TEXT("{team} crew {crew} in {shift} has room for it at {clock}, but the way "
                "({minutes} minutes more) costs more than it is worth."),
    [DS_FACT_CREW_SKILL] = DS_TEXT("{team} crew {crew} in {shift}: nobody there has {skills}."),
    [DS_FACT_CREW_LATE] = DS_TEXT("{team} crew {crew} in {shift}: {minutes} minutes short."),
    [DS_FACT_CREW_WINDOW] = DS_TEXT("{team} crew {crew} in {shift}: cannot come in its windows."),
    [DS_FACT_CREW_ORDER] = DS_TEXT("{team} crew {crew} in {shift}: the household's other visits, "
                                   "or a lock, stand against it."),
    [DS_FACT_CREWS_NONE] = DS_TEXT("{team} sends no crew out in {shifts}."),
    [DS_FACT_BOOTH_FITS] = DS_TEXT("{desk} in {shift} has time for it: the plan could be better."),
    [DS_FACT_BOOTH_SKILL] = DS_TEXT("{desk} in {shift}: nobody there has {skills}."),
    [DS_FACT_BOOTH_ORDER] =
        DS_TEXT("{desk} in {shift}: the household's other visits, or a lock, stand against it."),
    [DS_FACT_BOOTH_FULL] = DS_TEXT(
        "{desk} in {shift}: {minutes} of {more} minutes are booked, too much for it, or for one "
        "of its skills, to be added."),

    [DS_FACT_HEAD_INSTEAD] = DS_TEXT("#What {visit} would displace"),
    [DS_FACT_INSTEAD_LOSES] =
        DS_TEXT("{team} crew {crew} in {shift} could do it without {visits}{moved}: "
                "{won} won, {lost} lost; score {net}."),
    [DS_FACT_INSTEAD_GAINS] =
        DS_TEXT("{team} crew {crew} in {shift} could do it without {visits}{moved}: "
                "{won} won, {lost} lost; score {net}: the plan could be better."),
    [DS_FACT_INSTEAD_DESK] =
        DS_TEXT("{desk} in {shift} could book it without {visits}{moved}: {won} won, "
                "{lost} lost; score {net}."),
    [DS_FACT_INSTEAD_DESK_GAINS] =
        DS_TEXT("{desk} in {shift} could book it without {visits}{moved}: {won} won, "
                "{lost} lost; score {net}: the plan could be better."),
    [DS_FACT_INSTEAD_NONE] =
        DS_TEXT("No crew that is out could do it by leaving out a few visits in a row."),

    [DS_FACT_HEAD_REMEDY] = DS_TEXT("#What would make {visit} possible"),
    [DS_FACT_OWN_JOIN] = DS_TEXT("{members}, off in {shift}, in {team} crew {crew}."),
    [DS_FACT_OWN_CREW] = DS_TEXT("{members}, off in {shift}, as one more crew of {team}."),
    [DS_FACT_OWN_STAFF] = DS_TEXT("{members}, off in {shift}, at {desk}."),
    [DS_FACT_NEW_JOIN] = DS_TEXT("{people} more with {skills} in {team} crew {crew} in {shift}."),
    [DS_FACT_NEW_CREW] =
        DS_TEXT("One more crew of {team} in {shift}: {people} more with {skills}{roles}."),
    [DS_FACT_NEW_STAFF] = DS_TEXT("{people} more with {skills} at {desk} in {shift}."),
    [DS_FACT_OVER_CREWS] =
        DS_TEXT("One more crew of {team} in {shift} than max_crews allows ({limit} "
                "instead): {people} more with {skills}{roles}."),
    [DS_FACT_OVER_STAFF] =
        DS_TEXT("{people} more with {skills} at {desk} in {shift} than its max allows "
                "({limit} instead)."),
    [DS_FACT_SKILL_COULD] =
        DS_TEXT("{people} more with {skills} in {team}: then it could be done in {shifts}."),
    [DS_FACT_OTHER_WINDOW] =
        DS_TEXT("A window that is open at {clock} in {shift}: {team} crew {crew} could come."),
    [DS_FACT_OTHER_WINDOW_DESK] = DS_TEXT("A window that meets {shift}: {desk} has time for it."),
    [DS_FACT_WINDOW_DESK] =
        DS_TEXT("A window that meets one of {shifts}: then {desk} could book it."),
    [DS_FACT_WINDOW_COULD] = DS_TEXT("A window in one of {shifts}: then {team} could do it."),
    [DS_FACT_LONGER_SHIFT] =
        DS_TEXT("{shift} ending {minutes} minutes later: {team} crew {crew} could do it."),
    [DS_FACT_LONGER_ALONE] = DS_TEXT(
        "{shift} ending {minutes} minutes later: then a crew of {team} could do it, and only it."),
    [DS_FACT_MAY_VISIT] = DS_TEXT("If {team} might come there, it could be done in {shifts}."),
    [DS_FACT_MAY_BOOK] = DS_TEXT("If {desk} might book it, it could be done in {shifts}."),
    [DS_FACT_EARLIER_SOONER] = DS_TEXT("{earlier} on {date} or before."),
    [DS_FACT_NO_REMEDY] =
        DS_TEXT("No single change of those that were tried: more people, other windows, "
                "a longer shift."),

    /* ---- A member ---- */
    [DS_FACT_HEAD_MEMBER] = DS_TEXT("#Member {member}"),
    [DS_FACT_BELONGS] = DS_TEXT("Belongs to {team}."),
    [DS_FACT_BELONGS_NONE] = DS_TEXT("Belongs to no team."),
    [DS_FACT_DUTY_CREW] = DS_TEXT("{shift}: {team} crew {crew}, {count} stops."),
    [DS_FACT_DUTY_DESK] = DS_TEXT("{shift}: {desk}."),
    [DS_FACT_DUTY_NONE] = DS_TEXT("Has no duty."),
    [DS_FACT_HEAD_LIMITS] = DS_TEXT("#Limits and wishes of {member}: what is used"),
    [DS_FACT_LIMIT_SHIFTS] = DS_TEXT("Shifts: {count} of at most {limit} (max_shifts)."),
    [DS_FACT_LIMIT_HOURS] = DS_TEXT("Hours: {hours} of at most {limit_hours} (max_hours)."),
    [DS_FACT_LIMIT_KIND] =
        DS_TEXT("Shifts of kind {kind}: {count} of at most {limit} (max_of_kind)."),
    [DS_FACT_LIMIT_DAY] = DS_TEXT("Shifts on the fullest day: {count} of at most {limit} "
                                  "(max_shifts_per_day)."),
    [DS_FACT_LIMIT_WEEK] = DS_TEXT("Shifts in the fullest week: {count} of at most {limit} "
                                   "(max_shifts_per_week)."),
    [DS_FACT_LIMIT_RUN] = DS_TEXT("Days in a row: {count} of at most {limit} (max_days_in_a_row)."),
    [DS_FACT_LIMIT_SHORT_RUN] =
        DS_TEXT("Shortest run of days between days off (0: none): {count}, at "
                "least {limit} (min_days_in_a_row)."),
    [DS_FACT_LIMIT_DAYS_OFF] =
        DS_TEXT("Shortest run of days off between duties (0: none): {count}, at "
                "least {limit} (min_days_off_in_a_row)."),
    [DS_FACT_LIMIT_WEEKENDS] = DS_TEXT("Weekends: {count} of at most {limit} (max_weekends)."),
    [DS_FACT_LIMIT_REST] = DS_TEXT("Shortest rest between days (0: none): {hours} hours, at least "
                                   "{limit_hours} (min_rest_hours)."),
    [DS_FACT_WISH_SHIFTS] = DS_TEXT("Shifts: {count}, wished at least {limit} (min_shifts)."),
    [DS_FACT_WISH_HOURS] = DS_TEXT("Hours: {hours}, wished at least {limit_hours} (min_hours)."),
    [DS_FACT_WISH_GRANTED] = DS_TEXT("Requests granted: {shifts}."),
    [DS_FACT_WISH_REFUSED] = DS_TEXT("Requests not granted: {shifts}."),
    [DS_FACT_HEAD_MORE] = DS_TEXT("#Further duties of {member}"),
    [DS_FACT_MORE_OPEN] = DS_TEXT("Could have one in {shifts}."),
    [DS_FACT_MORE_AWAY] = DS_TEXT("Not available in {shifts}."),
    [DS_FACT_MORE_LOCKED] = DS_TEXT("Locked off in {shifts}."),
    [DS_FACT_MORE_OVERLAP] = DS_TEXT("Has another duty at the time of {shifts}."),
    [DS_FACT_MORE_SHIFTS] = DS_TEXT("At max_shifts: not in {shifts}."),
    [DS_FACT_MORE_HOURS] = DS_TEXT("Over max_hours: not in {shifts}."),
    [DS_FACT_MORE_KIND] = DS_TEXT("At max_of_kind: not in {shifts}."),
    [DS_FACT_MORE_DAY] = DS_TEXT("At max_shifts_per_day: not in {shifts}."),
    [DS_FACT_MORE_WEEK] = DS_TEXT("At max_shifts_per_week: not in {shifts}."),
    [DS_FACT_MORE_RUN] = DS_TEXT("Over max_days_in_a_row: not in {shifts}."),
    [DS_FACT_MORE_WEEKEND] = DS_TEXT("At max_weekends: not in {shifts}."),
    [DS_FACT_MORE_NEXT_DAY] =
        DS_TEXT("Barred by not_next_day of a kind of shift: not in {shifts}."),
    [DS_FACT_MORE_REST] = DS_TEXT("Under min_rest_hours: not in {shifts}."),
    [DS_FACT_MORE_PLACE] = DS_TEXT("No crew or desk, as they are, takes one more in {shifts}."),

    /* ---- A desk ---- */
    [DS_FACT_HEAD_DESK] = DS_TEXT("#{desk}"),
    [DS_FACT_DEMAND] = DS_TEXT("{shift}: {count} on duty; minimum {minimum}, ideal {ideal}."),
    [DS_FACT_STAFF] = DS_TEXT("-On duty: {members}."),
    [DS_FACT_HOLDER] = DS_TEXT("-Held by {team} that day."),
    [DS_FACT_DEMAND_SHORT] = DS_TEXT("-{people} short of the minimum, which costs {net}."),
    [DS_FACT_DEMAND_NEAR] = DS_TEXT("-{people} short of the ideal, which costs {net}."),
    [DS_FACT_COULD_SERVE] = DS_TEXT("-Could still serve: {members}."),
    [DS_FACT_COULD_NOT] = DS_TEXT("-Nobody else could serve as the plan is."),
    [DS_FACT_AWAY] = DS_TEXT("-Not available or locked off: {members}."),
    [DS_FACT_BUSY_CREW] = DS_TEXT("-In a crew then: {members}."),
    [DS_FACT_BUSY_DESK] = DS_TEXT("-At another desk then: {members}."),
    [DS_FACT_AT_LIMIT] = DS_TEXT("-At a limit of their own: {members}."),
    [DS_FACT_HOLDER_BARS] = DS_TEXT("-Not of the team that holds the desk: {members}."),
    [DS_FACT_RULE_BARS] = DS_TEXT("-Kept out by the desk's maximum or composition: {members}."),

    /* ---- The plan ---- */
    [DS_FACT_HEAD_LEFT] = DS_TEXT("#What is left undone"),
    [DS_FACT_LEFT_ALL] = DS_TEXT("In all {n_visits}, worth {won}."),
    [DS_FACT_LEFT_SKILL] = DS_TEXT("That call for {skills}: {n_visits}, worth {won}."),
    [DS_FACT_LEFT_AREA] = DS_TEXT("In {area}: {n_visits}, worth {won}."),
    [DS_FACT_HEAD_SHORT] = DS_TEXT("#Desks short of their minimum"),
    [DS_FACT_DESK_SHORT] = DS_TEXT("{desk} in {shift}: {people} short, which costs {net}."),
    [DS_FACT_HEAD_SCARCE] = DS_TEXT("#What one more member for one shift would add"),
    [DS_FACT_SCARCE] =
        DS_TEXT("{team} in {shift}, with {skills}, in crew {crew}: coverage {won}, score {net}."),
    [DS_FACT_SCARCE_CREW] =
        DS_TEXT("{team} in {shift}, with {skills}, in one more crew, with members who "
                "are off where it needs them: coverage {won}, score {net}."),
    [DS_FACT_SCARCE_NONE] =
        DS_TEXT("Nothing: no crew that could have one more member would do more."),
};

#define AT(field) offsetof(ds_fact, field)

static const ds_field fields[] = {
    {"visit", DS_FIELD_VISIT, AT(visit)},        {"earlier", DS_FIELD_VISIT, AT(other)},
    {"team", DS_FIELD_TEAM, AT(team)},           {"crew", DS_FIELD_COUNT, AT(crew)},
    {"shift", DS_FIELD_SHIFT, AT(shift)},        {"desk", DS_FIELD_DESK, AT(desk)},
    {"member", DS_FIELD_MEMBER, AT(member)},     {"area", DS_FIELD_AREA, AT(area)},
    {"kind", DS_FIELD_KIND, AT(limit_kind)},     {"date", DS_FIELD_DATE, AT(date)},
    {"clock", DS_FIELD_CLOCK, AT(clock)},        {"count", DS_FIELD_COUNT, AT(count)},
    {"limit", DS_FIELD_COUNT, AT(limit)},        {"minimum", DS_FIELD_COUNT, AT(limit)},
    {"ideal", DS_FIELD_COUNT, AT(other)},        {"people", DS_FIELD_PEOPLE, AT(count)},
    {"n_visits", DS_FIELD_VISITS, AT(count)},    {"minutes", DS_FIELD_TIME, AT(minutes)},
    {"more", DS_FIELD_TIME, AT(more)},           {"hours", DS_FIELD_HOURS, AT(minutes)},
    {"limit_hours", DS_FIELD_HOURS, AT(more)},   {"won", DS_FIELD_FIGURE, AT(won)},
    {"lost", DS_FIELD_FIGURE, AT(lost)},         {"net", DS_FIELD_FIGURE, AT(net)},
    {"skills", DS_FIELD_SKILLS, AT(skills)},     {"roles", DS_FIELD_ROLES, AT(roles)},
    {"shifts", DS_FIELD_SHIFT_LIST, AT(shifts)}, {"visits", DS_FIELD_VISIT_LIST, AT(visits)},
    {"moved", DS_FIELD_MOVED_LIST, AT(moved)},   {"members", DS_FIELD_MEMBER_LIST, AT(members)},
};

const char *ds_fact_words(ds_fact_kind kind) {
    return words[kind];
}

const ds_field *ds_next_field(const char **text) {
    const char *name = *text + 1;
    size_t length = strcspn(name, "}");
    *text = name + length + 1;
    for (size_t i = 0; i < sizeof fields / sizeof fields[0]; i++) {
        if (strlen(fields[i].name) == length && memcmp(fields[i].name, name, length) == 0) {
            return &fields[i];
        }
    }
    return NULL; /* a test looks at every fact's words */
}
