/*
 * A team orienteering instance as its file has it, with or without time windows: which customers
 * do m routes serve so that the sum of their scores is greatest?
 *
 * Three file formats are read, told apart by their contents; bench/README.md describes them. Files
 * are foreign input: nothing in them is believed before it is checked.
 */
#ifndef DS_BENCH_TOP_INSTANCE_H
#define DS_BENCH_TOP_INSTANCE_H

#include <stdbool.h>
#include <stdint.h>

#include <doorstep/doorstep.h>

enum {
    DS_TOP_NAME = 64,
    DS_TOP_MESSAGE = 256,
    DS_TOP_MAX_NODES = 3000,
    DS_TOP_MAX_ROUTES = 100,
    DS_TOP_MAX_DECIMALS = 2
};

/* All in the file's own unit, of distance and of time. */
typedef struct ds_top_node {
    double x, y;
    double score;
    double duration;    /* of the service; 0 without time windows */
    double open, close; /* when service may start; with time windows only */
} ds_top_node;

typedef struct ds_top_instance {
    char name[DS_TOP_NAME]; /* the file's, without folder and ending */
    char set[DS_TOP_NAME];  /* what it is reported with: "p4", "c1", "pr", or the folder's name */
    bool windows;           /* with time windows */
    int32_t decimals;       /* of truncated distances; real-valued ones without time windows */
    int32_t n_nodes;
    int32_t end;    /* node where routes end; they start at node 0 */
    int32_t routes; /* 0: the file does not say how many */
    double limit;   /* longest route; without time windows only */
    ds_top_node *nodes;
} ds_top_instance;

/* Customers are the nodes but for start and end; a file's numbers for them are these indices. */
static inline bool ds_top_is_customer(const ds_top_instance *in, int32_t node) {
    return node > 0 && node < in->n_nodes && node != in->end;
}

/* `decimals`: of a file with time windows, or -1: two where its name begins with "pr" (Cordeau),
 * one otherwise (Solomon). The first mistake, or else a warning or "", goes to `message`, one line
 * that begins with the path. On success the caller frees the instance. */
doorstep_status ds_top_read_file(const char *path, int32_t decimals, ds_top_instance *out,
                                 char message[DS_TOP_MESSAGE]);
doorstep_status ds_top_read(const char *path, const char *text, size_t length, int32_t decimals,
                            ds_top_instance *out, char message[DS_TOP_MESSAGE]);
void ds_top_instance_free(ds_top_instance *instance);

#endif
