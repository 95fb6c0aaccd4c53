import assert from "node:assert/strict";
import { test } from "node:test";
import {
  CreateDomainCommand,
  DeleteDomainCommand,
  GetDomainCommand,
  ListDomainsCommand,
  ResourceNotFoundException,
  UpdateDomainCommand,
} from "@aws-sdk/client-customer-profiles";
import { errorOf, makeClient, withoutMetadata } from "./support/client.mjs";
import { fullDomain, ruleBasedMatching } from "./support/configuration.mjs";
import { startEmulator } from "./support/emulator.mjs";

const endpoint = await startEmulator();
const client = makeClient(endpoint);

/** A client of an account that has nothing but what the test puts there. */
const clientOf = (account) =>
  makeClient(endpoint, { credentials: { accessKeyId: account, secretAccessKey: "any" } });

test("a domain with the one member it must have has no others", async () => {
  const created = await client.send(
    new CreateDomainCommand({ DomainName: "minimal", DefaultExpirationDays: 1 }),
  );
  assert.equal(created.$metadata.httpStatusCode, 200);
  assert.equal(created.$metadata.attempts, 1);
  assert.match(created.$metadata.requestId, /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  const { CreatedAt, LastUpdatedAt, ...rest } = withoutMetadata(created);
  assert.deepEqual(rest, { DomainName: "minimal", DefaultExpirationDays: 1, Tags: {} });
  assert.deepEqual(CreatedAt, LastUpdatedAt);
});

test("a domain with every member is answered with every member", async () => {
  const created = await client.send(new CreateDomainCommand({ DomainName: "full", ...fullDomain }));
  const { CreatedAt, LastUpdatedAt, ...rest } = withoutMetadata(created);
  assert.deepEqual(rest, {
    DomainName: "full",
    ...fullDomain,
    RuleBasedMatching: { ...ruleBasedMatching, Status: "ACTIVE" },
    DataStore: { Enabled: true, Readiness: { ProgressPercentage: 100 } },
  });

  const read = await client.send(new GetDomainCommand({ DomainName: "full" }));
  assert.deepEqual(withoutMetadata(read), {
    ...withoutMetadata(created),
    Stats: { ProfileCount: 0, MeteringProfileCount: 0, ObjectCount: 0, TotalSize: 0 },
  });
});

test("dates are Date objects with milliseconds", async () => {
  const before = Date.now();
  const milliseconds = new Set();
  for (let i = 0; i < 20; ++i) {
    const { CreatedAt } = await client.send(
      new CreateDomainCommand({ DomainName: `dated-${i}`, DefaultExpirationDays: 1 }),
    );
    assert.ok(CreatedAt instanceof Date);
    assert.ok(CreatedAt.getTime() >= before && CreatedAt.getTime() <= Date.now());
    milliseconds.add(CreatedAt.getMilliseconds());
  }
  assert.ok(milliseconds.size > 1, "all of them fall on a full second");
});

test("a domain that was deleted is gone, and its name free", async () => {
  const DomainName = "short-lived";
  await client.send(new CreateDomainCommand({ DomainName, ...fullDomain }));
  const deleted = await client.send(new DeleteDomainCommand({ DomainName }));
  assert.deepEqual(withoutMetadata(deleted), { Message: "Domain Deleted" });

  for (const command of [
    new GetDomainCommand({ DomainName }),
    new DeleteDomainCommand({ DomainName }),
    new UpdateDomainCommand({ DomainName }),
  ]) {
    assert.ok((await errorOf(client.send(command))) instanceof ResourceNotFoundException);
  }

  await client.send(new CreateDomainCommand({ DomainName, DefaultExpirationDays: 5 }));
  const read = await client.send(new GetDomainCommand({ DomainName }));
  assert.equal(read.Matching, undefined);
  assert.deepEqual(read.Tags, {});
});

test("a list has the name, the dates and the tags of each domain", async () => {
  const lister = clientOf("111111111111");
  assert.deepEqual(withoutMetadata(await lister.send(new ListDomainsCommand({}))), { Items: [] });

  const created = await lister.send(
    new CreateDomainCommand({ DomainName: "only", ...fullDomain, DeadLetterQueueUrl: undefined }),
  );
  const { Items, NextToken } = await lister.send(new ListDomainsCommand({}));
  assert.equal(NextToken, undefined);
  const { DomainName, CreatedAt, LastUpdatedAt, Tags } = created;
  assert.deepEqual(Items, [{ DomainName, CreatedAt, LastUpdatedAt, Tags }]);
});

/** The SDK has no paginator for ListDomains. */
async function* pagesOfDomains(client, MaxResults) {
  let NextToken;
  do {
    const page = await client.send(new ListDomainsCommand({ MaxResults, NextToken }));
    yield page;
    NextToken = page.NextToken;
  } while (NextToken !== undefined);
}

test("the pages have each domain once, whatever their size", async () => {
  const lister = clientOf("222222222222");
  const names = Array.from({ length: 7 }, (_, i) => `domain-${i}`);
  for (const DomainName of names) {
    await lister.send(new CreateDomainCommand({ DomainName, DefaultExpirationDays: 1 }));
  }
  for (const size of [1, 3, 7, 100, undefined]) {
    const pages = [];
    for await (const { Items } of pagesOfDomains(lister, size)) {
      pages.push(Items.map((item) => item.DomainName));
    }
    assert.equal(pages.length, Math.ceil(names.length / (size ?? 100)));
    assert.deepEqual(pages.flat().sort(), names);
  }
});

test("accounts and regions do not see each other's domains", async () => {
  await client.send(new CreateDomainCommand({ DomainName: "mine", DefaultExpirationDays: 1 }));
  const elsewhere = [clientOf("333333333333"), makeClient(endpoint, { region: "eu-west-1" })];
  for (const stranger of elsewhere) {
    const error = await errorOf(stranger.send(new GetDomainCommand({ DomainName: "mine" })));
    assert.ok(error instanceof ResourceNotFoundException);
    await stranger.send(new CreateDomainCommand({ DomainName: "mine", DefaultExpirationDays: 2 }));
  }
  const mine = await client.send(new GetDomainCommand({ DomainName: "mine" }));
  assert.equal(mine.DefaultExpirationDays, 1);
});
