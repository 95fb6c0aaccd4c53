import assert from "node:assert/strict";
import { Agent, request } from "node:http";

/** A client of good manners, with one connection that it keeps. */
export class Client {
  #agent = new Agent({ keepAlive: true, maxSockets: 1 });
  #port;

  constructor(port) {
    this.#port = port;
  }

  /** The status and the answer; fails if there is none. */
  async ask(method, path, body) {
    const sent = request({
      agent: this.#agent,
      host: "127.0.0.1",
      port: this.#port,
      method,
      path,
      headers: body === undefined ? {} : { "content-type": "application/json" },
    });
    const { statusCode, text } = await new Promise((resolve, reject) => {
      sent.once("error", reject);
      sent.once("response", (response) => {
        let text = "";
        response.setEncoding("utf8");
        response.on("data", (part) => (text += part));
        response.once("end", () => resolve({ statusCode: response.statusCode, text }));
        response.once("error", reject);
      });
      sent.end(body === undefined ? undefined : JSON.stringify(body));
    });
    return { status: statusCode, text };
  }

  /** The answer, where nothing but success will do. */
  async call(method, path, body) {
    const { status, text } = await this.ask(method, path, body);
    assert.equal(status, 200, `${method} ${path}: ${text}`);
    return text.startsWith("{") ? JSON.parse(text) : text;
  }

  close() {
    this.#agent.destroy();
  }
}
