/** What a session begins with: what to practice, and for trainers a test that is the same for everybody. */

/** @import { Exercise, PracticeBook } from "./types.ts" */
/** @import { Choosing, Test } from "./session.js" */

import { element } from "../../js/elements.js";
import { createSelect } from "./scenario_filter.js";
import { asTestName, fitting, TEST_COUNT } from "./session.js";

/**
 * @param {PracticeBook} book
 * @param {readonly Exercise[]} exercises
 * @param {(choosing: Choosing) => void} onStart
 */
export function createStartForm(book, exercises, onStart) {
  const selects = {
    technique: createSelect("Technique", book.techniques),
    stage: createSelect("Stage", book.stages),
    level: createSelect("Mood", book.levels),
    channel: createSelect("Channel", book.channels),
  };
  const fields = /** @type {[keyof Choosing, HTMLSelectElement][]} */ (Object.entries(selects));
  for (const [field, select] of fields) {
    for (const option of [...select.options]) {
      if (option.value && !exercises.some((exercise) => exercise[field] === option.value)) option.remove();
    }
  }
  const choosing = () =>
    /** @type {Choosing} */ (Object.fromEntries(fields.map(([field, { value }]) => [field, value])));
  const start = element("button", "td-button td-button--main", { type: "submit", text: "Five quick ones" });
  const status = element("p", "td-play__note", { role: "status" });
  const labels = fields.map(([, select]) => element("label", "td-play__select", {}, select.title, select));
  const selectsFold = element(
    "details",
    "td-play__more",
    {},
    element("summary", "", { text: "Choose what they are about" }),
    element("div", "td-play__choosing", {}, ...labels),
  );
  const form = element(
    "form",
    "",
    { "aria-label": "A session" },
    element("p", "td-play__bar", {}, start),
    selectsFold,
    status,
  );
  function update() {
    const count = fitting(exercises, choosing()).length;
    start.disabled = count === 0;
    const none = "No question fits. Take one of the choices back.";
    status.textContent = count > 1 ? `${count} questions fit.` : count ? "One question fits." : none;
  }
  form.addEventListener("change", update);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    onStart(choosing());
  });
  return {
    form,
    /**
     * Choose for who comes by a link; what is not there is passed over.
     * @param {Partial<Choosing>} wishes
     */
    choose(wishes) {
      for (const [field, select] of fields) {
        const id = wishes[field];
        if (id && Array.from(select.options, ({ value }) => value).includes(id)) select.value = id;
      }
      if (!Object.keys(wishes).length) return;
      selectsFold.open = true;
      update();
    },
  };
}

/** Where a trainer names a test, and gets the two addresses of it. */
export function createTestForm() {
  const input = element("input", "", { maxlength: "40", autocomplete: "off" });
  const links = element("p", "td-play__bar", { role: "status" });
  const make = element("button", "td-button", { type: "submit", text: "Make the test" });
  const form = element(
    "form",
    "td-play__choosing",
    {},
    element("label", "td-play__select", {}, "A name for the group", input),
    make,
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const name = asTestName(input.value);
    links.replaceChildren(
      ...(name
        ? ["before", "after"].map((part) =>
            element("a", "", { href: `#test=${name}&part=${part}`, text: `Test ${part} the training` }),
          )
        : ["Use letters or digits."]),
    );
  });
  const about = `${TEST_COUNT} questions, the same ones for everybody who has the address, before and after the training. Copy the addresses for your group.`;
  return element(
    "details",
    "td-record",
    {},
    element("summary", "", { text: "For trainers: a test before and after" }),
    element("p", "", { text: about }),
    form,
    links,
  );
}

/**
 * @param {Test} test
 * @param {number} count
 */
export function describeTest({ test, part }, count) {
  const about = `${count} questions, without feedback until the end.`;
  return [
    element("h2", "", { text: `Test ${test}: ${part} the training` }),
    element("p", "", { text: about }),
  ];
}
