/** Where the parts of a drawn path stand: its steps one under the other, and the ways between them as curves beside. */

/** @import { Step } from "./place.js" */

/** A box with two lines of text, in units of the drawing: a side panel of 380 pixels shows it as large as it is. */
export const BOX = { width: 210, height: 44, gap: 24, left: 50, textSize: 12 };

/** Characters in a line of a box: at that size, none of the shipped book's titles is wider. */
const LINE_LENGTH = 30;

/** The room for a curve beside another one. */
const LANE = 14;

/**
 * A way that is drawn as a curve: forward on the right, back on the left.
 * @typedef {object} Curve
 * @property {number} from the number of a step, from 0
 * @property {number} to
 * @property {number} lane how far out it runs, from 0
 */

/**
 * The curves of a path, those of a side in as few lanes as keep them apart. A way to the next step is a straight line, and
 * is not among them.
 * @param {Step[]} steps
 * @returns {Curve[]}
 */
export function curvesOf(steps) {
  const numbers = new Map(steps.map(({ id }, number) => [id, number]));
  /** @type {Curve[]} */
  const curves = [];
  steps.forEach(({ ways }, from) => {
    ways.forEach(({ step }) => {
      const to = numbers.get(step);
      if (to === undefined || to === from || to === from + 1) return;
      if (!curves.some((curve) => curve.from === from && curve.to === to)) curves.push({ from, to, lane: 0 });
    });
  });
  for (const isForward of [true, false]) {
    const side = curves.filter(({ from, to }) => to > from === isForward);
    side.sort((a, b) => Math.abs(a.to - a.from) - Math.abs(b.to - b.from));
    side.forEach((curve, n) => {
      const neighbors = side.slice(0, n).filter((item) => overlaps(item, curve));
      while (neighbors.some(({ lane }) => lane === curve.lane)) curve.lane++;
    });
  }
  return curves;
}

/** @type {(a: Curve, b: Curve) => boolean} */
function overlaps(a, b) {
  const [aTop, aEnd] = [Math.min(a.from, a.to), Math.max(a.from, a.to)];
  const [bTop, bEnd] = [Math.min(b.from, b.to), Math.max(b.from, b.to)];
  return aTop <= bEnd && bTop <= aEnd;
}

/**
 * The line of a curve, as an SVG path has it.
 * @param {Curve} curve
 */
export function lineOf({ from, to, lane }) {
  const isForward = to > from;
  const edge = isForward ? BOX.left + BOX.width : BOX.left;
  const out = (isForward ? 1 : -1) * (lane + 1) * LANE;
  return `M${edge} ${middleOf(from) + 6}h${out}V${middleOf(to) - 6}h${-out}`;
}

/**
 * The middle of a step's box.
 * @param {number} number
 */
export function middleOf(number) {
  return number * (BOX.height + BOX.gap) + BOX.height / 2;
}

/**
 * How large the drawing is.
 * @param {Step[]} steps
 * @param {Curve[]} curves
 */
export function sizeOf(steps, curves) {
  const lanes = Math.max(0, ...curves.filter(({ from, to }) => to > from).map(({ lane }) => lane + 1));
  return {
    width: BOX.left + BOX.width + lanes * LANE + LANE,
    height: steps.length * (BOX.height + BOX.gap) - BOX.gap,
  };
}

/**
 * A title in at most two lines; what is longer ends in dots.
 * @param {string} title
 */
export function linesOf(title) {
  /** @type {string[]} */
  const lines = [];
  for (const word of title.split(" ")) {
    const last = lines[lines.length - 1];
    if (last !== undefined && `${last} ${word}`.length <= LINE_LENGTH)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines.length > 2 ? [lines[0], `${lines[1]} …`] : lines;
}
