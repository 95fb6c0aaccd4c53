import assert from "node:assert/strict";
import {
  BadRequestException,
  CustomerProfilesServiceException,
  ResourceNotFoundException,
} from "@aws-sdk/client-customer-profiles";

/** What holds for every error: the SDK knows it, and had no reason to try again. */
export function expectError(error, { type, status, fault, message }) {
  assert.ok(error instanceof type, `${error.name}: ${error.message}`);
  assert.ok(error instanceof CustomerProfilesServiceException);
  assert.equal(error.$fault, fault);
  assert.equal(error.$metadata.httpStatusCode, status);
  assert.equal(error.$metadata.attempts, 1);
  assert.match(error.$metadata.requestId, /^[0-9a-f-]{36}$/);
  assert.match(error.message, message);
}

export const badRequest = (message) => ({
  type: BadRequestException,
  status: 400,
  fault: "client",
  message,
});

export const notFound = (message) => ({
  type: ResourceNotFoundException,
  status: 404,
  fault: "client",
  message,
});
