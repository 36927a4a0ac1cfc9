/* doorstep-mpi: the program that plans a country on many processors and machines. */
#include <mpi.h>
#include <signal.h>
#include <stdio.h>

#include "cli/command.h"
#include "mpi/spread.h"

const char ds_cli_program[] = "doorstep-mpi";

const ds_cli_command ds_cli_commands[] = {
    {"solve", DS_CLI_SPREAD, "MANIFEST", 1, "make a plan for each part of a country",
     "Plans every part of a manifest, on as many ranks as mpirun starts. Each plan goes to the\n"
     "folder of -o, under its instance's path; beside them summary.json and summary.csv say what\n"
     "they achieve together. --time and --iterations are for each part.\n"
     "Called again it goes on where it was: parts that have a plan as it is asked for keep it.\n"
     "A part with mistakes is reported, the others are planned, and the exit code is 4.",
     "mpirun -n 4 doorstep-mpi solve country/manifest.json --time 60s -o plans", ds_mpi_solve},
    {0},
};

/* Rank 0 alone reads the command line until it is known to be good, so that nothing is said by
 * every rank. */
static doorstep_status run(int count, char **arguments) {
    const ds_cli_command *command = NULL;
    ds_cli_request request;
    doorstep_status status = DOORSTEP_OK;
    int rank, chosen = 0;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    if (rank == 0) {
        chosen = ds_cli_choose(count, arguments, &command, &request, &status);
    }
    MPI_Bcast(&chosen, 1, MPI_INT, 0, MPI_COMM_WORLD);
    if (rank != 0 && chosen) {
        chosen = ds_cli_choose(count, arguments, &command, &request, &status);
    }
    return chosen ? command->run(&request) : status;
}

/* One thread of each rank calls MPI, others search: MPI_THREAD_FUNNELED. */
int main(int count, char **arguments) {
    int level;
    signal(SIGPIPE, SIG_IGN);
    MPI_Init_thread(&count, &arguments, MPI_THREAD_FUNNELED, &level);
    if (level < MPI_THREAD_FUNNELED) {
        fprintf(stderr, "%s: this MPI allows no threads\n", ds_cli_program);
        MPI_Abort(MPI_COMM_WORLD, doorstep_status_exit_code(DOORSTEP_INTERNAL));
    }
    doorstep_status status = run(count, arguments);
    int code = ds_cli_exit_code(status);
    MPI_Finalize();
    return code;
}
