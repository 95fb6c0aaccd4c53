// Clients that take their time over the header, the body or the handshake. All of them at once:
// each is cut off by a deadline, and until then whoever is fast does not notice them.
import assert from "node:assert/strict";
import { createServer } from "node:net";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { Connection } from "./support/connection.mjs";
import { creationHead, json } from "./support/smuggling.mjs";
import { Target } from "./support/target.mjs";

const clientsOfEachKind = 20;
const pause = 250;

const head = (fields) => creationHead("slow", fields);
const withLength = head(`Content-Length: ${json.length}\r\n`);
const inChunks = head("Transfer-Encoding: chunked\r\n");
const expecting = head(`Expect: 100-continue\r\nContent-Length: ${json.length}\r\n`);

/** How the first message of a TLS client begins. */
const hello = "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03";

/**
 * What each kind sends: `start` at once, and `drip` again and again. Then the status with which it
 * is told that it was too slow; a handshake is just broken off.
 */
const kinds = [
  { title: "a byte, and then nothing", start: "P", status: 408 },
  { title: "half a header", start: withLength.slice(0, 30), status: 408 },
  { title: "a request line byte by byte", start: "P", drip: "a", status: 408 },
  { title: "a header byte by byte", start: withLength.slice(0, 30), drip: "a", status: 408 },
  { title: "a header field by field", start: withLength.slice(0, -2), drip: "X-A: b\r\n",
    status: 408 },
  { title: "no body", start: withLength, status: 408 },
  { title: "no body, although it may go on", start: expecting, status: 408 },
  { title: "half a body", start: withLength + json.slice(0, 9), status: 408 },
  { title: "a body byte by byte", start: head("Content-Length: 9999\r\n"), drip: " ", status: 408 },
  { title: "a large body byte by byte", start: head("Content-Length: 9999999\r\n"), drip: " ",
    status: 408 },
  { title: "a body chunk by chunk", start: inChunks, drip: "1\r\n \r\n", status: 408 },
  { title: "a chunk's size byte by byte", start: inChunks, drip: "0", status: 408 },
  { title: "a trailer field by field", start: `${inChunks}0\r\n`, drip: "X-A: b\r\n", status: 408 },
  { title: "no end after the last answer", start: "bad\r\n\r\n", drip: "a", stays: true,
    status: 400 },
  { title: "no handshake", start: "", isEncrypted: true },
  { title: "half a handshake", start: hello, isEncrypted: true },
  { title: "a handshake byte by byte", start: hello, drip: "\x01", isEncrypted: true },
];

/** A port that is free for now. */
async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function beSlow(connection, { start, drip }) {
  connection.send(start);
  while (connection.ending === undefined) {
    await Promise.race([sleep(pause), connection.ended]);
    connection.send(drip ?? "");
  }
}

test("slow clients are cut off, and hold up nobody meanwhile", async (context) => {
  const tlsPort = await freePort();
  const target = await Target.start(context, {
    options: ["--in-memory", "--tls-self-signed", "--tls-port", `${tlsPort}`],
  });
  const slow = [];
  for (const kind of Array(clientsOfEachKind).fill(kinds).flat()) {
    const port = kind.isEncrypted ? tlsPort : target.port;
    const connection = await Connection.open(port, { endsWithServer: !kind.stays });
    slow.push({ kind, connection, end: beSlow(connection, kind) });
  }

  let servedMeanwhile = 0;
  const isOver = ({ connection }) => connection.ending !== undefined;
  while (!slow.every(isOver)) {
    await target.client.call("GET", "/domains/precious");
    servedMeanwhile += slow.some(isOver) ? 0 : 1;
    await sleep(pause);
  }
  context.diagnostic(`${servedMeanwhile} requests were served while all ${slow.length} were open`);
  assert.ok(servedMeanwhile > 0);

  for (const { kind, connection, end } of slow) {
    await end;
    const statuses = (await connection.answersToTheEnd()).map(({ status }) => status);
    assert.deepEqual(statuses, kind.status ? [kind.status] : [], kind.title);
  }
  await target.expectUnharmed(context);
});
