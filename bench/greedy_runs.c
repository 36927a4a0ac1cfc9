#include "greedy_steps.h"

/* A post that lost somebody it needs is given up. */
static void clear_post(ds_joint *joint, int32_t post) {
    const ds_post *p = &joint->roster.posts[post];
    while (p->staff > 0) {
        ds_joint_rest(joint, p->first, p->shift);
    }
    ds_joint_mend(joint, post);
}

static void take_day_off(ds_joint *joint, int32_t member, int32_t day) {
    const ds_calendar *calendar = &joint->roster.calendar;
    for (int32_t i = calendar->day_first[day]; i < calendar->day_first[day + 1]; i++) {
        int32_t shift = calendar->by_day[i], post = ds_post_at(&joint->roster, member, shift);
        if (post != DS_NONE && !ds_greedy_is_locked_to(joint, member, post)) {
            ds_joint_rest(joint, member, shift);
            ds_joint_mend(joint, post);
        }
    }
}

/* The first day behind the run of dates, worked or off, that begins on `day`. */
static int32_t run_end(const ds_joint *joint, int32_t member, int32_t day) {
    const int32_t *count = &joint->roster.day_count[(int64_t)member * joint->in->n_days];
    int32_t end = day;
    while (end < joint->in->n_days && (count[end] > 0) == (count[day] > 0)) {
        end++;
    }
    return end;
}

/* The first run that is too short goes; where it is one of days off, the days worked after it. */
static void clear_short_run(ds_joint *joint, int32_t member) {
    const ds_member *m = &joint->in->members[member];
    const int32_t *count = &joint->roster.day_count[(int64_t)member * joint->in->n_days];
    for (int32_t day = run_end(joint, member, 0), end; day < joint->in->n_days; day = end) {
        end = run_end(joint, member, day);
        int32_t least = count[day] > 0 ? m->min_days_in_a_row : m->min_days_off_in_a_row;
        if (end - day < least && end < joint->in->n_days) {
            int32_t first = count[day] > 0 ? day : end;
            int32_t last = count[day] > 0 ? end : run_end(joint, member, end);
            for (int32_t d = first; d < last; d++) {
                take_day_off(joint, member, d);
            }
            return;
        }
    }
}

static void clear_fallen_posts(ds_joint *joint) {
    for (int32_t post = 0; post < joint->roster.n_posts; post++) {
        bool crew = ds_is_crew(&joint->roster, post);
        bool idle = crew && joint->tours.tours[post].stops == 0 && !ds_joint_forced(joint, post);
        if (joint->roster.posts[post].staff > 0 && (idle || !ds_greedy_stands(joint, post))) {
            clear_post(joint, post);
        }
    }
}

void ds_greedy_clear_runs(ds_joint *joint) {
    int32_t before;
    do {
        before = ds_joint_mark(joint);
        for (int32_t m = 0; m < joint->in->n_members; m++) {
            if (joint->roster.runs_broken[m]) {
                clear_short_run(joint, m);
            }
        }
        clear_fallen_posts(joint);
    } while (ds_joint_mark(joint) > before); /* something was taken away */
}
