/*
 * Where a rank runs: which processors it has, and whether who started it is still there.
 */
#ifndef DS_MPI_PLACE_H
#define DS_MPI_PLACE_H

#include <sys/types.h>

#include "cli/part.h"

/* Threads for this rank's searches: what the request says, or the processors that it may run on and
 * does not share with another rank of the machine; at least 1. Called by all ranks together. */
int64_t ds_mpi_threads(const ds_cli_request *request);

/* Who started this rank: mpirun, or its daemon on another machine. */
typedef struct ds_mpi_launcher {
    pid_t process;
    doorstep_cancel_token *token;
} ds_mpi_launcher;

/* A watch for searches: soon after the launcher has died they end, and their plans are unwanted. So
 * a rank that nobody waits for does not write into the folder of a job that was begun anew. Not
 * where the program was started by hand: a shell may go. */
ds_cli_watch ds_mpi_watch(ds_mpi_launcher *launcher, doorstep_cancel_token *token);

#endif
