/**
 * Brings engine and index, and asks them: in a worker, so that reading a book never holds up who types or scrolls, and
 * on the page itself where no worker can start.
 */

/** @import { WorkerRequest } from "../engine/worker.js" */
/** @import { SearchAnswer, BookInfo, EngineClient, EntryHit, PhraseHit } from "./types.ts" */

import { loadScript } from "../../../js/loading.js";
import { SITE_ROOT } from "../../../js/site_root.js";

/** Milliseconds of indexing at a time, on the page itself: a frame has 16, and the browser needs the rest. */
const SLICE = 6;

/** @type {Promise<EngineClient> | null} */
let client = null;

/** The finder. The first call loads it; a failure may be tried again. */
export function loadFinder() {
  if (!client) {
    client = startInWorker().catch(startOnPage);
    client.catch(() => {
      client = null;
    });
  }
  return client;
}

/** @returns {Promise<EngineClient>} */
async function startOnPage() {
  await loadScripts();
  await nextTurn();
  const engine = talkdownEngine().openBook(talkdownBook);
  while (!engine.buildIndex(SLICE, () => performance.now())) await nextTurn();
  await nextTurn();
  const loadLibrary = async () => {
    await loadScript(TALKDOWN_FILES.library);
    engine.addLibrary(talkdownLibrary);
  };
  return {
    bookInfo: engine.bookInfo,
    ...withLibrary(async (request) => engine.find(request), loadLibrary),
    get: async (names) => engine.get(names),
  };
}

/** @returns {Promise<EngineClient>} */
async function startInWorker() {
  const { worker, first } = await (location.protocol === "file:" ? workerFromText() : workerFromFile());
  const send = createSender(worker);
  const loadLibrary = async () => send(await libraryMessage());
  return {
    bookInfo: /** @type {BookInfo} */ (await send(first)),
    ...withLibrary((request) => /** @type {Promise<SearchAnswer>} */ (send({ request })), loadLibrary),
    get: (names) => /** @type {Promise<(PhraseHit | EntryHit)[]>} */ (send({ names })),
  };
}

/** A code, or an id: what is asked for by name may stand in the library alone. */
const NAME = /^\s*[a-z0-9]+(-[a-z0-9]+)+\s*$/i;

/**
 * A finder that has the library loaded after its first answer: words do not wait for it. Who asks by a code or an id does.
 * Without it, the rest still works.
 * @param {EngineClient["find"]} find
 * @param {() => Promise<unknown>} load
 * @returns {Pick<EngineClient, "find" | "whenComplete">}
 */
function withLibrary(find, load) {
  let isComplete = false;
  const loadLibrary = once(async () => {
    await load();
    isComplete = true;
  });
  return {
    find: async (request) => {
      if (NAME.test(request.text ?? "")) await loadLibrary().catch(() => {});
      return find(request);
    },
    whenComplete: (listener) => {
      if (!isComplete) loadLibrary().then(listener, () => {});
    },
  };
}

/**
 * @template Value
 * @param {() => Promise<Value>} load
 * @returns {() => Promise<Value>}
 */
function once(load) {
  /** @type {Promise<Value> | null} */
  let value = null;
  return () => {
    value ??= load();
    return value;
  };
}

/** @returns {Promise<Message>} */
async function libraryMessage() {
  if (location.protocol !== "file:") return { libraryScript: SITE_ROOT + TALKDOWN_FILES.library };
  await loadScript(TALKDOWN_FILES.library);
  return { library: talkdownLibrary };
}

/** @typedef {Omit<WorkerRequest, "id">} Message */

/** @returns {Promise<{ worker: Worker, first: Message }>} */
async function workerFromFile() {
  return {
    worker: new Worker(SITE_ROOT + TALKDOWN_FILES.engine),
    first: { script: SITE_ROOT + TALKDOWN_FILES.index },
  };
}

/**
 * A page opened from a file may start a worker only from a text that it holds.
 * @returns {Promise<{ worker: Worker, first: Message }>}
 */
async function workerFromText() {
  await loadScripts();
  const text = `globalThis.talkdownEngine=${talkdownEngine};talkdownEngine().answerMessages(self)`;
  const url = URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
  return { worker: new Worker(url), first: { book: talkdownBook } };
}

/**
 * Sends messages to a worker, each with a number, and gives the answer with the same number.
 * @param {Worker} worker
 */
function createSender(worker) {
  /** @type {Map<number, { resolve: (answer: unknown) => void, reject: (reason: unknown) => void }>} */
  const pending = new Map();
  let lastId = 0;
  worker.onmessage = ({ data }) => {
    pending.get(data.id)?.resolve(data.answer);
    pending.delete(data.id);
  };
  worker.onerror = (event) => {
    for (const { reject } of pending.values()) reject(event);
    pending.clear();
  };
  /** @param {Message} message */
  return (message) =>
    new Promise((resolve, reject) => {
      const id = ++lastId;
      pending.set(id, { resolve, reject });
      worker.postMessage({ ...message, id });
    });
}

function loadScripts() {
  return Promise.all([loadScript(TALKDOWN_FILES.engine), loadScript(TALKDOWN_FILES.index)]);
}

/**
 * A turn of the event loop that, unlike a timer, is not held back in the middle of typing.
 * @returns {Promise<void>}
 */
function nextTurn() {
  return new Promise((resolve) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => resolve();
    channel.port2.postMessage(0);
  });
}
