/** What the page shows of a book without asking. */

/** @import { BookIndex, BookInfo } from "./types.ts" */

/**
 * A book without what only searches need.
 * @param {BookIndex} book
 * @returns {BookInfo}
 */
export function bookInfoOf({
  phrases: _columns,
  situations: _situations,
  danger: _danger,
  synonymGroups: _synonymGroups,
  spelling: _spelling,
  ...bookInfo
}) {
  return bookInfo;
}
