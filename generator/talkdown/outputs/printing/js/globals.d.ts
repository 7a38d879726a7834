/** What Python writes in front of the deck's script, and what that loads. */

declare const TALKDOWN_DECK: {
  /** Where scripts lie, from the top of the site. */
  files: {
    styles: string;
    assembly: string;
    phrases: string;
    /** By paper and ink: `a4-full`. */
    faces: Record<string, string>;
    /** By paper. */
    sheets: Record<string, string>;
  };
  title: string;
  language: string;
};

/** Given by those scripts. */
declare var talkdownDeckFaces: import("./types.ts").Faces;
declare var talkdownDeckSheets: import("./types.ts").Sheets;
/** The ids of phrases by technique. */
declare var talkdownDeckPhrases: Record<string, string[]>;
declare var talkdownAssembleDeck: (deck: import("./types.ts").Deck) => Promise<Uint8Array>;
