/** What Python hands over to put a deck together from (`outputs/printing/site_deck.py`). Lengths are millimeters. */

/** A place of a card on a page; on a full sheet cards are numbered from 0. */
export interface Place {
  card: number;
  face: "front" | "back";
  x: number;
  y: number;
  width: number;
  height: number;
  upside_down: boolean;
}

export type Shape = [number, number][];

/** One side of a full sheet. */
export interface SheetPage {
  width: number;
  height: number;
  /** Its page in the PDF of sheets without cards. */
  frame: number;
  /** None on the back. */
  marks: { lines: Shape[]; wedges: Shape[]; folds: Shape[] } | null;
  cards: Place[];
}

/** Sheets of a paper, by how their backs come behind their fronts. */
export interface Sheets {
  pages: Record<string, SheetPage[]>;
  /** In base64. */
  pdf: string;
}

/** All cards in an ink, as large as on that paper: the front of the first, its back, the front of the second and so on. */
export interface Faces {
  cards: string[];
  /** In base64. */
  pdf: string;
}

/** A page of the deck: its sheet, counted from 1, and the cards on it by the ids of their techniques. */
export interface DeckPage extends SheetPage {
  sheet: number;
  cards: (Place & { id: string })[];
}

export interface Deck {
  faces: Faces;
  sheets: Sheets;
  pages: DeckPage[];
  duplex: string;
  title: string;
  language: string;
}
