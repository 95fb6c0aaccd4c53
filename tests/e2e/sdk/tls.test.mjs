import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { Agent } from "node:https";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { promisify } from "node:util";
import { CreateDomainCommand, ListDomainsCommand } from "@aws-sdk/client-customer-profiles";
import { errorOf, makeClient } from "./support/client.mjs";
import { startEmulator } from "./support/emulator.mjs";

const folder = await mkdtemp(join(tmpdir(), "customer-profiles-"));
after(() => rm(folder, { recursive: true }));
const authority = join(folder, "authority.pem");

const tls = ["--tls-self-signed", "--ca-file", authority];

/** A port that is free for now. */
async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function makeTrustingClient(endpoint) {
  const httpsAgent = new Agent({ ca: await readFile(authority) });
  return makeClient(endpoint, { requestHandler: { httpsAgent } });
}

test("the SDK trusts the emulator when its agent is given the authority", async () => {
  const endpoint = (await startEmulator(...tls)).replace("http:", "https:");
  const client = await makeTrustingClient(endpoint);
  await client.send(new CreateDomainCommand({ DomainName: "shop", DefaultExpirationDays: 30 }));
  const { Items, $metadata } = await client.send(new ListDomainsCommand({}));
  assert.deepEqual(Items.map((item) => item.DomainName), ["shop"]);
  assert.equal($metadata.attempts, 1);
});

test("an unchanged program trusts it by NODE_EXTRA_CA_CERTS", async () => {
  const endpoint = (await startEmulator(...tls)).replace("http:", "https:");
  const program = `
    import { CustomerProfilesClient, ListDomainsCommand } from "@aws-sdk/client-customer-profiles";
    console.log((await new CustomerProfilesClient({}).send(new ListDomainsCommand({}))).Items.length);`;
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ["--input-type=module", "--eval", program],
    {
      env: {
        ...process.env,
        NODE_EXTRA_CA_CERTS: authority,
        AWS_ENDPOINT_URL_CUSTOMER_PROFILES: endpoint,
        AWS_REGION: "us-east-1",
        AWS_ACCESS_KEY_ID: "123456789012",
        AWS_SECRET_ACCESS_KEY: "any",
      },
    },
  );
  assert.equal(stdout, "0\n");
});

test("without the authority the SDK does not trust it", async () => {
  const endpoint = (await startEmulator(...tls)).replace("http:", "https:");
  const error = await errorOf(
    makeClient(endpoint, { maxAttempts: 1 }).send(new ListDomainsCommand({})),
  );
  assert.match(error.code, /CERT|SIGNATURE/);
});

test("a plain port and one with TLS lead to the same domains", async () => {
  const port = await freePort();
  const plain = await startEmulator(...tls, "--tls-port", String(port));
  await makeClient(plain).send(
    new CreateDomainCommand({ DomainName: "shop", DefaultExpirationDays: 30 }),
  );
  const client = await makeTrustingClient(`https://127.0.0.1:${port}`);
  const { Items } = await client.send(new ListDomainsCommand({}));
  assert.deepEqual(Items.map((item) => item.DomainName), ["shop"]);
});
