#include "io/baseline_read.h"

#include "base/digest.h"
#include "io/plan_read.h"
#include "io/scan.h"

doorstep_status ds_baseline_read(const ds_instance *in, const char *text, size_t length,
                                 ds_moment from, ds_diags *diags, ds_plan **plan,
                                 ds_baseline **baseline) {
    *baseline = NULL;
    doorstep_status status = ds_plan_read_earlier(in, text, length, diags, plan);
    if (status != DOORSTEP_OK) {
        return status;
    }
    const int before = diags != NULL ? diags->count : 0;
    const uint64_t digest = ds_digest(DS_DIGEST_START, text, length);
    status = ds_baseline_make(in, *plan, digest, from, diags, baseline);
    if (status != DOORSTEP_OK) {
        ds_plan_free(*plan);
        *plan = NULL;
    }
    ds_scan_locate_all(text, length, diags, before);
    return status;
}
