# The benchmark programs (bench/README.md). Linked with the static library: they work on the engine's
# own state and instances. Not installed.
file(GLOB bench_greedy CONFIGURE_DEPENDS bench/greedy*.c)
file(GLOB bench_orienteering CONFIGURE_DEPENDS bench/top_*.c)
add_executable(doorstep-bench bench/coverage.c bench/runs.c bench/median.c ${bench_greedy})
add_executable(doorstep-orienteering bench/orienteering.c bench/median.c bench/table.c
    ${bench_orienteering})
foreach(program doorstep-bench doorstep-orienteering)
    target_include_directories(${program} PRIVATE engine include bench)
    target_link_libraries(${program} PRIVATE doorstep-static)
endforeach()
