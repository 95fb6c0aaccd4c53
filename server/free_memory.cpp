#include "server/free_memory.h"

#include <malloc.h>

namespace profiles::server {
namespace {

/// Only large requests and answers have such blocks: there a system call more is not noticed.
constexpr int kLargeBlock = 1024 * 1024;

}  // namespace

void return_large_blocks() {
    mallopt(M_MMAP_THRESHOLD, kLargeBlock);
    mallopt(M_TRIM_THRESHOLD, kLargeBlock);
}

void return_free_memory() {
    malloc_trim(0);
}

}  // namespace profiles::server
