/** What the server says with an answer: here is the page, sign in, look elsewhere, or come back later. */

import { hasMark } from "./build_marks.js";
import { isPage, mayBePage } from "./page_names.js";

/** @typedef {"page" | "sign-in" | "moved" | "outage" | "other"} AnswerKind */

/**
 * @param {Response} answer
 * @param {string} path that was asked for
 * @param {() => Promise<boolean>} hostDropsHtml whether the host leads from `signs.html` to `signs`
 * @returns {Promise<AnswerKind>}
 */
export async function kindOf(answer, path, hostDropsHtml) {
  if (answer.type === "opaqueredirect") return kindOfRedirect(path, await hostDropsHtml());
  if (answer.status === 401 || answer.status === 403) return "sign-in";
  if (answer.status >= 500) return "outage";
  if (!answer.ok) return "other";
  if (isHtml(answer) && (await hasMark(answer.clone()))) return "page";
  return (await mayBePage(path, hostDropsHtml)) ? "sign-in" : "other";
}

/**
 * A browser does not say where a page was moved to; how the home page was found tells a host that gives pages other names.
 * @param {string} path
 * @param {boolean} hostDropsHtml
 * @returns {AnswerKind}
 */
function kindOfRedirect(path, hostDropsHtml) {
  if (!hostDropsHtml) return isPage(path) ? "sign-in" : "other";
  return path.endsWith(".html") ? "moved" : "sign-in";
}

/** @param {Response} answer */
function isHtml(answer) {
  return /^text\/html/i.test(answer.headers.get("content-type") ?? "");
}
