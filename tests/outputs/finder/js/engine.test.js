/** From what is typed to what is answered. */

/** @import { SearchAnswer, SearchRequest } from "#finder/engine/types.ts" */

import assert from "node:assert/strict";
import { test } from "node:test";
import { openBook } from "#finder/engine/engine.js";
import { answerMessages } from "#finder/engine/worker.js";
import { createBook } from "./books.js";

/** @param {Parameters<typeof createBook>[0]} options */
function finderOf(options) {
  const finder = openBook(createBook(options));
  finder.buildIndex();
  return finder;
}

/** @param {SearchAnswer} answer */
const idsOf = (answer) => answer.phrases.map((hit) => hit.id);

const REFUNDS = [
  { text: "I am sorry that your refund is late.", channels: 0b01 },
  { text: "Tell me what happened.", technique: 1, signs: [0], channels: 0b11 },
  { text: "A refund takes five days.", technique: 1, when: "they wait for money", channels: 0b10 },
];

test("words find the phrases that hold them, and mark them", () => {
  const answer = finderOf({ phrases: REFUNDS }).find({ text: "late refund" });
  const [first] = answer.phrases;
  assert.equal(first.id, "p0");
  assert.deepEqual(
    first.marks.map(([start, end]) => first.text.slice(start, end)),
    ["refund", "late"],
  );
  assert.equal(first.address, "techniques/name-it.html#p-p0");
  assert.deepEqual(first.channels, ["phone"]);
});

test("a phrase says why it was found", () => {
  const [first] = finderOf({ phrases: REFUNDS }).find({ text: "money" }).phrases;
  assert.deepEqual(first.reason, { field: "when", text: "they wait for money", marks: [[14, 19]] });
});

for (const [filter, ids] of /** @type {[SearchRequest, string[]][]} */ ([
  [{ channel: "chat" }, ["p1", "p2"]],
  [{ stage: "listen" }, ["p0"]],
  [{ stage: "own" }, ["p1", "p2"]],
  [{ technique: "own-it" }, ["p1", "p2"]],
  [{ sign: "shouting" }, ["p1"]],
  [{ channel: "phone", technique: "own-it" }, ["p1"]],
  [{ channel: "fax" }, []],
  [{ technique: "gone" }, []],
])) {
  test(`without words, ${JSON.stringify(filter)} lists what it lets through, in the book's order`, () => {
    const answer = finderOf({ phrases: REFUNDS }).find({ ...filter });
    assert.deepEqual(idsOf(answer), ids);
    assert.equal(answer.total, ids.length);
  });
}

test("a filter leaves phrases out of a search, too", () => {
  const finder = finderOf({ phrases: REFUNDS });
  assert.deepEqual(idsOf(finder.find({ text: "refund", channel: "chat" })), ["p2"]);
  assert.deepEqual(idsOf(finder.find({ text: "refund", stage: "listen" })), ["p0"]);
});

test("nothing asked, nothing answered", () => {
  assert.deepEqual(finderOf({ phrases: REFUNDS }).find({ text: "  " }), {
    situations: [],
    isEmergency: false,
    phrases: [],
    total: 0,
    others: [],
    nearWords: [],
    unknown: [],
    isTooLong: false,
    hasRival: false,
  });
});

test("a synonym finds what the phrase does not say", () => {
  const finder = finderOf({
    phrases: [{ text: "You sound angry." }],
    synonymGroups: ["angry|fuming|lost it"],
  });
  assert.deepEqual(idsOf(finder.find({ text: "fuming" })), ["p0"]);
  assert.deepEqual(idsOf(finder.find({ text: "she lost it " })), ["p0"]);
});

test("small words in a synonym may be others", () => {
  const finder = finderOf({
    phrases: [{ text: "I hear you.", asked: ["crying"] }],
    synonymGroups: ["crying|bawling my eyes out"],
  });
  assert.equal(finder.find({ text: "bawling her eyes out" }).phrases[0].id, "p0");
});

test("half a word finds it, and half a synonym", () => {
  const finder = finderOf({
    phrases: [{ text: "I will get my supervisor." }],
    synonymGroups: ["supervisor|attorney"],
  });
  assert.deepEqual(idsOf(finder.find({ text: "superv" })), ["p0"]);
  assert.deepEqual(idsOf(finder.find({ text: "attorn" })), ["p0"]);
});

