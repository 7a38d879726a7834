/** A browser's storage, for tests. */

/** An area as `localStorage` is one, and what is in it. */
export function createArea() {
  /** @type {Map<string, string>} */
  const values = new Map();
  const area = {
    getItem: (/** @type {string} */ key) => values.get(key) ?? null,
    setItem: (/** @type {string} */ key, /** @type {string} */ value) => void values.set(key, value),
    removeItem: (/** @type {string} */ key) => void values.delete(key),
  };
  return { area: () => area, values };
}
