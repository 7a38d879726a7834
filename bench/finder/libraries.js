/**
 * MiniSearch and Fuse.js as their own guides set them up for search as one types. The page has loaded one of them.
 * @param {"minisearch" | "fuse"} name
 * @param {{ id: string, text: string, meta: string }[]} rows
 * @param {string[]} queries
 * @param {number} limit
 * @returns {string[][]} for each query the ids of what was found, best first
 */
function searchLibrary(name, rows, queries, limit) {
  const library = /** @type {any} */ (globalThis).module.exports; // of either, whose types would be a package of their own
  if (name === "minisearch") {
    const index = new library({ fields: ["text", "meta"], searchOptions: { prefix: true, fuzzy: 0.2 } });
    index.addAll(rows);
    return queries.map((query) => idsOf(index.search(query).slice(0, limit)));
  }
  const Fuse = library.default ?? library;
  const index = new Fuse(rows, { keys: ["text", "meta"], ignoreLocation: true, threshold: 0.4 });
  return queries.map((query) =>
    idsOf(index.search(query, { limit }).map((/** @type {{ item: object }} */ hit) => hit.item)),
  );
}

/** @param {{ id: string }[]} rows */
function idsOf(rows) {
  return rows.map((row) => row.id);
}
