import assert from "node:assert/strict";
import { readFile, readdir } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { Emulator } from "../../e2e/support/emulator.mjs";
import { Client } from "./client.mjs";

const mebibyte = 1024 * 1024;

/**
 * How much more memory than before may be in use after an attack: what malloc keeps in pieces that
 * are too small to give back. A second attack finds it there and takes no more.
 */
const memoryBound = 12 * mebibyte;

/** Names of domains that no other request of the test uses. */
const precious = "precious";
const good = "good";

/** An emulator to attack, and what has to hold after the attack. */
export class Target {
  #created = [];
  #createdUntilLastCheck = 0;

  /** It lives as long as the test whose context is given; what it is to hold is prepared first. */
  static async start(context, { options = ["--in-memory"], prepare, ...settings } = {}) {
    const target = new Target();
    target.emulator = await Emulator.start(
      ["--max-domains", "0", "--journal-size", "100000", ...options],
      settings,
    );
    target.client = new Client(target.port);
    context.after(() => {
      target.client.close();
      return target.emulator.stop();
    });
    await target.create(precious);
    await prepare?.(target);
    target.before = await target.#use();
    return target;
  }

  get port() {
    return this.emulator.port;
  }

  async create(domain, members = {}) {
    await this.client.call("POST", `/domains/${domain}`, { DefaultExpirationDays: 30, ...members });
    this.#created.push(domain);
  }

  /** What the metric says, without the connection that asks. */
  async openConnections() {
    const metrics = await this.client.call("GET", "/_emulator/metrics");
    return Number(/^customer_profiles_open_connections (\d+)$/m.exec(metrics)[1]) - 1;
  }

  async residentBytes() {
    const status = await readFile(`/proc/${this.emulator.pid}/status`, "utf8");
    return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)[1]) * 1024;
  }

  /**
   * A good request is served, everything that was taken comes back, and nothing was written but
   * the domains that were meant to be `created`. With `answered`, the number of answers that the
   * attackers got, no other request was taken for one either.
   */
  async expectUnharmed(context, { created, answered } = {}) {
    await this.expectOnlyWhatWasMeant({ created, answered });
    await this.create(`${good}-${this.#created.length}`);
    assert.deepEqual(await this.#domains(), [...this.#created].sort());
    await this.client.call("DELETE", "/_emulator/requests");
    await this.#expectEverythingBack(context);
  }

  /** The same of what was written since the last time that this was asked. */
  async expectOnlyWhatWasMeant({ created = [], answered } = {}) {
    const entries = await this.#journal();
    const ownRequests = this.#created.length - this.#createdUntilLastCheck;
    if (answered !== undefined) {
      assert.equal(entries.length, ownRequests + answered, "each request has an answer");
    }
    this.#created.push(...created);
    const meant = this.#created.slice(this.#createdUntilLastCheck).sort();
    const writes = entries
      .filter(({ method, status }) => method !== "GET" && status === 200)
      .map(({ method, target }) => `${method} ${target}`);
    assert.deepEqual(writes.sort(), meant.map((domain) => `POST /domains/${domain}`));
    this.#createdUntilLastCheck = this.#created.length;
    await this.client.call("DELETE", "/_emulator/requests");
  }

  async #expectEverythingBack(context) {
    let use;
    await eventually("descriptors and connections come back", async () => {
      use = await this.#use();
      return use.descriptors <= this.before.descriptors && use.connections === 0;
    });
    await eventually("memory comes back", async () => {
      use = await this.#use();
      return use.memory <= this.before.memory + memoryBound;
    }).catch((error) => {
      throw new Error(`${error.message}: ${inMebibytes(this.before.memory)} before, ` +
        `${inMebibytes(use.memory)} now`);
    });
    context.diagnostic(`memory: ${inMebibytes(this.before.memory)} before, ` +
      `${inMebibytes(use.memory)} after`);
  }

  async #use() {
    return {
      connections: await this.openConnections(),
      descriptors: (await readdir(`/proc/${this.emulator.pid}/fd`)).length,
      memory: await this.residentBytes(),
    };
  }

  async #journal() {
    return this.#pages("/_emulator/requests?limit=1000", "requests", "before", "next");
  }

  async #domains() {
    const path = "/domains?max-results=100";
    const domains = await this.#pages(path, "Items", "next-token", "NextToken");
    return domains.map(({ DomainName }) => DomainName).sort();
  }

  async #pages(path, list, parameter, next) {
    const items = [];
    let page = {};
    do {
      const from = page[next] ? `&${parameter}=${encodeURIComponent(page[next])}` : "";
      page = await this.client.call("GET", path + from);
      items.push(...page[list]);
    } while (page[next]);
    assert.ok(!page.dropped, "the journal is complete");
    return items;
  }
}

export function inMebibytes(bytes) {
  return `${(bytes / mebibyte).toFixed(1)} MiB`;
}

/** Waits until it is so; on a machine that has time for us that is at once. */
export async function eventually(what, isSo) {
  const deadline = Date.now() + 60_000;
  while (!(await isSo())) {
    assert.ok(Date.now() < deadline, `in vain: ${what}`);
    await sleep(20);
  }
}
