/** Puts a deck together, in the browser: cards from one PDF, on pages with marks from another. */

import { Duplex, degrees, PDFDocument, PrintScaling } from "pdf-lib";

/** A millimeter in points. */
const POINTS = 72 / 25.4;

/** Cards that are folded, or have no back, are printed on one side. */
const FLIPS = /** @type {Record<string, Duplex>} */ ({
  "long-edge": Duplex.DuplexFlipLongEdge,
  "short-edge": Duplex.DuplexFlipShortEdge,
});

/**
 * The PDF of a deck: at true size, and with the flip that the printer is asked for.
 * @param {import("./types.ts").Deck} deck
 */
export async function assembleDeck({ faces, sheets, pages, duplex, title, language }) {
  const deck = await PDFDocument.create();
  deck.setTitle(title, { showInWindowTitleBar: true });
  deck.setLanguage(language);
  const preferences = deck.catalog.getOrCreateViewerPreferences();
  preferences.setPrintScaling(PrintScaling.None);
  preferences.setDuplex(FLIPS[duplex] ?? Duplex.Simplex);

  const ids = [...new Set(pages.flatMap((page) => page.cards.map(({ id }) => id)))];
  const numbers = ids.flatMap((id) => [2 * faces.cards.indexOf(id), 2 * faces.cards.indexOf(id) + 1]);
  const drawings = await deck.embedPdf(await PDFDocument.load(faces.pdf), numbers);
  const frameNumbers = [...new Set(pages.map((page) => page.frame))];
  const frames = await deck.embedPdf(await PDFDocument.load(sheets.pdf), frameNumbers);

  for (const page of pages) {
    const sheet = deck.addPage([page.width * POINTS, page.height * POINTS]);
    sheet.drawPage(frames[frameNumbers.indexOf(page.frame)]);
    for (const place of page.cards) {
      const drawing = drawings[2 * ids.indexOf(place.id) + (place.face === "back" ? 1 : 0)];
      sheet.drawPage(drawing, corner(place, drawing, page));
    }
  }
  return deck.save();
}

/**
 * Where a card is drawn: in the middle of its place, turned around its lower left corner if it stands on its head.
 * @param {import("./types.ts").Place} place
 * @param {{ width: number, height: number }} drawing in points, which count from the lower edge of the page
 * @param {{ height: number }} page
 */
function corner(place, drawing, page) {
  const middleX = (place.x + place.width / 2) * POINTS;
  const middleY = (page.height - place.y - place.height / 2) * POINTS;
  const turn = place.upside_down ? -1 : 1;
  return {
    x: middleX - (turn * drawing.width) / 2,
    y: middleY - (turn * drawing.height) / 2,
    rotate: degrees(place.upside_down ? 180 : 0),
  };
}

globalThis.talkdownAssembleDeck = assembleDeck;
