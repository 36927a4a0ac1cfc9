#include "schedule/take_up.h"

#include "roster/rules.h"

static bool has(const ds_menu *menu, const ds_option *option, int32_t demand) {
    for (int32_t i = 0; i < option->count; i++) {
        if (menu->demands[option->first + i] == demand) {
            return true;
        }
    }
    return false;
}

/* Duties that are not in the new schedule end. */
static void end_duties(ds_joint *joint, const ds_menu *menu, const uint8_t *options) {
    for (int32_t day = 0; day < menu->n_days; day++) {
        const ds_option *now = ds_menu_option(menu, day, menu->present[day]);
        const ds_option *then = ds_menu_option(menu, day, options[day]);
        for (int32_t i = 0; i < now->count; i++) {
            int32_t demand = menu->demands[now->first + i];
            if (!has(menu, then, demand)) {
                ds_joint_rest(joint, menu->member, joint->in->demands[demand].shift);
            }
        }
    }
}

/* False: the rules bar one, which the menu did not know. */
static bool begin_duties(ds_joint *joint, const ds_menu *menu, const uint8_t *options) {
    for (int32_t day = 0; day < menu->n_days; day++) {
        const ds_option *then = ds_menu_option(menu, day, options[day]);
        for (int32_t i = 0; i < then->count; i++) {
            int32_t demand = menu->demands[then->first + i];
            int32_t post = joint->roster.n_crews + demand;
            if (ds_post_at(&joint->roster, menu->member, joint->in->demands[demand].shift) ==
                post) {
                continue;
            }
            if (!ds_roster_can_work(&joint->roster, menu->member, post)) {
                return false;
            }
            ds_joint_work(joint, menu->member, post);
        }
    }
    return true;
}

/* Desks that lost people may have to give up appointments. */
static void mend_all(ds_joint *joint) {
    int32_t last = ds_joint_mark(joint);
    for (int32_t i = 0; i < last; i++) {
        ds_step step = joint->journal[i];
        if (step.kind == DS_STEP_REST) {
            ds_joint_mend(joint, step.where);
        }
    }
    ds_joint_settle(joint);
}

static bool exchange(ds_joint *joint, const ds_rota *rota, const ds_taken *taken, int32_t count) {
    for (int32_t i = 0; i < count; i++) {
        end_duties(joint, &rota->menus[taken[i].member], taken[i].options);
    }
    for (int32_t i = 0; i < count; i++) {
        if (!begin_duties(joint, &rota->menus[taken[i].member], taken[i].options)) {
            return false;
        }
    }
    mend_all(joint);
    return true;
}

ds_verdict ds_take_schedules(ds_joint *joint, ds_rota *rota, const ds_taken *taken, int32_t count) {
    const double least_gain = 1e-9;
    int32_t broken = ds_joint_broken(joint);
    double before = ds_joint_score(joint);
    bool done = exchange(joint, rota, taken, count);
    double after = ds_joint_score(joint);
    if (!done || joint->out_of_memory || ds_joint_broken(joint) > broken ||
        after < before - least_gain) {
        ds_joint_rollback(joint, 0);
        return DS_WORSE;
    }
    ds_joint_commit(joint);
    for (int32_t i = 0; i < count; i++) {
        ds_menu_refresh(&rota->menus[taken[i].member], rota->roster);
    }
    return after > before + least_gain ? DS_BETTER : DS_EQUAL;
}
