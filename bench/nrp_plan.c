#include "nrp_plan.h"

#include <stdio.h>
#include <stdlib.h>

#include "io/file.h"
#include "io/instance_read.h"
#include "io/plan_read.h"
#include "nrp_convert.h"

static void first_error(const ds_diags *diags, const char *where, char message[DS_NRP_MESSAGE]) {
    for (int i = 0; i < diags->count; i++) {
        const ds_diag *d = &diags->items[i];
        if (!d->warning) {
            snprintf(message, DS_NRP_MESSAGE, "%.80s:%d: %.40s: %.100s", where, d->line,
                     d->pointer != NULL ? d->pointer : "", d->message);
            return;
        }
    }
}

doorstep_status ds_nrp_build(const ds_nrp_instance *from, ds_instance **out,
                             char message[DS_NRP_MESSAGE]) {
    char *text = NULL;
    size_t length = 0;
    ds_diags diags;
    message[0] = '\0';
    *out = NULL;
    doorstep_status status = ds_nrp_convert(from, &text, &length);
    if (status != DOORSTEP_OK) {
        return status;
    }
    ds_diags_init(&diags);
    status = ds_instance_read(text, length, NULL, &diags, out);
    first_error(&diags, from->name, message);
    ds_diags_free(&diags);
    free(text);
    return status;
}

doorstep_status ds_nrp_works_of_plan(const ds_nrp_instance *from, const ds_plan *plan, bool **works,
                                     char message[DS_NRP_MESSAGE]) {
    int32_t shifts = from->n_days * from->n_shifts;
    message[0] = '\0';
    *works = NULL;
    if (plan->n_unknown > 0) {
        snprintf(message, DS_NRP_MESSAGE, "%.60s: %.150s", plan->unknown[0].pointer,
                 plan->unknown[0].messages[DOORSTEP_ENGLISH]);
        return DOORSTEP_BROKEN_PLAN;
    }
    *works = calloc((size_t)from->n_people * (size_t)shifts, sizeof **works);
    for (int32_t k = 0; *works != NULL && k < plan->n_duties; k++) {
        const ds_duty *duty = &plan->duties[k];
        (*works)[(int64_t)duty->member * shifts + duty->shift] = true;
    }
    return *works != NULL ? DOORSTEP_OK : DOORSTEP_NO_MEMORY;
}

static doorstep_status read_plan(const ds_nrp_instance *from, const char *path, ds_plan **plan,
                                 char message[DS_NRP_MESSAGE]) {
    ds_instance *in = NULL;
    char *text = NULL;
    size_t length = 0;
    ds_diags diags;
    ds_diags_init(&diags);
    doorstep_status status = ds_nrp_build(from, &in, message);
    if (status == DOORSTEP_OK) {
        status = ds_file_read(path, &diags, &text, &length);
    }
    if (status == DOORSTEP_OK) {
        status = ds_plan_read(in, text, length, &diags, plan);
    }
    first_error(&diags, path, message);
    ds_diags_free(&diags);
    ds_instance_free(in);
    free(text);
    return status;
}

doorstep_status ds_nrp_read_plan(const ds_nrp_instance *from, const char *path, bool **works,
                                 char message[DS_NRP_MESSAGE]) {
    ds_plan *plan = NULL;
    *works = NULL;
    doorstep_status status = read_plan(from, path, &plan, message);
    if (status == DOORSTEP_OK) {
        status = ds_nrp_works_of_plan(from, plan, works, message);
    }
    ds_plan_free(plan);
    return status;
}
