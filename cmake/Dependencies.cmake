# Every library is a Debian 12 package; README.md names each with its reason.
option(PROFILES_STATIC "Make every library, libc too, part of the program" OFF)
if(PROFILES_STATIC)
    set(CMAKE_FIND_LIBRARY_SUFFIXES .a)
endif()

find_package(Boost 1.81 EXACT REQUIRED)
find_package(OpenSSL 3.0 REQUIRED)
find_package(SQLite3 3.40 REQUIRED)
find_package(RapidJSON REQUIRED)
find_package(Threads REQUIRED)
find_package(PkgConfig REQUIRED)
pkg_check_modules(RE2 REQUIRED IMPORTED_TARGET re2)
pkg_check_modules(UTF8PROC REQUIRED IMPORTED_TARGET libutf8proc)

# Debian has fmt as a shared library only, but with its sources as headers: compiled once here they
# make the static one. (fmt's header-only mode would compile them again with every file.)
if(PROFILES_STATIC)
    add_library(fmt STATIC cmake/fmt.cpp)
    add_library(fmt::fmt ALIAS fmt)
else()
    find_package(fmt 9 REQUIRED)
endif()

# drop_unwind_tables(<imported library of C>...): exceptions do not come through C, and without its
# tables the program has a tenth less. What is linked is a copy of the library.
function(drop_unwind_tables)
    foreach(library IN LISTS ARGN)
        get_target_property(original ${library} IMPORTED_LOCATION)
        get_filename_component(name ${original} NAME)
        set(copy ${CMAKE_BINARY_DIR}/without_unwind_tables/${name})
        if(${original} IS_NEWER_THAN ${copy})
            file(MAKE_DIRECTORY ${CMAKE_BINARY_DIR}/without_unwind_tables)
            execute_process(COMMAND ${CMAKE_OBJCOPY} --remove-section .eh_frame ${original} ${copy}
                            COMMAND_ERROR_IS_FATAL ANY)
        endif()
        set_target_properties(${library} PROPERTIES
            IMPORTED_LOCATION ${copy} IMPORTED_LOCATION_RELEASE ${copy})
    endforeach()
endfunction()
if(PROFILES_STATIC)
    drop_unwind_tables(OpenSSL::Crypto OpenSSL::SSL SQLite::SQLite3)
endif()

# Debian's RapidJSON has no target. Its assertions guard against misuse of the DOM: throwing turns
# what would be undefined behaviour in a release build into an InternalServerException.
# RAPIDJSON_SSE2 stays off: looking at sixteen characters together, RapidJSON 1.1.0 takes the control
# characters from U+001A on for text, reads them unescaped and writes them so.
add_library(rapidjson INTERFACE)
target_include_directories(rapidjson SYSTEM INTERFACE ${RAPIDJSON_INCLUDE_DIRS})
target_compile_definitions(rapidjson INTERFACE RAPIDJSON_HAS_STDSTRING=1)
