// SIGKILL at any moment, while eight clients write. What was answered is there afterwards, and no
// file needs repair.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { copyFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { Emulator } from "../e2e/support/emulator.mjs";
import { Client } from "./support/client.mjs";
import { randomNumbers } from "./support/random.mjs";
import { scratchFolder } from "./support/scratch.mjs";
import {
  DomainWriter, expectNothingLost, ProfileWriter, TagWriter, writeUntilGone,
} from "./support/writers.mjs";

const rounds = Number(process.env.HOSTILE_ROUNDS ?? 100);
const startRounds = 30;

const run = promisify(execFile);

/** Starts on a file that a killed process left: without a word. */
async function startOn(data) {
  const emulator = await Emulator.start(["--data", data]);
  assert.equal(emulator.errors, "", "nothing has to be said of the file");
  return emulator;
}

/** Where the command of SQLite is there, it has a look of its own, at a copy. */
async function checkIntegrity(data) {
  const copy = `${data}.copy`;
  await copyFile(data, copy);
  await copyFile(`${data}-wal`, `${copy}-wal`);
  const check = await run("sqlite3", [copy, "PRAGMA integrity_check"]).catch((error) => error);
  if (check.code !== "ENOENT") {
    assert.equal(check.stdout.trim(), "ok", check.stderr);
  }
}

test("what was answered is there after SIGKILL", async (context) => {
  const random = randomNumbers(context);
  const data = join(await scratchFolder(context), "state.db");
  const writers = [0, 1, 2].flatMap((i) =>
    [new DomainWriter(`domain-${i}`), new TagWriter(`tags-${i}`)]);
  writers.push(new ProfileWriter("profiles-0"), new ProfileWriter("profiles-1"));

  let emulator = await startOn(data);
  let client = new Client(emulator.port);
  for (const writer of writers) {
    await writer.prepare(client);
  }
  for (let round = 0; round < rounds; ++round) {
    client.close();
    const writing = writers.map((writer) => writeUntilGone(writer, emulator.port));
    await sleep(random.between(5, 80));
    await emulator.kill();
    await Promise.all(writing);
    await checkIntegrity(data);

    emulator = await startOn(data);
    client = new Client(emulator.port);
    for (const writer of writers) {
      await expectNothingLost(writer, client);
    }
  }
  client.close();
  await emulator.stop();
});

test("a start that was killed is none, or a whole one", async (context) => {
  const random = randomNumbers(context);
  const folder = await scratchFolder(context);
  for (let round = 0; round < startRounds; ++round) {
    const data = join(folder, `${round}.db`);
    for (let attempt = 0; attempt < 3; ++attempt) {
      const killed = await Emulator.launch(["--data", data]);
      await sleep(random.between(0, 40));
      await killed.kill();
    }
    const emulator = await startOn(data);
    const client = new Client(emulator.port);
    await client.call("POST", "/domains/shop", { DefaultExpirationDays: 30 });
    client.close();
    await emulator.stop();
  }
});
