#include "explain/people.h"

#include "explain/fitting.h"

static uint64_t missing_skills(const ds_trial *trial, int32_t visit, int32_t post) {
    uint64_t skills = trial->in.shapes[trial->in.visits[visit].shape].skills;
    return skills & ~trial->loaded.search.joint.roster.posts[post].profile.skills;
}

/* Who of those who may brings most: a missing skill, then one who belongs where nobody does. */
static int32_t put_on_next(ds_trial *trial, int32_t visit, int32_t post, int32_t first,
                           int32_t end) {
    ds_search *search = &trial->loaded.search;
    ds_joint *joint = &search->joint;
    uint64_t missing = missing_skills(trial, visit, post);
    const ds_post *p = &joint->roster.posts[post];
    for (int pass = missing != 0 ? 0 : 1; pass < 3; pass++) {
        for (int32_t m = first; m < end; m++) {
            bool brings = (trial->in.members[m].skills & missing) != 0;
            bool unheld = p->team != DS_NONE && p->belonging == 0;
            bool belongs = unheld && joint->roster.team_of[m] == p->team;
            if (ds_post_at(&joint->roster, m, p->shift) != DS_NONE || (pass == 0 && !brings) ||
                (pass == 1 && !belongs)) {
                continue;
            }
            if (unheld && m >= trial->n_own && joint->roster.team_of[m] == DS_NONE) {
                ds_join_team(search, m, p->team);
            }
            if (ds_put_on(search, m, post)) {
                return m;
            }
        }
    }
    return DS_NONE;
}

static bool visit_fits(ds_trial *trial, int32_t visit, int32_t post) {
    ds_joint *joint = &trial->loaded.search.joint;
    int32_t after = DS_NONE;
    bool fits = !joint->roster.posts[post].broken && ds_joint_allows(joint, visit, post);
    if (fits && ds_is_crew(&joint->roster, post)) {
        ds_fitting fit = ds_fit_visit(joint, visit, post);
        fits = fit.fits;
        after = fit.after;
    } else if (fits) {
        fits = ds_joint_desk_fits(joint, visit, joint->roster.posts[post].demand);
    }
    if (fits) {
        ds_joint_do(joint, visit, post, after);
        ds_joint_settle(joint);
    }
    return fits;
}

bool ds_add_people(ds_trial *trial, int32_t visit, int32_t post, int32_t first, int32_t end,
                   ds_addition *addition) {
    ds_joint *joint = &trial->loaded.search.joint;
    int32_t mark = ds_joint_mark(joint), broken = ds_joint_broken(joint);
    double before = ds_joint_score(joint);
    bool placed = false, found = false;
    *addition = (ds_addition){.post = post, .new_crew = joint->roster.posts[post].staff == 0};
    while (!placed && addition->count < DS_MOST_ADDED) {
        int32_t m = put_on_next(trial, visit, post, first, end);
        if (m == DS_NONE) {
            break;
        }
        addition->members[addition->count++] = m;
        ds_joint_settle(joint);
        placed = visit_fits(trial, visit, post);
        found = placed && ds_joint_broken(joint) <= broken;
    }
    addition->net = ds_joint_score(joint) - before;
    ds_joint_rollback(joint, mark);
    return found;
}
