/** Text becomes words. */

import { ASCII_WORD, IN_BRACES } from "../../../js/patterns.js";

const WORD = /[\p{L}\p{M}\p{N}]+(?:'[\p{L}\p{M}]+)*|(?=[\u2190-\u{10ffff}])\p{So}/gu;

/** The same in a text as it is, where a time of day may be one piece, or have a dot: `3pm`, `p.m.` */
const WORD_OR_TIME =
  /\b[0-9]+(?=[apAP]\.?[mM]\b)|[apAP]\.[mM]\b|[\p{L}\p{M}\p{N}]+(?:'[\p{L}\p{M}]+)*|(?=[\u2190-\u{10ffff}])\p{So}/gu;
const HOUR_BEFORE_HALF = /\b(\d+)(?=[ap]\.?m\b)/g;
const HALF_WITH_DOT = /\b([ap])\.m\b/g;
const TIME_OF_DAY = /\d[ap]\.?m|[ap]\.m/;

/** What says how an emoji looks, or joins two, and is none itself. */
const EMOJI_STYLES = /[\ufe0e\ufe0f\u200d]/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: the range of ASCII begins with them
const ASCII = /^[\x00-\x7f]*$/;
const CURLY_APOSTROPHE = /[’‘]/g;
const COMBINING_MARKS = /[\u0300-\u036f]/g;

/**
 * A text in lower case, without accents, with straight apostrophes.
 * @param {string} text
 */
export function normalize(text) {
  if (ASCII.test(text)) return text.toLowerCase();
  return text
    .toLowerCase()
    .replace(CURLY_APOSTROPHE, "'")
    .normalize("NFD")
    .replace(COMBINING_MARKS, "")
    .replace(EMOJI_STYLES, "");
}

/**
 * The words of a text, normalized. Variables such as `{name}` are none; an emoji is one, and `3pm` is two, as `3 p.m.` is.
 * @param {string} text
 * @returns {string[]}
 */
export function tokenize(text) {
  let plainText = normalize(text);
  if (plainText.includes("{")) plainText = plainText.replace(IN_BRACES, " ");
  if (TIME_OF_DAY.test(plainText))
    plainText = plainText.replace(HOUR_BEFORE_HALF, "$1 ").replace(HALF_WITH_DOT, "$1m");
  // Nine texts of ten are plain ASCII, and this runs several times as fast without Unicode classes.
  return plainText.match(ASCII.test(plainText) ? ASCII_WORD : WORD) || [];
}

/**
 * The words of a text, normalized, each with the place where it stands in the text as it is.
 * @param {string} text
 * @returns {{ word: string, span: [number, number] }[]}
 */
export function tokenizeWithSpans(text) {
  return Array.from(text.replace(CURLY_APOSTROPHE, "'").matchAll(WORD_OR_TIME))
    .filter((match) => text[match.index - 1] !== "{")
    .map((match) => ({
      word: normalize(match[0]).replace(".", ""),
      span: /** @type {[number, number]} */ ([match.index, match.index + match[0].length]),
    }))
    .filter(({ word }) => word);
}

/** More words than any book has; two of them and a bit more make a number that is still exact. */
const MOST_WORDS = 2 ** 26;

/**
 * The number of two neighbors, by the numbers of their stems.
 * @param {number} first
 * @param {number} second
 */
export function pairNumber(first, second) {
  return first * MOST_WORDS + second;
}

/**
 * Visit each two neighbors of a row.
 * @template T
 * @param {T[]} row
 * @param {(first: T, second: T) => void} visit
 */
export function eachPair(row, visit) {
  for (let n = 1; n < row.length; n++) visit(row[n - 1], row[n]);
}
