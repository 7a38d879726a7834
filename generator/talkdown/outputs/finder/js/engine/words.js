/** Text becomes words. */

import { ASCII_WORD, IN_BRACES } from "../../../js/patterns.js";

const WORD = /[\p{L}\p{M}\p{N}]+(?:'[\p{L}\p{M}]+)*/gu;
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
  return text.toLowerCase().replace(CURLY_APOSTROPHE, "'").normalize("NFD").replace(COMBINING_MARKS, "");
}

/**
 * The words of a text, normalized. Variables such as `{name}` are none.
 * @param {string} text
 * @returns {string[]}
 */
export function tokenize(text) {
  let plainText = normalize(text);
  if (plainText.includes("{")) plainText = plainText.replace(IN_BRACES, " ");
  // Nine texts of ten are plain ASCII, and this runs several times as fast without Unicode classes.
  return plainText.match(ASCII.test(plainText) ? ASCII_WORD : WORD) || [];
}

/**
 * The words of a text, normalized, each with the place where it stands in the text as it is.
 * @param {string} text
 * @returns {{ word: string, span: [number, number] }[]}
 */
export function tokenizeWithSpans(text) {
  return Array.from(text.replace(CURLY_APOSTROPHE, "'").matchAll(WORD))
    .filter((match) => text[match.index - 1] !== "{")
    .map((match) => ({ word: normalize(match[0]), span: [match.index, match.index + match[0].length] }));
}
