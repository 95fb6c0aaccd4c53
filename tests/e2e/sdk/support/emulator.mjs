import { after } from "node:test";
import { Emulator } from "../../support/emulator.mjs";

/** Starts an emulator of the test file's own, which ends with it, and returns its URL. */
export async function startEmulator(...options) {
  const emulator = await Emulator.start(["--in-memory", ...options]);
  after(() => emulator.stop());
  return emulator.url;
}
