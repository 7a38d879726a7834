/** The searches that found nothing, as a table for a spreadsheet. */

/** @import { Contents } from "../view/storage.js" */

/**
 * A cell that a spreadsheet would take for a formula: some pass over white space before it, and those of East Asia take
 * full-width signs, too.
 */
const FORMULA = /^\s*[=+\-@＝＋－＠]/u;

/** What no search needs, and what programs pass over or break a cell at. */
const CONTROL_CHARACTERS = /\p{Cc}+/gu;

/** @param {Contents["misses"]} misses */
export function missesAsCsv(misses) {
  const rows = misses.map(({ text, times, last }) => [csvCell(text), times, last].join(","));
  return `${["search,times,last", ...rows].join("\r\n")}\r\n`;
}

/** @param {string} text */
function csvCell(text) {
  const line = text.replace(CONTROL_CHARACTERS, " ");
  const safe = FORMULA.test(line) ? `'${line}` : line;
  return `"${safe.replace(/"/g, '""')}"`;
}
