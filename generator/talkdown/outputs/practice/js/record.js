/** What was answered, on this device alone: kept, checked when read, exported and imported as a file, and cleared. */

/** @import { Attempt } from "./types.ts" */

/** Some two years of five a day. 200 characters each, they take a tenth of the 5 MB that browsers give a site. */
const MOST_ATTEMPTS = 2500;

/** Characters: twice what they can take. More is not ours, and is not read. */
const LONGEST_RECORD = 1_000_000;

/** Milliseconds, a day: so far a clock may be wrong, or in another time zone, before an answer is one of the future. */
const MOST_AHEAD = 86_400_000;

/** What a file says it is. A later version would be one that this script cannot read. */
const FORMAT = "talkdown-practice";
const VERSION = 1;

const VERDICTS = ["best", "partly", "weak", "harmful"];
const PARTS = ["", "before", "after"];
const NAME = /^[a-z0-9-]{0,64}$/;
const EXERCISE = /^[a-z0-9-]{1,64}(\/[a-z0-9-]{1,64})?$/;
const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

/** What the name of a test may be: it stands in an address, and in files. */
export const TEST_NAME = NAME;

/** @typedef {ReturnType<typeof createRecord>} PracticeRecord */

/**
 * @param {() => Pick<Storage, "getItem" | "setItem" | "removeItem">} openArea may throw: some browsers let no page store anything
 * @param {string} key the name in the browser's storage, another one for each site of an origin
 * @param {() => number} now in milliseconds
 */
export function createRecord(openArea, key, now = Date.now) {
  /** @type {Attempt[]} */
  let attempts = read();

  /** @returns {Attempt[]} */
  function read() {
    try {
      const text = openArea().getItem(key) ?? "";
      if (text && text.length <= LONGEST_RECORD) return attemptsOf(JSON.parse(text)) ?? [];
    } catch {
      // Nothing may be stored, or it is nothing of ours.
    }
    return [];
  }

  /**
   * What is later than now would stand before all that is answered here, for good.
   * @param {unknown} value
   */
  function attemptsOf(value) {
    const latestMoment = new Date(now() + MOST_AHEAD).toISOString();
    return attemptsIn(value)?.filter(({ at }) => at <= latestMoment) ?? null;
  }

  /**
   * @param {Attempt[]} additions
   * @param {boolean} areFromFile these take what room there is, and none from what was here before
   */
  function add(additions, areFromFile) {
    const before = read(); // another tab may have added some
    const attemptsByKey = new Map([...attempts, ...before].map((attempt) => [keyOf(attempt), attempt]));
    const news = additions.filter((attempt) => !attemptsByKey.has(keyOf(attempt)));
    const earlier = [...attemptsByKey.values()].sort(byMoment);
    const room = Math.max(0, MOST_ATTEMPTS - earlier.length);
    const entering = areFromFile ? newestAttempts(news, room) : news;
    attempts = [...newestAttempts(earlier, MOST_ATTEMPTS - entering.length), ...entering].sort(byMoment);
    try {
      openArea().setItem(key, asFile(attempts));
    } catch {
      // Nothing can be stored: it lasts as long as the page.
    }
    return entering.length;
  }

  return {
    /** The oldest first. */
    get attempts() {
      return attempts;
    },
    /** @param {Attempt} attempt */
    add: (attempt) => void add([attempt], false),

    /** All of it as the text of a file. */
    exportText: () => asFile(attempts),

    /**
     * Add what a file holds; says how many answers were new, and null if it is no file of ours.
     * @param {string} text
     */
    importText(text) {
      const importedAttempts = text.length <= LONGEST_RECORD ? attemptsOf(parse(text)) : null;
      return importedAttempts && add(importedAttempts, true);
    },

    clear() {
      attempts = [];
      try {
        openArea().removeItem(key);
      } catch {
        // Nothing can be stored, and nothing is.
      }
    },

    /**
     * Take over what another tab has changed, above all that it has cleared.
     * @param {string | null} changedKey as the browser's `storage` event names it; null if all is cleared
     */
    reload(changedKey) {
      if (changedKey === key || changedKey === null) attempts = read();
    },
  };
}

/**
 * @param {Attempt} a
 * @param {Attempt} b
 */
function byMoment(a, b) {
  return a.at < b.at ? -1 : 1;
}

/**
 * @param {Attempt[]} attempts
 * @param {number} count
 */
function newestAttempts(attempts, count) {
  return [...attempts].sort(byMoment).slice(Math.max(0, attempts.length - count));
}

/** @param {Attempt} attempt */
function keyOf({ exercise, at }) {
  return `${exercise} ${at}`;
}

/** @param {Attempt[]} attempts */
function asFile(attempts) {
  return JSON.stringify({ format: FORMAT, version: VERSION, attempts });
}

/** @param {string} text */
function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/**
 * The answers in what was stored or in a file, whoever has written it; null if it is nothing of ours. Those that are
 * broken are left out.
 * @param {unknown} value
 * @returns {Attempt[] | null}
 */
function attemptsIn(value) {
  const { format, version, attempts } = /** @type {Record<string, unknown>} */ (Object(value));
  if (format !== FORMAT || version !== VERSION || !Array.isArray(attempts)) return null;
  return attempts.flatMap(asAttempt).slice(-MOST_ATTEMPTS);
}

/**
 * @param {unknown} value
 * @returns {Attempt[]} one, or none
 */
function asAttempt(value) {
  const fields = /** @type {Record<string, unknown>} */ (Object(value));
  const { exercise, at, verdict, technique, dueStage, chosenStage, test, part } = fields;
  const isOurs =
    matches(exercise, EXERCISE) &&
    matches(at, MOMENT) &&
    !Number.isNaN(Date.parse(String(at))) &&
    VERDICTS.includes(String(verdict)) &&
    [technique, dueStage, chosenStage, test].every((name) => matches(name, NAME)) &&
    PARTS.includes(String(part));
  if (!isOurs) return [];
  return [/** @type {Attempt} */ ({ exercise, at, verdict, technique, dueStage, chosenStage, test, part })];
}

/**
 * @param {unknown} value
 * @param {RegExp} pattern
 */
function matches(value, pattern) {
  return typeof value === "string" && pattern.test(value);
}
