import assert from "node:assert/strict";
import { test } from "node:test";
import {
  AddProfileKeyCommand,
  CreateDomainCommand,
  DeleteProfileKeyCommand,
  SearchProfilesCommand,
  UpdateProfileCommand,
} from "@aws-sdk/client-customer-profiles";
import { errorOf, makeClient, withoutMetadata } from "./support/client.mjs";
import { startEmulator } from "./support/emulator.mjs";
import { badRequest, expectError } from "./support/errors.mjs";
import { deprecatedMembers, fullProfile, profilesOf } from "./support/profile.mjs";

const client = makeClient(await startEmulator());

/** A domain of a test's own, and what is done in it. */
async function makeDomain(DomainName) {
  await client.send(new CreateDomainCommand({ DomainName, DefaultExpirationDays: 30 }));
  const send = (Command, members) => client.send(new Command({ DomainName, ...members }));
  return {
    ...profilesOf(client, DomainName),
    send,
    search: (KeyName, Values, members = {}) =>
      send(SearchProfilesCommand, { KeyName, Values, ...members }),
    async idsBy(...search) {
      return (await this.search(...search)).Items.map((item) => item.ProfileId);
    },
  };
}

test("what was written is found at once, with everything that it has", async () => {
  const domain = await makeDomain("complete");
  const ProfileId = await domain.create(fullProfile);
  const found = await domain.search("_profileId", [ProfileId]);
  assert.deepEqual(withoutMetadata(found), {
    Items: [
      {
        ...fullProfile,
        ...deprecatedMembers,
        ProfileId,
        FoundByItems: [{ KeyName: "_profileId", Values: [ProfileId] }],
      },
    ],
  });

  await domain.send(UpdateProfileCommand, { ProfileId, EmailAddress: "moved@x.example" });
  assert.deepEqual(await domain.idsBy("_email", ["moved@x.example"]), [ProfileId]);
  assert.deepEqual(await domain.idsBy("_email", [fullProfile.EmailAddress]), []);
});

test("a profile is found by each of its phones, e-mail addresses and the rest", async () => {
  const domain = await makeDomain("members");
  const id = await domain.create(fullProfile);
  await domain.create({ FirstName: "Somebody", LastName: "Else", PhoneNumber: "+15559999999" });
  const values = {
    _phone: ["+15550000001", "555 000 0002", "(555)-000-0003", "1.555.000.0004"],
    _email: ["ADA@X.EXAMPLE", "ada@home.example", "Ada@Work.Example"],
    _fullName: ["Ada Lovelace", "ADA LOVELACE"],
    _account: ["A-1815"],
  };
  for (const [key, spellings] of Object.entries(values)) {
    for (const value of spellings) {
      assert.deepEqual(await domain.idsBy(key, [value]), [id], `${key} ${value}`);
    }
  }
});

test("OR finds what any key finds, AND what all do, and both tell by which", async () => {
  const domain = await makeDomain("operators");
  const [name, both, mail] = [
    await domain.create({ LastName: "Lovelace" }),
    await domain.create({ LastName: "Lovelace", EmailAddress: "a@x.example" }),
    await domain.create({ EmailAddress: "a@x.example" }),
  ];
  const byName = { KeyName: "_fullName", Values: ["Lovelace"] };
  const byMail = { KeyName: "_email", Values: ["a@x.example", "b@x.example"] };
  const foundBy = async (LogicalOperator) => {
    const { Items } = await domain.send(SearchProfilesCommand, {
      ...byName,
      AdditionalSearchKeys: [byMail],
      LogicalOperator,
    });
    return Items.map(({ ProfileId, FoundByItems }) => [ProfileId, FoundByItems]);
  };
  const any = [
    [name, [byName]],
    [both, [byName, byMail]],
    [mail, [byMail]],
  ];
  assert.deepEqual(await foundBy(undefined), any);
  assert.deepEqual(await foundBy("OR"), any);
  assert.deepEqual(await foundBy("AND"), [[both, [byName, byMail]]]);
});

test("keys of one's own are added, found and taken away", async () => {
  const domain = await makeDomain("keys");
  const ProfileId = await domain.create();
  const key = { KeyName: "loyalty", Values: ["Gold", "Silver"] };
  const added = await domain.send(AddProfileKeyCommand, { ProfileId, ...key });
  assert.deepEqual(withoutMetadata(added), key);
  assert.deepEqual(await domain.idsBy("loyalty", ["Silver"]), [ProfileId]);
  assert.deepEqual(await domain.idsBy("loyalty", ["silver"]), []);

  const gold = { ProfileId, KeyName: "loyalty", Values: ["Gold"] };
  const deleted = await domain.send(DeleteProfileKeyCommand, gold);
  assert.deepEqual(withoutMetadata(deleted), { Message: "OK" });
  assert.deepEqual(await domain.idsBy("loyalty", ["Gold"]), []);
  assert.deepEqual(await domain.idsBy("loyalty", ["Silver"]), [ProfileId]);
});

test("a predefined key is added beside what the members say", async () => {
  const domain = await makeDomain("predefined-keys");
  const ProfileId = await domain.create({ PhoneNumber: "+15550000001" });
  const keys = { ProfileId, KeyName: "_phone", Values: ["555 000 0001", "555 000 0002"] };
  await domain.send(AddProfileKeyCommand, keys);
  assert.deepEqual(await domain.idsBy("_phone", ["+15550000002"]), [ProfileId]);
  await domain.send(DeleteProfileKeyCommand, keys);
  assert.deepEqual(await domain.idsBy("_phone", ["+15550000002"]), []);
  assert.deepEqual(await domain.idsBy("_phone", ["+15550000001"]), [ProfileId]);
});

/** The SDK has no paginator for SearchProfiles. */
async function* pagesOf(domain, KeyName, Values, MaxResults) {
  let NextToken;
  do {
    const page = await domain.search(KeyName, Values, { MaxResults, NextToken });
    yield page.Items.map((item) => item.ProfileId);
    NextToken = page.NextToken;
  } while (NextToken !== undefined);
}

test("the pages have each profile once, in the order of creation, whatever their size", async () => {
  const domain = await makeDomain("pages");
  const ids = [];
  for (let i = 0; i < 205; ++i) {
    ids.push(await domain.create({ AccountNumber: i % 2 ? "odd" : "even", FirstName: "Ada" }));
  }
  for (const size of [1, 41, 100, undefined]) {
    const pages = [];
    for await (const page of pagesOf(domain, "_fullName", ["ada"], size)) {
      pages.push(page);
    }
    assert.equal(pages.length, Math.ceil(ids.length / (size ?? 20)));
    assert.deepEqual(pages.flat(), ids);
  }
  const found = [];
  for await (const page of pagesOf(domain, "_account", ["even", "odd"], 100)) {
    found.push(...page);
  }
  assert.deepEqual(found, ids);
});

test("a page token is good for its search only", async () => {
  const domain = await makeDomain("tokens");
  await domain.create({ AccountNumber: "1" });
  await domain.create({ AccountNumber: "1" });
  const { NextToken } = await domain.search("_account", ["1"], { MaxResults: 1 });
  const elsewhere = await makeDomain("other-tokens");
  for (const misuse of [
    domain.search("_account", ["2"], { NextToken }),
    domain.search("_email", ["1"], { NextToken }),
    domain.search("_account", ["1"], { NextToken, LogicalOperator: "AND" }),
    domain.search("_account", ["1"], { NextToken: `${NextToken}A` }),
    elsewhere.search("_account", ["1"], { NextToken }),
  ]) {
    expectError(await errorOf(misuse), badRequest(/^The next token is not valid$/));
  }
});
