/** Which results are shown of an answer: group by group, in the order of the page. */

/** @import { EntryHit, NamedKind, Result, ResultGroup, SearchAnswer, SituationStep } from "./types.ts" */

/**
 * Lines that the likeliest situation shows at first, step by step: with its path and its heading they fill a laptop's
 * window (1280×800). What is said when it has passed would be wrong now.
 * @type {[SituationStep, number][]}
 */
const FIRST_LINES = [
  ["first", 3],
  ["then", 1],
];

/**
 * And one that comes near it, or that it has for a rival: enough to see whether it is meant.
 * @type {[SituationStep, number][]}
 */
const NEIGHBOR_LINES = [["first", 1]];

/** @param {SearchAnswer} answer */
export function areSituationsWeak({ situations }) {
  return situations[0]?.weak ?? true;
}

/** @param {SearchAnswer} answer */
export function arePhrasesWeak({ phrases }) {
  return phrases.every((hit) => hit.weak);
}

/**
 * Situations, then phrases by their own words, then other entries; but weak phrases come last, a phrase whose very words
 * were typed comes first, and before all a page whose name was typed.
 * @param {SearchAnswer} answer
 * @param {NamedKind[]} kinds of the book
 * @param {boolean} isUnfolded whether situations show all of their lines
 * @param {string} text what was typed
 * @returns {ResultGroup[]} none of them empty
 */
export function groupResults(answer, kinds, isUnfolded, text) {
  const situations = situationGroups(answer, isUnfolded);
  const phrases = [phraseGroup(answer)];
  const isNamed = (/** @type {EntryHit} */ hit) =>
    hit.kind === "page" && lettersOf(hit.title) === lettersOf(text);
  const namedPages = entryGroups(answer.others.filter(isNamed), kinds);
  const entries = entryGroups(
    answer.others.filter((hit) => !isNamed(hit)),
    kinds,
  );
  let sections = [situations, phrases, entries];
  if (answer.phrases[0]?.verbatim) sections = [phrases, situations, entries];
  else if (arePhrasesWeak(answer)) sections = [situations, entries, phrases];
  const first = namedPages.map((group) => ({ ...group, name: `named-${group.name}` })); // no two groups have one id
  return [first, ...sections].flat().filter(({ results }) => results.length);
}

/**
 * Small letters and digits alone: "Say this, not that" is typed without a comma.
 * @param {string} text
 */
function lettersOf(text) {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
}

/**
 * The lines of a situation that are shown.
 * @param {SearchAnswer} answer
 * @param {number} n its place in the answer
 * @param {boolean} isUnfolded
 */
export function shownLines({ situations, hasRival }, n, isUnfolded) {
  const { lines } = situations[n];
  if (isUnfolded) return lines;
  return (n || hasRival ? NEIGHBOR_LINES : FIRST_LINES).flatMap(([step, count]) =>
    lines.filter((line) => line.step === step).slice(0, count),
  );
}

/**
 * @param {SearchAnswer} answer
 * @param {boolean} isUnfolded
 * @returns {ResultGroup[]}
 */
function situationGroups(answer, isUnfolded) {
  return answer.situations.map((situation, n) => {
    /** @type {Result[]} */
    const lines = shownLines(answer, n, isUnfolded).map((line) => ({ ...line, kind: "phrase" }));
    const { playbook } = situation;
    // After the first line: words are needed at once, and the path before the second ones.
    if (playbook) lines.splice(1, 0, { kind: "path", id: playbook.address, ...playbook });
    return { name: `situation-${n}`, heading: situation.title, situation, results: lines };
  });
}

/**
 * @param {SearchAnswer} answer
 * @returns {ResultGroup}
 */
function phraseGroup({ phrases, situations }) {
  const heading = situations.length ? "By their own words" : "Phrases";
  return { name: "phrase", heading, results: phrases.map((hit) => ({ ...hit, kind: "phrase" })) };
}

/**
 * @param {EntryHit[]} entries
 * @param {NamedKind[]} kinds
 * @returns {ResultGroup[]}
 */
function entryGroups(entries, kinds) {
  return kinds.map(({ name, heading }) => ({
    name,
    heading,
    results: entries.filter((hit) => hit.kind === name),
  }));
}
