import assert from "node:assert/strict";
import { test } from "node:test";
import {
  AddProfileKeyCommand,
  BatchGetProfileCommand,
  CreateDomainCommand,
  CreateProfileCommand,
  DeleteDomainCommand,
  DeleteProfileCommand,
  GetDomainCommand,
  SearchProfilesCommand,
  UpdateProfileCommand,
} from "@aws-sdk/client-customer-profiles";
import { makeClient, withoutMetadata } from "./support/client.mjs";
import { controlOf } from "./support/control.mjs";
import { startEmulator } from "./support/emulator.mjs";
import { deprecatedMembers, fullProfile, profilesOf } from "./support/profile.mjs";

const endpoint = await startEmulator();
const client = makeClient(endpoint);
const { control, withFaults } = controlOf(endpoint);

const DomainName = "shop";
await client.send(new CreateDomainCommand({ DomainName, DefaultExpirationDays: 30 }));
const { create, read } = profilesOf(client, DomainName);

const update = (ProfileId, members) =>
  client.send(new UpdateProfileCommand({ DomainName, ProfileId, ...members }));

test("a profile is answered with every member that it was given", async () => {
  const created = await client.send(new CreateProfileCommand({ DomainName, ...fullProfile }));
  assert.equal(created.$metadata.httpStatusCode, 200);
  const { ProfileId, ...rest } = withoutMetadata(created);
  assert.match(ProfileId, /^[0-9a-f]{12}4[0-9a-f]{3}[89ab][0-9a-f]{15}$/);
  assert.deepEqual(rest, {});
  assert.deepEqual(await read(ProfileId), { ...fullProfile, ...deprecatedMembers });
});

test("a profile may have nothing but its id", async () => {
  assert.deepEqual(await read(await create()), {});
});

test("an update keeps, replaces and removes", async () => {
  const id = await create(fullProfile);
  const updated = await update(id, {
    LastName: "Byron",
    MiddleName: "",
    AdditionalInformation: "",
    Address: { City: "Paris", Address2: "" },
    ShippingAddress: { City: "" },
    Attributes: { tier: "", since: "1835" },
  });
  assert.deepEqual(withoutMetadata(updated), { ProfileId: id });

  const { MiddleName, AdditionalInformation, ShippingAddress, ...kept } = fullProfile;
  const { Address2, ...keptAddress } = kept.Address;
  assert.deepEqual(await read(id), {
    ...kept,
    ...deprecatedMembers,
    LastName: "Byron",
    Address: { ...keptAddress, City: "Paris" },
    Attributes: { "größe": "👍", since: "1835" },
  });
});

test("an update of nothing changes nothing", async () => {
  const id = await create(fullProfile);
  await update(id, {});
  assert.deepEqual(await read(id), { ...fullProfile, ...deprecatedMembers });
});

test("Gender and PartyType follow their texts and the other way round", async () => {
  const id = await create({ Gender: "MALE", PartyTypeString: "household" });
  assert.deepEqual(await read(id), {
    Gender: "MALE",
    GenderString: "MALE",
    PartyTypeString: "household",
  });
  await update(id, { GenderString: "divers", PartyType: "OTHER" });
  assert.deepEqual(await read(id), {
    GenderString: "divers",
    PartyType: "OTHER",
    PartyTypeString: "OTHER",
  });
  await update(id, { GenderString: "", PartyTypeString: "" });
  assert.deepEqual(await read(id), {});
});

test("a batch has what is there in the order asked, and an error for what is not", async () => {
  const [one, two] = [await create({ FirstName: "One" }), await create({ FirstName: "Two" })];
  const missing = "0".repeat(32);
  const batch = await client.send(
    new BatchGetProfileCommand({ DomainName, ProfileIds: [two, missing, one, two] }),
  );
  assert.deepEqual(withoutMetadata(batch), {
    Profiles: [
      { ProfileId: two, FirstName: "Two" },
      { ProfileId: one, FirstName: "One" },
    ],
    Errors: [
      {
        Code: "404",
        Message: `Profile ${missing} is not found in domain ${DomainName}`,
        ProfileId: missing,
      },
    ],
  });
});

test("a profile that was deleted is gone", async () => {
  const ProfileId = await create(fullProfile);
  const deleted = await client.send(new DeleteProfileCommand({ DomainName, ProfileId }));
  assert.deepEqual(withoutMetadata(deleted), { Message: "OK" });
  assert.equal(await read(ProfileId), undefined);
});

