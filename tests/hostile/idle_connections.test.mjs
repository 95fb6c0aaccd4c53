// A thousand connections on which nothing happens, with as many descriptors as a shell gives.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Connection } from "./support/connection.mjs";
import { eventually, Target } from "./support/target.mjs";

const count = 1000;
const descriptors = 1024;

/** Generous: what a connection that rests is meant to hold is one small buffer. */
const bytesOfConnection = 32 * 1024;

const get = "GET /domains/precious HTTP/1.1\r\nHost: h\r\n\r\n";

async function expectServed(connection, answersSoFar) {
  connection.send(get);
  const answers = await connection.answers(answersSoFar + 1);
  assert.equal(answers.length, answersSoFar + 1);
  assert.equal(answers.at(-1).status, 200);
}

test("a thousand idle connections cost little, and each is served when it wakes up",
  async (context) => {
    const target = await Target.start(context, { descriptors });
    const connections = [];
    for (let i = 0; i < count; ++i) {
      connections.push(await Connection.open(target.port));
    }
    await eventually("all are accepted", async () => (await target.openConnections()) === count);
    const silent = await target.residentBytes();

    for (const connection of connections) {
      await expectServed(connection, 0);
    }
    const used = await target.residentBytes();
    const perConnection = (resident) => Math.ceil((resident - target.before.memory) / count);
    context.diagnostic(`${perConnection(silent)} bytes for a connection that was never used, ` +
      `${perConnection(used)} for one that was`);
    assert.ok(perConnection(used) < bytesOfConnection);

    await target.create("meanwhile");
    for (const connection of connections) {
      await expectServed(connection, 1);
    }
    connections.forEach((connection) => connection.close());
    await target.expectUnharmed(context, { answered: 2 * count });
  });