test("a space says that the word is complete", () => {
  const finder = finderOf({ phrases: [{ text: "Hold the line." }, { text: "A linear plan." }] });
  assert.deepEqual(idsOf(finder.find({ text: "line" })).sort(), ["p0", "p1"]);
  assert.deepEqual(idsOf(finder.find({ text: "line " })), ["p0"]);
});

for (const query of ["manger", "mamager", "mangaer", "manafer"]) {
  test(`${query} finds the manager, and names the word`, () => {
    const answer = finderOf({ phrases: [{ text: "I will ask my manager." }] }).find({ text: query });
    assert.deepEqual(idsOf(answer), ["p0"]);
    assert.deepEqual(answer.nearWords, ["manager"]);
  });
}

test("two words that are written as one, and one as two", () => {
  const finder = finderOf({ phrases: [{ text: "I promise a callback." }, { text: "We were cut off." }] });
  assert.equal(finder.find({ text: "call back" }).phrases[0].id, "p0");
  assert.equal(finder.find({ text: "cutoff " }).phrases[0].id, "p1");
  assert.equal(
    finderOf({ phrases: [{ text: "Get some background." }] }).find({ text: "back ground" }).total,
    1,
  );
});

test("what nothing comes near is named", () => {
  const answer = finderOf({ phrases: REFUNDS }).find({ text: "xkcdqq" });
  assert.deepEqual([answer.total, answer.unknown], [0, ["xkcdqq"]]);
});

test("a phrase that answers little of the search is weak", () => {
  const answer = finderOf({ phrases: REFUNDS }).find({ text: "refund xkcdqq qqzzx wwvvy" });
  assert.equal(answer.phrases[0].weak, true);
  assert.equal(finderOf({ phrases: REFUNDS }).find({ text: "refund" }).phrases[0].weak, false);
});

test("a search that an author foresaw comes first", () => {
  const phrases = [
    { text: "Calm down a little, calm down." },
    { text: "Take your time.", asked: ["calm him down"] },
    { text: "Calm." },
  ];
  assert.equal(finderOf({ phrases }).find({ text: "calm him down" }).phrases[0].id, "p1");
});

test("the very words of a phrase come before the same words in another order", () => {
  const phrases = [{ text: "Late money order back." }, { text: "Money back order late." }];
  assert.equal(finderOf({ phrases }).find({ text: "money back order" }).phrases[0].id, "p1");
});

test("the first phrases of a technique count a little more", () => {
  const phrases = [
    { text: "One." },
    { text: "Two." },
    { text: "Three." },
    { text: "Refund." },
    { text: "Refund.", technique: 1 },
  ];
  assert.deepEqual(idsOf(finderOf({ phrases }).find({ text: "refund" })), ["p4", "p3"]);
});

test("other entries follow kind by kind, phrases only if nothing else is wanted", () => {
  const finder = finderOf({ phrases: REFUNDS });
  const kinds = finder.find({ text: "late refund" }).others.map((hit) => [hit.kind, hit.id, hit.address]);
  assert.deepEqual(kinds, [["playbook", "late-refund", "playbooks/late-refund.html"]]);
  assert.deepEqual(finder.find({ text: "late refund", phrasesOnly: true }).others, []);
});

for (const [filter, ids] of /** @type {[SearchRequest, string[]][]} */ ([
  [{}, ["shouting", "name-it"]],
  [{ stage: "own" }, []],
  [{ stage: "listen" }, ["name-it"]],
  [{ sign: "shouting" }, ["shouting"]],
  [{ technique: "own-it" }, []],
  [{ technique: "name-it" }, ["name-it"]],
])) {
  test(`of other entries, ${JSON.stringify(filter)} lets through what it names`, () => {
    const { others } = finderOf({ phrases: REFUNDS }).find({ text: "yelling feeling", ...filter });
    assert.deepEqual(
      others.map((hit) => hit.id),
      ids,
    );
  });
}

