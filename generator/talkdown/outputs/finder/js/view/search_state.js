/** What is asked, and the address's fragment that remembers it: `#q=late+refund&channel=phone`. */

/** @import { FilterName, Search } from "./types.ts" */

/** @type {readonly FilterName[]} */
export const FILTER_NAMES = ["channel", "stage", "sign", "technique"];

/** @type {readonly ("q" | FilterName)[]} */
const NAMES = ["q", ...FILTER_NAMES];

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
  const entries = NAMES.map((name) => [name, values.get(name) ?? ""]);
  return /** @type {Search} */ (Object.fromEntries(entries));
}

/**
 * The fragment that asks for this, with its `#`; empty if nothing is asked.
 * @param {Search} search
 */
export function formatFragment(search) {
  const values = new URLSearchParams();
  for (const name of NAMES) if (search[name]) values.set(name, search[name]);
  const text = values.toString();
  return text ? `#${text}` : "";
}

/**
 * Keep a search in the page's address. It stays in the browser: no server is sent a fragment.
 * @param {Search} search
 */
export function rememberInAddress(search) {
  const fragment = formatFragment(search);
  history.replaceState(history.state, "", fragment || location.pathname + location.search);
}
