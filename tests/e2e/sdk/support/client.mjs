import { CustomerProfilesClient } from "@aws-sdk/client-customer-profiles";

export const account = "123456789012";
export const region = "us-east-1";

/** The client as its users make it: nothing is set that they would not set. */
export function makeClient(endpoint, settings = {}) {
  return new CustomerProfilesClient({
    endpoint,
    region,
    credentials: { accessKeyId: account, secretAccessKey: "any" },
    ...settings,
  });
}

export function arnOf(domainName) {
  return `arn:aws:profile:${region}:${account}:domains/${domainName}`;
}

/** What the service says, without what the SDK adds about the exchange. */
export function withoutMetadata({ $metadata, ...answer }) {
  return answer;
}

/** The error with which the SDK rejects; fails if it does not. */
export async function errorOf(promise) {
  return promise.then(
    () => {
      throw new Error("expected an error");
    },
    (error) => error,
  );
}
