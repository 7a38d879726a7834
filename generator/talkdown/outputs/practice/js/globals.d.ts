/** What Python writes in front of the practice script, and what it loads. */

/** Where the script's data and styles lie, from the top of the site (`outputs/practice/__init__.py`). */
declare const TALKDOWN_PRACTICE_FILES: {
  /** Everything there is to practice. */
  book: string;
  /** The names of techniques, levels and the like, and nothing to practice. */
  names: string;
  styles: string;
  /** One scenario each, by its id, with those names. */
  scenarios: Record<string, string>;
  /** What shows a scenario on the wall. */
  wall: { script: string; styles: string };
};

/** How verdicts read. */
declare const TALKDOWN_VERDICTS: Record<import("./types.ts").Choice["verdict"], string>;

/** Given by the script of that data. */
declare var talkdownPracticeBook: import("./types.ts").PracticeBook;

/** Given by the script of the wall: shows the scenario of a page to a group. */
declare var talkdownWall: typeof import("./wall/main.js").openWall;
