import assert from "node:assert/strict";

/** How a test calls the control API of the emulator at `endpoint`. */
export function controlOf(endpoint) {
  /** The status and the answer. */
  async function ask(method, path, body) {
    const response = await fetch(`${endpoint}/_emulator/${path}`, {
      method,
      body: body && JSON.stringify(body),
    });
    return { status: response.status, answer: await response.json() };
  }

  /** The same, where nothing but success will do. */
  async function control(method, path, body) {
    const { status, answer } = await ask(method, path, body);
    assert.equal(status, 200, JSON.stringify(answer));
    return answer;
  }

  /** Puts the faults of a test and takes them away after it; its journal starts empty. */
  async function withFaults(context, ...rules) {
    await control("PUT", "faults", { rules });
    await control("DELETE", "requests");
    context.after(() => control("DELETE", "faults"));
  }

  return { ask, control, withFaults };
}
