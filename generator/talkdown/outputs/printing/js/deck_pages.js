/** Which cards stand on which page. */

/**
 * The pages of a deck: each sheet has the places of a full one, as far as there are cards for them.
 * @param {import("./types.ts").SheetPage[]} fullSheet its pages
 * @param {string[]} ids of the techniques whose cards they are, in order
 * @returns {import("./types.ts").DeckPage[]}
 */
export function planPages(fullSheet, ids) {
  const places = fullSheet.flatMap((page) => page.cards.map(({ card }) => card + 1));
  const cardsOnSheet = Math.max(...places);
  const pages = [];
  for (let first = 0; first < ids.length; first += cardsOnSheet) {
    const idsOnSheet = ids.slice(first, first + cardsOnSheet);
    for (const page of fullSheet) {
      const cards = page.cards
        .filter(({ card }) => card < idsOnSheet.length)
        .map((place) => ({ ...place, id: idsOnSheet[place.card] }));
      pages.push({ ...page, sheet: first / cardsOnSheet + 1, cards });
    }
  }
  return pages;
}
