import assert from "node:assert/strict";
import { test } from "node:test";
import {
  AddProfileKeyCommand,
  BatchGetProfileCommand,
  CreateDomainCommand,
  CreateProfileCommand,
  DeleteProfileCommand,
  DeleteProfileKeyCommand,
  SearchProfilesCommand,
  UpdateProfileCommand,
} from "@aws-sdk/client-customer-profiles";
import { account, errorOf, makeClient } from "./support/client.mjs";
import { startEmulator } from "./support/emulator.mjs";
import { badRequest, expectError, notFound } from "./support/errors.mjs";
import { profilesOf } from "./support/profile.mjs";

const client = makeClient(await startEmulator());
const DomainName = "shop";
await client.send(new CreateDomainCommand({ DomainName, DefaultExpirationDays: 30 }));
const { create, read } = profilesOf(client, DomainName);
const ProfileId = await create({ FirstName: "Ada" });
const missing = "0".repeat(32);

test("a domain that is not there is told before whatever else is wrong", async () => {
  const nowhere = { DomainName: "nowhere", ProfileId: missing };
  const reservedKey = { KeyName: "_mine", Values: [] };
  for (const command of [
    new CreateProfileCommand(nowhere),
    new UpdateProfileCommand(nowhere),
    new DeleteProfileCommand(nowhere),
    new BatchGetProfileCommand({ ...nowhere, ProfileIds: [missing] }),
    new AddProfileKeyCommand({ ...nowhere, ...reservedKey }),
    new DeleteProfileKeyCommand({ ...nowhere, ...reservedKey }),
    new SearchProfilesCommand({ ...nowhere, ...reservedKey, NextToken: "forged" }),
  ]) {
    expectError(
      await errorOf(client.send(command)),
      notFound(new RegExp(`^DomainName nowhere is not found in account ${account}$`)),
    );
  }
});

test("a profile that is not there is not found", async () => {
  const gone = { DomainName, ProfileId: missing };
  const key = { KeyName: "k", Values: ["v"] };
  for (const command of [
    new UpdateProfileCommand({ ...gone, FirstName: "Eve" }),
    new DeleteProfileCommand(gone),
    new AddProfileKeyCommand({ ...gone, ...key }),
    new DeleteProfileKeyCommand({ ...gone, ...key }),
  ]) {
    expectError(
      await errorOf(client.send(command)),
      notFound(new RegExp(`^Profile ${missing} is not found in domain shop$`)),
    );
  }
});

test("a key that nobody defined is not found", async () => {
  const search = { DomainName, KeyName: "_email", Values: ["a@x.example"] };
  const other = { KeyName: "loyalty", Values: ["1"] };
  for (const command of [
    new SearchProfilesCommand({ ...search, ...other }),
    new SearchProfilesCommand({ ...search, AdditionalSearchKeys: [other] }),
  ]) {
    expectError(
      await errorOf(client.send(command)),
      notFound(/^KeyName loyalty is not defined in the domain$/),
    );
  }
});

test("names of keys that are kept for the service are refused", async () => {
  for (const KeyName of ["_profileId", "_mine"]) {
    for (const Command of [AddProfileKeyCommand, DeleteProfileKeyCommand]) {
      const command = new Command({ DomainName, ProfileId, KeyName, Values: ["v"] });
      expectError(
        await errorOf(client.send(command)),
        badRequest(new RegExp(`^KeyName ${KeyName} is reserved: `)),
      );
    }
  }
});

test("a key needs values, and not too many", async () => {
  const many = Array.from({ length: 1001 }, (_, i) => `${i}`);
  for (const Command of [AddProfileKeyCommand, DeleteProfileKeyCommand]) {
    const withValues = (Values) => new Command({ DomainName, ProfileId, KeyName: "k", Values });
    expectError(
      await errorOf(client.send(withValues([]))),
      badRequest(/^Values of key k must not be empty$/),
    );
    expectError(
      await errorOf(client.send(withValues(many))),
      badRequest(/^The request has 1001 values of keys; it can have at most 1000$/),
    );
  }
});

