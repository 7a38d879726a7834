/** What the server says with an answer: here is the page, it is gone, sign in, look elsewhere, or come back later. */

import { hasMark } from "./build_marks.js";
import { isPage, mayBePage } from "./page_names.js";

/** @typedef {"page" | "gone" | "sign-in" | "moved" | "outage" | "other"} AnswerKind */

/** By these a server asks for patience, whoever reads: request timeout, too early, too many requests. */
const PASSING_STATUSES = [408, 425, 429];

/** Not found, and gone: so the site answers with its own page, and some hosts who may not know that it is there. */
const GONE_STATUSES = [404, 410];

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
  if (PASSING_STATUSES.includes(answer.status)) return "other";
  const isOfSite = isHtml(answer) && (await hasMark(answer.clone()));
  if (isOfSite && answer.ok) return "page";
  if (isOfSite && GONE_STATUSES.includes(answer.status)) return "gone";
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
