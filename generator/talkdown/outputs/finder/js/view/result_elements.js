/**
 * Results as elements: options of a listbox, so nothing inside one can have the focus. What a mouse can do inside a row,
 * the toolbar below does for the chosen one.
 */

/** @import { BookInfo, EntryHit, PathResult, PhraseHit, PhraseResult, ReasonField, Result, ResultGroup, SituationStep } from "./types.ts" */

import { element } from "../../../js/elements.js";
import { icon, starIcon } from "./dom.js";
import { favoriteName } from "./favorites.js";
import { storage } from "./on_device.js";
import { markedText, phraseText } from "./phrase_text.js";
import { situationHeading, stepLabel, stepTitle } from "./situation_elements.js";

/** @type {Record<ReasonField, string>} */
const REASONS = { asked: "asked as", when: "when", sign: "sign", tag: "topic", technique: "technique" };

/**
 * @param {Result} hit
 * @returns {hit is PhraseResult}
 */
export function isPhrase(hit) {
  return hit.kind === "phrase";
}

/**
 * @param {Result} hit
 * @returns {hit is PathResult}
 */
function isPath(hit) {
  return hit.kind === "path";
}

/**
 * The groups with their options, and the options in the order of the page.
 * @param {BookInfo} bookInfo
 * @param {ResultGroup[]} resultGroups
 * @param {string} prefix of ids
 */
export function createResults(bookInfo, resultGroups, prefix) {
  /** @type {{ option: HTMLElement, hit: Result }[]} */
  const rows = [];
  const groups = resultGroups.map((resultGroup) => {
    const group = createGroup(bookInfo, resultGroup, `${prefix}-${resultGroup.name}`);
    /** @type {SituationStep} */
    let step = "first";
    for (const hit of resultGroup.results) {
      const option = createOption(bookInfo, hit, `${prefix}-o${rows.length}`);
      if (isPhrase(hit) && hit.step && hit.step !== step) {
        step = hit.step;
        group.append(stepLabel(step));
      }
      group.append(option);
      rows.push({ option, hit });
    }
    return group;
  });
  return { groups, rows };
}

/**
 * Show in an option whether it is a favorite.
 * @param {HTMLElement} option
 * @param {boolean} isFavorite
 */
export function showFavorite(option, isFavorite) {
  option.querySelector(".td-hit__star .td-i")?.replaceWith(starIcon(isFavorite));
}

/** @type {(bookInfo: BookInfo, group: ResultGroup, titleId: string) => HTMLElement} */
function createGroup(bookInfo, { name, heading, situation }, titleId) {
  const title = situation
    ? situationHeading(bookInfo, situation, titleId)
    : element("div", "td-hits__title", { id: titleId, role: "presentation", text: heading });
  const className = `td-hits td-hits--${situation ? "situation" : name}`;
  return element("div", className, { role: "group", "aria-labelledby": titleId }, title);
}

/** @type {(bookInfo: BookInfo, hit: Result, id: string) => HTMLElement} */
function createOption(bookInfo, hit, id) {
  if (isPath(hit)) return pathOption(hit, id);
  return isPhrase(hit) ? phraseOption(bookInfo, hit, id) : entryOption(bookInfo, hit, id);
}

/**
 * @param {PathResult} hit
 * @param {string} id
 */
function pathOption({ title }, id) {
  return element(
    "div",
    "td-hit td-hit--path",
    { role: "option", id, "aria-selected": "false" },
    icon("arrow-right"),
    element("span", "td-hit__words", {}, "Open the path: ", element("b", "", { text: title })),
  );
}

/**
 * @param {BookInfo} bookInfo
 * @param {PhraseResult} hit
 * @param {string} id
 */
function phraseOption(bookInfo, hit, id) {
  const { step } = hit;
  return element(
    "div",
    `td-hit${hit.weak ? " td-hit--weak" : ""}${step ? " td-hit--line" : ""}`,
    { role: "option", id, "aria-selected": "false", "data-stage": hit.stage },
    step && step !== "first" ? element("span", "td-sr", { text: `${stepTitle(step)}: ` }) : "",
    element("span", "td-hit__words", { dir: "auto" }, ...phraseText(hit.text, hit.marks)),
    starOf(hit),
    step ? lineMoment(bookInfo, hit) : aboutPhrase(bookInfo, hit, reasonElement(hit)),
  );
}

/**
 * What makes a result a favorite by a click; nothing for one that cannot be.
 * @param {Result} hit
 */
function starOf(hit) {
  const name = favoriteName(hit);
  const attributes = { "data-act": "star", "aria-hidden": "true", title: "Star" };
  return name && element("span", "td-hit__star", attributes, starIcon(storage.isFavorite(name)));
}

/**
 * Where a phrase stands, and why it was found.
 * @param {BookInfo} bookInfo
 * @param {PhraseResult} hit
 * @param {Node | string} reason
 */
function aboutPhrase(bookInfo, { stage: stageId, weak, step, title, channels }, reason) {
  const stage = bookInfo.stages.find((item) => item.id === stageId);
  return element(
    "span",
    "td-hit__about",
    {},
    weak && !step ? element("span", "td-hit__weak", { text: "weak match" }) : "", // a situation says it once
    element("span", "td-hit__stage", { text: stage?.title ?? "" }),
    element("span", "td-hit__technique", { "data-act": "open", text: title }),
    channelIcons(bookInfo, channels),
    reason,
  );
}

/**
 * When a line is said; then, in a second place, where it stands and why it was found, unless that is in sight already.
 * @param {BookInfo} bookInfo
 * @param {PhraseResult} hit
 */
function lineMoment(bookInfo, hit) {
  const { when, reason } = hit;
  const isWhen = reason?.field === "when";
  return element(
    "span",
    "td-hit__moment",
    {},
    element("span", "td-hit__when", {}, ...(isWhen ? markedText(reason.text, reason.marks) : [when])),
    aboutPhrase(bookInfo, hit, reason && !isWhen ? reasonElement(hit) : ""),
  );
}

/** @param {PhraseHit} hit */
function reasonElement({ reason, when }) {
  if (!reason) return element("span", "td-hit__why", { text: when });
  return element(
    "span",
    "td-hit__why",
    {},
    `${REASONS[reason.field]}: `,
    ...markedText(reason.text, reason.marks),
  );
}

/**
 * @param {BookInfo} bookInfo
 * @param {string[]} ids
 */
function channelIcons(bookInfo, ids) {
  const icons = bookInfo.channels
    .filter((channel) => ids.includes(channel.id))
    .map((channel) => {
      const image = icon(channel.icon);
      image.title = channel.title;
      return image;
    });
  return element("span", "td-channels", {}, ...icons);
}

/**
 * @param {BookInfo} bookInfo
 * @param {EntryHit} hit
 * @param {string} id
 */
function entryOption(bookInfo, hit, id) {
  const kinds = [...bookInfo.kinds, ...bookInfo.libraryKinds];
  const title = kinds.find((item) => item.name === hit.kind)?.title ?? "";
  const kind = element("span", "td-sr", { text: `${title}: ` });
  const attributes = {
    role: "option",
    id,
    "aria-selected": "false",
    "data-stage": hit.stage,
    "data-level": hit.level,
  };
  return element(
    "div",
    "td-hit td-hit--entry",
    attributes,
    element("span", "td-hit__words", { dir: "auto" }, kind, ...markedText(hit.title, hit.marks)),
    starOf(hit),
    element("span", "td-hit__about", { text: hit.text }),
  );
}
