import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A folder that is gone when the test is over. */
export async function scratchFolder(context) {
  const folder = await mkdtemp(join(tmpdir(), "customer-profiles-"));
  context.after(() => rm(folder, { recursive: true }));
  return folder;
}
