#pragma once

#include <cstdint>
#include <string>

namespace profiles::server {

/// Removes the file, if it is there: one left by an earlier run would be taken for this one's.
void remove_port_file(const std::string& path);

/// Writes the port beside its place and moves it there, so that whoever waits for the file never
/// reads half a port. Throws std::runtime_error, its text fit for the user.
void write_port_file(const std::string& path, std::uint16_t port);

}  // namespace profiles::server
