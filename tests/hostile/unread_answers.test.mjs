// Clients that ask and do not read. What they asked for waits in buffers, and at some point nothing
// more fits: they lose their connections, and nobody else waits for them.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Connection } from "./support/connection.mjs";
import { eventually, inMebibytes, Target } from "./support/target.mjs";

const get = (path) => `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n`;

/** Each asks far more often than its answers fit into the buffers between the two programs. */
const kinds = [
  { bytes: get("/domains/precious").repeat(100_000), clients: 2 },
  { bytes: get("/_emulator/ready").repeat(200_000), clients: 8 },
  { bytes: get("/_emulator/snapshots/large/file").repeat(100), clients: 20 },
];

/** Makes the snapshot that is asked for: some megabytes. */
async function prepareLargeAnswer(target) {
  const Tags = Object.fromEntries(
    Array.from({ length: 50 }, (_, index) => [`tag-${index}`, "x".repeat(250)]));
  for (let i = 0; i < 100; ++i) {
    await target.create(`large-${i}`, { Tags });
  }
  await target.client.call("POST", "/_emulator/snapshots/large");
}

test("clients that do not read lose their connections and hold up nobody", async (context) => {
  const target = await Target.start(context, { prepare: prepareLargeAnswer });
  const connections = [];
  for (const { bytes, clients } of kinds) {
    for (let i = 0; i < clients; ++i) {
      const connection = await Connection.open(target.port, { reads: false });
      connection.send(bytes);
      connections.push(connection);
    }
  }

  let servedMeanwhile = 0;
  let most = 0;
  await eventually("all have lost their connections", async () => {
    await target.client.call("GET", "/domains/precious");
    const open = await target.openConnections();
    servedMeanwhile += open === connections.length ? 1 : 0;
    most = Math.max(most, await target.residentBytes());
    return open === 0;
  });
  context.diagnostic(`${servedMeanwhile} requests were served while all ${connections.length} ` +
    `were open, with ${inMebibytes(most)} in use`);
  assert.ok(servedMeanwhile > 0);
  connections.forEach((connection) => connection.close());
  await target.expectUnharmed(context);
});
