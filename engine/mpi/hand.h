/*
 * Rank 0's own worker: a thread beside the one that deals. So rank 0 plans like every other rank,
 * and nobody waits for an answer until it has finished a part.
 */
#ifndef DS_MPI_HAND_H
#define DS_MPI_HAND_H

#include "mpi/message.h"

typedef struct ds_mpi_hand ds_mpi_hand;

/* NULL when there is no memory, or no thread. */
ds_mpi_hand *ds_mpi_hand_start(const ds_cli_request *request, const ds_cli_watch *watch);

/* Lets it finish, and frees it. NULL is allowed. */
void ds_mpi_hand_stop(ds_mpi_hand *hand);

/* Is it without a task? */
bool ds_mpi_hand_is_free(ds_mpi_hand *hand);

void ds_mpi_hand_give(ds_mpi_hand *hand, const ds_cli_task *task);

/* What became of its task, once. */
bool ds_mpi_hand_hear(ds_mpi_hand *hand, ds_mpi_report *report);

/* Does a task, and reports it. */
void ds_mpi_do(const ds_cli_request *request, const ds_cli_task *task, const ds_cli_watch *watch,
               ds_mpi_report *report);

#endif
