/* Stretches of days: what rosters with runs of days are built from. */
#include "search/search.h"

enum { LONGEST_REBUILT = 10, LONGEST_SWAPPED = 8 };

/* Draws the days [first, last). */
static void draw_stretch(ds_search *search, int32_t longest, int32_t *first, int32_t *last) {
    int32_t days = search->in->n_days;
    *first = ds_rng_below(&search->rng, days);
    int32_t length = 1 + ds_rng_below(&search->rng, longest);
    *last = *first + length < days ? *first + length : days;
}

/* Puts the member on some duty of the day, whichever shift allows it. */
static void work_on_day(ds_search *search, int32_t member, int32_t day) {
    const ds_calendar *calendar = &search->joint.roster.calendar;
    int32_t begin = calendar->day_first[day], n = calendar->day_first[day + 1] - begin;
    int32_t lot = n > 0 ? ds_rng_below(&search->rng, n) : 0;
    for (int32_t i = 0; i < n; i++) {
        if (ds_put_anywhere(search, member, calendar->by_day[begin + (lot + i) % n])) {
            return;
        }
    }
}

void ds_rebuild_stretch(ds_search *search) {
    const ds_calendar *calendar = &search->joint.roster.calendar;
    int32_t member = ds_rng_below(&search->rng, search->in->n_members), first, last;
    draw_stretch(search, LONGEST_REBUILT, &first, &last);
    for (int32_t i = calendar->day_first[first]; i < calendar->day_first[last]; i++) {
        if (ds_post_at(&search->joint.roster, member, calendar->by_day[i]) != DS_NONE) {
            ds_take_off(search, member, calendar->by_day[i]);
        }
    }
    int32_t from = first + ds_rng_below(&search->rng, last - first);
    int32_t until = from + ds_rng_below(&search->rng, last - from + 1);
    for (int32_t day = from; day < until; day++) {
        work_on_day(search, member, day);
    }
}

void ds_swap_stretch(ds_search *search) {
    const ds_calendar *calendar = &search->joint.roster.calendar;
    ds_joint *joint = &search->joint;
    int32_t members[2] = {ds_rng_below(&search->rng, search->in->n_members),
                          ds_rng_below(&search->rng, search->in->n_members)};
    int32_t first, last, n = 0, *posts = search->scratch;
    if (members[0] == members[1]) {
        return;
    }
    draw_stretch(search, LONGEST_SWAPPED, &first, &last);
    for (int32_t i = calendar->day_first[first]; i < calendar->day_first[last]; i++) {
        for (int32_t k = 0; k < 2; k++) {
            int32_t post = ds_post_at(&joint->roster, members[k], calendar->by_day[i]);
            if (post != DS_NONE) {
                ds_joint_rest(joint, members[k], calendar->by_day[i]);
            }
            posts[n++] = post;
        }
    }
    for (int32_t i = 0; i < n; i++) {
        if (posts[i] != DS_NONE) {
            ds_put_on(search, members[1 - i % 2], posts[i]);
        }
    }
    for (int32_t i = 0; i < n; i++) {
        if (posts[i] != DS_NONE) {
            ds_joint_mend(joint, posts[i]);
        }
    }
}
