/**
 * Random numbers that a seed repeats: that of the environment (HOSTILE_SEED), else a new one. The
 * seed is shown, so that a run that failed can be had again.
 */
export function randomNumbers(context) {
  let state = Number(process.env.HOSTILE_SEED ?? Math.floor(Math.random() * 2 ** 32)) >>> 0;
  context.diagnostic(`HOSTILE_SEED=${state}`);

  /** Mulberry32: small, and good enough to choose from. */
  function next() {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  return {
    /** From `from` to `to`, both included. */
    between: (from, to) => from + Math.floor(next() * (to - from + 1)),
  };
}
