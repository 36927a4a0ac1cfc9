#include "score/score.h"

double ds_penalty_area(const ds_instance *in, int32_t area, int32_t touched) {
    int32_t missing = in->areas[area].wanted - touched;
    return missing > 0 ? in->weights.area_target * missing : 0.0;
}

double ds_penalty_shortage(const ds_demand *demand, int32_t staff) {
    return staff < demand->min ? demand->shortage_weight * (demand->min - staff) : 0.0;
}

double ds_penalty_ideal(const ds_demand *demand, int32_t staff) {
    int32_t reached = staff > demand->min ? staff : demand->min;
    return reached < demand->ideal ? demand->ideal_weight * (demand->ideal - reached) : 0.0;
}

double ds_penalty_over(const ds_demand *demand, int32_t staff) {
    return staff > demand->ideal ? demand->over_weight * (staff - demand->ideal) : 0.0;
}

double ds_penalty_min_shifts(const ds_instance *in, int32_t member, int32_t shifts) {
    int32_t missing = in->members[member].min_shifts - shifts;
    return missing > 0 ? in->weights.min_shifts * missing : 0.0;
}

double ds_penalty_min_hours(const ds_instance *in, int32_t member, int64_t seconds) {
    double missing = in->members[member].min_hours - (double)seconds / 3600.0;
    return missing > 0 ? in->weights.min_hours * missing : 0.0;
}

void ds_fair_change(ds_fair_group *group, double share, int32_t before, int32_t after) {
    double change = (double)after - before;
    group->shifts += change;
    group->shifts_squared += (double)after * after - (double)before * before;
    group->share_shifts += share * change;
}

double ds_penalty_fairness(const ds_instance *in, const ds_fair_group *group) {
    if (group->share <= 0.0) {
        return 0.0;
    }
    double mean = group->shifts / group->share;
    double spread = group->shifts_squared - 2.0 * mean * group->share_shifts +
                    mean * mean * group->share_squared;
    return spread > 0.0 ? in->weights.fairness * spread : 0.0;
}

double ds_penalty_duty_change(const ds_instance *in, int32_t member, int32_t shift,
                              ds_duty_kind kind, int32_t where) {
    if (in->past == NULL) {
        return 0.0;
    }
    const ds_baseline *baseline = in->past->baseline;
    return in->weights.change * (ds_duty_changed(baseline, member, shift, kind, where) -
                                 ds_duty_changed(baseline, member, shift, DS_DUTY_OFF, DS_NONE));
}

double ds_penalty_carrier_change(const ds_instance *in, int32_t visit, ds_duty_kind kind,
                                 int32_t where, int32_t shift) {
    if (in->past == NULL) {
        return 0.0;
    }
    const ds_baseline *baseline = in->past->baseline;
    return in->weights.change *
           (ds_carrier_changed(baseline, in, visit, kind, where, shift) -
            ds_carrier_changed(baseline, in, visit, DS_DUTY_OFF, DS_NONE, DS_NONE));
}
