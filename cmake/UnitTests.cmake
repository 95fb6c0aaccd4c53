include(Catch)

# profiles_test(<name> SOURCES <file>... LIBRARIES <target>...): a Catch2 program whose cases ctest
# lists one by one.
function(profiles_test name)
    cmake_parse_arguments(arg "" "" "SOURCES;LIBRARIES" ${ARGN})
    add_executable(${name} ${arg_SOURCES})
    target_link_libraries(${name} PRIVATE project_options Catch2::Catch2WithMain ${arg_LIBRARIES})
    target_compile_definitions(${name} PRIVATE
        TEST_VECTORS="${CMAKE_SOURCE_DIR}/tests/vectors"
        CONFORMANCE_CASES="${CMAKE_SOURCE_DIR}/../shared/conformance")
    catch_discover_tests(${name} TEST_PREFIX "${name}: ")
endfunction()
