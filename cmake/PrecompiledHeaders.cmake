# What takes a compiler longest to read, read once: the standard library's large headers, for the
# tests Catch2's too. Not for the release build: there every file has to include what it uses, and
# g++ 12 optimising what was precompiled warns of what it otherwise knows to be the library's.
option(PROFILES_PRECOMPILE_HEADERS "Compile the largest headers once" OFF)

set(large_headers
    <algorithm> <array> <chrono> <filesystem> <functional> <map> <memory> <optional> <set> <span>
    <stdexcept> <string> <string_view> <variant> <vector>)

# precompiled_headers(<name> <header>...): what `use_precompiled_headers(<name> <target>...)` gives
# to targets.
function(precompiled_headers name)
    if(PROFILES_PRECOMPILE_HEADERS)
        file(GENERATE OUTPUT ${CMAKE_CURRENT_BINARY_DIR}/${name}.cpp CONTENT "")
        add_library(${name} OBJECT ${CMAKE_CURRENT_BINARY_DIR}/${name}.cpp)
        target_link_libraries(${name} PRIVATE project_options)
        target_precompile_headers(${name} PRIVATE ${ARGN})
    endif()
endfunction()

function(use_precompiled_headers name)
    if(PROFILES_PRECOMPILE_HEADERS)
        foreach(target ${ARGN})
            target_precompile_headers(${target} REUSE_FROM ${name})
        endforeach()
    endif()
endfunction()

precompiled_headers(standard_headers ${large_headers})
