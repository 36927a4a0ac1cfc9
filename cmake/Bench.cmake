# doorstep-bench (bench/README.md). Linked with the static library: the greedy it compares with works
# on the engine's own state. Not installed.
file(GLOB bench_sources CONFIGURE_DEPENDS bench/*.c)
add_executable(doorstep-bench ${bench_sources})
target_include_directories(doorstep-bench PRIVATE engine include bench)
target_link_libraries(doorstep-bench PRIVATE doorstep-static)
