include(Catch)

# Catch2 prints what a std::optional holds only if it is asked to, by every file alike.
set(catch_options CATCH_CONFIG_ENABLE_OPTIONAL_STRINGMAKER)

precompiled_headers(test_headers ${large_headers} <catch2/catch.hpp>)
if(TARGET test_headers)
    target_link_libraries(test_headers PRIVATE Catch2::Catch2)
    target_compile_definitions(test_headers PRIVATE ${catch_options})
endif()

# profiles_test(<name> SOURCES <file>... LIBRARIES <target>...): a Catch2 program whose cases ctest
# lists one by one; under ThreadSanitizer, where starting takes longer than most cases, as one test.
function(profiles_test name)
    cmake_parse_arguments(arg "" "" "SOURCES;LIBRARIES" ${ARGN})
    add_executable(${name} ${arg_SOURCES})
    target_link_libraries(${name} PRIVATE project_options Catch2::Catch2WithMain ${arg_LIBRARIES})
    target_compile_definitions(${name} PRIVATE
        ${catch_options}
        TEST_VECTORS="${CMAKE_SOURCE_DIR}/tests/vectors"
        CONFORMANCE_CASES="${CMAKE_SOURCE_DIR}/../shared/conformance")
    use_precompiled_headers(test_headers ${name})
    if(PROFILES_SANITIZE STREQUAL thread)
        add_test(NAME "under ThreadSanitizer: ${name}" COMMAND ${name})
        set_tests_properties("under ThreadSanitizer: ${name}" PROPERTIES COST 60)
    else()
        catch_discover_tests(${name} TEST_PREFIX "${name}: ")
    endif()
endfunction()
