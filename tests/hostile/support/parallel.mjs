/** Carries out an action for each item, a few at a time, and returns what they returned. */
export async function forEachOf(items, action, atOnce = 16) {
  const results = new Array(items.length);
  const indices = items.keys();
  const worker = async () => {
    for (const index of indices) {
      results[index] = await action(items[index], index);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return results;
}
