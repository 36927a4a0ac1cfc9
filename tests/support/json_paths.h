/*
 * Every value of a JSON text with the path of keys that leads to it: "teams[].crew.min". Elements
 * of an array are not numbered. The text is valid JSON.
 */
#ifndef DS_TESTS_JSON_PATHS_H
#define DS_TESTS_JSON_PATHS_H

typedef void json_path_visitor(const char *path, const char *value, void *payload);

/* Calls `visit` for every value under a key or in an array, containers included; `value` is where
 * its text begins. */
void json_paths(const char *text, json_path_visitor *visit, void *payload);

#endif
