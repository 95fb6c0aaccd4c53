// More clients than there are file descriptors.
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { Connection } from "./support/connection.mjs";
import { scratchFolder } from "./support/scratch.mjs";
import { creation } from "./support/smuggling.mjs";
import { eventually, Target } from "./support/target.mjs";

const descriptors = 64;
const clients = 200;

test("without descriptors the connections there are go on, and others follow when there are some",
  async (context) => {
    const folder = await scratchFolder(context);
    const target = await Target.start(context, {
      options: ["--data", join(folder, "state.db")],
      descriptors,
    });
    // More than fit: the kernel takes the others in, and they wait there.
    const connections = [];
    for (let i = 0; i < clients; ++i) {
      connections.push(await Connection.open(target.port));
    }
    await eventually("no more are accepted", () => target.emulator.errors !== "");
    const open = await target.openConnections();
    assert.ok(open > descriptors / 2 && open < descriptors, `${open} are open`);
    const [established, waiting] = [connections.slice(0, open), connections.slice(open)];

    const created = [];
    for (const [index, connection] of established.entries()) {
      created.push(`established-${index}`);
      connection.send(creation(created.at(-1)));
      assert.equal((await connection.answers(1))[0].status, 200);
    }
    for (const [index, connection] of waiting.entries()) {
      connection.send(creation(`waiting-${index}`));
    }
    assert.ok(waiting.every(({ received }) => received === ""), "there is no room for more");

    established.forEach((connection) => connection.close());
    for (const [index, connection] of waiting.entries()) {
      created.push(`waiting-${index}`);
      assert.equal((await connection.answers(1))[0].status, 200);
      connection.close();
    }
    assert.match(target.emulator.errors, /^[^\n]*cannot accept connections for now: [^\n]*\n$/);
    await target.expectUnharmed(context, { created, answered: clients });
  });
