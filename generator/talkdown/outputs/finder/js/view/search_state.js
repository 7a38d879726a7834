/** What is asked, and the address's fragment that remembers it: `#q=late+refund&channel=phone`. */

/** @import { FilterName, Search } from "./types.ts" */

/** @type {readonly FilterName[]} */
export const FILTER_NAMES = ["channel", "stage", "sign", "technique"];

/**
 * What an address calls each part of a search. `q` for the words stays: people have such addresses among their bookmarks.
 * @type {readonly (readonly [name: string, key: keyof Search])[]}
 */
const PARAMETERS = [["q", "text"], ...FILTER_NAMES.map((name) => /** @type {const} */ ([name, name]))];

export function emptySearch() {
  return parseFragment("");
}

/** @param {Search} search */
export function hasFilter(search) {
  return FILTER_NAMES.some((name) => search[name]);
}

/**
 * What a fragment asks for.
 * @param {string} fragment with its `#`
 * @returns {Search}
 */
export function parseFragment(fragment) {
  const values = new URLSearchParams(fragment.slice(1));
  const entries = PARAMETERS.map(([name, key]) => [key, values.get(name) ?? ""]);
  return /** @type {Search} */ (Object.fromEntries(entries));
}

/**
 * The fragment that asks for this, with its `#`; empty if nothing is asked.
 * @param {Search} search
 */
export function formatFragment(search) {
  const values = new URLSearchParams();
  for (const [name, key] of PARAMETERS) if (search[key]) values.set(name, search[key]);
  const text = values.toString();
  return text ? `#${text}` : "";
}

/**
 * Keep a search in the page's address. It stays in the browser: no server is sent a fragment.
 * @param {Search} search
 */
export function keepSearchInAddress(search) {
  const fragment = formatFragment(search);
  history.replaceState(history.state, "", fragment || location.pathname + location.search);
}
