/** What is asked of the engine, and the answer to the last question; those to earlier ones are dropped. */

/** @import { BookInfo, EngineClient, Search, SearchAnswer } from "./types.ts" */

import { LatestTask } from "./latest_task.js";
import { emptySearch, hasFilter } from "./search_state.js";

/** Results at first: as many as fit a screen; one needs the first three. */
const FIRST_PHRASES = 8;

/** Without words the list is to be read through, not searched. */
const FIRST_BROWSED = 60;

/** What "more" adds: hardly anybody looks further, and more elements would be felt on a phone. */
const MORE_PHRASES = 50;

/**
 * Whoever shows what is found.
 * @typedef {object} SessionListener
 * @property {() => string} ownChannel the agent's, by id; empty where none was chosen
 * @property {() => Promise<unknown>} whenReady fulfilled once the session has its client, if its page is still there
 * @property {(isBusy: boolean) => void} onBusy whether an answer is waited for
 * @property {(answer: SearchAnswer, search: Search, bookInfo: BookInfo, options?: { keepsChoice: boolean }) => void} onAnswer
 * @property {() => void} onNothing nothing is asked
 */

export class SearchSession {
  /** Shared with the filters, which write into it. */
  search = emptySearch();
  /** @type {EngineClient | null} */
  client = null;
  /** Whether more was asked for: situations then show all of their lines. */
  isUnfolded = false;
  #limit = FIRST_PHRASES;
  #latestTask = new LatestTask();
  #listener;

  /** @param {SessionListener} listener */
  constructor(listener) {
    this.#listener = listener;
  }

  isAsked() {
    return Boolean(this.search.text.trim()) || hasFilter(this.search);
  }

  /** Ask from the first results on. */
  askAnew() {
    this.#limit = FIRST_PHRASES;
    this.isUnfolded = false;
    this.ask();
  }

  /** Ask the same for more results. */
  askForMore() {
    this.#limit += MORE_PHRASES;
    this.isUnfolded = true;
    this.ask();
  }

  ask() {
    const { onBusy } = this.#listener;
    onBusy(true);
    this.#latestTask.run(
      (isLatest) => this.#answer(isLatest),
      () => onBusy(false),
    );
  }

  /**
   * Call once the last question is answered; not at all if another one comes first.
   * @param {() => void} next
   */
  afterwards(next) {
    this.#latestTask.afterwards(next);
  }

  /** Let nothing come of what was asked. */
  cancel() {
    this.#latestTask.cancel();
  }

  /** @param {() => boolean} isLatest */
  async #answer(isLatest) {
    const { ownChannel, whenReady, onAnswer, onNothing } = this.#listener;
    if (!this.isAsked()) return onNothing();
    if (!this.client) {
      await whenReady();
      if (!isLatest()) return;
    }
    // The filters are there now, and have dropped what the book does not have.
    if (!this.isAsked()) return onNothing();
    if (!this.client) return;
    const { client } = this;
    const search = { ...this.search };
    const limit = search.text.trim() ? this.#limit : Math.max(this.#limit, FIRST_BROWSED);
    const request = { ...search, ownChannel: ownChannel(), limit };
    const answer = await client.find(request);
    if (!isLatest()) return;
    onAnswer(answer, search, client.bookInfo);
    client.whenComplete(async () => {
      const wholeAnswer = isLatest() && (await client.find(request));
      if (wholeAnswer && isLatest()) onAnswer(wholeAnswer, search, client.bookInfo, { keepsChoice: true });
    });
  }
}
