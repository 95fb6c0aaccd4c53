// Files that were cut, zeroed or garbled: what a copy that ended early, a full disk or a lost
// sector leaves. An emulator that is started on one refuses it, or serves a state that it once was
// in; what it never does is to serve less and say nothing.
import assert from "node:assert/strict";
import { test } from "node:test";
import { randomNumbers } from "./support/random.mjs";
import { scratchFolder } from "./support/scratch.mjs";
import { filesOfKilled, startOn } from "./support/stored_state.mjs";

const lastState = 60;
const pageSize = 4096;
const logHeader = 32;
const frameSize = pageSize + 24;

const cut = (bytes, length) => bytes.subarray(0, length);

function zeroed(bytes, start, length) {
  return Buffer.from(bytes).fill(0, start, Math.min(start + length, bytes.length));
}

function flipped(bytes, position) {
  const copy = Buffer.from(bytes);
  copy[position] ^= 1 << (position % 8);
  return copy;
}

/** Every `step`-th number below `end`, and what is next to it. */
function around(end, step, start = 0) {
  const numbers = new Set([0, end]);
  for (let number = start; number < end; number += step) {
    [number - 1, number, number + 1].forEach((neighbour) => numbers.add(neighbour));
  }
  return [...numbers].filter((number) => number >= 0 && number <= end).sort((a, b) => a - b);
}

function count(outcomes, isSo) {
  return outcomes.filter(isSo).length;
}

function tell(context, outcomes) {
  context.diagnostic(`${count(outcomes, ({ serves }) => !serves)} refused, ` +
    `${count(outcomes, ({ state }) => state !== undefined)} serve a state, ` +
    `${count(outcomes, ({ serves, state }) => serves && state === undefined)} serve errors`);
}

test("a log that is cut loses the last states, and nothing else", async (context) => {
  const folder = await scratchFolder(context);
  const { file, log } = await filesOfKilled(folder, lastState);
  const outcomes = [];
  for (const length of around(log.length, frameSize * 5, logHeader)) {
    const outcome = await startOn(folder, file, cut(log, length));
    assert.notEqual(outcome.state, undefined, `${length}: ${JSON.stringify(outcome)}`);
    outcomes.push(outcome);
  }
  tell(context, outcomes);
  const states = outcomes.map(({ state }) => state);
  assert.deepEqual(states, [...states].sort((a, b) => a - b), "more of the log, later state");
  assert.equal(states[0], 0);
  assert.equal(states.at(-1), lastState);
});

test("a log that is damaged counts as far as it is whole", async (context) => {
  const folder = await scratchFolder(context);
  const random = randomNumbers(context);
  const { file, log } = await filesOfKilled(folder, lastState);
  const outcomes = [];
  for (let i = 0; i < 30; ++i) {
    const position = random.between(0, log.length - 1);
    outcomes.push(await startOn(folder, file, flipped(log, position)));
    outcomes.push(await startOn(folder, file, zeroed(log, position, pageSize)));
  }
  tell(context, outcomes);
  assert.ok(outcomes.every(({ serves, state }) => !serves || state <= lastState));
});

test("a file that is cut is refused", async (context) => {
  const folder = await scratchFolder(context);
  const { file, log, foldedFile } = await filesOfKilled(folder, lastState);
  const outcomes = [];
  for (const length of around(foldedFile.length, pageSize * 7).slice(1, -1)) {
    const alone = await startOn(folder, cut(foldedFile, length));
    assert.ok(!alone.serves, `cut to ${length}: ${JSON.stringify(alone)}`);
    const withLog = await startOn(folder, cut(file, length), log);
    assert.ok(!withLog.serves || withLog.state === lastState,
      `cut to ${length}, with its log: ${JSON.stringify(withLog)}`);
    outcomes.push(alone, withLog);
  }
  tell(context, outcomes);
});

test("a file with holes is refused, or what is not there any more is an error", async (context) => {
  const folder = await scratchFolder(context);
  const { file, log, foldedFile } = await filesOfKilled(folder, lastState);
  const outcomes = [];
  for (let page = 0; page < foldedFile.length; page += pageSize) {
    const alone = await startOn(folder, zeroed(foldedFile, page, pageSize));
    const withLog = await startOn(folder, zeroed(file, page, pageSize), log);
    for (const [outcome, expected] of [[alone, 0], [withLog, lastState]]) {
      assert.ok([undefined, expected].includes(outcome.state),
        `page ${page / pageSize}: ${JSON.stringify(outcome)}`);
    }
    outcomes.push(alone, withLog);
  }
  tell(context, outcomes);
});
