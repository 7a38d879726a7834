/** What is asked, how much of it, and which answer counts. */

/** @import { EngineClient, SearchRequest } from "#finder/view/types.ts" */

import assert from "node:assert/strict";
import { test } from "node:test";
import { openBook } from "#finder/engine/engine.js";
import { SearchSession } from "#finder/view/search_session.js";
import { createBook } from "./books.js";

const PHRASES = Array.from({ length: 100 }, (_, n) => ({ text: `Your refund ${n} is on its way.` }));

/** A client of the real engine, which notes what it is asked for. */
function createClient() {
  const engine = openBook(createBook({ phrases: PHRASES }));
  engine.buildIndex();
  /** @type {SearchRequest[]} */
  const requests = [];
  /** @type {EngineClient} */
  const client = {
    bookInfo: engine.bookInfo,
    whenComplete: () => {},
    find: async (request) => {
      requests.push(request);
      return engine.find(request);
    },
    get: async (ids) => engine.get(ids),
  };
  return { client, requests };
}

/**
 * A session, and a log of what it tells.
 * @param {(session: SearchSession) => Promise<void>} [load]
 */
function createSession(load = async () => {}) {
  /** @type {string[]} */
  const log = [];
  const session = new SearchSession({
    ownChannel: () => "",
    whenReady: () => load(session),
    onBusy: (isBusy) => log.push(isBusy ? "busy" : "idle"),
    onAnswer: (answer, search) => log.push(`${search.text}: ${answer.phrases.length} of ${answer.total}`),
    onNothing: () => log.push("nothing"),
  });
  return { session, log };
}

/** Let all that waits for nothing else run. */
const settle = () => new Promise((resolve) => setTimeout(resolve, 0));

test("words bring eight phrases at first, then fifty more", async () => {
  const { client } = createClient();
  const { session, log } = createSession();
  session.client = client;
  session.search.text = "refund";
  session.askAnew();
  await settle();
  session.askForMore();
  await settle();
  session.ask(); // the same again, as when a gap is filled
  await settle();
  session.askAnew();
  await settle();
  assert.deepEqual(
    log.filter((line) => line.startsWith("refund")),
    ["refund: 8 of 100", "refund: 58 of 100", "refund: 58 of 100", "refund: 8 of 100"],
  );
});

test("a filter alone brings a list to be read through", async () => {
  const { client, requests } = createClient();
  const { session } = createSession();
  session.client = client;
  session.search.channel = "phone";
  session.askAnew();
  session.askForMore();
  session.askForMore();
  await settle();
  assert.deepEqual(
    requests.map(({ channel, limit }) => [channel, limit]),
    [
      ["phone", 60],
      ["phone", 60],
      ["phone", 108],
    ],
  );
});

test("no words and no filter ask nothing, and load nothing", async () => {
  let loads = 0;
  const { session, log } = createSession(async () => {
    loads++;
  });
  session.search.text = "   ";
  session.ask();
  await settle();
  assert.deepEqual([log, loads], [["busy", "nothing", "idle"], 0]);
});

test("questions wait until the engine is there, which is asked the last one", async () => {
  const { client, requests } = createClient();
  /** @type {(() => void)[]} */
  const waiters = [];
  const { session, log } = createSession(
    (session) =>
      new Promise((resolve) => {
        waiters.push(() => {
          session.client = client;
          resolve();
        });
      }),
  );
  session.search.text = "way";
  session.ask();
  session.search.text = "refund";
  session.ask();
  await settle();
  assert.deepEqual(log, ["busy", "busy"]);
  for (const finishLoading of waiters) finishLoading();
  await settle();
  assert.deepEqual(log, ["busy", "busy", "refund: 8 of 100", "idle"]);
  assert.equal(requests.length, 1);
});

test("a filter that the book does not have is dropped once it is loaded", async () => {
  const { client, requests } = createClient();
  const { session, log } = createSession(async (session) => {
    session.client = client;
    session.search.sign = "";
  });
  session.search.sign = "no-such-sign";
  session.ask();
  await settle();
  assert.deepEqual([log, requests], [["busy", "nothing", "idle"], []]);
});

test("an engine that cannot be loaded leaves nobody waiting", async () => {
  const { session, log } = createSession(() => Promise.reject(new Error("no network")));
  session.search.text = "refund";
  session.ask();
  await settle();
  assert.deepEqual(log, ["busy", "idle"]);
});

test("of two questions only the last is answered, with the search as it was asked", async () => {
  const { client } = createClient();
  const { session, log } = createSession();
  session.client = client;
  session.search.text = "way";
  session.askAnew();
  session.search.text = "refund";
  session.askAnew();
  session.afterwards(() => log.push("afterwards"));
  session.search.text = "typed on";
  await settle();
  assert.deepEqual(log, ["busy", "busy", "refund: 8 of 100", "idle", "afterwards"]);
});

test("nothing comes of a question whose page is left", async () => {
  const { client } = createClient();
  const { session, log } = createSession();
  session.client = client;
  session.search.text = "refund";
  session.askAnew();
  session.cancel();
  await settle();
  assert.deepEqual(log, ["busy"]);
});
