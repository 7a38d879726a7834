/** A server that asks to sign in has the last word: nothing stays on the device of somebody who may not read. */

/** @import { AnswerKind } from "./answer_kinds.js" */

import { deletePage, keepPage } from "./copies.js";
import { deleteAllCaches, removeFromDevice, worker } from "./own_caches.js";
import { isAskedForAgain, isFromElsewhere } from "./page_names.js";

let hasSignedOut = false;

/** Whether the reader was signed out; from then on this worker answers nothing. */
export function isSignedOut() {
  return hasSignedOut;
}

/**
 * Keep what is a page, delete the copy of one that is gone, and forget everything where a sign-in stands in its place.
 * @param {AnswerKind} kind
 * @param {string} path
 * @param {Response | null} copy
 */
export async function keepOrForget(kind, path, copy) {
  if (kind === "sign-in" || (kind === "moved" && !(await isAskedForAgain(path)))) {
    hasSignedOut = true;
    await removeFromDevice();
  } else if (kind === "gone" && !hasSignedOut) {
    await deletePage(path);
    if (hasSignedOut) await deleteAllCaches(); // opening a cache may have made it anew
  } else if (copy && !hasSignedOut && !isFromElsewhere(copy, path)) {
    await keepPage(path, copy);
    if (hasSignedOut) await deleteAllCaches(); // who was signed out while it was put there
  }
}

/**
 * Show the page anew whose copy was shown before the server said that its reader is signed out.
 * @param {AnswerKind} kind
 * @param {string} clientId
 */
export async function takeBack(kind, clientId) {
  if (kind !== "sign-in") return;
  const client = await worker.clients.get(clientId);
  if (client instanceof WindowClient) await client.navigate(client.url);
}
