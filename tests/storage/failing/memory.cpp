#include "tests/storage/failing/memory.h"

#include <stdexcept>

namespace profiles::storage::test {
namespace {

FailingMemory* memory = nullptr;

// SQLite takes other memory only while it is shut down.
void use(const sqlite3_mem_methods& methods) {
    sqlite3_shutdown();
    if (sqlite3_config(SQLITE_CONFIG_MALLOC, &methods) != SQLITE_OK) {
        throw std::logic_error("SQLite keeps its memory");
    }
}

}  // namespace

FailingMemory::FailingMemory() {
    sqlite3_initialize();
    sqlite3_shutdown();
    sqlite3_config(SQLITE_CONFIG_GETMALLOC, &real_);
    sqlite3_mem_methods methods = real_;
    methods.xMalloc = allocate;
    methods.xRealloc = reallocate;
    use(methods);
    memory = this;
}

FailingMemory::~FailingMemory() {
    repair();
    sqlite3_shutdown();
    sqlite3_config(SQLITE_CONFIG_MALLOC, &real_);
    memory = nullptr;
}

void* FailingMemory::allocate(int size) {
    return memory->countdown_.take() ? nullptr : memory->real_.xMalloc(size);
}

void* FailingMemory::reallocate(void* old, int size) {
    return memory->countdown_.take() ? nullptr : memory->real_.xRealloc(old, size);
}

}  // namespace profiles::storage::test
