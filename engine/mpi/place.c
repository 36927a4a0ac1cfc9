#define _GNU_SOURCE /* CPU_COUNT */
#include "mpi/place.h"

#include <mpi.h>
#include <sched.h>
#include <stdlib.h>
#include <unistd.h>

#include "cli/command.h"

/* mpirun binds ranks to processors, unless it is told otherwise. */
static int allowed(void) {
    cpu_set_t set;
    return sched_getaffinity(0, sizeof set, &set) == 0 ? CPU_COUNT(&set) : 1;
}

static int ranks_here(void) {
    MPI_Comm machine;
    int ranks;
    MPI_Comm_split_type(MPI_COMM_WORLD, MPI_COMM_TYPE_SHARED, 0, MPI_INFO_NULL, &machine);
    MPI_Comm_size(machine, &ranks);
    MPI_Comm_free(&machine);
    return ranks;
}

int64_t ds_mpi_threads(const ds_cli_request *request) {
    int processors = allowed(), ranks = ranks_here();
    long online = sysconf(_SC_NPROCESSORS_ONLN);
    long share = online / ranks < processors ? online / ranks : processors;
    int rank;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    if (rank == 0 && !request->quiet && request->threads > processors && processors < online) {
        fprintf(stderr,
                "%s: warning: --threads %lld, but mpirun lets a rank run on %d of %ld processors; "
                "mpirun --bind-to none lets it use all\n",
                ds_cli_program, (long long)request->threads, processors, online);
    }
    return request->threads > 0 ? request->threads : share > 0 ? share : 1;
}

static bool is_gone(const void *payload) {
    const ds_mpi_launcher *launcher = payload;
    return getppid() != launcher->process;
}

static void look_around(const doorstep_progress *progress, void *payload) {
    ds_mpi_launcher *launcher = payload;
    (void)progress;
    if (is_gone(launcher)) {
        doorstep_cancel(launcher->token);
    }
}

/* Open MPI tells every process that it starts its rank, the PMI of others too. */
static bool was_launched(void) {
    return getenv("OMPI_COMM_WORLD_RANK") != NULL || getenv("PMI_RANK") != NULL;
}

ds_cli_watch ds_mpi_watch(ds_mpi_launcher *launcher, doorstep_cancel_token *token) {
    if (!was_launched()) {
        return (ds_cli_watch){.token = token};
    }
    *launcher = (ds_mpi_launcher){getppid(), token};
    return (ds_cli_watch){
        .token = token, .progress = look_around, .unwanted = is_gone, .payload = launcher};
}
