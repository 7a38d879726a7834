/** The engine in a worker: messages in, messages out. */

/** @import { BookIndex, Question } from "./types.ts" */

import { open } from "./engine.js";

/**
 * What a worker is asked. The first message brings the book, or the address of the script that holds it, and is answered
 * with what the book is about.
 * @typedef {{ id: number, script?: string, book?: BookIndex, ask?: Question, ids?: string[] }} WorkerRequest
 */

/**
 * As much of a worker's global scope as is used.
 * @typedef {object} WorkerScope
 * @property {((event: { data: WorkerRequest }) => void) | null} onmessage
 * @property {(message: { id: number, answer: unknown }) => void} postMessage
 * @property {(address: string) => void} importScripts
 * @property {BookIndex} [talkdownBook] set by the script that holds the index
 */

/**
 * Answer messages from now on.
 * @param {WorkerScope} scope
 */
export function serve(scope) {
  /** @type {ReturnType<typeof open> | null} */
  let finder = null;
  scope.onmessage = ({ data }) => {
    if (data.script) scope.importScripts(data.script);
    const book = data.book ?? (data.script ? scope.talkdownBook : undefined);
    if (book) {
      finder = open(book);
      finder.fill();
    }
    if (!finder) throw new Error("the first message brings a book");
    scope.postMessage({ id: data.id, answer: answerOf(finder, data) });
  };
}

/**
 * @param {ReturnType<typeof open>} finder
 * @param {WorkerRequest} request
 */
function answerOf(finder, { ask, ids }) {
  if (ask) return finder.find(ask);
  return ids ? finder.get(ids) : finder.about;
}
