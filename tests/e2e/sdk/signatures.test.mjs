import assert from "node:assert/strict";
import { test } from "node:test";
import {
  CreateDomainCommand,
  ListDomainsCommand,
  ListTagsForResourceCommand,
} from "@aws-sdk/client-customer-profiles";
import { arnOf, errorOf, makeClient } from "./support/client.mjs";
import { startEmulator } from "./support/emulator.mjs";

const permanent = { accessKeyId: "123456789012", secretAccessKey: "right" };
const temporary = { accessKeyId: "ASIATEMPORARY", secretAccessKey: "s", sessionToken: "to/ken+=" };
const endpoint = await startEmulator(
  "--auth", "verify",
  "--credentials", "123456789012:right",
  "--credentials", "ASIATEMPORARY:s:to/ken+=",
);
const clientWith = (credentials, settings) => makeClient(endpoint, { credentials, ...settings });

test("the right credentials are accepted, body, query and encoded path included", async () => {
  const client = clientWith(permanent);
  await client.send(
    new CreateDomainCommand({ DomainName: "shop", DefaultExpirationDays: 30, Tags: { a: "ä b" } }),
  );
  await client.send(new ListDomainsCommand({ MaxResults: 5 }));
  const { tags } = await client.send(new ListTagsForResourceCommand({ resourceArn: arnOf("shop") }));
  assert.deepEqual(tags, { a: "ä b" });
});

test("a session token belongs to its key", async () => {
  const { Items } = await clientWith(temporary).send(new ListDomainsCommand({}));
  assert.deepEqual(Items, []);
});

const refused = [
  ["a wrong secret", { ...permanent, secretAccessKey: "wrong" }, "InvalidSignatureException"],
  ["an unknown key", { ...permanent, accessKeyId: "AKIAUNKNOWN" }, "UnrecognizedClientException"],
  ["a wrong session token", { ...temporary, sessionToken: "x" }, "UnrecognizedClientException"],
];

for (const [what, credentials, name] of refused) {
  test(`${what} is refused, once`, async () => {
    const error = await errorOf(clientWith(credentials).send(new ListDomainsCommand({})));
    assert.equal(error.name, name);
    assert.equal(error.$metadata.httpStatusCode, 403);
    assert.equal(error.$metadata.attempts, 1);
    assert.notEqual(error.message, "");
  });
}

for (const hours of [-1, 1]) {
  test(`a client whose clock is off by ${hours} hour corrects it by our date`, async () => {
    const client = clientWith(permanent, { systemClockOffset: hours * 3_600_000 });
    const answer = await client.send(new ListDomainsCommand({}));
    assert.equal(answer.$metadata.attempts, 2);
    assert.equal((await client.send(new ListDomainsCommand({}))).$metadata.attempts, 1);
  });
}
