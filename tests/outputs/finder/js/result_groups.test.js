/** Which results are shown, in which order, and what is said of them. */

/** @import { EntryHit, PhraseHit, ResultGroup, SearchAnswer, SituationHit, SituationStep } from "#finder/view/types.ts" */

import assert from "node:assert/strict";
import { test } from "node:test";
import { announcement, isWeak, moreLabel } from "#finder/view/messages.js";
import { groupResults } from "#finder/view/result_groups.js";
import { createBook, EMPTY_ANSWER } from "./books.js";

const { kinds } = createBook();

/** @type {EntryHit} */
const SIGN = {
  kind: "sign",
  id: "shouting",
  title: "Shouting",
  text: "",
  address: "signs.html#shouting",
  stage: undefined,
  level: "rising",
  marks: [],
};

/** @type {EntryHit} */
const PLAYBOOK = { ...SIGN, kind: "playbook", id: "upset", title: "An upset caller", level: undefined };

/**
 * @param {string} id
 * @param {{ isWeak?: boolean }} [options]
 * @returns {PhraseHit}
 */
function phrase(id, { isWeak = false } = {}) {
  return {
    id,
    text: `Words of ${id}.`,
    technique: "name-it",
    title: "Name the feeling",
    address: `techniques/name-it.html#p-${id}`,
    stage: "listen",
    channels: [],
    when: "",
    verbatim: false,
    score: 1,
    weak: isWeak,
    marks: [],
    reason: null,
  };
}

/**
 * A situation with the lines `f0`, `f1`, … to say first, `t0`, … if it goes on, `a0`, … when it has passed.
 * @param {string} title
 * @param {{ counts?: [first: number, then: number, after: number], isWeak?: boolean, hasPath?: boolean }} [options]
 * @returns {SituationHit}
 */
function situation(title, { counts = [4, 2, 1], isWeak = false, hasPath = true } = {}) {
  const steps = /** @type {const} */ (["first", "then", "after"]);
  return {
    kind: "situation",
    id: title.toLowerCase(),
    title,
    address: "situations/index.html",
    sort: "behavior",
    level: "",
    playbook: hasPath ? { title: "An upset caller", address: "playbooks/upset.html" } : null,
    lines: steps.flatMap((step, n) =>
      Array.from({ length: counts[n] }, (_, at) => ({ ...phrase(`${step[0]}${at}`, { isWeak }), step })),
    ),
    score: 1,
    weak: isWeak,
    marks: [],
  };
}

/**
 * Each group by its name, with its rows by their ids; the path is `path`.
 * @param {ResultGroup[]} groups
 */
function outline(groups) {
  return groups.map(({ name, results }) => [
    name,
    results.map(({ kind, id }) => (kind === "path" ? "path" : id)).join(" "),
  ]);
}

test("without situations: phrases, then other entries, kind by kind", () => {
  const answer = {
    ...EMPTY_ANSWER,
    phrases: [phrase("p0"), phrase("p1")],
    total: 2,
    others: [SIGN, PLAYBOOK],
  };
  const groups = groupResults(answer, kinds, false, "");
  assert.deepEqual(outline(groups), [
    ["phrase", "p0 p1"],
    ["playbook", "upset"],
    ["sign", "shouting"],
  ]);
  assert.deepEqual(
    groups.map(({ heading }) => heading),
    ["Phrases", "Playbooks", "Warning signs"],
  );
});

test("a page whose name was typed comes before all else, and no other page does", () => {
  const pageKinds = [...kinds, { name: "page", heading: "Pages", title: "Page" }];
  const pages = ["Say this, not that", "Word bank"].map((title) => ({
    ...SIGN,
    kind: "page",
    id: title,
    title,
  }));
  const answer = { ...EMPTY_ANSWER, situations: [situation("Shouts")], others: pages };
  assert.deepEqual(
    outline(groupResults(answer, pageKinds, false, "say this not that")).map(([name]) => name),
    ["named-page", "situation-0", "page"],
  );
  assert.deepEqual(
    outline(groupResults(answer, pageKinds, false, "say this")).map(([name]) => name),
    ["situation-0", "page"],
  );
});

test("without situations, weak phrases come after other entries", () => {
  const answer = { ...EMPTY_ANSWER, phrases: [phrase("p0", { isWeak: true })], total: 1, others: [SIGN] };
  assert.deepEqual(outline(groupResults(answer, kinds, false, "")), [
    ["sign", "shouting"],
    ["phrase", "p0"],
  ]);
});

test("the likeliest situation shows three lines and one for later, its neighbors one each", () => {
  const answer = {
    ...EMPTY_ANSWER,
    situations: [situation("Shouts"), situation("Swears"), situation("Cries", { hasPath: false })],
    phrases: [phrase("p0")],
    total: 9,
    others: [SIGN],
  };
  assert.deepEqual(outline(groupResults(answer, kinds, false, "")), [
    ["situation-0", "f0 path f1 f2 t0"],
    ["situation-1", "f0 path"],
    ["situation-2", "f0"],
    ["phrase", "p0"],
    ["sign", "shouting"],
  ]);
  assert.deepEqual(outline(groupResults(answer, kinds, true, "")).slice(0, 3), [
    ["situation-0", "f0 path f1 f2 f3 t0 t1 a0"],
    ["situation-1", "f0 path f1 f2 f3 t0 t1 a0"],
    ["situation-2", "f0 f1 f2 f3 t0 t1 a0"],
  ]);
  assert.equal(groupResults(answer, kinds, false, "")[3].heading, "By their own words");
});

