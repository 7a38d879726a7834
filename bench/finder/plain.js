/* MiniSearch and Fuse.js as their own guides set them up for search as one types. */
function plain(name, rows, queries) {
  "use strict";
  if (name === "minisearch") {
    const MiniSearch = module.exports;
    const index = new MiniSearch({ fields: ["text", "meta"], searchOptions: { prefix: true, fuzzy: 0.2 } });
    index.addAll(rows);
    return queries.map((query) => index.search(query).slice(0, 10).map((hit) => hit.id));
  }
  const Fuse = module.exports.default || module.exports;
  const index = new Fuse(rows, { keys: ["text", "meta"], ignoreLocation: true, threshold: 0.4 });
  return queries.map((query) => index.search(query, { limit: 10 }).map((hit) => hit.item.id));
}
