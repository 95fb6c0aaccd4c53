import assert from "node:assert/strict";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Emulator } from "../../e2e/support/emulator.mjs";
import { Client } from "./client.mjs";

// A store that goes through states 0, 1, 2 ... each of them one transaction: its domains are always
// the same, and one of them says which state it is.
const Tags = Object.fromEntries(
  Array.from({ length: 20 }, (_, index) => [`tag-${index}`, "x".repeat(200)]));
const domains = [...Array.from({ length: 30 }, (_, index) => `kept-${10 + index}`), "state"];

async function writeFirstState(client) {
  for (const domain of domains) {
    await client.call("POST", `/domains/${domain}`, { DefaultExpirationDays: 1000, Tags });
  }
}

async function writeState(client, state) {
  const members = { DefaultExpirationDays: state, Tags: { ...Tags, "tag-7": `${state}` } };
  await client.call("PUT", "/domains/state", members);
}

/** The state that is served; undefined if the emulator says that something is wrong. */
async function readState(client) {
  const { status, text } = await client.ask("GET", "/domains?max-results=100");
  if (status >= 500) {
    return undefined;
  }
  assert.equal(status, 200, text);
  const { Items } = JSON.parse(text);
  assert.deepEqual(Items.map(({ DomainName }) => DomainName), domains);
  const tags = Items.at(-1).Tags;
  assert.deepEqual(Object.keys(tags).sort(), Object.keys(Tags).sort());
  const state = Number(tags["tag-7"]) || 0;
  const domain = await client.ask("GET", "/domains/state");
  if (domain.status >= 500) {
    return undefined;
  }
  assert.equal(JSON.parse(domain.text).DefaultExpirationDays, state || 1000, "torn");
  return state;
}

/** The bytes of a file and its log, as a process leaves them that is killed in the last state. */
export async function filesOfKilled(folder, lastState) {
  const data = join(folder, "original.db");
  const first = await Emulator.start(["--data", data]);
  const firstClient = new Client(first.port);
  await writeFirstState(firstClient);
  firstClient.close();
  await first.stop();
  const foldedFile = await readFile(data);

  const second = await Emulator.start(["--data", data]);
  const client = new Client(second.port);
  for (let state = 1; state <= lastState; ++state) {
    await writeState(client, state);
  }
  client.close();
  await second.kill();
  return { file: await readFile(data), log: await readFile(`${data}-wal`), foldedFile };
}

/**
 * What becomes of an emulator that is started on these bytes. Either it refuses them in one line,
 * and leaves them as they are; or it serves a state, or at least says that it cannot.
 */
export async function startOn(folder, file, log) {
  const place = join(folder, "damaged");
  const data = join(place, "state.db");
  await mkdir(place);
  await writeFile(data, file);
  await (log && writeFile(`${data}-wal`, log));
  const emulator = await Emulator.launch(["--data", data]);
  try {
    return (await emulator.serves())
      ? { serves: true, state: await stateOf(emulator) }
      : { serves: false, reason: await expectRefusal(emulator, data, file, log) };
  } finally {
    await emulator.kill();
    await rm(place, { recursive: true });
  }
}

async function stateOf({ port }) {
  const client = new Client(port);
  try {
    return await readState(client);
  } finally {
    client.close();
  }
}

async function expectRefusal(emulator, data, file, log) {
  assert.equal(await emulator.exitCode(), 1);
  assert.match(emulator.errors, /^customer-profiles-local: cannot open [^\n]*state\.db: [^\n]+\n$/);
  assert.ok(file.equals(await readFile(data)), "the file is as it was");
  assert.ok(!log || log.equals(await readFile(`${data}-wal`)), "the log is as it was");
  return emulator.errors;
}
