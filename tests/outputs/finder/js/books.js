/** Small books for the tests of the engine. */

/** @import { BookIndex } from "#finder/engine/types.ts" */

export { EMPTY_ANSWER } from "#finder/engine/engine.js";

/**
 * A phrase of a test's book; what is left out is empty.
 * @typedef {object} PhraseSpec
 * @property {string} text
 * @property {string} [when]
 * @property {string[]} [asked]
 * @property {string[]} [tags]
 * @property {number} [technique] its place; the first if nothing is said
 * @property {number} [stage] its place; that of its technique if nothing is said
 * @property {number} [channels] bits; all of them if nothing is said
 * @property {number[]} [signs]
 */

/**
 * An index with two stages, two channels, two techniques and one sign.
 * @param {object} [options]
 * @param {PhraseSpec[]} [options.phrases] with the ids p0, p1, …
 * @param {string[]} [options.synonymGroups]
 * @param {Record<string, string>} [options.spelling]
 * @returns {BookIndex}
 */
export function createBook({ phrases = [], synonymGroups = [], spelling = {} } = {}) {
  /** @param {(spec: PhraseSpec) => string} column */
  const column = (column) => phrases.map(column).join("\n");
  const book = {
    stages: [
      {
        id: "listen",
        title: "Listen",
        ask: "",
        icon: "ear-hearing",
        address: "phrases/listen.html",
        track: true,
      },
      { id: "own", title: "Own it", ask: "", icon: "hand-heart", address: "phrases/own.html", track: true },
    ],
    channels: [
      { id: "phone", title: "Phone", icon: "phone", speech: true, asked: "on hold" },
      { id: "chat", title: "Chat", icon: "chat", speech: false, asked: "typing" },
    ],
    levels: [
      { id: "calm", title: "Calm" },
      { id: "rising", title: "Rising" },
    ],
    variables: [{ name: "name", label: "The customer's name", sample: "Sam", eachTime: false }],
    kinds: [
      { name: "playbook", rowsKey: "playbooks", title: "Playbook", heading: "Playbooks" },
      { name: "sign", rowsKey: "signs", title: "Warning sign", heading: "Warning signs" },
      { name: "technique", rowsKey: "techniques", title: "Technique", heading: "Techniques" },
    ],
    playbooks: [{ id: "late-refund", title: "A refund is late", text: "Money that has not come", asked: "" }],
    signs: [
      { id: "shouting", title: "Shouting", text: "The voice is loud", asked: "yelling", level: "rising" },
    ],
    techniques: [
      { id: "name-it", title: "Name the feeling", text: "Say what you hear", asked: "", stage: "listen" },
      { id: "own-it", title: "Own the mistake", text: "No excuses", asked: "our fault", stage: "own" },
    ],
    addresses: { playbook: "playbooks/*.html", sign: "signs.html#*", technique: "techniques/*.html" },
    phrases: {
      anchor: "#p-",
      ids: phrases.map((_, n) => `p${n}`).join("\n"),
      text: column((spec) => spec.text),
      when: column((spec) => spec.when ?? ""),
      asked: column((spec) => (spec.asked ?? []).join("|")),
      tags: column((spec) => (spec.tags ?? []).join("|")),
      techniques: phrases.map((spec) => spec.technique ?? 0),
      stages: phrases.map((spec) => spec.stage ?? -1),
      channels: phrases.map((spec) => spec.channels ?? 0b11),
      signs: phrases.map((spec) => spec.signs ?? []),
    },
    situations: {
      ids: "",
      titles: "",
      asked: "",
      unless: "",
      sorts: [],
      levels: [],
      playbooks: [],
      first: [],
      // biome-ignore lint/suspicious/noThenProperty: a column's name, and no function
      then: [],
      after: [],
    },
    danger: [],
    libraryKinds: [{ name: "page", title: "Page", heading: "Pages" }],
    synonymGroups,
    spelling,
  };
  return book;
}
