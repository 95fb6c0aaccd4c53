#pragma once

namespace profiles::server {

/// From now on large blocks go back to the system as soon as they are freed. Left alone, malloc
/// takes the first one for a sign that it should keep the next ones, up to 64 MiB of them. To be
/// called before anything else.
void return_large_blocks();

/// Everything else that is free goes back to the system.
void return_free_memory();

}  // namespace profiles::server
