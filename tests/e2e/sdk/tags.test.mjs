import assert from "node:assert/strict";
import { test } from "node:test";
import {
  BadRequestException,
  CreateDomainCommand,
  GetDomainCommand,
  ListTagsForResourceCommand,
  ResourceNotFoundException,
  TagResourceCommand,
  UntagResourceCommand,
} from "@aws-sdk/client-customer-profiles";
import { account, arnOf, errorOf, makeClient, withoutMetadata } from "./support/client.mjs";
import { startEmulator } from "./support/emulator.mjs";

const client = makeClient(await startEmulator());
const resourceArn = arnOf("shop");
const created = await client.send(
  new CreateDomainCommand({
    DomainName: "shop",
    DefaultExpirationDays: 30,
    Tags: { team: "crm", stage: "test" },
  }),
);

const tagsOf = async (arn) =>
  (await client.send(new ListTagsForResourceCommand({ resourceArn: arn }))).tags;

test("tags are those of the domain", async () => {
  assert.deepEqual(await tagsOf(resourceArn), { team: "crm", stage: "test" });
});

test("TagResource adds keys and replaces values", async () => {
  const answer = await client.send(
    new TagResourceCommand({ resourceArn, tags: { stage: "live", "cost-centre/1": "ä € 😀" } }),
  );
  assert.deepEqual(withoutMetadata(answer), {});
  assert.deepEqual(await tagsOf(resourceArn), {
    team: "crm",
    stage: "live",
    "cost-centre/1": "ä € 😀",
  });
});

test("UntagResource removes keys, and minds none that is not there", async () => {
  const tagKeys = ["stage", "cost-centre/1", "never-there"];
  const answer = await client.send(new UntagResourceCommand({ resourceArn, tagKeys }));
  assert.deepEqual(withoutMetadata(answer), {});
  assert.deepEqual(await tagsOf(resourceArn), { team: "crm" });
});

test("tagging does not touch the date of the domain", async () => {
  const { LastUpdatedAt, Tags } = await client.send(new GetDomainCommand({ DomainName: "shop" }));
  assert.deepEqual(LastUpdatedAt, created.LastUpdatedAt);
  assert.deepEqual(Tags, { team: "crm" });
});

const operations = (arn) => [
  new TagResourceCommand({ resourceArn: arn, tags: { a: "b" } }),
  new UntagResourceCommand({ resourceArn: arn, tagKeys: ["a"] }),
  new ListTagsForResourceCommand({ resourceArn: arn }),
];

test("the tags of what does not exist are not found", async () => {
  for (const command of operations(arnOf("nowhere"))) {
    const error = await errorOf(client.send(command));
    assert.ok(error instanceof ResourceNotFoundException);
    assert.equal(error.message, `DomainName nowhere is not found in account ${account}`);
  }
});

test("an ARN that names nothing of ours is a bad request", async () => {
  const arns = [
    "arn:aws:s3:::bucket",
    "arn:aws:profile:us-east-1",
    `arn:aws:profile:us-east-1:${account}:shops/shop`,
    "arn:aws:profile:us-east-1:999999999999:domains/shop",
    `arn:aws:profile:eu-west-1:${account}:domains/shop`,
  ];
  for (const command of arns.flatMap(operations)) {
    assert.ok((await errorOf(client.send(command))) instanceof BadRequestException);
  }
});

test("a resource has fifty tags at most", async () => {
  const fifty = Object.fromEntries(Array.from({ length: 50 }, (_, i) => [`key${i}`, `${i}`]));
  const error = await errorOf(client.send(new TagResourceCommand({ resourceArn, tags: fifty })));
  assert.ok(error instanceof BadRequestException);
  assert.deepEqual(await tagsOf(resourceArn), { team: "crm" });

  const { key0, ...fortyNine } = fifty;
  await client.send(new TagResourceCommand({ resourceArn, tags: fortyNine }));
  assert.equal(Object.keys(await tagsOf(resourceArn)).length, 50);
});
