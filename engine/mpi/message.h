/*
 * What ranks say to each other: a worker says what became of its last task, which also asks for the
 * next; rank 0 answers with a task, or that there is none left.
 *
 * Records are sent as bytes: all ranks are the same program on the same kind of machine. Nobody
 * waits in MPI, which would spin on a processor that a search could use.
 */
#ifndef DS_MPI_MESSAGE_H
#define DS_MPI_MESSAGE_H

#include "cli/part.h"

/* An outcome with what there is to say; `text` is malloc'd. A worker's first one has no outcome. */
typedef struct ds_mpi_report {
    bool has_outcome;
    ds_cli_outcome outcome;
    char *text; /* never NULL */
} ds_mpi_report;

/* Worker: tells rank 0, and waits for the answer. False: there is nothing left to do. The task's
 * path is malloc'd. */
bool ds_mpi_ask(const ds_mpi_report *report, ds_cli_task *task, char **path);

/* Rank 0: takes a report that is here. False: there is none. */
bool ds_mpi_hear(ds_mpi_report *report, int *rank);

/* Rank 0: answers a rank; `task` NULL: there is nothing left to do. */
void ds_mpi_answer(int rank, const ds_cli_task *task);

/* A pause between two looks. */
void ds_mpi_pause(void);

/* Ends all ranks at once: this one cannot go on. */
void ds_mpi_give_up(const char *why) __attribute__((noreturn));

#endif
