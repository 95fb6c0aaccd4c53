// Requests that are no HTTP, or far too much of it: oversized and endless parts, stray bytes in
// every place, requests that end in the middle.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Connection, exchange } from "./support/connection.mjs";
import { creation, creationHead, isRefusal } from "./support/smuggling.mjs";
import { forEachOf } from "./support/parallel.mjs";
import { Target } from "./support/target.mjs";
import { expand, readVectors } from "./support/vectors.mjs";

const mebibyte = 1024 * 1024;

/** Where the first request was understood, the next one may be; where it was refused, none is. */
function expectRightNext(answers, next, title) {
  const [first, ...others] = answers;
  if (first.closes) {
    assert.deepEqual(others, [], title);
    return [];
  }
  const [second] = others;
  assert.ok(others.length === 1 && (second.status === 200 || second.closes), title);
  return second.status === 200 ? [next] : [];
}

test("what is no good request is refused, and what follows it is not served", async (context) => {
  const target = await Target.start(context);
  const cases = await readVectors("request_heads");
  const created = [];
  let answered = 0;
  await forEachOf(cases, async (attack, index) => {
    const next = `next-${index}`;
    const bytes = expand(attack.request) + (attack.ends_early ? "" : creation(next));
    const answers = await exchange(target.port, bytes);
    const title = `${attack.title}: ${JSON.stringify(answers)}`;
    assert.ok(attack.statuses.includes(answers[0]?.status), title);
    const forbidden = attack.must_not_be_answered;
    assert.ok(!forbidden || !answers.some(({ text }) => text.includes(forbidden)), title);
    created.push(...(attack.ends_early ? [] : expectRightNext(answers, next, title)));
    answered += answers.length;
  });
  await target.expectUnharmed(context, { created, answered });
});

test("a stray byte, in whatever place, never makes one request two", async (context) => {
  const target = await Target.start(context);
  const cases = (await readVectors("stray_bytes")).flatMap((place) =>
    Array.from({ length: 256 }, (_, code) => ({ ...place, byte: String.fromCharCode(code) })));
  const created = [];
  let answered = 0;
  await forEachOf(cases, async ({ title, before, after, byte, harmless }, index) => {
    const next = `next-${index}`;
    const answers = await exchange(target.port, before + byte + after + creation(next));
    const found = `${JSON.stringify(byte)} ${title}: ${JSON.stringify(answers)}`;
    assert.ok(new RegExp(harmless).test(byte) || isRefusal(answers), found);
    created.push(...expectRightNext(answers, next, found));
    answered += answers.length;
  });
  await target.expectUnharmed(context, { created, answered });
});

const inChunks = creationHead("endless", "Transfer-Encoding: chunked\r\n");

const endless = {
  "request line": ["GET /", "a".repeat(64 * 1024)],
  "header": ["GET / HTTP/1.1\r\nHost: h\r\n", "X-A: b\r\n".repeat(8 * 1024)],
  "body in chunks": [inChunks, `10000\r\n${" ".repeat(64 * 1024)}\r\n`],
  "chunk extension": [`${inChunks}1;`, "a".repeat(64 * 1024)],
  "trailer": [`${inChunks}0\r\n`, "X-A: b\r\n".repeat(8 * 1024)],
};

/** How much a client gets rid of before it is cut off, if it just goes on. */
async function bytesUntilCutOff(port, [start, part]) {
  const connection = await Connection.open(port, { endsWithServer: false });
  let sent = 0;
  let goesOn = await connection.sendWhole(start);
  while (goesOn && sent < 1024 * mebibyte) {
    goesOn = await connection.sendWhole(part);
    sent += part.length;
  }
  connection.close();
  return sent;
}

test("who goes on without end is cut off", async (context) => {
  const target = await Target.start(context);
  for (const [title, parts] of Object.entries(endless)) {
    const sent = await forEachOf(Array(4).fill(), () => bytesUntilCutOff(target.port, parts));
    context.diagnostic(`${title}: ${sent.map((bytes) => Math.round(bytes / mebibyte))} MiB`);
    assert.ok(Math.max(...sent) < 256 * mebibyte, title);
  }
  await target.expectUnharmed(context);
});
