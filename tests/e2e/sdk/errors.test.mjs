import assert from "node:assert/strict";
import { test } from "node:test";
import {
  CreateDomainCommand,
  DeleteDomainCommand,
  GetDomainCommand,
  ListDomainsCommand,
  ListWorkflowsCommand,
  UpdateDomainCommand,
} from "@aws-sdk/client-customer-profiles";
import { account, errorOf, makeClient } from "./support/client.mjs";
import { fullDomain, matching, ruleBasedMatching } from "./support/configuration.mjs";
import { startEmulator } from "./support/emulator.mjs";
import { badRequest, expectError, notFound } from "./support/errors.mjs";

const client = makeClient(await startEmulator());
await client.send(new CreateDomainCommand({ DomainName: "shop", DefaultExpirationDays: 30 }));

const update = (members) => new UpdateDomainCommand({ DomainName: "shop", ...members });

const rules = (changes) => update({ RuleBasedMatching: { ...ruleBasedMatching, ...changes } });

const schedule = (JobSchedule) => update({ Matching: { Enabled: true, JobSchedule } });

const autoMerging = (changes) =>
  update({ Matching: { ...matching, AutoMerging: { ...matching.AutoMerging, ...changes } } });

test("a domain that is not there is not found", async () => {
  const DomainName = "nowhere";
  for (const command of [
    new GetDomainCommand({ DomainName }),
    new UpdateDomainCommand({ DomainName, ...fullDomain }),
    new DeleteDomainCommand({ DomainName }),
  ]) {
    expectError(
      await errorOf(client.send(command)),
      notFound(new RegExp(`^DomainName nowhere is not found in account ${account}$`)),
    );
  }
});

test("a name is taken once", async () => {
  const error = await errorOf(
    client.send(new CreateDomainCommand({ DomainName: "shop", DefaultExpirationDays: 30 })),
  );
  expectError(error, badRequest(/Domain shop already exists/));
});

const violations = [
  ["a number too small", update({ DefaultExpirationDays: 0 }),
    "Value '0' at 'defaultExpirationDays' failed to satisfy constraint: " +
    "Member must have value greater than or equal to 1"],
  ["a number too large", update({ DefaultExpirationDays: 1099 }),
    "Value '1099' at 'defaultExpirationDays' failed to satisfy constraint: " +
    "Member must have value less than or equal to 1098"],
  ["a number that must be there",
    new CreateDomainCommand({ DomainName: "new", DefaultExpirationDays: undefined }),
    "Value null at 'defaultExpirationDays' failed to satisfy constraint: Member must not be null"],
  ["a name with a space", new GetDomainCommand({ DomainName: "my shop" }),
    "Value 'my shop' at 'domainName' failed to satisfy constraint: " +
    "Member must satisfy regular expression pattern: "],
  ["a name too long", new GetDomainCommand({ DomainName: "x".repeat(65) }),
    "at 'domainName' failed to satisfy constraint: Member must have length less than or equal to 64"],
  ["a key too long", update({ DefaultEncryptionKey: "x".repeat(256) }),
    "at 'defaultEncryptionKey' failed to satisfy constraint: " +
    "Member must have length less than or equal to 255"],
  ["a day that is none", schedule({ DayOfTheWeek: "FEAST", Time: "10:00" }),
    "Value 'FEAST' at 'matching.jobSchedule.dayOfTheWeek' failed to satisfy constraint: " +
    "Member must satisfy enum value set: ["],
  ["a time that is none", schedule({ DayOfTheWeek: "MONDAY", Time: "24:00" }),
    "Value '24:00' at 'matching.jobSchedule.time' failed to satisfy constraint: " +
    "Member must satisfy regular expression pattern: "],
  ["a confidence above one", autoMerging({ MinAllowedConfidenceScoreForMerging: 1.5 }),
    "at 'matching.autoMerging.minAllowedConfidenceScoreForMerging' failed to satisfy constraint: " +
    "Member must have value less than or equal to 1"],
  ["no attributes to merge by", autoMerging({ Consolidation: { MatchingAttributesList: [] } }),
    "at 'matching.autoMerging.consolidation.matchingAttributesList' failed to satisfy " +
    "constraint: Member must have length greater than or equal to 1"],
  ["no rules", rules({ MatchingRules: [] }),
    "at 'ruleBasedMatching.matchingRules' failed to satisfy constraint: " +
    "Member must have length greater than or equal to 1"],
  ["a rule without attributes", rules({ MatchingRules: [{ Rule: [] }] }),
    "at 'ruleBasedMatching.matchingRules.1.member.rule' failed to satisfy constraint: " +
    "Member must have length greater than or equal to 1"],
  ["a level too high", rules({ MaxAllowedRuleLevelForMatching: 16 }),
    "Value '16' at 'ruleBasedMatching.maxAllowedRuleLevelForMatching' failed to satisfy " +
    "constraint: Member must have value less than or equal to 15"],
  ["no tags", update({ Tags: {} }),
    "at 'tags' failed to satisfy constraint: Member must have length greater than or equal to 1"],
  ["a page size of zero", new ListDomainsCommand({ MaxResults: 0 }),
    "Value '0' at 'maxResults' failed to satisfy constraint: " +
    "Member must have value greater than or equal to 1"],
];

for (const [what, command, violation] of violations) {
  test(`${what} is a violation in AWS's words`, async () => {
    const error = await errorOf(client.send(command));
    expectError(error, badRequest(/^[0-9]+ validation errors? detected: /));
    assert.ok(error.message.includes(violation), error.message);
  });
}

test("all violations are told together", async () => {
  const error = await errorOf(
    client.send(
      update({ DefaultExpirationDays: 0, Matching: { Enabled: true, JobSchedule: { Time: "x" } } }),
    ),
  );
  expectError(error, badRequest(/^4 validation errors detected: .+; .+; .+; .+/));
});

test("levels must fit the rules and each other", async () => {
  const levels = [
    { MaxAllowedRuleLevelForMerging: 2, MaxAllowedRuleLevelForMatching: 1 },
    { MaxAllowedRuleLevelForMerging: 1, MaxAllowedRuleLevelForMatching: 3 },
  ];
  for (const change of levels) {
    expectError(await errorOf(client.send(rules(change))), badRequest(/MaxAllowedRuleLevelFor/));
  }
});

test("the queue of another account is refused", async () => {
  const DeadLetterQueueUrl = "https://sqs.us-east-1.amazonaws.com/999999999999/rejected";
  expectError(
    await errorOf(client.send(update({ DeadLetterQueueUrl }))),
    badRequest(/^Error queue URL does not belong to your account ID$/),
  );
});

test("a page token that nobody gave out is refused", async () => {
  const error = await errorOf(client.send(new ListDomainsCommand({ NextToken: "bm90aGluZw" })));
  expectError(error, badRequest(/token/));
});

test("an operation that is not built says so at once", async () => {
  const error = await errorOf(client.send(new ListWorkflowsCommand({ DomainName: "shop" })));
  assert.equal(error.name, "NotImplementedException");
  assert.match(error.message, /ListWorkflows/);
  assert.equal(error.$metadata.httpStatusCode, 501);
  assert.equal(error.$metadata.attempts, 1);
});
