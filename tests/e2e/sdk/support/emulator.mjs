import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";

/** Starts an emulator of the test file's own, which ends with it, and returns its URL. */
export async function startEmulator(...options) {
  const folder = await mkdtemp(join(tmpdir(), "customer-profiles-"));
  const portFile = join(folder, "port");
  const emulator = spawn(
    process.env.EMULATOR,
    ["--in-memory", "--port", "0", "--port-file", portFile, ...options],
    { stdio: ["ignore", "ignore", "inherit"] },
  );
  const end = once(emulator, "exit");
  after(async () => {
    emulator.kill("SIGTERM");
    const [exitCode] = await end;
    await rm(folder, { recursive: true });
    assert.equal(exitCode, 0, "the emulator must end well");
  });
  return `http://127.0.0.1:${await readPort(portFile, emulator)}`;
}

async function readPort(portFile, emulator) {
  const deadline = Date.now() + 10_000;
  while (emulator.exitCode === null && Date.now() < deadline) {
    const port = await readFile(portFile, "utf8").catch(() => "");
    if (port !== "") {
      return port.trim();
    }
    await sleep(20);
  }
  throw new Error("the emulator did not get ready");
}
