/** Declared around the bundle by `scripts/bundle.py`, which returns it: what `main.js` offers. */
declare let engine: {
  openBook: typeof import("./engine.js").openBook;
  answerMessages: typeof import("./worker.js").answerMessages;
};
