/** The way to the wall: a scenario's page with `#wall` in its address shows it, and asks for its script then. */

/** @import { PracticeBook } from "./types.ts" */

import { loadScript, loadStyles } from "../../js/loading.js";
import { lifetimeOf } from "../../js/page_lifetime.js";

export const WALL = "#wall";

/**
 * @param {HTMLElement} root
 * @param {PracticeBook} book
 */
export function mountWall(root, book) {
  async function open() {
    if (location.hash !== WALL) return;
    const { script, styles } = TALKDOWN_PRACTICE_FILES.wall;
    await Promise.all([loadScript(script), loadStyles(styles)]);
    if (root.isConnected && location.hash === WALL) talkdownWall(root, book);
  }
  // Without its script the page is whole as it stands.
  const tryToOpen = () => open().catch(() => {});
  addEventListener("hashchange", tryToOpen, { signal: lifetimeOf(root) });
  tryToOpen();
}
