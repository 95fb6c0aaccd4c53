import { connect } from "node:net";
import { parseAnswers } from "./answers.mjs";

/** A client's socket: sends any bytes, and keeps what comes back. */
export class Connection {
  #socket;
  #parts = [];
  #progress = () => {};

  /** How it ended: undefined as long as it is open, else whether it was "closed" or "reset". */
  ending;

  /** Resolves with the ending. */
  ended;

  static async open(port, settings) {
    const connection = new Connection(port, settings);
    await new Promise((resolve, reject) => {
      connection.#socket.once("connect", resolve).once("error", reject);
    });
    return connection;
  }

  /** One that never `reads` leaves all where it is; one that does not `endsWithServer` stays. */
  constructor(port, { reads = true, endsWithServer = true } = {}) {
    this.#socket = connect({ port, host: "127.0.0.1", allowHalfOpen: true, noDelay: true });
    let ending = "closed";
    this.ended = new Promise((resolve) => {
      this.#socket.once("close", () => {
        this.ending = ending;
        this.#progress();
        resolve(ending);
      });
    });
    this.#socket.once("error", () => (ending = "reset"));
    if (endsWithServer) {
      this.#socket.once("end", () => this.#socket.end());
    }
    if (reads) {
      this.#socket.on("data", (part) => {
        this.#parts.push(part);
        this.#progress();
      });
    }
  }

  /** A text stands for the bytes that its characters have as numbers. */
  send(bytes) {
    this.#socket.write(bytes, "latin1");
  }

  /** Whether the bytes have left; false once the connection is broken. */
  async sendWhole(bytes) {
    return new Promise((resolve) => {
      this.#socket.write(bytes, "latin1", (error) => resolve(!error));
    });
  }

  finishSending() {
    this.#socket.end();
  }

  get received() {
    return Buffer.concat(this.#parts).toString("latin1");
  }

  /** The answers of a connection that has ended. */
  async answersToTheEnd() {
    await this.ended;
    return parseAnswers(this.received);
  }

  /** Waits for as many answers, or for the end. */
  async answers(count) {
    while (this.ending === undefined && parseAnswers(this.received).length < count) {
      await new Promise((resolve) => (this.#progress = resolve));
    }
    return parseAnswers(this.received);
  }

  /** Vanishes without a farewell. */
  reset() {
    this.#socket.resetAndDestroy();
  }

  close() {
    this.#socket.destroy();
  }
}

/** All that is answered to these bytes, after which no more come. */
export async function exchange(port, bytes) {
  const connection = await Connection.open(port);
  connection.send(bytes);
  connection.finishSending();
  return connection.answersToTheEnd();
}
