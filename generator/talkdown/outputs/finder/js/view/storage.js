/**
 * What stays on this device: favorites, recently copied, and, once switched on, searches that found nothing. Phrases are
 * kept by their ids, never as filled in.
 */

import { createListeners } from "./listeners.js";

/** The name in the browser's storage. It stays: what people have kept lies under it. */
const KEY = "talkdown:shelf";

/** As many recently copied phrases as fit on the start page beside favorites, without pushing the stages away. */
const MOST_RECENT = 8;

/** A year of two a day, and some 30 kB of the 5 MB that browsers give a site. */
const MOST_MISSES = 500;

/**
 * A cell that a spreadsheet would take for a formula: some pass over white space before it, and those of East Asia take
 * full-width signs, too.
 */
const FORMULA = /^\s*[=+\-@＝＋－＠]/u;

/** What no search needs, and what programs pass over or break a cell at. */
const CONTROL_CHARACTERS = /\p{Cc}+/gu;

/**
 * @typedef {object} Contents
 * @property {string[]} favorites ids
 * @property {string[]} recent ids, the last copied first
 * @property {boolean} logging whether searches that found nothing are kept
 * @property {{ text: string, times: number, last: string }[]} misses `last` is a date, 2026-01-31
 * @property {boolean} slash whether the key / goes to the field
 */

/** @typedef {ReturnType<typeof createStorage>} DeviceStorage */

/**
 * @param {() => Pick<Storage, "getItem" | "setItem">} openArea may throw: some browsers let no page store anything
 * @param {() => Date} [now]
 */
export function createStorage(openArea, now = () => new Date()) {
  const listeners = createListeners();
  let contents = read();

  /** @returns {Contents} */
  function read() {
    const defaults = { favorites: [], recent: [], logging: false, misses: [], slash: true };
    try {
      return { ...defaults, ...JSON.parse(openArea().getItem(KEY) ?? "{}") };
    } catch {
      return defaults;
    }
  }

  /** @param {(contents: Contents) => Partial<Contents>} update */
  function change(update) {
    const before = read(); // another tab may have changed it
    contents = { ...before, ...update(before) };
    try {
      openArea().setItem(KEY, JSON.stringify(contents));
    } catch {
      // Nothing can be stored: it lasts as long as the page.
    }
    listeners.notify();
  }

  return {
    get favorites() {
      return contents.favorites;
    },
    get recent() {
      return contents.recent;
    },
    get misses() {
      return contents.misses;
    },
    get keepsMisses() {
      return contents.logging;
    },
    get slashFocuses() {
      return contents.slash;
    },
    onChange: listeners.subscribe,

    /** @param {string} id */
    isFavorite: (id) => contents.favorites.includes(id),

    /**
     * Make a phrase a favorite, or no longer; says which.
     * @param {string} id
     */
    toggleFavorite(id) {
      const isFavorite = contents.favorites.includes(id);
      change(({ favorites }) => ({
        favorites: isFavorite ? favorites.filter((favorite) => favorite !== id) : [...favorites, id],
      }));
      return !isFavorite;
    },

    /** @param {string} id of the phrase that was copied */
    addRecent(id) {
      change(({ recent }) => ({
        recent: [id, ...recent.filter((recentId) => recentId !== id)].slice(0, MOST_RECENT),
      }));
    },

    /** @param {string} text a search that found nothing */
    addMiss(text) {
      if (!contents.logging) return;
      const last = now().toISOString().slice(0, 10);
      change(({ misses }) => {
        if (misses.some((miss) => miss.text === text)) {
          return {
            misses: misses.map((miss) => (miss.text === text ? { text, times: miss.times + 1, last } : miss)),
          };
        }
        return { misses: [...misses, { text, times: 1, last }].slice(-MOST_MISSES) };
      });
    },

    /** @param {boolean} on */
    setKeepsMisses: (on) => change(() => ({ logging: on })),

    /** @param {boolean} on */
    setSlashFocuses: (on) => change(() => ({ slash: on })),

    clearMisses: () => change(() => ({ misses: [] })),

    /** Forget favorites and recently copied phrases. */
    forgetPhrases: () => change(() => ({ favorites: [], recent: [] })),

    /** The searches that found nothing, as CSV. */
    missesAsCsv() {
      const rows = contents.misses.map(({ text, times, last }) => [csvCell(text), times, last].join(","));
      return `${["search,times,last", ...rows].join("\r\n")}\r\n`;
    },

    /**
     * Take over what another tab has changed.
     * @param {string | null} key as the browser's `storage` event names it
     */
    reload(key) {
      if (key !== KEY) return;
      contents = read();
      listeners.notify();
    },
  };
}

/** @param {string} text */
function csvCell(text) {
  const line = text.replace(CONTROL_CHARACTERS, " ");
  const safe = FORMULA.test(line) ? `'${line}` : line;
  return `"${safe.replace(/"/g, '""')}"`;
}

/** This device's. */
export const storage = createStorage(() => localStorage);
