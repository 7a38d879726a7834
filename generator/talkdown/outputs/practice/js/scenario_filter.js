/** The list of scenarios, by level, technique and difficulty; the channel's filter needs no script. */

/** @import { Named, PracticeBook } from "./types.ts" */
/** @import { PracticeRecord } from "./record.js" */

import { element } from "../../js/elements.js";
import { latestOf } from "./patterns.js";
import { scoreInWords } from "./summary_view.js";

/** @type {Named[]} */
const DIFFICULTIES = [
  { id: "plain", title: "Plain" },
  { id: "hard", title: "Hard" },
];

/**
 * @param {HTMLElement} root
 * @param {PracticeBook} book
 * @param {PracticeRecord} record
 */
export function mountScenarioFilter(root, book, record) {
  const items = Array.from(
    root.querySelectorAll("li[data-scenario]"),
    (item) => /** @type {HTMLElement} */ (item),
  );
  const status = element("p", "td-play__note", { role: "status" });
  /** @type {[string, HTMLSelectElement][]} */
  const selects = [
    ["level", createSelect("Begins at", book.levels)],
    ["techniques", createSelect("Technique", book.techniques)],
    ["difficulty", createSelect("Difficulty", DIFFICULTIES)],
  ];
  for (const [field, select] of selects) {
    for (const option of [...select.options]) {
      if (option.value && !items.some((item) => has(item, field, option.value))) option.remove();
    }
  }
  for (const item of items) {
    const attempts = latestOf(record.attempts, `${item.dataset.scenario}/`);
    if (attempts.length) item.querySelector("small")?.append(` · Played: ${scoreInWords(attempts)}`);
  }
  function update() {
    for (const item of items) {
      item.hidden = !selects.every(([field, { value }]) => !value || has(item, field, value));
    }
    const isEmpty = items.every(({ hidden }) => hidden);
    status.textContent = isEmpty ? "No scenario fits. Take one of the choices back." : "";
  }
  const rows = selects.map(([, select]) => element("label", "td-play__select", {}, select.title, select));
  const form = element("form", "td-play__choosing", { "aria-label": "Which scenarios" }, ...rows);
  form.addEventListener("change", update);
  root.querySelector("ul")?.before(form, status);
  update(); // a browser may have kept what was chosen
}

/**
 * A field to choose from, with its label as its title.
 * @param {string} label
 * @param {readonly Named[]} choices
 */
export function createSelect(label, choices) {
  const options = choices.map(({ id, title }) => element("option", "", { value: id, text: title }));
  const select = element(
    "select",
    "",
    { autocomplete: "off" },
    element("option", "", { value: "", text: "Any" }),
    ...options,
  );
  select.title = label;
  return select;
}

/**
 * @param {HTMLElement} item
 * @param {string} field
 * @param {string} id
 */
function has(item, field, id) {
  return (item.dataset[field] ?? "").split(" ").includes(id);
}
