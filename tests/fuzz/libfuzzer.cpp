#include <cstdint>

#include "tests/fuzz/target.h"

/// What libFuzzer's main calls. Nothing is caught here: what escapes ends the process, and
/// libFuzzer keeps the input.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    profiles::fuzz::check({reinterpret_cast<const char*>(data), size});
    return 0;
}
