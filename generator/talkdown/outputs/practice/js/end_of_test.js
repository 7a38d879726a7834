/** What follows a test: before the training no answer is given away; after it both scores, and every question with its best answer. */

/** @import { Attempt, Exercise } from "./types.ts" */
/** @import { Test } from "./session.js" */

import { element } from "../../js/elements.js";
import { bestOf } from "./exercises.js";
import { verdictLine } from "./question_view.js";
import { attemptsBefore } from "./session.js";
import { scoreInWords } from "./summary_view.js";

/**
 * @param {Test} test
 * @param {readonly { exercise: Exercise, number: number }[]} answers
 * @param {readonly Attempt[]} attempts all that the device keeps
 * @returns {Node[]}
 */
export function reviewTest({ test, part }, answers, attempts) {
  if (part === "before") {
    return [
      element("p", "", {
        text: "What was right comes with the test after the training: its questions are the same.",
      }),
    ];
  }
  const before = attemptsBefore(test, answers, attempts);
  const comparison = before.length
    ? `Before the training: ${scoreInWords(before)}.`
    : "On this device, there is no test from before.";
  const rows = answers.map(({ exercise, number }) => {
    const choice = exercise.choices[number];
    const best = bestOf(exercise.choices);
    return element(
      "li",
      "",
      {},
      element("p", "", { text: `“${exercise.customer}”` }),
      ...(choice ? [verdictLine(choice, element("q", "", { text: choice.text }), " ")] : []),
      ...(best && best !== choice ? [verdictLine(best, element("q", "", { text: best.text }), " ")] : []),
    );
  });
  return [
    element("p", "", { text: comparison }),
    element("h2", "", { text: "Question by question" }),
    element("ol", "td-play__trail", {}, ...rows),
  ];
}
