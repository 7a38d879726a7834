/** Scripts that each give a value to a variable. */

import { loadScript } from "../../js/loading.js";

/** By address: each is asked for once, and they come one after the other, as several give the same variable a value. */
const values = /** @type {Map<string, Promise<unknown>>} */ (new Map());
let lastLoading = /** @type {Promise<unknown>} */ (Promise.resolve());

/**
 * What a script gives.
 * @template Value
 * @param {string} path from the top of the site
 * @param {() => Value} read
 * @returns {Promise<Value>}
 */
export function loadValue(path, read) {
  const promise = /** @type {Promise<Value> | undefined} */ (values.get(path));
  if (promise) return promise;
  // One that failed is asked for anew, and keeps no other from coming.
  const valuePromise = lastLoading
    .catch(() => {})
    .then(() => loadScript(path))
    .then(read);
  valuePromise.catch(() => values.delete(path));
  lastLoading = valuePromise;
  values.set(path, valuePromise);
  return valuePromise;
}
