/**
 * What stays on this device: favorites, recently copied, and, once switched on, searches that found nothing. Phrases are
 * kept by their ids, never as filled in; other entries by kind and id, as `technique/breathe`.
 */

import { ID } from "../../../js/patterns.js";
import { createListeners } from "./listeners.js";

/** As many favorites as anybody looks through. */
const MOST_FAVORITES = 500;

/** As many recently copied phrases as fit on the start page beside favorites, without pushing the stages away. */
const MOST_RECENT = 8;

/** A year of two a day, and some 30 kB of the 5 MB that browsers give a site. */
const MOST_MISSES = 500;

/** Characters of a search that found nothing: a long sentence. */
const LONGEST_SEARCH = 200;

/** Characters: several times what all of it can take. More is not ours, and is not read. */
const LONGEST_CONTENTS = 1_000_000;

/** A favorite by its name: the id of a phrase, or the kind and the id of another entry. */
const NAME = new RegExp(`^(?:[a-z]+/)?${ID.source}$`);

const DATE = /^\d{4}-\d{2}-\d{2}$/;

/**
 * @typedef {object} Contents
 * @property {string[]} favorites names: ids of phrases, and `technique/breathe` for other entries
 * @property {string[]} recent ids, the last copied first
 * @property {boolean} logging whether searches that found nothing are kept
 * @property {{ text: string, times: number, last: string }[]} misses `last` is a date, 2026-01-31
 * @property {boolean} slash whether keys without Ctrl mean something; at first there was one, /
 * @property {string} channel the agent's own, by id; empty for none
 */

/** @typedef {ReturnType<typeof createStorage>} DeviceStorage */

/**
 * The name in the browser's storage for the site in a folder: several may share an origin. Devices have it as it is.
 * @param {string} folder
 */
export const storageKeyOf = (folder) => `talkdown:shelf:${folder}`;

/**
 * @param {() => Pick<Storage, "getItem" | "setItem">} openArea may throw: some browsers let no page store anything
 * @param {() => Date} [now]
 * @param {string} [key] as `storageKeyOf` gives it
 */
export function createStorage(openArea, now = () => new Date(), key = "talkdown:shelf") {
  const listeners = createListeners();
  let contents = read();

  /** @returns {Contents} */
  function read() {
    try {
      const text = openArea().getItem(key) ?? "";
      if (text && text.length <= LONGEST_CONTENTS) return asContents(JSON.parse(text));
    } catch {
      // Nothing may be stored, or it is nothing of ours.
    }
    return asContents(null);
  }

  /** @param {(contents: Contents) => Partial<Contents>} update */
  function change(update) {
    const before = read(); // another tab may have changed it
    contents = { ...before, ...update(before) };
    try {
      openArea().setItem(key, JSON.stringify(contents));
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
    /** Whether keys without Ctrl mean something: / goes to the field, numbers and letters guide along a path. */
    get takesSingleKeys() {
      return contents.slash;
    },
    get ownChannel() {
      return contents.channel;
    },
    onChange: listeners.subscribe,

    /** @param {string} name */
    isFavorite: (name) => contents.favorites.includes(name),

    /**
     * Make an entry a favorite, or no longer; says which.
     * @param {string} name
     */
    toggleFavorite(name) {
      const isFavorite = contents.favorites.includes(name);
      change(({ favorites }) => ({
        favorites: isFavorite
          ? favorites.filter((favorite) => favorite !== name)
          : [...favorites, name].slice(-MOST_FAVORITES),
      }));
      return !isFavorite;
    },

    /** @param {string} id of the phrase that was copied */
    addRecent(id) {
      change(({ recent }) => ({
        recent: [id, ...recent.filter((recentId) => recentId !== id)].slice(0, MOST_RECENT),
      }));
    },

    /** @param {string} search that found nothing */
    addMiss(search) {
      if (!contents.logging) return;
      const text = search.slice(0, LONGEST_SEARCH);
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
    setTakesSingleKeys: (on) => change(() => ({ slash: on })),

    /**
     * Remember the channel that the agent has chosen last.
     * @param {string} id empty for none
     */
    setOwnChannel(id) {
      if (id !== contents.channel) change(() => ({ channel: id }));
    },

    clearMisses: () => change(() => ({ misses: [] })),

    /** Forget favorites and recently copied phrases. */
    forgetPhrases: () => change(() => ({ favorites: [], recent: [] })),

    /**
     * Take over what another tab has changed.
     * @param {string | null} changedKey as the browser's `storage` event names it; null if all is cleared
     */
    reload(changedKey) {
      if (changedKey !== key && changedKey !== null) return;
      contents = read();
      listeners.notify();
    },
  };
}

/**
 * What is stored, whoever has put it there, as what this page can use: another page of the origin may have written it.
 * @param {unknown} value
 * @returns {Contents}
 */
function asContents(value) {
  const fields = /** @type {Partial<Record<keyof Contents, unknown>>} */ (asRecord(value));
  return {
    favorites: asList(fields.favorites).filter(isName).slice(-MOST_FAVORITES),
    recent: asList(fields.recent).filter(isId).slice(0, MOST_RECENT),
    logging: fields.logging === true,
    misses: asList(fields.misses).filter(isMiss).slice(-MOST_MISSES),
    slash: fields.slash !== false,
    channel: isId(fields.channel) ? fields.channel : "",
  };
}

/**
 * @param {unknown} value
 * @returns {Record<string, unknown>}
 */
function asRecord(value) {
  return typeof value === "object" && value !== null ? { ...value } : {};
}

/**
 * @param {unknown} value
 * @returns {unknown[]}
 */
function asList(value) {
  return Array.isArray(value) ? value : [];
}

/**
 * @param {unknown} value
 * @returns {value is string}
 */
function isName(value) {
  return typeof value === "string" && NAME.test(value);
}

/**
 * @param {unknown} value
 * @returns {value is string}
 */
function isId(value) {
  return typeof value === "string" && value.match(ID)?.[0] === value;
}

/**
 * @param {unknown} value
 * @returns {value is Contents["misses"][number]}
 */
function isMiss(value) {
  const { text, times, last } = asRecord(value);
  if (typeof text !== "string" || text.length > LONGEST_SEARCH) return false;
  return Number.isSafeInteger(times) && Number(times) > 0 && typeof last === "string" && DATE.test(last);
}
