/** A playbook's path as a drawing: each step a box, each way on a line, and where one is. */

/** @import { Place, Step } from "./place.js" */

import { BOX, curvesOf, lineOf, linesOf, middleOf, sizeOf } from "./path_layout.js";

const SVG = "http://www.w3.org/2000/svg";

/** Pixels, for letters of the size in `BOX`: from one line to the next, and from the middle of a line to where its letters stand. */
const LINE_HEIGHT = 15;
const BASELINE = 4;

/**
 * Draw a path. Who does not see it hears how many steps it has, and where one is; the list of steps says the rest.
 * @param {Step[]} steps
 * @param {Place} place
 */
export function drawPath(steps, place) {
  const curves = curvesOf(steps);
  const { width, height } = sizeOf(steps, curves);
  const current = steps.findIndex(({ id }) => id === place.step);
  const label = `The path as a drawing: ${steps.length} steps. You are at step ${current + 1}.`;
  const picture = svg("svg", {
    viewBox: `-1 -1 ${width + 2} ${height + 2}`,
    role: "img",
    "aria-label": label,
  });
  steps.forEach((step, number) => {
    if (isNextAWay(steps, number))
      picture.append(arrow(`M${BOX.left + 20} ${middleOf(number) + BOX.height / 2}v${BOX.gap}`, "down"));
    picture.append(drawBox(step, number, stateOf(step, place)));
  });
  for (const curve of curves) picture.append(arrow(lineOf(curve), curve.to > curve.from ? "left" : "right"));
  return picture;
}

/** @type {(steps: Step[], number: number) => boolean} */
function isNextAWay(steps, number) {
  const next = steps[number + 1]?.id;
  return Boolean(next) && steps[number].ways.some(({ step }) => step === next);
}

/** @type {(step: Step, place: Place) => string} */
function stateOf({ id }, { step, choices }) {
  if (id === step) return " td-drawing__step--now";
  return choices.some((choice) => choice.step === id) ? " td-drawing__step--done" : "";
}

/** @type {(step: Step, number: number, state: string) => SVGElement} */
function drawBox({ title }, number, state) {
  const middle = middleOf(number);
  const group = svg("g", { class: `td-drawing__step${state}` });
  const { left, width, height } = BOX;
  group.append(svg("rect", { x: left, y: middle - height / 2, width, height, rx: 8 }));
  const lines = linesOf(title);
  const first = middle + BASELINE - ((lines.length - 1) * LINE_HEIGHT) / 2;
  group.append(text(left + 10, middle + BASELINE, String(number + 1)));
  for (const [n, line] of lines.entries()) group.append(text(left + 30, first + n * LINE_HEIGHT, line));
  return group;
}

/**
 * A line, and the head of an arrow at its end.
 * @param {string} line
 * @param {"down" | "left" | "right"} direction in which it ends
 */
function arrow(line, direction) {
  const head = { down: "m-4 -5l4 5l4 -5", left: "m5 -4l-5 4l5 4", right: "m-5 -4l5 4l-5 4" }[direction];
  return svg("path", { class: "td-drawing__way", d: line + head });
}

/** @type {(x: number, y: number, words: string) => SVGElement} */
function text(x, y, words) {
  const node = svg("text", { x, y });
  node.textContent = words;
  return node;
}

/** @type {(name: string, attributes: Record<string, string | number>) => SVGElement} */
function svg(name, attributes) {
  const node = /** @type {SVGElement} */ (document.createElementNS(SVG, name));
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, String(value));
  return node;
}