test("a profile that is too large is refused, and what there was stays", async () => {
  const Attributes = Object.fromEntries(
    Array.from({ length: 1000 }, (_, i) => [`attribute ${i}`, "x".repeat(255)]),
  );
  for (const command of [
    new CreateProfileCommand({ DomainName, Attributes }),
    new UpdateProfileCommand({ DomainName, ProfileId, FirstName: "Eve", Attributes }),
  ]) {
    expectError(
      await errorOf(client.send(command)),
      badRequest(/^The profile would have [0-9]+ bytes; it can have at most 256000$/),
    );
  }
  assert.deepEqual(await read(ProfileId), { FirstName: "Ada" });
});

const created = (members) => new CreateProfileCommand({ DomainName, ...members });
const updated = (members) => new UpdateProfileCommand({ DomainName, ProfileId, ...members });
const batch = (ProfileIds) => new BatchGetProfileCommand({ DomainName, ProfileIds });
const search = (members) =>
  new SearchProfilesCommand({ DomainName, KeyName: "_email", Values: ["a"], ...members });

const atLeast = (length) => `Member must have length greater than or equal to ${length}`;
const atMost = (length) => `Member must have length less than or equal to ${length}`;
const failed = (path, constraint) => `at '${path}' failed to satisfy constraint: ${constraint}`;
const idPattern = "Member must satisfy regular expression pattern: [a-f0-9]{32}";

const violations = [
  ["an empty text", created({ FirstName: "" }), failed("firstName", atLeast(1))],
  ["a text too long", created({ LastName: "x".repeat(256) }), failed("lastName", atMost(255))],
  ["more information than fits", updated({ AdditionalInformation: "x".repeat(1001) }),
    failed("additionalInformation", atMost(1000))],
  ["a gender that is none", created({ Gender: "male" }),
    failed("gender", "Member must satisfy enum value set: [MALE, FEMALE, UNSPECIFIED]")],
  ["an empty part of a new address", created({ Address: { City: "" } }),
    failed("address.city", atLeast(1))],
  ["an empty new attribute", created({ Attributes: { tier: "" } }),
    failed("attributes", `Member must satisfy constraint: [${atMost(255)}, ${atLeast(1)}]`)],
  ["a preference for a way that is none",
    created({ EngagementPreferences: { Phone: [{ ContactType: "Pigeon" }] } }),
    failed("engagementPreferences.phone.1.member.contactType",
      "Member must satisfy enum value set: [")],
  ["an id in capitals", updated({ ProfileId: "A".repeat(32) }), failed("profileId", idPattern)],
  ["an id too short", updated({ ProfileId: "0".repeat(31) }), failed("profileId", idPattern)],
  ["no ids", batch([]), failed("profileIds", atLeast(1))],
  ["21 ids", batch(Array(21).fill(missing)), failed("profileIds", atMost(20))],
  ["an id among others that is none", batch([missing, "nope"]),
    failed("profileIds", `Member must satisfy constraint: [${idPattern}]`)],
  ["a name of a key with a space", search({ KeyName: "my key" }),
    failed("keyName", "Member must satisfy regular expression pattern: ^[a-zA-Z0-9_-]+$")],
  ["an empty value", search({ Values: [""] }),
    failed("values", `Member must satisfy constraint: [${atMost(255)}, ${atLeast(1)}]`)],
  ["an empty list of further keys", search({ AdditionalSearchKeys: [] }),
    failed("additionalSearchKeys", atLeast(1))],
  ["five further keys",
    search({ AdditionalSearchKeys: Array(5).fill({ KeyName: "_phone", Values: ["1"] }) }),
    failed("additionalSearchKeys", atMost(4))],
  ["an operator that is none", search({ LogicalOperator: "XOR" }),
    failed("logicalOperator", "Member must satisfy enum value set: [AND, OR]")],
  ["a page too large", search({ MaxResults: 101 }),
    failed("maxResults", "Member must have value less than or equal to 100")],
];

for (const [what, command, violation] of violations) {
  test(`${what} is a violation in AWS's words`, async () => {
    const error = await errorOf(client.send(command));
    expectError(error, badRequest(/^1 validation error detected: /));
    assert.ok(error.message.includes(violation), error.message);
  });
}

test("a violation does not tell what is sensitive", async () => {
  const FirstName = "Rumpelstiltskin".repeat(18);
  const error = await errorOf(client.send(created({ FirstName })));
  expectError(error, badRequest(/Value at 'firstName' failed/));
  assert.ok(!error.message.includes("Rumpelstiltskin"));
});
