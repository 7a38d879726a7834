/** The entries of a book that are no phrases: techniques, warning signs, playbooks, and whatever else the book has. */

/** @import { BookIndex, EntryRow, Field, FieldName, SearchRequest } from "./types.ts" */

/** Filters that name one entry of the kind of the same name. */
const ENTRY_FILTERS = /** @type {const} */ (["technique", "sign"]);

/** @typedef {EntryRow & { kind: string, address: string }} Entry */

/**
 * All entries, kind by kind.
 * @param {BookIndex} book
 * @returns {Entry[]}
 */
export function listEntries(book) {
  return book.kinds.flatMap(({ name, rowsKey }) => {
    const entries = /** @type {Record<string, EntryRow[]>} */ (/** @type {unknown} */ (book))[rowsKey];
    return entries.map((row) => ({ ...row, kind: name, address: book.addresses[name].replace("*", row.id) }));
  });
}

/**
 * Whether the filters of a question let an entry through. A question about phone calls is not for playbooks of a stage:
 * an entry has to be what a filter names, or have it; channels are of phrases alone.
 * @param {Entry} entry
 * @param {SearchRequest} request
 */
export function fits(entry, request) {
  if (request.stage && entry.stage !== request.stage) return false;
  return ENTRY_FILTERS.every((name) => {
    return !request[name] || (entry.kind === name && entry.id === request[name]);
  });
}

/**
 * The entry of a kind and an id, if the book has it.
 * @param {Entry[]} entries
 * @param {string} name as `technique/breathe`
 */
export function entriesNamed(entries, name) {
  return entries.filter(({ kind, id }) => `${kind}/${id}` === name);
}

/**
 * The texts of an entry, for the index.
 * @param {Entry} entry
 * @returns {Pick<Record<FieldName, Field>, "text" | "asked">}
 */
export function entryFields(entry) {
  return {
    text: { ownText: `${entry.title}|${entry.text}`, sharedTexts: [] },
    asked: { ownText: entry.asked, sharedTexts: [] },
  };
}
