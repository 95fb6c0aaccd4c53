#pragma once

namespace profiles::server {

/// How lines are written: for people, or as one JSON object each for programs that collect them.
enum class LogFormat { text, json };

}  // namespace profiles::server
