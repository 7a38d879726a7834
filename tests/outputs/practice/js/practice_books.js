/** A small book to practice with. */

/** @import { Attempt, Choice, PracticeBook } from "#practice/types.ts" */

/**
 * @param {string} text
 * @param {Choice["verdict"]} verdict
 * @param {string} [technique]
 * @returns {Choice}
 */
function choice(text, verdict, technique = "") {
  const stage = { "say-it-back": "listen", "offer-options": "solve" }[technique] ?? "";
  return { text, verdict, technique, stage, feedback: `Because of ${text}`, isAct: false };
}

const BEST = choice("Since Monday?", "best", "say-it-back");
const TOO_SOON = choice("I can book Thursday.", "weak", "offer-options");

/** @type {PracticeBook} */
export const BOOK = {
  stages: [
    { id: "listen", title: "Listen" },
    { id: "solve", title: "Solve" },
  ],
  channels: [
    { id: "phone", title: "Phone" },
    { id: "chat", title: "Chat" },
  ],
  levels: [
    { id: "simmer", title: "Simmer" },
    { id: "heat", title: "Heat" },
    { id: "boil", title: "Boil" },
  ],
  techniques: [
    { id: "say-it-back", title: "Say it back", stage: "listen", address: "techniques/say-it-back.html" },
    { id: "offer-options", title: "Offer options", stage: "solve", address: "techniques/offer-options.html" },
  ],
  drills: ["no-heat", "late-bus", "wrong-bill"].map((id) => ({
    id,
    title: id,
    address: `drills.html#${id}`,
    technique: id === "wrong-bill" ? "offer-options" : "say-it-back",
    channel: id === "late-bus" ? "chat" : "phone",
    situation: "It is cold.",
    customer: "Since Monday!",
    choices: [TOO_SOON, BEST],
  })),
  scenarios: [
    {
      id: "two-visits",
      title: "Two visits",
      address: "scenarios/two-visits.html",
      techniques: ["offer-options"],
      channel: "phone",
      difficulty: "hard",
      situation: "Nobody came.",
      isAboutDanger: false,
      start: "opening",
      turns: [
        {
          id: "opening",
          mood: "boil",
          customer: "Two visits!",
          shows: "",
          choices: [
            { ...TOO_SOON, next: "louder" },
            { ...BEST, next: "day" },
          ],
        },
        {
          id: "louder",
          mood: "boil",
          customer: "Thursday!",
          shows: "",
          choices: [{ ...choice("Sorry.", "best"), next: "day" }],
        },
        {
          id: "day",
          mood: "heat",
          customer: "Since Monday.",
          shows: "",
          choices: [{ ...choice("Thursday.", "best"), next: "end" }],
        },
        {
          id: "end",
          mood: "simmer",
          customer: "Fine.",
          shows: "",
          choices: [],
          ending: "Solved",
          wellDone: true,
          debrief: "It went well.",
        },
      ],
    },
  ],
};

/**
 * @param {string} exercise
 * @param {string} day
 * @param {Attempt["verdict"]} verdict
 * @param {Partial<Attempt>} [fields]
 * @returns {Attempt}
 */
export function attempt(exercise, day, verdict, fields = {}) {
  return {
    exercise,
    at: `${day}T12:00:00.000Z`,
    verdict,
    technique: "say-it-back",
    dueStage: "listen",
    chosenStage: verdict === "best" ? "listen" : "solve",
    test: "",
    part: "",
    ...fields,
  };
}
