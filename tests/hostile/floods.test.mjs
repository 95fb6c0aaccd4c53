// Connections and requests in great number at once.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Connection, exchange } from "./support/connection.mjs";
import { forEachOf } from "./support/parallel.mjs";
import { creation } from "./support/smuggling.mjs";
import { Target } from "./support/target.mjs";

const get = "GET /domains/precious HTTP/1.1\r\nHost: h\r\n\r\n";
const half = creation("half").slice(0, -1);

const names = (count) => Array.from({ length: count }, (_, index) => `flood-${index}`);

test("a thousand clients at the same time are all served", async (context) => {
  const target = await Target.start(context);
  const created = names(1000);
  const answers = await Promise.all(created.map((name) => exchange(target.port, creation(name))));
  assert.deepEqual(answers.flat().map(({ status }) => status), created.map(() => 200));
  await target.expectUnharmed(context, { created, answered: created.length });
});

test("a connection that is full of requests has each answered, in their order", async (context) => {
  const target = await Target.start(context);
  const created = names(5000);
  const answers = await exchange(target.port, created.map((name) => creation(name) + get).join(""));
  const domains = answers.map(({ status, text }) => {
    assert.equal(status, 200, text);
    return /"DomainName":"([^"]*)"/.exec(text)[1];
  });
  assert.deepEqual(domains, created.flatMap((name) => [name, "precious"]));
  await target.expectUnharmed(context, { created, answered: answers.length });
});

/** What clients do on a connection before they are gone. */
const visits = {
  "nothing": () => {},
  "half a request": (connection) => connection.send(half),
  "a bad request": (connection) => connection.send("bad\r\n\r\n"),
  "requests that they do not wait for": (connection) => connection.send(get.repeat(10)),
};

for (const [title, visit] of Object.entries(visits)) {
  test(`thousands of clients come for ${title} and are gone`, async (context) => {
    const target = await Target.start(context);
    const leave = [(connection) => connection.reset(), (connection) => connection.close()];
    await forEachOf(Array(4000).fill(visit), async (visit, index) => {
      const connection = await Connection.open(target.port);
      visit(connection);
      leave[index % leave.length](connection);
      await connection.ended;
    }, 64);
    await target.expectUnharmed(context);
  });
}
