import assert from "node:assert/strict";
import { test } from "node:test";
import {
  CreateDomainCommand,
  DeleteDomainCommand,
  GetDomainCommand,
  InternalServerException,
  ListDomainsCommand,
  ResourceNotFoundException,
  ThrottlingException,
  UpdateDomainCommand,
} from "@aws-sdk/client-customer-profiles";
import { account, errorOf, makeClient } from "./support/client.mjs";
import { ruleBasedMatching } from "./support/configuration.mjs";
import { controlOf } from "./support/control.mjs";
import { startEmulator } from "./support/emulator.mjs";

const endpoint = await startEmulator();
const client = makeClient(endpoint);
const { ask, control, withFaults } = controlOf(endpoint);
await client.send(new CreateDomainCommand({ DomainName: "shop", DefaultExpirationDays: 30 }));

const getShop = new GetDomainCommand({ DomainName: "shop" });

/** The attempts at an operation that the emulator saw, oldest first. */
async function attempts(operation) {
  const { requests } = await control("GET", `requests?operation=${operation}`);
  return requests.map(({ retry, status }) => ({ ...retry, status })).reverse();
}

test("the SDK retries what is throttled, and the journal shows its attempts", async (context) => {
  await withFaults(context, { error: { type: "ThrottlingException" }, times: 2 });
  const { $metadata, DomainName } = await client.send(getShop);
  assert.equal(DomainName, "shop");
  assert.equal($metadata.attempts, 3);
  assert.deepEqual(await attempts("GetDomain"), [
    { attempt: 1, max: 3, status: 429 },
    { attempt: 2, max: 3, status: 429 },
    { attempt: 3, max: 3, status: 200 },
  ]);
});

test("throttling that does not end is the SDK's typed error", async (context) => {
  await withFaults(context, { error: { type: "ThrottlingException", message: "Slow down" } });
  const error = await errorOf(client.send(getShop));
  assert.ok(error instanceof ThrottlingException, error.name);
  assert.equal(error.message, "Slow down");
  assert.equal(error.$metadata.httpStatusCode, 429);
  assert.equal(error.$metadata.attempts, 3);
});

test("the SDK retries an internal error", async (context) => {
  await withFaults(context, { error: { type: "InternalServerException" }, times: 1 });
  assert.equal((await client.send(getShop)).$metadata.attempts, 2);
});

test("an internal error that does not end is the SDK's typed error", async (context) => {
  await withFaults(context, { error: { type: "InternalServerException" } });
  const error = await errorOf(client.send(getShop));
  assert.ok(error instanceof InternalServerException, error.name);
  assert.equal(error.$fault, "server");
});

test("the SDK retries when the connection is dropped", async (context) => {
  await withFaults(context, { drop: true, times: 2 });
  assert.equal((await client.send(getShop)).$metadata.attempts, 3);
});

test("connections that are always dropped are a network error", async (context) => {
  await withFaults(context, { drop: true });
  const error = await errorOf(client.send(getShop));
  assert.equal(error.code, "ECONNRESET");
  assert.equal(error.$metadata.attempts, 3);
});

test("what was dropped was not carried out", async (context) => {
  await withFaults(context, { operation: "DeleteDomain", drop: true });
  await errorOf(client.send(new DeleteDomainCommand({ DomainName: "shop" })));
  assert.equal((await client.send(getShop)).DomainName, "shop");
});

test("the SDK does not retry what would fail again", async (context) => {
  await withFaults(context, { error: { type: "ResourceNotFoundException" }, times: 1 });
  const error = await errorOf(client.send(getShop));
  assert.ok(error instanceof ResourceNotFoundException, error.name);
  assert.equal(error.$metadata.attempts, 1);
});

test("a latency delays its request and no other", async (context) => {
  await withFaults(context, { operation: "GetDomain", latency_ms: 1000 });
  const finished = [];
  const late = client.send(getShop).then(() => finished.push("late"));
  const others = client
    .send(new ListDomainsCommand({}))
    .then(() => client.send(new ListDomainsCommand({})))
    .then(() => finished.push("others"));
  await Promise.all([late, others]);
  assert.deepEqual(finished, ["others", "late"]);
});

