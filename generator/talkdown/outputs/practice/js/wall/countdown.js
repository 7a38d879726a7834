/** A time for the group to think: half a minute, one, or one and a half. */

import { createButton, element } from "../../../js/elements.js";

/** In seconds. A judgment: time for a thought, for a word with a neighbor, and for four answers to be read aloud. */
export const LENGTHS = [30, 60, 90];

/** How often what is left is looked at, in milliseconds: a second never seems to be left out. */
const PERIOD = 200;

/**
 * @param {number} seconds
 */
export function clockFace(seconds) {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

/** The clock, with a button to start and pause it, and one for its length. */
export function createCountdown() {
  let length = 1;
  let millisecondsLeft = seconds() * 1000;
  let startedAt = 0;
  /** @type {ReturnType<typeof setInterval> | undefined} */
  let interval;
  const face = element("span", "", {});
  const startButton = createButton("td-wall__clock", { "aria-keyshortcuts": "t" }, face);
  const lengthButton = createButton("td-wall__key", { "aria-keyshortcuts": "l" });
  const status = element("span", "td-sr", { role: "status" });
  startButton.addEventListener("click", () => toggle());
  lengthButton.addEventListener("click", () => nextLength());
  show();

  function seconds() {
    return LENGTHS[length % LENGTHS.length] ?? 0;
  }
  function countMilliseconds() {
    return interval ? Math.max(0, millisecondsLeft - (performance.now() - startedAt)) : millisecondsLeft;
  }
  function show() {
    const secondsLeft = Math.ceil(countMilliseconds() / 1000);
    const isOver = countMilliseconds() === 0;
    face.textContent = isOver ? "Time" : clockFace(secondsLeft);
    const state = isOver ? "time is up" : interval ? "running" : "paused";
    startButton.setAttribute("aria-label", `Clock: ${clockFace(secondsLeft)}, ${state}. Start or pause (T)`);
    startButton.dataset.state = isOver ? "over" : interval ? "runs" : "waits";
    lengthButton.replaceChildren(
      `${seconds()} s`,
      element("span", "td-sr", { text: " on the clock: another length" }),
      element("kbd", "", { "aria-hidden": "true", text: "L" }),
    );
  }
  function tick() {
    if (!startButton.isConnected) return stop();
    if (countMilliseconds() === 0) {
      millisecondsLeft = 0;
      stop();
      status.textContent = "Time is up.";
    }
    show();
  }
  function stop() {
    millisecondsLeft = countMilliseconds();
    clearInterval(interval);
    interval = undefined;
  }
  function toggle() {
    status.textContent = "";
    if (interval) stop();
    else {
      if (millisecondsLeft === 0) millisecondsLeft = seconds() * 1000;
      startedAt = performance.now();
      interval = setInterval(tick, PERIOD);
    }
    show();
  }
  function nextLength() {
    length += 1;
    reset();
  }
  function reset() {
    stop();
    millisecondsLeft = seconds() * 1000;
    status.textContent = "";
    show();
  }
  return { parts: [startButton, lengthButton, status], toggle, nextLength, reset };
}
