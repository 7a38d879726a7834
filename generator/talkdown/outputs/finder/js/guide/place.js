/** A walk along a playbook's path: which step one is at, and what was chosen on the way there. */

/** More than any contact takes: a path that goes round and round forgets its beginning. */
const MOST_CHOICES = 50;

/**
 * A way on from a step, as the page has it: an answer to the step's fork, or simply the next step.
 * @typedef {object} Way
 * @property {string} answer in the book's words
 * @property {string} step the id of the step that it leads to; empty if it leads elsewhere, or ends the path
 */

/** @typedef {{ id: string, title: string, ask: string, ways: Way[] }} Step `ask` is the question of its fork */

/** @typedef {{ step: string, way: number }} Choice the way that was taken from a step, counted from 0 */

/** @typedef {{ step: string, choices: Choice[] }} Place */

/**
 * Go on by one of the ways of the step that one is at. A way that leads out of the path is noted, and one stays.
 * @param {Place} place
 * @param {Step[]} steps
 * @param {number} way
 * @returns {Place}
 */
export function choose({ step, choices }, steps, way) {
  const next = steps.find(({ id }) => id === step)?.ways[way]?.step || step;
  // A choice at the end of the way that led nowhere: another one takes its place.
  const before = choices[choices.length - 1]?.step === step ? choices.slice(0, -1) : choices;
  return { step: next, choices: [...before, { step, way }].slice(-MOST_CHOICES) };
}

/**
 * Go back to where one was before the choices from a number on; to the last one, if no number is given.
 * @param {Place} place
 * @param {number} [number] of the choice, from 0
 * @returns {Place}
 */
export function goBack(place, number = place.choices.length - 1) {
  const choice = place.choices[number];
  return choice ? { step: choice.step, choices: place.choices.slice(0, number) } : place;
}

/**
 * Be at a step, however one came there: what was chosen from there on is undone, and a step that was not on the way begins anew.
 * @param {Place} place
 * @param {string} step
 * @returns {Place}
 */
export function moveTo(place, step) {
  if (place.step === step) return place;
  const number = place.choices.findIndex((choice) => choice.step === step);
  return { step, choices: place.choices.slice(0, Math.max(number, 0)) };
}

/**
 * What was done, a line a choice: a note for the case. It holds the book's words alone, nothing of a customer.
 * @param {string} title the playbook's
 * @param {Place} place
 * @param {Step[]} steps
 */
export function trailAsNote(title, { step, choices }, steps) {
  const lines = choices.map((choice, n) => `${n + 1}. ${describeChoice(choice, steps)}`);
  const stepHere = steps.find(({ id }) => id === step);
  const isNoted = choices[choices.length - 1]?.step === step;
  return [title, ...lines, ...(stepHere && !isNoted ? [`${lines.length + 1}. ${stepHere.title}`] : [])].join(
    "\n",
  );
}

/**
 * A choice in a line.
 * @param {Choice} choice
 * @param {Step[]} steps
 */
export function describeChoice({ step: id, way }, steps) {
  const step = steps.find((item) => item.id === id);
  const answer = step?.ask && step.ways[way]?.answer;
  return answer ? `${step.title} – ${step.ask} ${answer}` : (step?.title ?? id);
}

/**
 * A stored place as far as this path still has it; whoever wrote it, and whatever has changed in the book since.
 * @param {unknown} value
 * @param {Step[]} steps
 * @returns {Place}
 */
export function asPlace(value, steps) {
  const { step, choices } = /** @type {Partial<Record<keyof Place, unknown>>} */ (Object(value));
  /** @param {unknown} id */
  const hasStep = (id) => steps.some((item) => item.id === id);
  if (!hasStep(step)) return { step: steps[0]?.id ?? "", choices: [] };
  const knownChoices = (Array.isArray(choices) ? choices : []).filter(
    (choice) =>
      hasStep(choice?.step) && steps.some(({ id, ways }) => id === choice.step && choice.way in ways),
  );
  return {
    step: String(step),
    choices: knownChoices.map((choice) => ({ step: choice.step, way: choice.way })).slice(-MOST_CHOICES),
  };
}
