/** Filters as chips; a chip opens the choices below it. */

/** @import { BookInfo, FilterName, Search } from "./types.ts" */

import { createButton, element } from "../../../js/elements.js";
import { icon } from "./dom.js";
import { FILTER_NAMES } from "./search_state.js";

/** @type {Record<FilterName, string>} */
const LABELS = { channel: "Channel", stage: "Stage", sign: "Warning sign", technique: "Technique" };

/** @typedef {{ id: string, title: string, icon?: string, stage?: string, level?: string }} Choice */

/**
 * Attributes that give a choice its color.
 * @type {Record<FilterName, (choice: Choice) => Record<string, string | undefined>>}
 */
const COLORED_BY = {
  channel: () => ({}),
  stage: ({ id }) => ({ "data-stage": id }),
  sign: ({ level }) => ({ "data-level": level }),
  technique: ({ stage }) => ({ "data-stage": stage }),
};

/**
 * The row of chips, and the panel for their choices.
 * @param {object} options
 * @param {BookInfo} options.bookInfo
 * @param {Search} options.search shared with the combobox: a choice is written into it
 * @param {string} options.prefix of ids
 * @param {() => void} options.onChange
 */
export function createFilters({ bookInfo, search, prefix, onChange }) {
  /** @type {Record<FilterName, Choice[]>} */
  const choices = {
    channel: bookInfo.channels,
    stage: bookInfo.stages,
    sign: bookInfo.signs,
    technique: bookInfo.techniques,
  };
  const bar = element("div", "td-bar", { role: "group", "aria-label": "Filters" });
  const panel = element("div", "td-bar__panel", { hidden: "", id: `${prefix}-panel` });
  const chips = new Map(
    FILTER_NAMES.filter((name) => choices[name].length).map((name) => [name, createChip(name, panel.id)]),
  );
  /** @type {FilterName | ""} */
  let openName = "";

  for (const [name, { pair, button, dropButton }] of chips) {
    button.addEventListener("click", () => toggle(openName === name ? "" : name));
    dropButton.addEventListener("click", () => {
      toggle("");
      choose(name, "");
      button.focus();
    });
    bar.append(pair);
  }

  /** @type {(name: FilterName, id: string) => void} */
  function choose(name, id) {
    search[name] = id;
    show();
    onChange();
  }

  /** @param {FilterName | ""} name the one to open; none closes the panel */
  function toggle(name) {
    openName = name;
    for (const [chipName, { button }] of chips)
      button.setAttribute("aria-expanded", String(chipName === name));
    panel.hidden = !name;
    panel.replaceChildren();
    if (!name) return;
    const group = createChoices({
      name: `${prefix}-${name}`,
      label: LABELS[name],
      choices: choices[name],
      selectedId: search[name],
      attributesOf: COLORED_BY[name],
      onChoose: (id) => choose(name, id),
      onSettle: () => {
        toggle("");
        chips.get(name)?.button.focus();
      },
    });
    panel.append(group);
    const first = group.querySelector("input:checked") ?? group.querySelector("input");
    if (first instanceof HTMLInputElement) first.focus();
  }

  /** Show what is chosen. What the book does not have, as in an old link, is dropped. */
  function show() {
    for (const [name, chip] of chips) {
      const choice = choices[name].find((item) => item.id === search[name]);
      if (!choice) search[name] = "";
      showChoice(name, chip, choice);
    }
  }

  show();
  return { bar, panel, show };
}

/** @typedef {ReturnType<typeof createChip>} Chip */

/**
 * @param {FilterName} name
 * @param {string} panelId
 */
function createChip(name, panelId) {
  const label = element("span", "", { text: LABELS[name] });
  const attributes = { "aria-expanded": "false", "aria-controls": panelId };
  const button = createButton("td-pick", attributes, label, icon("chevron-down"));
  const dropButton = createButton("td-pick__drop", { hidden: "" }, icon("close"));
  return { pair: element("span", "td-pick__pair", {}, button, dropButton), label, button, dropButton };
}

/** @type {(name: FilterName, chip: Chip, choice: Choice | undefined) => void} */
function showChoice(name, { label, button, dropButton }, choice) {
  label.textContent = choice?.title ?? LABELS[name];
  button.classList.toggle("td-pick--on", Boolean(choice));
  button.setAttribute("aria-label", `${LABELS[name]}: ${choice?.title ?? "any"}`);
  dropButton.hidden = !choice;
  dropButton.setAttribute("aria-label", `Any ${LABELS[name].toLowerCase()}`);
}

/**
 * The choices of one filter. Arrows try a choice out; Enter, Space and a click settle it.
 * @param {object} options
 * @param {string} options.name of the group of inputs
 * @param {string} options.label
 * @param {Choice[]} options.choices
 * @param {string} options.selectedId nothing is any
 * @param {(choice: Choice) => Record<string, string | undefined>} options.attributesOf
 * @param {(id: string) => void} options.onChoose
 * @param {() => void} options.onSettle
 */
function createChoices({ name, label, choices, selectedId, attributesOf, onChoose, onSettle }) {
  const group = element("div", "td-bar__options", { role: "radiogroup", "aria-label": label });
  for (const choice of [{ id: "", title: "Any" }, ...choices]) {
    const input = element("input", "", { type: "radio", name, value: choice.id });
    input.checked = selectedId === choice.id;
    const title = element("span", "", {}, choice.icon ? icon(choice.icon) : "", choice.title);
    group.append(element("label", "td-option", attributesOf(choice), input, title));
  }
  group.addEventListener("change", (event) => {
    onChoose(/** @type {HTMLInputElement} */ (event.target).value);
  });
  group.addEventListener("click", (event) => {
    // A key that chooses makes a click, too, but one of no mouse button: `detail` is 0.
    if (!event.detail || !(event.target instanceof HTMLInputElement)) return;
    onChoose(event.target.value); // an input that is taken away in its click does not change any more
    onSettle();
  });
  group.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    onSettle();
  });
  return group;
}
