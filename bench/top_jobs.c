#include "top_jobs.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

/* A run under way. Its result is in memory that both processes see. */
typedef struct job {
    pid_t process; /* 0: free */
    int32_t task;
    ds_top_result *result;
    size_t size;
} job;

/* One mapping: the result, then the stops and ends of its routes. */
static bool share_result(const ds_top_task *task, job *j) {
    size_t stops = (size_t)task->instance->n_nodes, ends = (size_t)task->routes;
    j->size = sizeof *j->result + (stops + ends) * sizeof(int32_t);
    j->result = mmap(NULL, j->size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (j->result == MAP_FAILED) {
        return false;
    }
    *j->result = (ds_top_result){0};
    j->result->routes.stops = (int32_t *)(void *)(j->result + 1);
    j->result->routes.ends = j->result->routes.stops + stops;
    return true;
}

static bool start(const ds_top_task *tasks, int32_t task, job *j) {
    if (!share_result(&tasks[task], j)) {
        return false;
    }
    j->task = task;
    fflush(NULL); /* what is buffered is not the child's to print */
    j->process = fork();
    if (j->process == 0) {
        ds_top_run(&tasks[task], j->result);
        _exit(0);
    }
    if (j->process < 0) {
        munmap(j->result, j->size);
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
static bool finish_one(job *jobs, int32_t count, ds_top_done *done, void *payload) {
    int status = 0;
    job *j = NULL;
    for (pid_t process = 1; process > 0 && j == NULL;) {
        process = wait(&status); /* perhaps for a child of whoever became this program */
        j = process > 0 ? find(jobs, count, process) : NULL;
    }
    if (j == NULL) {
        return false;
    }
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
        j->result->status = DOORSTEP_INTERNAL;
        snprintf(j->result->message, sizeof j->result->message,
                 "the process of the run ended by %s %d",
                 WIFSIGNALED(status) ? "signal" : "exit code",
                 WIFSIGNALED(status) ? WTERMSIG(status) : WEXITSTATUS(status));
    }
    done(j->task, j->result, payload);
    munmap(j->result, j->size);
    j->process = 0;
    return true;
}

bool ds_top_run_all(const ds_top_task *tasks, int32_t count, int32_t jobs, ds_top_done *done,
                    void *payload) {
    job *slots = calloc((size_t)jobs, sizeof *slots);
    int32_t next = 0, running = 0;
    bool good = slots != NULL;
    while (running > 0 || (good && next < count)) {
        job *free_slot = good && next < count ? find(slots, jobs, 0) : NULL;
        if (free_slot != NULL) {
            good = start(tasks, next++, free_slot);
            running += good;
        } else {
            good &= finish_one(slots, jobs, done, payload);
            running--;
        }
    }
    free(slots);
    return good;
}
