/** The words in an open dialog, kept for the tab: the server has the page loaded again whenever a file is saved. */

/** @import { Draft } from "./types.ts" */

const DRAFT = "talkdown-edit-draft";

/** @param {Draft} draft */
export function keepDraft(draft) {
  sessionStorage.setItem(DRAFT, JSON.stringify(draft));
}

/** @returns {Draft | null} */
export function readDraft() {
  return JSON.parse(sessionStorage.getItem(DRAFT) ?? "null");
}

/** The dialog was closed, by who has saved its words or does not want them. */
export function forgetDraft() {
  sessionStorage.removeItem(DRAFT);
}
