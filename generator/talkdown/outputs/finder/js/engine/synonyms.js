/** Synonym groups: all members of one say one concept, and a concept is a term like any word. */

/** @import { ConceptMatch, Synonym } from "./types.ts" */

import { letterBits } from "./edit_distance.js";
import { tokenize } from "./words.js";

/** Terms of concepts begin with it; no word does. */
const CONCEPT = "\u0001";

/** @param {string} term */
export const isConcept = (term) => term.startsWith(CONCEPT);

/** Groups learned at a time: about a millisecond on a slow phone, so that learning can stop between two of them. */
const GROUPS_A_STEP = 4;

/** @typedef {{ concept: string, stems: string[] }} Member */

/**
 * @param {string[]} synonymGroups each the members between bars
 * @param {{ stemOf: (word: string) => string, isStopWord: (word: string) => boolean }} words
 */
export function createSynonyms(synonymGroups, { stemOf, isStopWord }) {
  // By the first stem of a member; once more for members without their stop words (`bawling her eyes out`).
  /** @type {Map<string, Member[]>} */
  const members = new Map();
  /** @type {Map<string, Member[]>} */
  const looseMembers = new Map();
  /** @type {Synonym[]} */
  const synonyms = [];
  let groupCount = 0;

  /** @param {number} n */
  function learnGroup(n) {
    for (const member of synonymGroups[n].split("|")) {
      const words = tokenize(member);
      if (!words.length) continue;
      const concept = CONCEPT + n;
      synonyms.push({ concept, text: words.join(" "), letters: letterBits(words.join("")) });
      addMember(members, { concept, stems: words.map(stemOf) });
      const meaningful = words.filter((word) => !isStopWord(word));
      if (meaningful.length > 1) addMember(looseMembers, { concept, stems: meaningful.map(stemOf) });
    }
  }

  function learn() {
    if (groupCount === synonymGroups.length) return true;
    const end = Math.min(groupCount + GROUPS_A_STEP, synonymGroups.length);
    for (; groupCount < end; groupCount++) learnGroup(groupCount);
    if (groupCount < synonymGroups.length) return false;
    synonyms.sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : 0));
    return true;
  }

  return {
    learn,
    members: synonyms,
    /** @param {string} stem */
    begins: (stem) => members.has(stem),
    /**
     * The concepts that a row of stems says; of members that overlap, the longest.
     * @param {string[]} stems
     */
    match: (stems) => matchMembers(members, stems),
    /**
     * The same for a row without stop words, against members without theirs.
     * @param {string[]} stems
     */
    matchLoosely: (stems) => matchMembers(looseMembers, stems),
  };
}

/**
 * @param {Map<string, Member[]>} members
 * @param {Member} member
 */
function addMember(members, member) {
  const beginnings = members.get(member.stems[0]);
  if (beginnings) beginnings.push(member);
  else members.set(member.stems[0], [member]);
}

/**
 * @param {Map<string, Member[]>} members
 * @param {string[]} stems
 * @returns {ConceptMatch[]}
 */
function matchMembers(members, stems) {
  /** @type {ConceptMatch[]} */
  const matches = [];
  for (let start = 0; start < stems.length; start++) {
    const candidates = members.get(stems[start]);
    if (!candidates) continue;
    for (const candidate of candidates) {
      let length = 1;
      while (length < candidate.stems.length && candidate.stems[length] === stems[start + length]) length++;
      if (length === candidate.stems.length)
        matches.push({ concept: candidate.concept, start, end: start + length });
    }
  }
  if (matches.length < 2) return matches;
  return matches.filter((match) => !matches.some((longer) => isInside(match, longer)));
}

/**
 * @param {ConceptMatch} match
 * @param {ConceptMatch} longer
 */
function isInside(match, longer) {
  const isLonger = longer.end - longer.start > match.end - match.start;
  return isLonger && longer.start <= match.start && longer.end >= match.end;
}
