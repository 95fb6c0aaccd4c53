import { readFile } from "node:fs/promises";

/** Cases that are data; what their comments say is in the tests that read them. */
export async function readVectors(name) {
  const file = new URL(`../../vectors/hostile/${name}.json`, import.meta.url);
  return JSON.parse(await readFile(file, "utf8"));
}

/** A text, or a list of texts and of {repeat, times}, with {placeholders}. */
export function expand(template, values = {}) {
  const parts = Array.isArray(template) ? template : [template];
  return parts
    .map((part) => (typeof part === "string" ? fill(part, values) : part.repeat.repeat(part.times)))
    .join("");
}

function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (placeholder, name) => values[name] ?? placeholder);
}
