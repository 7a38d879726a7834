/** What is filled into gaps, such as a customer's name: for one contact, in this tab, and nowhere else. */

import { VARIABLE } from "../../../js/patterns.js";
import { createListeners } from "./listeners.js";

/** A page takes a second or two. What is older, as in a tab that is opened again, is another contact. */
const SECONDS_BETWEEN_PAGES = 20;

/** Gaps that a page takes over: more than any book has. */
const MOST_VALUES = 200;

/** Characters of a value: a name or a number has some tens. */
const LONGEST_VALUE = 1000;

/** @typedef {ReturnType<typeof createContact>} Contact */

/**
 * The values stay in memory. Only for the moment between two pages of the same tab do they lie in the tab's storage.
 * @param {() => Pick<Storage, "getItem" | "setItem" | "removeItem">} openArea may throw
 * @param {() => number} [now] milliseconds
 * @param {string} [key] where the values lie between two pages of a tab, another one for each site of an origin
 */
export function createContact(openArea, now = Date.now, key = "talkdown:contact") {
  const listeners = createListeners();
  const endListeners = createListeners();
  // A map: an object has values under `constructor` and other names before anything is filled in.
  const values = readHandover();

  /** @returns {Map<string, string>} */
  function readHandover() {
    try {
      const area = openArea();
      const handover = JSON.parse(area.getItem(key) ?? "null");
      area.removeItem(key);
      const age = now() - handover?.at; // no number, if that is none
      if (age >= 0 && age < SECONDS_BETWEEN_PAGES * 1000) {
        return new Map(Object.entries(handover.values).filter(isValue).slice(0, MOST_VALUES));
      }
    } catch {
      // Nothing is stored, or nothing of ours.
    }
    return new Map();
  }

  return {
    onChange: listeners.subscribe,

    /** To hear of a new contact: nothing of the last one is to stay. */
    onClear: endListeners.subscribe,

    /** @param {string} name */
    value: (name) => values.get(name) || "",

    /** The names of all that is filled in. */
    names: () => Array.from(values.keys()),

    /**
     * @param {string} name
     * @param {string} value nothing but spaces takes it away
     */
    set(name, value) {
      if (value.trim()) values.set(name, value.trim());
      else values.delete(name);
      listeners.notify();
    },

    clear() {
      values.clear();
      listeners.notify();
      endListeners.notify();
    },

    /**
     * The variables of a text that are not filled in yet.
     * @param {string} text
     */
    unfilledNames: (text) => variablesOf(text).filter((name) => !values.get(name)),

    /**
     * A text with all that is filled in.
     * @param {string} text
     * @param {ReadonlyMap<string, string>} [valuesOfOneCopy] of gaps that are not remembered; they come first
     */
    fillGaps: (text, valuesOfOneCopy) =>
      text.replace(VARIABLE, (variable, name) => valuesOfOneCopy?.get(name) || values.get(name) || variable),

    /** For the next page of this tab. */
    writeHandover() {
      if (!values.size) return;
      try {
        openArea().setItem(key, JSON.stringify({ at: now(), values: Object.fromEntries(values) }));
      } catch {
        // Nothing can be stored: the next page starts empty.
      }
    },

    /** This page goes on: nothing was to be handed over. */
    removeHandover() {
      try {
        openArea().removeItem(key);
      } catch {
        // Nothing was stored.
      }
    },
  };
}

/**
 * The variables of a text, each once.
 * @param {string} text
 */
export function variablesOf(text) {
  return Array.from(new Set(Array.from(text.matchAll(VARIABLE), (match) => match[1])));
}

/** @param {[string, unknown]} entry */
function isValue([, value]) {
  return typeof value === "string" && value.length <= LONGEST_VALUE;
}
