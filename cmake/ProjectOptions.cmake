# Settings of our own code, linked privately by every target of the project.
add_library(project_options INTERFACE)
target_compile_features(project_options INTERFACE cxx_std_20)
target_include_directories(project_options INTERFACE ${CMAKE_SOURCE_DIR})
target_compile_options(project_options INTERFACE
    -pthread -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion
    -Wnon-virtual-dtor -Wold-style-cast -Werror)
target_compile_definitions(project_options INTERFACE
    $<$<CONFIG:Debug>:_GLIBCXX_ASSERTIONS>)
set(CMAKE_CXX_EXTENSIONS OFF)

# -O3 made it no faster, but larger and slower to build; -Os made it a third slower to start. What no
# function of ours reaches, mostly in the libraries that are linked in, is left out; optimising it as
# a whole (CMAKE_INTERPROCEDURAL_OPTIMIZATION in the preset) takes another twentieth off its size.
set(CMAKE_CXX_FLAGS_RELEASE "-O2 -DNDEBUG -ffunction-sections -fdata-sections")
set(CMAKE_EXE_LINKER_FLAGS_RELEASE "-s -Wl,--gc-sections")

# The linker warns that a static program takes name services and plug-ins from the libc of the
# machine, which may be another; server/self_contained.h sees to it that this one does not.
#
# A static program's start file registers its unwind tables, all of which the first exception then
# sorts: 10 ms, in which a hundred requests could be answered. Without that, which the start file
# leaves out where it does not find the functions, the index is searched that the linker makes.
if(PROFILES_STATIC)
    add_link_options(-static -Wl,--no-warnings -Wl,--eh-frame-hdr
                     -Wl,--wrap=__register_frame_info -Wl,--wrap=__deregister_frame_info)
endif()

# Profile-guided optimization: a tenth more requests in the same time. Recorded is a run of the
# training, which lies beside the objects; support/build.sh sees to it. Where there is none the
# program is as good, but slower. What is a warning to gcc then depends on what it inlines, and that on
# the run, so nothing is made an error.
set(PROFILES_PGO "" CACHE STRING "Profile-guided optimization: generate, use or nothing")
if(PROFILES_PGO STREQUAL "generate")
    add_compile_options(-fprofile-generate -fprofile-update=prefer-atomic)
    add_link_options(-fprofile-generate)
elseif(PROFILES_PGO STREQUAL "use" AND EXISTS ${CMAKE_BINARY_DIR}/trained)
    add_compile_options(-fprofile-use -Wno-missing-profile -Wno-coverage-mismatch)
    target_compile_options(project_options INTERFACE -Wno-error)
endif()

# The presets with sanitizers compile several files as one (CMAKE_UNITY_BUILD), which takes a quarter
# of the time. What is local to one file needs a name that no other file of the target uses then.
set(PROFILES_SANITIZE "" CACHE STRING "Sanitizers for every target, as in -fsanitize=")
if(PROFILES_SANITIZE)
    # Without vptr: to look at an object it takes a descriptor, and where a test has used them all up it
    # reports a fault.
    add_compile_options(-fsanitize=${PROFILES_SANITIZE} -fno-sanitize=vptr
                        -fno-omit-frame-pointer -fno-sanitize-recover=all)
    add_link_options(-fsanitize=${PROFILES_SANITIZE})
endif()

# Not for what gcc makes by a recorded run, which ccache has it look for under another name.
find_program(CCACHE ccache)
if(CCACHE AND NOT PROFILES_PGO)
    set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE})
endif()
