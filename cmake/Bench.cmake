# The benchmark programs (bench/README.md). Linked with the static library: they work on the engine's
# own state and instances. Not installed.
file(GLOB bench_greedy CONFIGURE_DEPENDS bench/greedy*.c)
file(GLOB bench_orienteering CONFIGURE_DEPENDS bench/top_*.c)
file(GLOB bench_rostering CONFIGURE_DEPENDS bench/nrp_*.c)
set(bench_shared bench/conditions.c bench/files.c bench/jobs.c bench/lines.c bench/median.c
    bench/planning.c bench/table.c bench/values.c)
add_executable(doorstep-bench bench/coverage.c bench/runs.c bench/median.c ${bench_greedy})
add_executable(doorstep-orienteering bench/orienteering.c ${bench_shared} ${bench_orienteering})
add_executable(doorstep-rostering bench/rostering.c ${bench_shared} ${bench_rostering})
foreach(program doorstep-bench doorstep-orienteering doorstep-rostering)
    target_include_directories(${program} PRIVATE engine include bench)
    target_link_libraries(${program} PRIVATE doorstep-static)
endforeach()
