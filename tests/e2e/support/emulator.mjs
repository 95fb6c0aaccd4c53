import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/** A process of the program that is tested, on a free port. */
export class Emulator {
  #process;
  #folder;
  #end;
  #killOnExit = () => this.#process.kill("SIGKILL");

  /** What it has printed on stderr. */
  errors = "";

  /** Returns once it serves; fails if it ends instead. */
  static async start(options, settings) {
    const emulator = await Emulator.launch(options, settings);
    const serves = await emulator.serves();
    assert.ok(serves, `the emulator did not get ready: ${emulator.errors}`);
    return emulator;
  }

  /** `descriptors` is how many file descriptors it may have. */
  static async launch(options, { descriptors } = {}) {
    const emulator = new Emulator();
    emulator.#folder = await mkdtemp(join(tmpdir(), "customer-profiles-"));
    const portFile = join(emulator.#folder, "port");
    const limit = descriptors ? `ulimit -n ${descriptors} && ` : "";
    emulator.#process = spawn(
      "sh",
      ["-c", `${limit}exec "$EMULATOR" "$@"`, "sh", "--port", "0", "--port-file", portFile,
        ...options],
      { stdio: ["ignore", "ignore", "pipe"] },
    );
    emulator.#process.stderr.setEncoding("utf8").on("data", (text) => (emulator.errors += text));
    emulator.#end = new Promise((resolve) => emulator.#process.once("close", resolve));
    process.once("exit", emulator.#killOnExit);
    return emulator;
  }

  /** Waits until it does, or has ended. */
  async serves() {
    const portFile = join(this.#folder, "port");
    const deadline = Date.now() + 60_000;
    while (this.#isRunning() && Date.now() < deadline) {
      const port = await readFile(portFile, "utf8").catch(() => "");
      if (port !== "") {
        this.port = Number(port);
        this.url = `http://127.0.0.1:${this.port}`;
        return true;
      }
      await sleep(5);
    }
    return false;
  }

  get pid() {
    return this.#process.pid;
  }

  /** Tells it to end, and expects it to end well. */
  async stop() {
    assert.equal(await this.#endBy("SIGTERM"), 0, `the emulator must end well: ${this.errors}`);
  }

  async kill() {
    await this.#endBy("SIGKILL");
  }

  /** The exit code with which it ends by itself. */
  async exitCode() {
    return this.#endBy(0);
  }

  async #endBy(signal) {
    this.#process.kill(signal);
    await this.#end;
    process.off("exit", this.#killOnExit);
    await rm(this.#folder, { recursive: true, force: true });
    return this.#process.exitCode;
  }

  #isRunning() {
    return this.#process.exitCode === null && this.#process.signalCode === null;
  }
}
