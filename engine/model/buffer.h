/*
 * Arrays that grow while an instance is compiled, and lists of which equal ones are kept once. They
 * grow in a scratch arena and are copied, exactly, to where they stay; or, where they are large and
 * alone, in the arena where they stay.
 */
#ifndef DS_MODEL_BUFFER_H
#define DS_MODEL_BUFFER_H

#include <stdint.h>

#include "base/arena.h"
#include "model/instance.h"

typedef struct ds_buffer {
    ds_arena *arena;
    size_t size; /* of an element */
    char *items;
    int32_t count, capacity;
} ds_buffer;

ds_buffer ds_buffer_make(ds_arena *arena, size_t size);

/* `n` more elements; NULL when memory ran out (the arena remembers). */
void *ds_buffer_add(ds_buffer *buffer, int32_t n);

/* What is there, to stay in an arena: a copy; or in the buffer's own arena the buffer itself,
 * without spare room. NULL when memory ran out. */
void *ds_buffer_keep(ds_buffer *buffer, ds_arena *arena);

/* Distinct lists of elements without padding. */
typedef struct ds_intern {
    ds_buffer elements;
    ds_buffer lists; /* ds_range into `elements` */
    int32_t *slots;  /* list + 1; 0 = empty */
    uint32_t mask;
} ds_intern;

ds_intern ds_intern_make(ds_arena *scratch, size_t size);

/* The index of the list equal to this one, which is added where there is none. */
int32_t ds_intern_list(ds_intern *intern, const void *items, int32_t count);

/* Takes back the lists added last, until `count` are left. */
void ds_intern_forget(ds_intern *intern, int32_t count);

#endif
