#include "jobs.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

/* A run under way. */
typedef struct job {
    pid_t process; /* 0: free */
    int32_t task;
    void *result;
} job;

static bool start(const ds_bench_jobs *work, int32_t task, job *j) {
    j->result = mmap(NULL, work->size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (j->result == MAP_FAILED) {
        return false;
    }
    j->task = task;
    fflush(NULL); /* what is buffered is not the child's to print */
    j->process = fork();
    if (j->process == 0) {
        work->run(task, j->result, work->payload);
        _exit(0);
    }
    if (j->process < 0) {
        munmap(j->result, work->size);
        j->process = 0;
        return false;
    }
    return true;
}

static job *find(job *jobs, int32_t count, pid_t process) {
    int32_t i = 0;
    while (i < count && jobs[i].process != process) {
        i++;
    }
    return i < count ? &jobs[i] : NULL;
}

/* Waits for one of the runs to end. False where there is nothing to wait for. */
static bool finish_one(const ds_bench_jobs *work, job *jobs) {
    char failure[80];
    int status = 0;
    job *j = NULL;
    for (pid_t process = 1; process > 0 && j == NULL;) {
        process = wait(&status); /* perhaps for a child of whoever became this program */
        j = process > 0 ? find(jobs, work->jobs, process) : NULL;
    }
    if (j == NULL) {
        return false;
    }
    bool failed = !WIFEXITED(status) || WEXITSTATUS(status) != 0;
    snprintf(failure, sizeof failure, "the process of the run ended by %s %d",
             WIFSIGNALED(status) ? "signal" : "exit code",
             WIFSIGNALED(status) ? WTERMSIG(status) : WEXITSTATUS(status));
    work->done(j->task, j->result, failed ? failure : NULL, work->payload);
    munmap(j->result, work->size);
    j->process = 0;
    return true;
}

bool ds_bench_run_all(const ds_bench_jobs *work) {
    job *slots = calloc((size_t)work->jobs, sizeof *slots);
    int32_t next = 0, running = 0;
    bool good = slots != NULL;
    while (running > 0 || (good && next < work->count)) {
        job *free_slot = good && next < work->count ? find(slots, work->jobs, 0) : NULL;
        if (free_slot != NULL) {
            good = start(work, next++, free_slot);
            running += good;
        } else {
            good &= finish_one(work, slots);
            running--;
        }
    }
    free(slots);
    return good;
}
