/* How large an instance is, told by its files without reading what they say. */
#ifndef DS_IO_EXTENT_H
#define DS_IO_EXTENT_H

#include <stdint.h>

/* Bytes of an instance's file, and of the file that its households are in where it names one; 0
 * where there is no such file. What cannot be understood is passed over: reading the instance will
 * say what is wrong. */
int64_t ds_instance_extent(const char *path);

#endif
