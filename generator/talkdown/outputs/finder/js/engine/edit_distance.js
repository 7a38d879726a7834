/** How far two words are from each other. */

/**
 * What another letter costs, where one that is left out, added or swapped costs 1. Above 1, so that of two corrections the
 * one comes first that changes no letter into another: `manger` is `manager`, and not `danger`. By trial; from 1 to 1.5 no
 * first place changes.
 */
const SUBSTITUTION = 1.2;

/**
 * The letters and digits that occur in a word, one bit each, to tell in a few steps that two words are far apart.
 * Several characters share a bit; that lets a few more words through, and keeps out none that is near.
 * @param {string} word
 */
export function letterBits(word) {
  let bits = 0;
  for (let n = 0; n < word.length; n++) bits |= 1 << (word.charCodeAt(n) & 31);
  return bits;
}

/**
 * How many letters occur in one of two words and not in the other.
 * @param {number} a letter bits
 * @param {number} b letter bits
 */
export function differingLetters(a, b) {
  let bits = a ^ b;
  let count = 0;
  while (bits) {
    bits &= bits - 1; // takes the lowest bit away
    count++;
  }
  return count;
}

// Three rows of the table, used again and again: a search compares with hundreds of words.
/** @type {number[]} */
let rowTwoBefore = [];
/** @type {number[]} */
let rowBefore = [];
/** @type {number[]} */
let row = [];

/**
 * The distance of two words (Damerau–Levenshtein, restricted): a letter left out, added or swapped with its neighbor
 * counts 1, another letter 1.2. Once it cannot be `maxDistance` or less it stops, and gives more than `maxDistance`.
 * @param {string} a
 * @param {string} b
 * @param {number} maxDistance
 */
export function editDistance(a, b, maxDistance) {
  if (Math.abs(a.length - b.length) > maxDistance) return maxDistance + 1;
  for (let j = 0; j <= b.length; j++) rowBefore[j] = j;
  for (let i = 1; i <= a.length; i++) {
    let leastInRow = i;
    row[0] = i;
    for (let j = 1; j <= b.length; j++) {
      let value = rowBefore[j - 1] + (a[i - 1] === b[j - 1] ? 0 : SUBSTITUTION);
      if (row[j - 1] + 1 < value) value = row[j - 1] + 1;
      if (rowBefore[j] + 1 < value) value = rowBefore[j] + 1;
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (isSwap && rowTwoBefore[j - 2] + 1 < value) value = rowTwoBefore[j - 2] + 1;
      row[j] = value;
      if (value < leastInRow) leastInRow = value;
    }
    if (leastInRow > maxDistance) return maxDistance + 1;
    [rowTwoBefore, rowBefore, row] = [rowBefore, row, rowTwoBefore];
  }
  return rowBefore[b.length];
}
