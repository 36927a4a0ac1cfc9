/*
 * Locks added to an instance's text. Everything else in it stays as its writer wrote it.
 */
#ifndef DS_IO_LOCK_TEXT_H
#define DS_IO_LOCK_TEXT_H

#include <doorstep/doorstep.h>

#include "model/instance.h"

/* The text with further locks in it; `in` is what was read from it. *out is malloc'd. */
doorstep_status ds_lock_text(const ds_instance *in, const char *text, size_t length,
                             const ds_member_lock *locks, int32_t count, char **out,
                             size_t *out_length);

#endif
