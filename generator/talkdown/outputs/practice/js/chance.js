/** Chance that comes from a text: the same text gives the same order, on every device. */

/**
 * A source of numbers from 0 up to 1.
 * @param {string} seed
 * @returns {() => number}
 */
export function randomFrom(seed) {
  // FNV-1a makes a number of the text, Mulberry32 a sequence of that; 32 bits are more orders than any group tries.
  let state = 0x811c9dc5;
  for (const character of seed) state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * The items in an order by chance (Fisher–Yates).
 * @template Item
 * @param {readonly Item[]} items
 * @param {() => number} random
 */
export function shuffle(items, random) {
  const order = [...items];
  for (let last = order.length - 1; last > 0; last--) {
    const place = Math.floor(random() * (last + 1));
    [order[last], order[place]] = [/** @type {Item} */ (order[place]), /** @type {Item} */ (order[last])];
  }
  return order;
}
