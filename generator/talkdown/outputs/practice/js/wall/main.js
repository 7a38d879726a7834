/** The wall: a scenario for a whole room. A script of its own, asked for by who shows one. */

/** @import { PracticeBook } from "../types.ts" */

import { WallView } from "./wall_view.js";

/**
 * Show the scenario of a page on the whole screen.
 * @param {HTMLElement} root
 * @param {PracticeBook} book
 */
export function openWall(root, book) {
  const scenario = book.scenarios.find(({ id }) => id === root.dataset.scenario);
  if (scenario && !root.querySelector(".td-wall")) new WallView(root, scenario, book);
}

globalThis.talkdownWall = openWall;
