/** A playbook's path as it stands in the page: its steps, and the ways on from each. */

/** @import { Step } from "./place.js" */

const WAYS = ".td-way";

/** The lines that can be said on the chosen channel; the others are hidden by the style sheet. */
const LINES = ".td-say";

/** What a key says: answers have numbers, lines have letters. */
const LINE_KEYS = "abcdefghi";

/** As many answers as there are digits. */
const MOST_WAY_KEYS = 9;

/**
 * The path that the page holds.
 * @param {HTMLElement} root
 * @returns {(Step & { item: HTMLElement })[]}
 */
export function readSteps(root) {
  return Array.from(root.querySelectorAll(".td-path > li"), (node) => {
    const item = /** @type {HTMLElement} */ (node);
    return {
      item,
      id: idOf(item.id),
      title: textOf(item, ".td-path__do"),
      ask: textOf(item, ".td-fork__ask"),
      ways: waysOf(item).map((way) => ({
        answer: textOf(way, "b"),
        step: idOf(way.hash),
      })),
    };
  });
}

/**
 * The step that an address leads to.
 * @param {string} fragment with or without its `#`
 */
export function idOf(fragment) {
  return /^#?step-(.+)$/.exec(fragment)?.[1] ?? "";
}

/**
 * @param {Element} item a step
 * @returns {HTMLAnchorElement[]}
 */
export function waysOf(item) {
  return Array.from(item.querySelectorAll(WAYS));
}

/**
 * Say in each step whether it has a line for the channel, and in the one that is shown which key takes what.
 * @param {ReturnType<typeof readSteps>} steps
 * @param {string} currentId empty where all are shown
 * @param {boolean} namesKeys whether the keys do anything
 */
export function markStep(steps, currentId, namesKeys) {
  for (const { id, item } of steps) {
    const isCurrent = id === currentId;
    item.classList.toggle("td-path__now", isCurrent);
    const lines = Array.from(item.querySelectorAll(LINES));
    const sayable = lines.filter((line) => getComputedStyle(line).display !== "none");
    const none = item.querySelector(".td-path__none");
    if (none instanceof HTMLElement) none.hidden = sayable.length > 0;
    for (const line of lines) {
      nameKey(
        line,
        line.querySelector(".td-copy"),
        isCurrent && namesKeys ? LINE_KEYS[sayable.indexOf(line)] : "",
      );
    }
    waysOf(item).forEach((way, n) => {
      nameKey(way, way, isCurrent && namesKeys && n < MOST_WAY_KEYS ? String(n + 1) : "");
    });
  }
}

/**
 * What a key takes in a step: a button or a link.
 * @param {Element} item
 * @param {string} key
 * @returns {HTMLElement | null}
 */
export function targetOfKey(item, key) {
  return item.querySelector(`[aria-keyshortcuts="${CSS.escape(key)}"]`);
}

/**
 * @param {Element} place where the key is shown
 * @param {Element | null} target what it takes
 * @param {string | undefined} key
 */
function nameKey(place, target, key) {
  for (const [node, name] of /** @type {const} */ ([
    [place, "data-key"],
    [target, "aria-keyshortcuts"],
  ])) {
    if (key) node?.setAttribute(name, key);
    else node?.removeAttribute(name);
  }
}

/**
 * @param {Element} item
 * @param {string} selector
 */
function textOf(item, selector) {
  return item.querySelector(selector)?.textContent?.trim() ?? "";
}
