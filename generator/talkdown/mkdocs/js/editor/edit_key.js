/** The key that lets a page change texts: the terminal shows an address that holds it. */

const KEY = /^#edit-key=([\w-]+)$/;
const STORED_AS = "talkdown-edit-key";

/**
 * The key, taken out of the address so that nobody passes it on with a link; empty on a page that was opened without one.
 * @returns {string}
 */
export function takeKey() {
  const key = KEY.exec(location.hash)?.[1];
  if (key) {
    sessionStorage.setItem(STORED_AS, key);
    history.replaceState(history.state, "", location.pathname + location.search);
  }
  return sessionStorage.getItem(STORED_AS) ?? "";
}

/** Forget a key that the server does not know: it was started again, and shows another address. */
export function forgetKey() {
  sessionStorage.removeItem(STORED_AS);
}
