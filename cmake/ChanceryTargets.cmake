# How every target of the project is made: the same warnings, sanitizers, linker and include roots.

find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM)
  set(CMAKE_CXX_COMPILER_LAUNCHER "${CCACHE_PROGRAM}")
endif()
find_program(MOLD_PROGRAM mold)

add_library(chancery_options INTERFACE)
target_compile_options(chancery_options INTERFACE
  -Wall -Wextra -Wpedantic -Werror -Wshadow -Wnon-virtual-dtor -Wold-style-cast
  -Woverloaded-virtual -Wcast-align -Wunused -Wnull-dereference -Wformat=2)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # g++ 12 sees null dereferences and overlapping copies in libstdc++'s own inlined code (GCC bug 105651), and with
  # sanitizers uninitialized values.
  target_compile_options(chancery_options INTERFACE -Wno-null-dereference -Wno-restrict)
  if(CHANCERY_SANITIZE)
    target_compile_options(chancery_options INTERFACE -Wno-maybe-uninitialized)
  endif()
endif()
if(MOLD_PROGRAM)
  target_link_options(chancery_options INTERFACE -fuse-ld=mold)
endif()
if(CHANCERY_SANITIZE)
  add_compile_options(-fsanitize=${CHANCERY_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  add_link_options(-fsanitize=${CHANCERY_SANITIZE})
  # An index just outside a vector lies in no redzone.
  add_compile_definitions(_GLIBCXX_ASSERTIONS)
endif()

# chancery_library(NAME SOURCES a.cc b.cc DEPENDS chancery_x Lib::Lib PRIVATE_DEPENDS ...)
# makes the library target chancery_NAME; headers are included by their path below src/ or the project's top.
function(chancery_library name)
  cmake_parse_arguments(ARG "" "" "SOURCES;DEPENDS;PRIVATE_DEPENDS" ${ARGN})
  add_library(chancery_${name} STATIC ${ARG_SOURCES})
  target_include_directories(chancery_${name} PUBLIC "${PROJECT_SOURCE_DIR}/src" "${PROJECT_SOURCE_DIR}")
  target_link_libraries(chancery_${name} PUBLIC ${ARG_DEPENDS} PRIVATE chancery_options ${ARG_PRIVATE_DEPENDS})
endfunction()

# chancery_executable(NAME SOURCES main.cc DEPENDS chancery_x) makes an executable called NAME.
function(chancery_executable name)
  cmake_parse_arguments(ARG "" "" "SOURCES;DEPENDS" ${ARGN})
  add_executable(${name} ${ARG_SOURCES})
  target_link_libraries(${name} PRIVATE chancery_options ${ARG_DEPENDS})
endfunction()

# chancery_test(NAME SOURCES a_test.cc DEPENDS chancery_x [TIMEOUT seconds]) makes the GoogleTest executable NAME_test
# and registers it with ctest as one test. Sources find test data by the macros below; a test that needs the language
# model asks chancery::testing for it and is skipped with a message where it was not fetched.
function(chancery_test name)
  cmake_parse_arguments(ARG "" "TIMEOUT" "SOURCES;DEPENDS" ${ARGN})
  if(NOT ARG_TIMEOUT)
    set(ARG_TIMEOUT 300)
  endif()
  add_executable(${name}_test ${ARG_SOURCES})
  target_include_directories(${name}_test PRIVATE "${PROJECT_SOURCE_DIR}/src" "${PROJECT_SOURCE_DIR}")
  target_compile_definitions(${name}_test PRIVATE
    CHANCERY_SOURCE_DIR="${PROJECT_SOURCE_DIR}" CHANCERY_BINARY_DIR="${PROJECT_BINARY_DIR}")
  target_link_libraries(${name}_test PRIVATE chancery_options ${ARG_DEPENDS} GTest::gmock_main)
  add_test(NAME ${name} COMMAND ${name}_test)
  set_tests_properties(${name} PROPERTIES TIMEOUT ${ARG_TIMEOUT} ENVIRONMENT "${CHANCERY_TEST_ENVIRONMENT}")
endfunction()

# The sanitizers' settings for every test; Debian's gRPC and protobuf are not instrumented, and the suppression files
# name them and nothing of ours.
set(CHANCERY_TEST_ENVIRONMENT
  "ASAN_OPTIONS=detect_stack_use_after_return=1"
  "LSAN_OPTIONS=suppressions=${PROJECT_SOURCE_DIR}/tests/sanitizers/leak.supp"
  "UBSAN_OPTIONS=print_stacktrace=1"
  "TSAN_OPTIONS=suppressions=${PROJECT_SOURCE_DIR}/tests/sanitizers/thread.supp:history_size=4:ignore_noninstrumented_modules=1")
