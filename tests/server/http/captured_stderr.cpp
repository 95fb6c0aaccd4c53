#include "tests/server/http/captured_stderr.h"

#include <iostream>

namespace profiles::server::http {

CapturedStderr::CapturedStderr() : before_(std::cerr.rdbuf(this)) {}

CapturedStderr::~CapturedStderr() {
    std::cerr.rdbuf(before_);
}

std::string CapturedStderr::text() const {
    const std::lock_guard lock(mutex_);
    return text_;
}

CapturedStderr::int_type CapturedStderr::overflow(int_type c) {
    const std::lock_guard lock(mutex_);
    text_ += static_cast<char>(c);
    return c;
}

}  // namespace profiles::server::http
