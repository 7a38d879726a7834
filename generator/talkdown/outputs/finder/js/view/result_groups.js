/** Which results are shown of an answer: group by group, in the order of the page. */

/** @import { EntryHit, EntryKind, Result, ResultGroup, SearchAnswer, SituationHit, SituationStep } from "./types.ts" */

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
 * And one that comes near it: enough to see whether it is meant instead.
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
 * Situations, then phrases by their own words, then other entries, which never are weak; but what is weak comes last, and a
 * phrase whose very words were typed comes first.
 * @param {SearchAnswer} answer
 * @param {EntryKind[]} kinds of the book
 * @param {boolean} isUnfolded whether situations show all of their lines
 * @returns {ResultGroup[]} none of them empty
 */
export function groupResults(answer, kinds, isUnfolded) {
  const situations = {
    isWeak: areSituationsWeak(answer),
    groups: situationGroups(answer.situations, isUnfolded),
  };
  const phrases = { isWeak: arePhrasesWeak(answer), groups: [phraseGroup(answer)] };
  const entries = { isWeak: false, groups: entryGroups(answer.others, kinds) };
  const sections = answer.phrases[0]?.verbatim
    ? [phrases, situations, entries]
    : [situations, phrases, entries];
  return sections
    .sort((a, b) => Number(a.isWeak) - Number(b.isWeak))
    .flatMap(({ groups }) => groups)
    .filter(({ results }) => results.length);
}

/**
 * The lines of a situation that are shown.
 * @param {SituationHit} situation
 * @param {number} n its place in the answer
 * @param {boolean} isUnfolded
 */
export function shownLines({ lines }, n, isUnfolded) {
  if (isUnfolded) return lines;
  return (n ? NEIGHBOR_LINES : FIRST_LINES).flatMap(([step, count]) =>
    lines.filter((line) => line.step === step).slice(0, count),
  );
}

/**
 * @param {SituationHit[]} situations
 * @param {boolean} isUnfolded
 * @returns {ResultGroup[]}
 */
function situationGroups(situations, isUnfolded) {
  return situations.map((situation, n) => {
    /** @type {Result[]} */
    const lines = shownLines(situation, n, isUnfolded).map((line) => ({ ...line, kind: "phrase" }));
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
 * @param {EntryKind[]} kinds
 * @returns {ResultGroup[]}
 */
function entryGroups(entries, kinds) {
  return kinds.map(({ name, heading }) => ({
    name,
    heading,
    results: entries.filter((hit) => hit.kind === name),
  }));
}
