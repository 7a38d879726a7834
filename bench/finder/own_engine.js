/**
 * Talkdown's own engine, asked as the site asks it. The page has loaded the engine and a book's index.
 * @param {string[]} queries
 * @param {number} limit
 * @returns {string[][]} for each query the ids of the phrases, best first
 */
function searchBook(queries, limit) {
  const engine = talkdownEngine().openBook(talkdownBook);
  engine.buildIndex();
  return queries.map((text) =>
    engine.find({ text, limit, phrasesOnly: true }).phrases.map((phrase) => phrase.id),
  );
}