test("beside a rival, each situation shows its first line before any shows more", () => {
  const answer = { ...EMPTY_ANSWER, situations: [situation("Shouts"), situation("Swears")], hasRival: true };
  assert.deepEqual(outline(groupResults(answer, kinds, false, "")), [
    ["situation-0", "f0 path"],
    ["situation-1", "f0 path"],
  ]);
  assert.equal(
    announcement(answer),
    "Situations: Shouts, or Swears. One line each. By their own words: No phrase found.",
  );
});

test("a neighbor whose lines stand elsewhere shows its path; one without a path is left out", () => {
  const situations = [
    situation("Shouts"),
    situation("Swears", { counts: [0, 0, 1] }),
    situation("Cries", { counts: [0, 0, 1], hasPath: false }),
  ];
  assert.deepEqual(outline(groupResults({ ...EMPTY_ANSWER, situations }, kinds, false, "")), [
    ["situation-0", "f0 path f1 f2 t0"],
    ["situation-1", "path"],
  ]);
});

test("a phrase whose very words were typed comes before situations", () => {
  const answer = {
    ...EMPTY_ANSWER,
    situations: [situation("Shouts")],
    phrases: [{ ...phrase("p0"), verbatim: true }],
    total: 1,
  };
  assert.deepEqual(
    groupResults(answer, [], false, "").map((group) => group.name),
    ["phrase", "situation-0"],
  );
});

for (const [areSituationsWeak, arePhrasesWeak, names] of /** @type {[boolean, boolean, string[]][]} */ ([
  [false, false, ["situation-0", "phrase", "sign"]],
  [false, true, ["situation-0", "sign", "phrase"]],
  [true, false, ["situation-0", "phrase", "sign"]],
  [true, true, ["situation-0", "sign", "phrase"]],
])) {
  const says = (/** @type {boolean} */ weak) => (weak ? "weak" : "good");
  test(`${says(areSituationsWeak)} situations and ${says(arePhrasesWeak)} phrases: weak phrases come last`, () => {
    const answer = {
      ...EMPTY_ANSWER,
      situations: [situation("Shouts", { isWeak: areSituationsWeak })],
      phrases: [phrase("p0", { isWeak: arePhrasesWeak })],
      total: 1,
      others: [SIGN],
    };
    assert.deepEqual(
      groupResults(answer, kinds, false, "").map(({ name }) => name),
      names,
    );
    assert.equal(isWeak(answer), areSituationsWeak && arePhrasesWeak);
  });
}

test("an answer without situations in one sentence", () => {
  const hit = phrase("p0");
  assert.equal(announcement(EMPTY_ANSWER), "No phrase found.");
  assert.equal(announcement({ ...EMPTY_ANSWER, phrases: [hit], total: 1 }), "1 phrase.");
  assert.equal(
    announcement({ ...EMPTY_ANSWER, phrases: [hit], total: 7, others: [SIGN] }),
    "7 phrases, 1 other entry.",
  );
  assert.equal(
    announcement({ ...EMPTY_ANSWER, phrases: [{ ...hit, weak: true }], total: 2, others: [SIGN, SIGN] }),
    "2 phrases, weak matches only, 2 other entries.",
  );
});

test("an answer names the situation in the place where it stands", () => {
  const answer = {
    ...EMPTY_ANSWER,
    situations: [situation("Shouts at you")],
    phrases: [phrase("p0")],
    total: 7,
  };
  assert.equal(announcement(answer), "Situation: Shouts at you. 4 lines. By their own words: 7 phrases.");
  assert.equal(
    announcement({ ...answer, situations: [situation("Deaf", { counts: [1, 0, 1] })], others: [SIGN] }),
    "Situation: Deaf. 1 line. By their own words: 7 phrases, 1 other entry.",
  );
  assert.equal(
    announcement({ ...answer, situations: [situation("Shouts at you", { isWeak: true })] }),
    "7 phrases. Weak match: Shouts at you.",
  );
});

test("what is left is counted, and beside situations named", () => {
  const phrases = [phrase("p0")];
  const shouts = situation("Shouts", { counts: [3, 1, 0] });
  assert.equal(moreLabel({ ...EMPTY_ANSWER, phrases, total: 1 }, false), "");
  assert.equal(moreLabel({ ...EMPTY_ANSWER, phrases, total: 2 }, false), "1 more phrase");
  assert.equal(moreLabel({ ...EMPTY_ANSWER, phrases, total: 3 }, false), "2 more phrases");
  assert.equal(moreLabel({ ...EMPTY_ANSWER, situations: [shouts], phrases, total: 5 }, false), "");
  assert.equal(
    moreLabel({ ...EMPTY_ANSWER, situations: [shouts], phrases, total: 6 }, false),
    "More phrases",
  );
  const hasMoreLines = { ...EMPTY_ANSWER, situations: [situation("Shouts")] };
  assert.equal(moreLabel(hasMoreLines, false), "More phrases");
  assert.equal(moreLabel(hasMoreLines, true), "");
});
