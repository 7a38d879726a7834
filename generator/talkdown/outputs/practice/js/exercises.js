/** What there is to practice, one question at a time: drills, and the turns of scenarios with what was said before. */

/** @import { Choice, Exercise, PracticeBook, Scenario, Turn } from "./types.ts" */

/** Exchanges that are shown before a turn: enough to know what it answers. A judgment. */
const EXCHANGES_BEFORE = 2;

/**
 * @param {PracticeBook} book
 * @returns {Exercise[]}
 */
export function exercisesOf(book) {
  const stages = new Map(book.techniques.map(({ id, stage }) => [id, stage]));
  const drills = book.drills.map((drill) => ({
    ...drill,
    stage: stages.get(drill.technique) ?? "",
    level: "",
    before: [],
    shows: "",
  }));
  const turns = book.scenarios.flatMap((scenario) =>
    scenario.turns
      .filter(({ choices }) => choices.length > 0)
      .map((turn) => {
        const technique = techniqueOf(scenario, turn);
        return {
          id: `${scenario.id}/${turn.id}`,
          title: scenario.title,
          address: scenario.address,
          technique,
          stage: stages.get(technique) ?? "",
          channel: scenario.channel,
          level: turn.mood,
          situation: scenario.situation,
          before: exchangesBefore(scenario, turn.id).slice(-EXCHANGES_BEFORE),
          customer: turn.customer,
          shows: turn.shows,
          choices: turn.choices,
        };
      }),
  );
  return [...drills, ...turns];
}

/**
 * What a turn trains: the technique of its best answer; where that is no line of the book, the scenario's first.
 * @param {Scenario} scenario
 * @param {Turn} turn
 */
export function techniqueOf(scenario, turn) {
  return bestOf(turn.choices)?.technique || (scenario.techniques[0] ?? "");
}

/**
 * @template {Choice} Answer
 * @param {Answer[]} choices
 */
export function bestOf(choices) {
  return choices.find(({ verdict }) => verdict === "best");
}

/**
 * What is said on the shortest way to a turn.
 * @param {Scenario} scenario
 * @param {string} turnId
 * @returns {{ customer: string, agent: string }[]}
 */
function exchangesBefore(scenario, turnId) {
  const turns = new Map(scenario.turns.map((turn) => [turn.id, turn]));
  /** @type {Map<string, { customer: string, agent: string }[]>} */
  const ways = new Map([[scenario.start, []]]);
  // A map is walked along in the order in which it grows: the nearest turns first.
  for (const [id, way] of ways) {
    if (id === turnId) return way;
    const turn = turns.get(id);
    for (const { next, text } of turn?.choices ?? []) {
      if (!ways.has(next)) ways.set(next, [...way, { customer: turn?.customer ?? "", agent: text }]);
    }
  }
  return [];
}
