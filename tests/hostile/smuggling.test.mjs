// Request smuggling: bytes that two programs could take for different requests. After each request
// comes another one, which must only be served where the first has ended by the one way in which
// RFC 9112 lets it be understood.
import { test } from "node:test";
import { attack, creation, creationHead, json, jsonInChunks } from "./support/smuggling.mjs";
import { Target } from "./support/target.mjs";
import { expand, readVectors } from "./support/vectors.mjs";

const heads = [
  { title: "HTTP/1.1", version: "1.1", lineEnd: "\r\n" },
  { title: "HTTP/1.0", version: "1.0", lineEnd: "\r\n" },
  { title: "bare line feeds", version: "1.1", lineEnd: "\n" },
];

const bodies = [
  { title: "a body as it is", body: json, isChunked: false },
  { title: "a body in chunks", body: jsonInChunks, isChunked: true },
];

/** All lengths with all codings, in both orders. */
function fieldMixes({ content_length: lengths, transfer_encoding: codings }) {
  return lengths.flatMap((length) => codings.flatMap((coding) => [
    { length, coding, fields: length.fields + coding.fields },
    ...(length.fields && coding.fields
      ? [{ length, coding, fields: coding.fields + length.fields }]
      : []),
  ]));
}

function framingAttack({ head, mix, body: { body, isChunked, title } }, index) {
  const first = `first-${index}`;
  const next = `next-${index}`;
  const rest = body + creation(next);
  const values = {
    length: body.length,
    short: body.length - 1,
    all: rest.length,
    beyond: rest.length + 1,
    wrapped: 2n ** 64n + BigInt(body.length),
  };
  const lines = creationHead(first, expand(mix.fields, values), head.version);
  const isPlain = head === heads[0] && (mix.length.fields === "" || mix.coding.fields === "") &&
    (isChunked ? mix.coding : mix.length).must_be_served;
  return {
    title: `${head.title}, ${mix.length.title}, ${mix.coding.title}, ${title}`,
    bytes: lines.replaceAll("\r\n", head.lineEnd) + rest,
    first,
    next,
    readings: readingsOf(mix, values, { body, rest, isChunked, isOld: head.version === "1.0" }),
    mustBeServed: isPlain,
  };
}

/** In HTTP/1.0 nothing follows on the same connection, and chunks are a fault (RFC 9112, 6.1). */
function readingsOf({ length, coding }, values, { body, rest, isChunked, isOld }) {
  const readings = [];
  if (coding.fields === "" || coding.read_as.includes("none")) {
    const counts = length.fields === "" ? [0] : length.read_as;
    readings.push(...counts.map((count) => readingOfLength(Number(expand(`${count}`, values)), rest,
      body.length)));
  }
  if (coding.read_as.includes("chunked") && isChunked && !isOld) {
    // With a length besides, the connection has to be closed (RFC 9112, 6.3).
    const isAlone = length.fields === "";
    readings.push({ first: true, next: isAlone, answers: isAlone ? 2 : 1 });
  }
  return isOld ? readings.map((reading) => ({ ...reading, next: false, answers: 1 })) : readings;
}

function readingOfLength(count, rest, end) {
  return {
    first: rest.slice(0, count) === json,
    next: count === end,
    answers: count < rest.length ? 2 : 1,
  };
}

function chunksAttack({ title, body, read_as: readAs, must_be_served: mustBeServed }, index) {
  const first = `first-${index}`;
  const next = `next-${index}`;
  const chunks = expand(body, { json, size: json.length.toString(16) });
  return {
    title,
    bytes: creationHead(first, "Transfer-Encoding: chunked\r\n") + chunks + creation(next),
    first,
    next,
    readings: readAs.includes("whole") ? [{ first: true, next: true, answers: 2 }] : [],
    mustBeServed,
  };
}

test("lengths and codings in all mixes are refused or read in the one way there is",
  async (context) => {
    const target = await Target.start(context);
    const mixes = fieldMixes(await readVectors("framing_fields"));
    const attacks = heads
      .flatMap((head) => bodies.flatMap((body) => mixes.map((mix) => ({ head, body, mix }))))
      .map(framingAttack);
    for (let i = 0; i < attacks.length; i += 1000) {
      const outcome = await attack(target.port, attacks.slice(i, i + 1000));
      await target.expectOnlyWhatWasMeant(outcome);
    }
    context.diagnostic(`${attacks.length} attacks`);
    await target.expectUnharmed(context);
  });

test("chunks are refused or read in the one way there is", async (context) => {
  const target = await Target.start(context);
  const attacks = (await readVectors("chunks")).map(chunksAttack);
  const outcome = await attack(target.port, attacks);
  await target.expectUnharmed(context, outcome);
});