test("a client that does not wait so long gives up", async (context) => {
  await withFaults(context, { latency_ms: 60_000 });
  const impatient = makeClient(endpoint, {
    requestHandler: { requestTimeout: 200, throwOnRequestTimeout: true },
    maxAttempts: 1,
  });
  assert.equal((await errorOf(impatient.send(getShop))).name, "TimeoutError");
});

test("hours pass in no time", async (context) => {
  context.after(() => control("POST", "clock", { reset: true }));
  const DomainName = "travels";
  await client.send(new CreateDomainCommand({ DomainName, DefaultExpirationDays: 30 }));
  const update = new UpdateDomainCommand({ DomainName, RuleBasedMatching: ruleBasedMatching });
  const status = async () =>
    (await client.send(new GetDomainCommand({ DomainName }))).RuleBasedMatching.Status;

  assert.equal((await client.send(update)).RuleBasedMatching.Status, "PENDING");
  await control("POST", "clock", { advance: "PT1H" });
  assert.equal(await status(), "IN_PROGRESS");
  assert.match((await errorOf(client.send(update))).message, /IN_PROGRESS/);
  await control("POST", "clock", { advance: "PT1H" });
  assert.equal(await status(), "ACTIVE");
  assert.equal((await client.send(update)).RuleBasedMatching.Status, "PENDING");
});

test("a clock that was moved does not disturb the SDK's signatures", async (context) => {
  const strict = await startEmulator("--auth", "verify", "--credentials", `${account}:any`);
  await fetch(`${strict}/_emulator/clock`, { method: "POST", body: '{"advance": "P1000D"}' });
  const { $metadata } = await makeClient(strict).send(new ListDomainsCommand({}));
  assert.equal($metadata.attempts, 1);
});

test("an expectation holds or says where it does not", async () => {
  await control("DELETE", "requests");
  await client.send(
    new UpdateDomainCommand({ DomainName: "shop", DefaultExpirationDays: 90, Tags: { a: "b" } }),
  );
  const expectation = (body) => ({
    operation: "UpdateDomain",
    domain: "shop",
    body,
    times: { exactly: 1 },
  });
  const { matched } = await control(
    "POST",
    "requests/verify",
    expectation({ DefaultExpirationDays: 90 }),
  );
  assert.equal(matched, 1);

  const { status, answer } = await ask(
    "POST",
    "requests/verify",
    expectation({ DefaultExpirationDays: 60, Tags: { a: "b" } }),
  );
  assert.equal(status, 417);
  assert.equal(answer.nearest[0].request.operation, "UpdateDomain");
  assert.deepEqual(answer.nearest[0].differences, [
    { path: "DefaultExpirationDays", expected: 60, actual: 90 },
  ]);
});

test("tests in parallel start from the same account and do not see each other", async () => {
  const prepared = makeClientOf("777777777777");
  for (const DomainName of ["first", "second"]) {
    await prepared.send(new CreateDomainCommand({ DomainName, DefaultExpirationDays: 30 }));
  }
  const names = async (client) =>
    (await client.send(new ListDomainsCommand({}))).Items.map((item) => item.DomainName);

  const runs = ["first", "second"].map(async (DomainName) => {
    const fork = await control("POST", "forks", { from: "777777777777" });
    const own = makeClientOf(fork.account);
    assert.deepEqual(await names(own), ["first", "second"]);
    await own.send(new DeleteDomainCommand({ DomainName }));
    await own.send(new CreateDomainCommand({ DomainName: "mine", DefaultExpirationDays: 1 }));
    return names(own);
  });
  assert.deepEqual(await Promise.all(runs), [
    ["mine", "second"],
    ["first", "mine"],
  ]);
  assert.deepEqual(await names(prepared), ["first", "second"]);
});

function makeClientOf(accessKeyId) {
  return makeClient(endpoint, { credentials: { accessKeyId, secretAccessKey: "any" } });
}
