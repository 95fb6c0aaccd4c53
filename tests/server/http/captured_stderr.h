#pragma once

#include <mutex>
#include <streambuf>
#include <string>

namespace profiles::server::http {

/// What is written to std::cerr during its life, by whatever thread, goes here instead.
class CapturedStderr : private std::streambuf {
public:
    CapturedStderr();
    ~CapturedStderr() override;

    std::string text() const;

private:
    int_type overflow(int_type c) override;

    std::streambuf* before_;
    mutable std::mutex mutex_;
    std::string text_;
};

}  // namespace profiles::server::http
