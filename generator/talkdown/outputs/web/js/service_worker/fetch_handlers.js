/** What the browser gets for what it asks: pages from the network first, files from the device first. */

/** @import { AnswerKind } from "./answer_kinds.js" */

import { kindOf } from "./answer_kinds.js";
import { copyOfFile, copyOfPage, copyOfPageOrHome, hostDropsHtml } from "./copies.js";
import { MAINTENANCE, noticePage, SIGN_IN, withNote } from "./notices.js";
import { noteRequest } from "./page_names.js";
import { keepOrForget, takeBack } from "./sign_out.js";

/** Milliseconds that a page may take before the copy is shown: people on a call do not wait longer. */
const PAGE_TIMEOUT = 3000;

/** @param {Request} request of a file with a hash in its address: it never changes */
export async function fetchFile(request) {
  return (await copyOfFile(request)) ?? fetch(request);
}

/**
 * A file that this build has not: a page of an earlier one, kept on the device, may ask for it.
 * @param {Request} request
 */
export async function fetchOtherFile(request) {
  try {
    const answer = await fetch(request);
    if (answer.ok || answer.status === 401 || answer.status === 403) return answer;
    return (await copyOfFile(request)) ?? answer;
  } catch (error) {
    const copy = await copyOfFile(request);
    if (copy) return copy;
    throw error;
  }
}

/**
 * A page that the browser navigates to: from the network, or the copy if that takes too long or fails.
 * @param {FetchEvent} event
 * @param {string} path
 */
export async function fetchPage(event, path) {
  noteRequest(path);
  const asking = askServer(event, path);
  /** @type {Promise<undefined>} */
  const timeout = new Promise((resolve) => setTimeout(resolve, PAGE_TIMEOUT));
  try {
    const inTime = await Promise.race([asking, timeout]);
    const copy = inTime ? undefined : await copyOfPage(path);
    if (!copy) return await showAnswer(await asking, path);
    event.waitUntil(asking.then(({ kind }) => takeBack(kind, event.resultingClientId)).catch(() => {}));
    return copy;
  } catch {
    return (await copyOfPageOrHome(path)) ?? Response.error();
  }
}

/**
 * A page for the theme, which takes parts of it: where this fails it navigates for real.
 * @param {FetchEvent} event
 * @param {string} path
 */
export async function fetchForTheme(event, path) {
  const { answer, kind } = await askServer(event, path);
  return kind === "page" || kind === "other" ? answer : Response.error();
}

/**
 * What the server says; a page is kept for later.
 * @param {FetchEvent} event
 * @param {string} path
 */
function askServer(event, path) {
  const asking = fetch(event.request).then(async (answer) => {
    const kind = await kindOf(answer, path, hostDropsHtml);
    return { answer, kind, copy: kind === "page" ? answer.clone() : null };
  });
  event.waitUntil(asking.then(({ kind, copy }) => keepOrForget(kind, path, copy)).catch(() => {}));
  return asking;
}

/**
 * What is shown of an answer that came in time.
 * @param {{ answer: Response, kind: AnswerKind }} reply
 * @param {string} path
 */
async function showAnswer({ answer, kind }, path) {
  if (kind === "sign-in" && answer.ok) return noticePage(SIGN_IN);
  if (kind !== "outage") return answer;
  const copy = await copyOfPageOrHome(path);
  if (!copy) return noticePage(MAINTENANCE);
  return copy.ok ? withNote(copy) : copy; // the way to the home page, which says so
}
