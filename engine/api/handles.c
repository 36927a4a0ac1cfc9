#include "api/handles.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "words/messages.h"

ds_shared *ds_share(void *object, void (*drop)(void *object)) {
    ds_shared *shared = malloc(sizeof *shared);
    if (shared == NULL) {
        drop(object);
        return NULL;
    }
    atomic_init(&shared->users, 1);
    shared->object = object;
    shared->drop = drop;
    return shared;
}

ds_shared *ds_shared_use(ds_shared *shared) {
    atomic_fetch_add_explicit(&shared->users, 1, memory_order_relaxed);
    return shared;
}

void ds_shared_leave(ds_shared *shared) {
    if (shared != NULL && atomic_fetch_sub_explicit(&shared->users, 1, memory_order_acq_rel) == 1) {
        shared->drop(shared->object);
        free(shared);
    }
}

void ds_report_unknown(const ds_ids *ids, const char *what, const char *id, ds_diags *diags) {
    const char *near = ds_ids_nearest(ids, id),
               *thing = ds_translate(ds_diags_language(diags), what);
    if (near == NULL) {
        ds_error(diags, NULL, "unknown %s \"%s\"", thing, id);
    } else {
        ds_error(diags, NULL, "unknown %s \"%s\"; did you mean \"%s\"?", thing, id, near);
    }
}

bool ds_knows_all(const ds_plan *plan, ds_diags *diags) {
    for (int32_t i = 0; i < plan->n_unknown; i++) {
        ds_error(diags, plan->unknown[i].pointer, "%s",
                 plan->unknown[i].messages[ds_diags_language(diags)]);
    }
    return plan->n_unknown == 0;
}

static size_t size_of(const void *versioned) {
    size_t size;
    memcpy(&size, versioned, sizeof size);
    return size;
}

bool ds_versioned_read(void *known, size_t known_size, const void *given) {
    if (given == NULL) {
        return true;
    }
    size_t size = size_of(given);
    if (size < sizeof size || size > known_size) {
        return false;
    }
    memcpy(known, given, size);
    return true;
}

bool ds_versioned_write(void *given, const void *known, size_t known_size) {
    size_t size = given == NULL ? 0 : size_of(given);
    if (size < sizeof size || size > known_size) {
        return false;
    }
    memcpy((char *)given + sizeof size, (const char *)known + sizeof size, size - sizeof size);
    return true;
}

int32_t ds_threads(int32_t asked) {
    long count = asked > 0 ? asked : sysconf(_SC_NPROCESSORS_ONLN);
    return count < 1 ? 1 : count > DOORSTEP_MAX_THREADS ? DOORSTEP_MAX_THREADS : (int32_t)count;
}
