/* Replanning: what a visit adds to the changes from the plan in force. */
#include "search/joint.h"

double ds_joint_change(const ds_joint *joint, int32_t visit, int32_t post) {
    const ds_instance *in = joint->in;
    const ds_post *p = &joint->roster.posts[post];
    if (in->past == NULL) {
        return 0.0;
    }
    bool crew = p->demand == DS_NONE;
    ds_duty_kind kind = crew ? DS_DUTY_TEAM : DS_DUTY_DESK;
    int32_t where = crew ? p->team : in->demands[p->demand].desk;
    return ds_penalty_carrier_change(in, visit, kind, where, p->shift);
}
