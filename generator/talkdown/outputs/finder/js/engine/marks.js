/** What matched: the stretches of a text that answer a query, and the text that says best why a phrase was found. */

/** @import { Analyzer } from "./analyzer.js" */
/** @import { Phrase } from "./phrases.js" */
/** @import { QueryPlan, Reason, ReasonField, Span } from "./types.ts" */

import { splitBars } from "./phrases.js";

/** A later text has to match that much better than an earlier one, so that rounding does not choose between equals. */
const MIN_WEIGHT_GAIN = 0.01;

/**
 * The stretches of a text that answer the query. Words that stand side by side become one.
 * @param {Analyzer} analyzer
 * @param {QueryPlan} query
 * @param {string} text
 * @returns {Span[]}
 */
export function marksOf(analyzer, query, text) {
  return weighMarks(analyzer, query, text).marks;
}

/**
 * The text beside the phrase itself that matches best; of equals, the first in the order in which they say most.
 * @param {Analyzer} analyzer
 * @param {QueryPlan} query
 * @param {Phrase} phrase
 * @returns {Reason | null}
 */
export function reasonFor(analyzer, query, phrase) {
  /** @type {Reason | null} */
  let best = null;
  let bestWeight = 0;
  for (const [field, text] of textsBeside(phrase)) {
    const { marks, weight } = weighMarks(analyzer, query, text);
    if (!marks.length || (best && weight <= bestWeight + MIN_WEIGHT_GAIN)) continue;
    best = { field, text, marks };
    bestWeight = weight;
  }
  return best;
}

/**
 * @param {Phrase} phrase
 * @returns {[ReasonField, string][]}
 */
function textsBeside({ asked, when, signs, tags, technique }) {
  return [
    ...asked.map((text) => /** @type {[ReasonField, string]} */ (["asked", text])),
    ["when", when],
    ...signs.map((sign) => /** @type {[ReasonField, string]} */ (["sign", sign.title])),
    ...tags.map((text) => /** @type {[ReasonField, string]} */ (["tag", text])),
    ["technique", technique.title],
    ...splitBars(technique.asked).map((text) => /** @type {[ReasonField, string]} */ (["asked", text])),
    ...signs
      .flatMap((sign) => splitBars(sign.asked))
      .map((text) => /** @type {[ReasonField, string]} */ (["sign", text])),
  ];
}

/**
 * @param {Analyzer} analyzer
 * @param {QueryPlan} query
 * @param {string} text
 * @returns {{ marks: Span[], weight: number }} the weight says how well the text answers, to compare texts
 */
function weighMarks(analyzer, query, text) {
  const { stems, spans, concepts } = analyzer.analyze(text);
  const weights = stems.map((stem, n) => {
    return analyzer.isStopWord(text.slice(...spans[n]).toLowerCase()) ? 0 : query.weightOf(stem);
  });
  for (const match of concepts) {
    const share = query.weightOf(match.concept) / (match.end - match.start);
    for (let n = match.start; n < match.end; n++) weights[n] = Math.max(weights[n], share);
  }
  /** @type {Span[]} */
  const marks = [];
  let weight = 0;
  spans.forEach((span, n) => {
    if (!weights[n]) return;
    weight += weights[n];
    const last = marks[marks.length - 1];
    const continues = last && weights[n - 1] && text.slice(last[1], span[0]) === " ";
    if (continues) last[1] = span[1];
    else marks.push([...span]);
  });
  return { marks, weight };
}