test("at most so many phrases as are wanted, and all are counted", () => {
  const phrases = Array.from({ length: 50 }, (_, n) => ({ text: `Refund ${n}.` }));
  const finder = finderOf({ phrases });
  assert.equal(finder.find({ text: "refund" }).phrases.length, 20);
  const answer = finder.find({ text: "refund", limit: 3 });
  assert.deepEqual([answer.phrases.length, answer.total], [3, 50]);
});

test("phrases are given by id, in that order; unknown ones are left out", () => {
  const hits = finderOf({ phrases: REFUNDS }).get(["p2", "gone", "p0"]);
  assert.deepEqual(
    hits.map((hit) => "reason" in hit && [hit.id, hit.score, hit.weak, hit.reason]),
    [
      ["p2", 0, false, null],
      ["p0", 0, false, null],
    ],
  );
});

test("other entries are given by kind and id", () => {
  const hits = finderOf({ phrases: REFUNDS }).get([
    "sign/shouting",
    "sign/gone",
    "p1",
    "playbook/late-refund",
  ]);
  assert.deepEqual(
    hits.map(({ id, address }) => [id, address]),
    [
      ["shouting", "signs.html#shouting"],
      ["p1", "techniques/own-it.html#p-p1"],
      ["late-refund", "playbooks/late-refund.html"],
    ],
  );
});

test("the page is told of everything but the phrases", () => {
  const { bookInfo } = finderOf({ phrases: REFUNDS, synonymGroups: ["a|b"] });
  assert.equal(bookInfo.techniques[0].title, "Name the feeling");
  for (const key of ["phrases", "synonymGroups", "spelling"]) assert.ok(!(key in bookInfo), key);
});

test("indexing stops when its time is over, and goes on where it stopped", () => {
  const book = createBook({ phrases: REFUNDS, synonymGroups: ["angry|furious"] });
  const finder = openBook(book);
  let time = 0;
  let slices = 1;
  while (!finder.buildIndex(5, () => (time += 3))) slices++;
  assert.ok(slices > 2, String(slices));
  assert.deepEqual(
    finder.find({ text: "late refund" }),
    finderOf({ phrases: REFUNDS, synonymGroups: ["angry|furious"] }).find({ text: "late refund" }),
  );
});

test("nothing may be asked before all is in", () => {
  assert.throws(() => openBook(createBook()).find({ text: "refund" }), /not filled/);
});

test("an empty book answers, too", () => {
  assert.equal(finderOf({}).find({ text: "refund" }).total, 0);
});

for (const query of [
  "{name}",
  "'",
  "\\",
  "</script>",
  "a".repeat(5000),
  "\u2028",
  "😀",
  "*",
  "__proto__",
  "constructor",
]) {
  test(`${JSON.stringify(query.slice(0, 12))} breaks nothing`, () => {
    assert.equal(finderOf({ phrases: REFUNDS, synonymGroups: ["a|b"] }).find({ text: query }).total, 0);
  });
}

test("a worker answers each message with its number", () => {
  /** @type {unknown[]} */
  const answers = [];
  /** @type {import("#finder/engine/worker.js").WorkerScope} */
  const scope = {
    onmessage: null,
    postMessage: (message) => answers.push(message),
    importScripts: (address) => {
      assert.equal(address, "index.js");
      scope.talkdownBook = createBook({ phrases: REFUNDS });
    },
  };
  answerMessages(scope);
  scope.onmessage?.({ data: { id: 1, script: "index.js" } });
  scope.onmessage?.({ data: { id: 2, request: { text: "late refund", limit: 1 } } });
  scope.onmessage?.({ data: { id: 3, names: ["p1"] } });
  const finder = finderOf({ phrases: REFUNDS });
  assert.deepEqual(answers, [
    { id: 1, answer: finder.bookInfo },
    { id: 2, answer: finder.find({ text: "late refund", limit: 1 }) },
    { id: 3, answer: finder.get(["p1"]) },
  ]);
});

test("a search of more than 1,000 letters says that its end was not looked for", () => {
  const finder = finderOf({ phrases: REFUNDS });
  const text = `refund ${"x".repeat(1000)} late`;
  assert.equal(finder.find({ text }).isTooLong, true);
  assert.equal(finder.find({ text: "refund" }).isTooLong, false);
});
