/** The names that hosts give to a page, and where a redirect leads: to another name of the page, or away from it. */

/** Milliseconds in which a browser follows a redirect: it needs a few, and a busy phone some hundred. */
const REDIRECT_TIMEOUT = 5000;

/** Called once the browser asks for a page that was moved. @type {Map<string, () => void>} */
const arrivals = new Map();

/**
 * The one name of a page. Some hosts lead from `signs.html` to `signs`, and from `index.html` to its folder: that is the
 * same page, and no sign-in.
 * @param {string} path
 */
export function pageName(path) {
  return path.replace(/(?:\/index)?\.html$/, "").replace(/\/$/, "") || "/";
}

/** @param {string} path */
export function isPage(path) {
  return /(?:\.html|\/)$/.test(path);
}

/**
 * Whether an address may be that of a page.
 * @param {string} path
 * @param {() => Promise<boolean>} hostDropsHtml whether the host leads from `signs.html` to `signs`
 */
export async function mayBePage(path, hostDropsHtml) {
  return isPage(path) || ((await hostDropsHtml()) && !/\.[^/]*$/.test(path));
}

/**
 * Whether an answer was led to another page, such as a sign-in.
 * @param {Response} answer
 * @param {string} path
 */
export function isFromElsewhere(answer, path) {
  return answer.redirected && pageName(new URL(answer.url).pathname) !== pageName(path);
}

/**
 * The browser asks for a page: who waits for it by another name learns so.
 * @param {string} path
 */
export function noteRequest(path) {
  arrivals.get(pageName(path))?.();
}

/**
 * Whether the browser comes for a page that was moved by its other name; if not, it was led to a sign-in.
 * @param {string} path
 * @returns {Promise<boolean>}
 */
export function isAskedForAgain(path) {
  const name = pageName(path);
  return new Promise((/** @type {(isAsked: boolean) => void} */ resolve) => {
    arrivals.set(name, () => resolve(true));
    setTimeout(() => resolve(false), REDIRECT_TIMEOUT);
  }).finally(() => arrivals.delete(name));
}
