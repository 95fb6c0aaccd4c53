#include "tests/storage/failing/disk.h"

#include <stdexcept>

namespace profiles::storage::test {
namespace {

FailingDisk* disk = nullptr;
sqlite3_vfs* real_vfs = nullptr;

/// What SQLite has for a file, with the real disk's right behind it.
struct File {
    sqlite3_file base;

    sqlite3_file* real() { return reinterpret_cast<sqlite3_file*>(this + 1); }
};

sqlite3_file* real_file(sqlite3_file* file) {
    return reinterpret_cast<File*>(file)->real();
}

// ---- calls on a file ----

int close_file(sqlite3_file* file) {
    return real_file(file)->pMethods->xClose(real_file(file));
}

int read_file(sqlite3_file* file, void* bytes, int size, sqlite3_int64 offset) {
    return disk->perform(DiskCall::read, [&] {
        return real_file(file)->pMethods->xRead(real_file(file), bytes, size, offset);
    });
}

int write_file(sqlite3_file* file, const void* bytes, int size, sqlite3_int64 offset) {
    return disk->perform(DiskCall::write, [&] {
        return real_file(file)->pMethods->xWrite(real_file(file), bytes, size, offset);
    });
}

int truncate_file(sqlite3_file* file, sqlite3_int64 size) {
    return disk->perform(DiskCall::truncate, [&] {
        return real_file(file)->pMethods->xTruncate(real_file(file), size);
    });
}

// What would not survive the loss of power is none of these tests' business.
int sync_file(sqlite3_file* /*file*/, int /*flags*/) {
    return disk->perform(DiskCall::sync, [] { return SQLITE_OK; });
}

int size_of_file(sqlite3_file* file, sqlite3_int64* size) {
    return disk->perform(DiskCall::size, [&] {
        return real_file(file)->pMethods->xFileSize(real_file(file), size);
    });
}

int lock_file(sqlite3_file* file, int level) {
    return disk->perform(DiskCall::lock,
                         [&] { return real_file(file)->pMethods->xLock(real_file(file), level); });
}

int unlock_file(sqlite3_file* file, int level) {
    return real_file(file)->pMethods->xUnlock(real_file(file), level);
}

int check_lock_of_file(sqlite3_file* file, int* is_locked) {
    return disk->perform(DiskCall::lock, [&] {
        return real_file(file)->pMethods->xCheckReservedLock(real_file(file), is_locked);
    });
}

int control_file(sqlite3_file* file, int operation, void* argument) {
    return real_file(file)->pMethods->xFileControl(real_file(file), operation, argument);
}

int sector_size_of_file(sqlite3_file* file) {
    return real_file(file)->pMethods->xSectorSize(real_file(file));
}

int characteristics_of_file(sqlite3_file* file) {
    return real_file(file)->pMethods->xDeviceCharacteristics(real_file(file));
}

// ---- the index of the log, which is in memory ----

int map_index(sqlite3_file* file, int region, int size, int extend, void volatile** memory) {
    return real_file(file)->pMethods->xShmMap(real_file(file), region, size, extend, memory);
}

int lock_index(sqlite3_file* file, int offset, int count, int flags) {
    return real_file(file)->pMethods->xShmLock(real_file(file), offset, count, flags);
}

void order_index(sqlite3_file* file) {
    real_file(file)->pMethods->xShmBarrier(real_file(file));
}

int unmap_index(sqlite3_file* file, int remove) {
    return real_file(file)->pMethods->xShmUnmap(real_file(file), remove);
}

sqlite3_io_methods all_methods() {
    sqlite3_io_methods methods{};
    methods.iVersion = 2;
    methods.xClose = close_file;
    methods.xRead = read_file;
    methods.xWrite = write_file;
    methods.xTruncate = truncate_file;
    methods.xSync = sync_file;
    methods.xFileSize = size_of_file;
    methods.xLock = lock_file;
    methods.xUnlock = unlock_file;
    methods.xCheckReservedLock = check_lock_of_file;
    methods.xFileControl = control_file;
    methods.xSectorSize = sector_size_of_file;
    methods.xDeviceCharacteristics = characteristics_of_file;
    methods.xShmMap = map_index;
    methods.xShmLock = lock_index;
    methods.xShmBarrier = order_index;
    methods.xShmUnmap = unmap_index;
    return methods;
}

const sqlite3_io_methods kMethods = all_methods();

// ---- calls on a folder ----

int open_file(sqlite3_vfs* /*vfs*/, const char* name, sqlite3_file* file, int flags,
              int* flags_got) {
    file->pMethods = nullptr;
    return disk->perform(DiskCall::open, [&] {
        const int result = real_vfs->xOpen(real_vfs, name, real_file(file), flags, flags_got);
        file->pMethods = result == SQLITE_OK ? &kMethods : nullptr;
        return result;
    });
}

int remove_file(sqlite3_vfs* /*vfs*/, const char* name, int /*sync_folder*/) {
    return disk->perform(DiskCall::remove, [&] { return real_vfs->xDelete(real_vfs, name, 0); });
}

int access_file(sqlite3_vfs* /*vfs*/, const char* name, int flags, int* has_access) {
    return disk->perform(DiskCall::access,
                         [&] { return real_vfs->xAccess(real_vfs, name, flags, has_access); });
}

}  // namespace

Trouble io_error() {
    return {{{DiskCall::open, SQLITE_CANTOPEN},
             {DiskCall::remove, SQLITE_IOERR_DELETE},
             {DiskCall::access, SQLITE_IOERR_ACCESS},
             {DiskCall::read, SQLITE_IOERR_READ},
             {DiskCall::write, SQLITE_IOERR_WRITE},
             {DiskCall::truncate, SQLITE_IOERR_TRUNCATE},
             {DiskCall::sync, SQLITE_IOERR_FSYNC},
             {DiskCall::size, SQLITE_IOERR_FSTAT},
             {DiskCall::lock, SQLITE_IOERR_LOCK}}};
}

Trouble full_disk() {
    return {{{DiskCall::write, SQLITE_FULL}}};
}

Trouble busy_file() {
    return {{{DiskCall::lock, SQLITE_BUSY}}};
}

Trouble late_error() {
    return {{{DiskCall::remove, SQLITE_IOERR_DELETE},
             {DiskCall::write, SQLITE_IOERR_WRITE},
             {DiskCall::truncate, SQLITE_IOERR_TRUNCATE},
             {DiskCall::sync, SQLITE_IOERR_FSYNC}},
            true};
}

FailingDisk::FailingDisk() : real_(sqlite3_vfs_find("unix-excl")), vfs_(*real_) {
    if (disk != nullptr) {
        throw std::logic_error("a second failing disk");
    }
    disk = this;
    real_vfs = real_;
    vfs_.szOsFile = static_cast<int>(sizeof(File)) + real_->szOsFile;
    vfs_.xOpen = open_file;
    vfs_.xDelete = remove_file;
    vfs_.xAccess = access_file;
    sqlite3_vfs_register(&vfs_, 1);
}

FailingDisk::~FailingDisk() {
    sqlite3_vfs_unregister(&vfs_);
    disk = nullptr;
}

void FailingDisk::break_at(int number, const Trouble& trouble, Failing failing) {
    trouble_ = trouble;
    countdown_.start(number, failing);
}

template <typename Action>
int FailingDisk::perform(DiskCall call, Action&& action) {
    const auto result = trouble_.results.find(call);
    if (result == trouble_.results.end() || !countdown_.take()) {
        return action();
    }
    if (trouble_.is_late) {
        action();
    }
    return result->second;
}

}  // namespace profiles::storage::test
