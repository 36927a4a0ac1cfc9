/*
 * The map tiles that a page may lay under its maps: where they come from, and nothing else that a
 * page may ask the network for.
 */
#ifndef DS_REPORT_STREETS_H
#define DS_REPORT_STREETS_H

#include <stdbool.h>
#include <stddef.h>

extern const char ds_streets_usual[]; /* OpenStreetMap's own */

/* Is this the address of map tiles: http or https, {z}, {x} and {y}, nothing that would end a
 * content security policy; or "": none? */
bool ds_streets_sound(const char *address);

/* How much of a sound address names the server: "https://tile.openstreetmap.org". */
size_t ds_streets_server(const char *address);

#endif
