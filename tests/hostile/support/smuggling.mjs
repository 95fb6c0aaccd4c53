import assert from "node:assert/strict";
import { exchange } from "./connection.mjs";
import { forEachOf } from "./parallel.mjs";

export const json = '{"DefaultExpirationDays":30}';
export const jsonInChunks = `${json.length.toString(16)}\r\n${json}\r\n0\r\n\r\n`;

/** What a server may answer to a request that it does not understand, or does not want to. */
const refusals = [400, 408, 413, 414, 431, 501];

/** The head of a request that creates a domain. */
export function creationHead(domain, fields, version = "1.1") {
  return `POST /domains/${domain} HTTP/${version}\r\n` +
    `Host: h\r\nContent-Type: application/json\r\n${fields}\r\n`;
}

/** The whole request, well-formed on its own. */
export function creation(domain) {
  return creationHead(domain, `Content-Length: ${json.length}\r\n`) + json;
}

/**
 * Sends each attack on a connection of its own. An attack is a request that may be understood as
 * the creation of `first`, and after it that of `next`, which only is a request where the first one
 * has ended. It can always be refused; else what is done has to be one of its `readings`:
 * {first, next, answers}, the last being how many answers there can be.
 *
 * Returns what was created, and how many answers there were in all.
 */
export async function attack(port, attacks) {
  const created = [];
  let answered = 0;
  await forEachOf(attacks, async ({ title, bytes, first, next, readings, mustBeServed }) => {
    const answers = await exchange(port, bytes);
    const seen = {
      first: answers[0]?.status === 200,
      next: answers.slice(1).some(({ status }) => status === 200),
    };
    const isLegal =
      (isRefusal(answers) && !mustBeServed) ||
      readings.some((reading) => reading.first === seen.first && reading.next === seen.next &&
        answers.length <= reading.answers);
    const sent = bytes.slice(0, 500);
    assert.ok(isLegal, `${title}: ${JSON.stringify({ sent, answers, readings })}`);
    created.push(...(seen.first ? [first] : []), ...(seen.next ? [next] : []));
    answered += answers.length;
  });
  return { created, answered };
}

/** Refused, and nothing after it. */
export function isRefusal(answers) {
  return answers.length === 1 && refusals.includes(answers[0].status) && answers[0].closes;
}
