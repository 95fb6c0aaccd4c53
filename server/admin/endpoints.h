#pragma once

#include "server/admin/control_request.h"
#include "server/admin/emulator.h"

/// The calls of the control API, one file a family. What they throw as ControlError is answered
/// with its status. openapi.json describes what goes in and out.
namespace profiles::server::admin {

// health.cpp
protocol::HttpResponse get_openapi(Emulator& emulator, const ControlRequest& request);
protocol::HttpResponse get_health(Emulator& emulator, const ControlRequest& request);
protocol::HttpResponse get_ready(Emulator& emulator, const ControlRequest& request);
protocol::HttpResponse get_metrics(Emulator& emulator, const ControlRequest& request);

// clock.cpp
protocol::HttpResponse get_clock(Emulator& emulator, const ControlRequest& request);
protocol::HttpResponse change_clock(Emulator& emulator, const ControlRequest& request);

// state.cpp
protocol::HttpResponse reset(Emulator& emulator, const ControlRequest& request);
protocol::HttpResponse fork_account(Emulator& emulator, const ControlRequest& request);

// snapshots.cpp
protocol::HttpResponse list_snapshots(Emulator& emulator, const ControlRequest& request);
protocol::HttpResponse save_snapshot(Emulator& emulator, const ControlRequest& request);
protocol::HttpResponse delete_snapshot(Emulator& emulator, const ControlRequest& request);
protocol::HttpResponse restore_snapshot(Emulator& emulator, const ControlRequest& request);
protocol::HttpResponse download_snapshot(Emulator& emulator, const ControlRequest& request);
protocol::HttpResponse upload_snapshot(Emulator& emulator, const ControlRequest& request);

// faults.cpp
protocol::HttpResponse get_faults(Emulator& emulator, const ControlRequest& request);
protocol::HttpResponse put_faults(Emulator& emulator, const ControlRequest& request);
protocol::HttpResponse delete_faults(Emulator& emulator, const ControlRequest& request);

// requests.cpp
protocol::HttpResponse list_requests(Emulator& emulator, const ControlRequest& request);
protocol::HttpResponse delete_requests(Emulator& emulator, const ControlRequest& request);
protocol::HttpResponse verify_requests(Emulator& emulator, const ControlRequest& request);

}  // namespace profiles::server::admin
