import assert from "node:assert/strict";
import { test } from "node:test";
import {
  CreateDomainCommand,
  GetDomainCommand,
  UpdateDomainCommand,
} from "@aws-sdk/client-customer-profiles";
import { errorOf, makeClient, withoutMetadata } from "./support/client.mjs";
import { fullDomain, matching, ruleBasedMatching } from "./support/configuration.mjs";
import { startEmulator } from "./support/emulator.mjs";

const client = makeClient(await startEmulator());
let domains = 0;

/** Creates a domain with every member, then updates it; both answers. */
async function createAndUpdate(changes) {
  const DomainName = `domain-${++domains}`;
  const created = await client.send(new CreateDomainCommand({ DomainName, ...fullDomain }));
  const updated = await client.send(new UpdateDomainCommand({ DomainName, ...changes }));
  const { Stats, ...read } = withoutMetadata(
    await client.send(new GetDomainCommand({ DomainName })),
  );
  assert.deepEqual(read, withoutMetadata(updated), "GetDomain must say what UpdateDomain said");
  return { created: withoutMetadata(created), updated: withoutMetadata(updated) };
}

/** Expects an update to change these members, and no others but the date. */
async function expectChange(changes, expected) {
  const { created, updated } = await createAndUpdate(changes);
  const { LastUpdatedAt, ...rest } = updated;
  const { LastUpdatedAt: before, ...wanted } = { ...created, ...expected };
  for (const member of Object.keys(wanted)) {
    if (wanted[member] === undefined) {
      delete wanted[member];
    }
  }
  assert.deepEqual(rest, wanted);
  assert.ok(LastUpdatedAt > before, "LastUpdatedAt must grow");
}

test("an update without members changes nothing but the date", () => expectChange({}, {}));

test("a member that is absent is kept", () =>
  expectChange({ DefaultExpirationDays: 1098 }, { DefaultExpirationDays: 1098 }));

test("a member that is undefined or null is absent", () =>
  expectChange({ Matching: undefined, DefaultEncryptionKey: null, Tags: null }, {}));

test("an empty string clears the encryption key", () =>
  expectChange({ DefaultEncryptionKey: "" }, { DefaultEncryptionKey: undefined }));

test("an empty string clears the dead letter queue", () =>
  expectChange({ DeadLetterQueueUrl: "" }, { DeadLetterQueueUrl: undefined }));

test("strings are replaced", () => {
  const strings = {
    DefaultEncryptionKey: "alias/other",
    DeadLetterQueueUrl: "http://localhost:4566/000000000000/queue",
  };
  return expectChange(strings, strings);
});

test("Matching is replaced as a whole", () =>
  expectChange({ Matching: { Enabled: false } }, { Matching: { Enabled: false } }));

test("Matching takes every member", () => {
  const other = {
    ...matching,
    JobSchedule: { DayOfTheWeek: "WEDNESDAY", Time: "23:59" },
    AutoMerging: {
      ...matching.AutoMerging,
      ConflictResolution: { ConflictResolvingModel: "RECENCY" },
      MinAllowedConfidenceScoreForMerging: 1,
    },
  };
  return expectChange({ Matching: other }, { Matching: other });
});

test("RuleBasedMatching is replaced as a whole and waits for its evaluation", () =>
  expectChange(
    { RuleBasedMatching: { Enabled: true } },
    { RuleBasedMatching: { Enabled: true, Status: "PENDING" } },
  ));

test("RuleBasedMatching takes every member", () => {
  const other = {
    ...ruleBasedMatching,
    MatchingRules: [{ Rule: ["Address.City", "Attributes.loyalty"] }],
    MaxAllowedRuleLevelForMatching: 1,
  };
  return expectChange(
    { RuleBasedMatching: other },
    { RuleBasedMatching: { ...other, Status: "PENDING" } },
  );
});

test("rules that are switched off have no status", () =>
  expectChange(
    { RuleBasedMatching: { Enabled: false } },
    { RuleBasedMatching: { Enabled: false } },
  ));

test("DataStore is replaced, and not ready when it is off", () =>
  expectChange({ DataStore: { Enabled: false } }, { DataStore: { Enabled: false } }));

test("tags are merged", () =>
  expectChange(
    { Tags: { stage: "test", new: "yes" } },
    { Tags: { team: "crm", stage: "test", new: "yes" } },
  ));

test("each update is later than the one before", async () => {
  const DomainName = "often";
  const created = await client.send(
    new CreateDomainCommand({ DomainName, DefaultExpirationDays: 1 }),
  );
  let last = created.LastUpdatedAt;
  for (let i = 0; i < 10; ++i) {
    const updated = await client.send(new UpdateDomainCommand({ DomainName }));
    assert.ok(updated.LastUpdatedAt > last);
    assert.deepEqual(updated.CreatedAt, created.CreatedAt);
    last = updated.LastUpdatedAt;
  }
});

test("an update that is refused changes nothing", async () => {
  const DomainName = "stubborn";
  await client.send(new CreateDomainCommand({ DomainName, ...fullDomain }));
  const before = await client.send(new GetDomainCommand({ DomainName }));
  const refused = [
    { DefaultExpirationDays: 0 },
    { DefaultExpirationDays: 5, Tags: { "aws:mine": "no" } },
    { DefaultExpirationDays: 5, DeadLetterQueueUrl: "https://sqs.us-east-1.amazonaws.com/1/q" },
    { Tags: { a: "b" }, RuleBasedMatching: { Enabled: true, MaxAllowedRuleLevelForMatching: 16 } },
    { DefaultExpirationDays: 5, Tags: tags(49) },
  ];
  for (const changes of refused) {
    const error = await errorOf(client.send(new UpdateDomainCommand({ DomainName, ...changes })));
    assert.equal(error.name, "BadRequestException");
  }
  const after = await client.send(new GetDomainCommand({ DomainName }));
  assert.deepEqual(withoutMetadata(after), withoutMetadata(before));
});

function tags(count) {
  return Object.fromEntries(Array.from({ length: count }, (_, i) => [`tag${i}`, "x"]));
}
