import assert from "node:assert/strict";

/**
 * The complete answers at the beginning of a text; whatever is there has to be the beginning of
 * an answer. "100 Continue" is none.
 */
export function parseAnswers(text) {
  const answers = [];
  let rest = text;
  for (;;) {
    const headEnd = rest.indexOf("\r\n\r\n");
    if (headEnd < 0) {
      return answers;
    }
    const answer = parseHead(rest.slice(0, headEnd));
    const length = Number(answer.fields["content-length"] ?? 0);
    const end = headEnd + 4 + length;
    if (rest.length < end) {
      return answers;
    }
    answer.text = rest.slice(0, end);
    if (answer.status !== 100) {
      answers.push(answer);
    }
    rest = rest.slice(end);
  }
}

function parseHead(head) {
  const [statusLine, ...lines] = head.split("\r\n");
  const [, status] = /^HTTP\/1\.1 (\d{3}) [^\r\n]*$/.exec(statusLine) ?? [];
  assert.ok(status, `no status line: ${statusLine}`);
  const fields = {};
  for (const line of lines) {
    const [, name, value] = /^([\w-]+): ([^\r\n]*)$/.exec(line) ?? [];
    assert.ok(name, `no field: ${line}`);
    fields[name.toLowerCase()] = value;
  }
  return { status: Number(status), fields, closes: fields.connection === "close" };
}