/** The ids that a search for an e-mail address finds. */
async function idsByEmail(client, DomainName, address) {
  const { Items } = await client.send(
    new SearchProfilesCommand({ DomainName, KeyName: "_email", Values: [address] }),
  );
  return Items.map((item) => item.ProfileId);
}

test("accounts and regions do not see each other's profiles", async () => {
  const id = await create({ EmailAddress: "mine@x.example" });
  const strangers = [
    makeClient(endpoint, { credentials: { accessKeyId: "333333333333", secretAccessKey: "any" } }),
    makeClient(endpoint, { region: "eu-west-1" }),
  ];
  for (const stranger of strangers) {
    await stranger.send(new CreateDomainCommand({ DomainName, DefaultExpirationDays: 1 }));
    assert.equal(await profilesOf(stranger, DomainName).read(id), undefined);
    assert.deepEqual(await idsByEmail(stranger, DomainName, "mine@x.example"), []);
  }
  assert.deepEqual(await idsByEmail(client, DomainName, "mine@x.example"), [id]);
});

test("profiles go with their domain and do not come back with its name", async () => {
  const domain = { DomainName: "short-lived", DefaultExpirationDays: 30 };
  const profiles = profilesOf(client, domain.DomainName);
  await client.send(new CreateDomainCommand(domain));
  const old = await profiles.create({ EmailAddress: "old@x.example" });
  await client.send(new DeleteDomainCommand(domain));
  await client.send(new CreateDomainCommand(domain));
  const fresh = await profiles.create({ EmailAddress: "new@x.example" });

  assert.equal(await profiles.read(old), undefined);
  assert.deepEqual(await idsByEmail(client, domain.DomainName, "old@x.example"), []);
  assert.deepEqual(await profiles.read(fresh), { EmailAddress: "new@x.example" });
});

async function countProfiles(DomainName) {
  const { Stats } = await client.send(new GetDomainCommand({ DomainName }));
  assert.equal(Stats.MeteringProfileCount, Stats.ProfileCount);
  return Stats.ProfileCount;
}

test("profiles expire by the service's clock, later when updated", async (context) => {
  context.after(() => control("POST", "clock", { reset: true }));
  const domain = { DomainName: "forgetful", DefaultExpirationDays: 2 };
  const profiles = profilesOf(client, domain.DomainName);
  await client.send(new CreateDomainCommand(domain));
  const [first, second] = [await profiles.create(), await profiles.create()];
  await client.send(
    new AddProfileKeyCommand({ ...domain, ProfileId: first, KeyName: "k", Values: ["v"] }),
  );
  assert.equal(await countProfiles(domain.DomainName), 2);

  await control("POST", "clock", { advance: "P1D" });
  await client.send(
    new UpdateProfileCommand({ ...domain, ProfileId: second, FirstName: "Still here" }),
  );
  await control("POST", "clock", { advance: "P1D" });
  assert.equal(await profiles.read(first), undefined);
  assert.deepEqual(await profiles.read(second), { FirstName: "Still here" });
  assert.equal(await countProfiles(domain.DomainName), 1);

  await control("POST", "clock", { advance: "P1D" });
  assert.equal(await countProfiles(domain.DomainName), 0);
});

test("a create that is tried again makes one profile", async (context) => {
  await withFaults(
    context,
    { operation: "CreateProfile", error: { type: "ThrottlingException" }, times: 1 },
    { operation: "CreateProfile", drop: true, times: 1 },
  );
  const { ProfileId, $metadata } = await client.send(
    new CreateProfileCommand({ DomainName, EmailAddress: "retried@x.example" }),
  );
  assert.equal($metadata.attempts, 3);
  assert.deepEqual(await idsByEmail(client, DomainName, "retried@x.example"), [ProfileId]);
});

test("the journal tells of a profile, and nothing of what is in it", async () => {
  await control("DELETE", "requests");
  await create({ FirstName: "Rumpelstiltskin", Attributes: { nickname: "Rumpelstiltskin" } });
  const { requests } = await control("GET", "requests?operation=CreateProfile");
  assert.deepEqual(
    requests.map(({ status, input }) => ({ status, input })),
    [{ status: 200, input: { DomainName, FirstName: "***", Attributes: "***" } }],
  );
});
