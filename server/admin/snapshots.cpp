#include "protocol/timestamp.h"
#include "server/admin/endpoints.h"
#include "server/page_token_secret.h"

namespace profiles::server::admin {
namespace {

using protocol::HttpResponse;
using protocol::List;
using protocol::Object;
using storage::Snapshot;
using storage::SnapshotError;

constexpr const char* kSqliteFile = "application/vnd.sqlite3";

Object describe(const Snapshot& snapshot) {
    return {{"name", snapshot.name},
            {"created_at", protocol::format_date_time(snapshot.created_at)},
            {"bytes", snapshot.size},
            {"schema_version", snapshot.schema_version}};
}

ControlError as_control_error(const SnapshotError& error) {
    switch (error.kind()) {
        case SnapshotError::Kind::bad_name:
        case SnapshotError::Kind::not_ours:
        case SnapshotError::Kind::damaged:
            return {400, error.what()};
        case SnapshotError::Kind::not_found:
            return {404, error.what()};
        case SnapshotError::Kind::newer:
            return {409, error.what()};
        case SnapshotError::Kind::io:
            break;
    }
    return {500, error.what()};
}

/// Does it and answers with what it returns.
template <typename Action>
HttpResponse attempt(Action action) try {
    return action();
} catch (const SnapshotError& error) {
    throw as_control_error(error);
}

storage::Snapshots& snapshots_of(Emulator& emulator) {
    return emulator.environment.store.snapshots;
}

}  // namespace

HttpResponse list_snapshots(Emulator& emulator, const ControlRequest& /*request*/) {
    return attempt([&] {
        List list;
        for (const Snapshot& snapshot : snapshots_of(emulator).list()) {
            list.push_back(describe(snapshot));
        }
        return json_response(Object{{"snapshots", std::move(list)}});
    });
}

HttpResponse save_snapshot(Emulator& emulator, const ControlRequest& request) {
    return attempt([&] {
        return json_response(describe(
            snapshots_of(emulator).save(request.name, emulator.environment.wall_clock.now())));
    });
}

HttpResponse delete_snapshot(Emulator& emulator, const ControlRequest& request) {
    return attempt([&] {
        snapshots_of(emulator).remove(request.name);
        return json_response(Object());
    });
}

HttpResponse restore_snapshot(Emulator& emulator, const ControlRequest& request) {
    return attempt([&] {
        Environment& environment = emulator.environment;
        const storage::Restored restored = snapshots_of(emulator).restore(request.name);
        if (restored.secrets_changed) {
            environment.page_tokens =
                PageTokens(page_token_secret(restored, environment.store, environment.ids));
        }
        return json_response(Object());
    });
}

HttpResponse download_snapshot(Emulator& emulator, const ControlRequest& request) {
    return attempt([&] {
        return HttpResponse{200,
                            {{"Content-Type", kSqliteFile}},
                            snapshots_of(emulator).export_bytes(request.name)};
    });
}

HttpResponse upload_snapshot(Emulator& emulator, const ControlRequest& request) {
    return attempt([&] {
        return json_response(describe(snapshots_of(emulator).import_bytes(
            request.name, request.http.body, emulator.environment.wall_clock.now())));
    });
}

}  // namespace profiles::server::admin
