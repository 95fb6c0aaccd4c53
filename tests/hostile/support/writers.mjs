import assert from "node:assert/strict";
import { Client } from "./client.mjs";

// Writers that write increasing numbers, one after the other and as fast as they are answered,
// until they are answered no more. Each knows what has to be there afterwards: its last number that
// was answered, or the one that was on its way. Numbers are kept where they fit: up to 1098.
const lastNumber = 1098;

/** Writes its numbers with UpdateDomain. */
export class DomainWriter {
  answered = 0;
  sent = 0;

  constructor(name) {
    this.path = `/domains/${name}`;
  }

  async prepare(client) {
    await client.call("POST", this.path, { DefaultExpirationDays: lastNumber, Tags: { n: "0" } });
  }

  async write(client, number) {
    // Both or none: a transaction that was torn would show.
    const members = { DefaultExpirationDays: number, Tags: { n: `${number}` } };
    await client.call("PUT", this.path, members);
  }

  async read(client) {
    const domain = await client.call("GET", this.path);
    const number = Number(domain.Tags.n);
    assert.equal(domain.DefaultExpirationDays, number === 0 ? lastNumber : number, "torn");
    return number;
  }
}

/** Writes its numbers with TagResource. */
export class TagWriter {
  answered = 0;
  sent = 0;

  constructor(name) {
    this.domain = `/domains/${name}`;
    this.path = `/tags/arn:aws:profile:us-east-1:000000000000:domains%2F${name}`;
  }

  async prepare(client) {
    await client.call("POST", this.domain, { DefaultExpirationDays: 30, Tags: { a: "0", b: "0" } });
  }

  async write(client, number) {
    await client.call("POST", this.path, { tags: { a: `${number}`, b: `${number}` } });
  }

  async read(client) {
    const { tags } = await client.call("GET", this.path);
    assert.equal(tags.a, tags.b, "torn");
    return Number(tags.a);
  }
}

/** Writes each of its numbers into a new profile. */
export class ProfileWriter {
  answered = 0;
  sent = 0;
  #numbers = new Map();

  constructor(name) {
    this.path = `/domains/${name}`;
  }

  async prepare(client) {
    await client.call("POST", this.path, { DefaultExpirationDays: 30 });
  }

  async write(client, number) {
    const profile = { AccountNumber: `${number}`, LastName: "x".repeat(number % 255 + 1) };
    const { ProfileId } = await client.call("POST", `${this.path}/profiles`, profile);
    this.#numbers.set(ProfileId, `${number}`);
  }

  /** Every profile that was answered is there, and is found by its number. */
  async read(client) {
    const answered = [...this.#numbers];
    for (let i = 0; i < answered.length; i += 20) {
      const part = answered.slice(i, i + 20);
      const request = { ProfileIds: part.map(([id]) => id) };
      const { Profiles } = await client.call("POST", `${this.path}/batch-get-profiles`, request);
      const stored = Profiles.map(({ ProfileId, AccountNumber }) => [ProfileId, AccountNumber]);
      assert.deepEqual(new Map(stored), new Map(part));
    }
    return await this.#isThere(client, this.sent) ? this.sent : this.answered;
  }

  async #isThere(client, number) {
    const search = { KeyName: "_account", Values: [`${number}`] };
    const { Items } = await client.call("POST", `${this.path}/profiles/search`, search);
    return Items.length > 0;
  }
}

/** Goes on from the number that is there. Returns when the emulator is gone. */
export async function writeUntilGone(writer, port) {
  const client = new Client(port);
  try {
    for (;;) {
      writer.sent = writer.answered % lastNumber + 1;
      await writer.write(client, writer.sent);
      writer.answered = writer.sent;
    }
  } catch (error) {
    assert.ok(["ECONNRESET", "ECONNREFUSED", "EPIPE"].includes(error.code), error);
  } finally {
    client.close();
  }
}

export async function expectNothingLost(writer, client) {
  const stored = await writer.read(client);
  const { answered, sent } = writer;
  assert.ok([answered, sent].includes(stored),
    `${writer.path}: answered ${answered}, sent ${sent}, stored ${stored}`);
  writer.answered = stored;
}
