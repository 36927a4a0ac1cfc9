/*
 * A manifest planned by all ranks. Rank 0 deals parts, prints how it goes and writes the summary,
 * and plans parts itself meanwhile; the others plan. Every rank writes its own plans.
 */
#ifndef DS_MPI_SPREAD_H
#define DS_MPI_SPREAD_H

#include "cli/options.h"

/* What the command `solve` does; on every rank. The status is rank 0's to tell. */
doorstep_status ds_mpi_solve(const ds_cli_request *request);

#endif
