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

# link_trimmed(<imported library of C> [<objcopy's options>...]): links a copy of the library without
# unwind tables: exceptions do not come through C, and without them the program has a tenth less.
function(link_trimmed library)
    get_target_property(original ${library} IMPORTED_LOCATION)
    get_filename_component(name ${original} NAME)
    set(copy ${CMAKE_BINARY_DIR}/trimmed/${name})
    if(${original} IS_NEWER_THAN ${copy} OR
       ${CMAKE_CURRENT_FUNCTION_LIST_FILE} IS_NEWER_THAN ${copy})
        file(MAKE_DIRECTORY ${CMAKE_BINARY_DIR}/trimmed)
        execute_process(
            COMMAND ${CMAKE_OBJCOPY} --remove-section .eh_frame ${ARGN} ${original} ${copy}
            COMMAND_ERROR_IS_FATAL ANY)
    endif()
    set_target_properties(${library} PROPERTIES
        IMPORTED_LOCATION ${copy} IMPORTED_LOCATION_RELEASE ${copy})
endfunction()

# SQLite registers functions and extensions of which no statement here uses one, and for which the
# linker would take in half a megabyte. So the functions of mathematics are all round(), which can be
# called like each of them, should a file that others made do that; and what opens an extension is
# sqlite3_initialize, which has nothing left to do by then and says that it went well.
if(PROFILES_STATIC)
    set(functions acos acosh asin asinh atan atan2 atanh cos cosh exp fmod log pow sin sinh sqrt tan
                  tanh trunc)
    set(extensions sqlite3Fts3Init sqlite3Fts5Init sqlite3RtreeInit)
    list(TRANSFORM functions REPLACE "(.+)" "--redefine-sym=\\1=sqlite_\\1" OUTPUT_VARIABLE renamings)
    list(TRANSFORM functions REPLACE "(.+)" "-Wl,--defsym=sqlite_\\1=round"
         OUTPUT_VARIABLE without_functions)
    list(TRANSFORM extensions REPLACE "(.+)" "-Wl,--defsym=\\1=sqlite3_initialize"
         OUTPUT_VARIABLE without_extensions)
    link_trimmed(OpenSSL::Crypto)
    link_trimmed(OpenSSL::SSL)
    link_trimmed(SQLite::SQLite3 ${renamings})
    target_link_options(SQLite::SQLite3 INTERFACE ${without_functions} ${without_extensions})
endif()

# Debian's RapidJSON has no target. Its assertions guard against misuse of the DOM: throwing turns
# what would be undefined behaviour in a release build into an InternalServerException.
# RAPIDJSON_SSE2 stays off: looking at sixteen characters together, RapidJSON 1.1.0 takes the control
# characters from U+001A on for text, reads them unescaped and writes them so.
add_library(rapidjson INTERFACE)
target_include_directories(rapidjson SYSTEM INTERFACE ${RAPIDJSON_INCLUDE_DIRS})
target_compile_definitions(rapidjson INTERFACE RAPIDJSON_HAS_STDSTRING=1)
