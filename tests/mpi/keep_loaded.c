/* Linked into doorstep-mpi under sanitizers alone: what Open MPI loads stays loaded, so that leaks
 * can be told by the library they come from (lsan.supp). */
int dlclose(void *library) __attribute__((visibility("default")));

int dlclose(void *library) {
    (void)library;
    return 0;
}
