/** The engine in a worker: messages in, messages out. */

/** @import { BookIndex, Library, SearchRequest } from "./types.ts" */

import { openBook } from "./engine.js";

/**
 * What a worker is asked. The first message brings the book, or the address of the script that holds it, and is answered
 * with what the book is about; a later one brings the library in the same two ways.
 * @typedef {{ id: number, script?: string, book?: BookIndex, request?: SearchRequest, names?: string[], libraryScript?: string,
 *   library?: Library }} WorkerRequest
 */

/**
 * As much of a worker's global scope as is used.
 * @typedef {object} WorkerScope
 * @property {((event: { data: WorkerRequest }) => void) | null} onmessage
 * @property {(message: { id: number, answer: unknown }) => void} postMessage
 * @property {(address: string) => void} importScripts
 * @property {BookIndex} [talkdownBook] set by the script that holds the index
 * @property {Library} [talkdownLibrary] set by the script that holds the library
 */

/**
 * Answer messages from now on.
 * @param {WorkerScope} scope
 */
export function answerMessages(scope) {
  /** @type {ReturnType<typeof openBook> | null} */
  let engine = null;
  scope.onmessage = ({ data }) => {
    if (data.script) scope.importScripts(data.script);
    const book = data.book ?? (data.script ? scope.talkdownBook : undefined);
    if (book) {
      engine = openBook(book);
      engine.buildIndex();
    }
    if (!engine) throw new Error("the first message brings a book");
    if (data.libraryScript) scope.importScripts(data.libraryScript);
    const library = data.library ?? (data.libraryScript ? scope.talkdownLibrary : undefined);
    if (library) engine.addLibrary(library);
    scope.postMessage({ id: data.id, answer: answerOf(engine, data) });
  };
}

/**
 * @param {ReturnType<typeof openBook>} engine
 * @param {WorkerRequest} request
 */
function answerOf(engine, { request, names }) {
  if (request) return engine.find(request);
  return names ? engine.get(names) : engine.bookInfo;
}
