/** What the page's other scripts give, and what Python writes in front of this one. */

/** Written in front of the script by `talkdown/outputs/scripts.py`: where the other scripts lie, from the top of the site. */
declare const TALKDOWN_FILES: {
  engine: string;
  index: string;
  library: string;
  guide: string;
  guideStyles: string;
};

/** Written in front of the guide's script: the dangers of the bar, in its order. */
declare const TALKDOWN_DANGERS: import("../guide/danger_panel.js").Danger[];

/** Given by the engine's script. Its text can start a worker. */
declare var talkdownEngine: () => {
  openBook: typeof import("../engine/engine.js").openBook;
  answerMessages: typeof import("../engine/worker.js").answerMessages;
};

/** Given by the guide's script. */
declare var talkdownGuide: (
  state: import("../guide/main.js").SharedState,
) => import("../guide/main.js").Guide;

/** Given by the index's script. */
declare var talkdownBook: import("../engine/types.ts").BookIndex;

/** Given by the library's script. */
declare var talkdownLibrary: import("../engine/types.ts").Library;

interface Window {
  /** The theme says here when it has exchanged the page; from files it never does. */
  document$?: { subscribe(listener: () => void): { unsubscribe(): void } };
}
