/**
 * Results as elements: options of a listbox, so nothing inside one can have the focus. What a mouse can do inside a row,
 * the toolbar below does for the chosen one.
 */

/** @import { BookInfo, EntryHit, Result, PhraseHit, ReasonField } from "./types.ts" */

import { element } from "../../../js/elements.js";
import { icon, starIcon } from "./dom.js";
import { storage } from "./on_device.js";
import { markedText, phraseText } from "./phrase_text.js";

/** @type {Record<ReasonField, string>} */
const REASONS = { asked: "asked as", when: "when", sign: "sign", tag: "topic", technique: "technique" };

/**
 * @param {Result} hit
 * @returns {hit is PhraseHit & { kind: "phrase" }}
 */
export function isPhrase(hit) {
  return hit.kind === "phrase";
}

/**
 * Groups of options, kind by kind in the order of the hits, and the options in that of the page.
 * @param {BookInfo} bookInfo
 * @param {Result[]} hits
 * @param {string} prefix of ids
 */
export function createResults(bookInfo, hits, prefix) {
  /** @type {Map<string, HTMLElement>} */
  const groups = new Map();
  /** @type {{ option: HTMLElement, hit: Result }[]} */
  const rows = [];
  hits.forEach((hit, n) => {
    const id = `${prefix}-o${n}`;
    const option = isPhrase(hit) ? phraseOption(bookInfo, hit, id) : entryOption(bookInfo, hit, id);
    const group = groups.get(hit.kind) ?? createGroup(bookInfo, hit.kind, `${prefix}-${hit.kind}`);
    groups.set(hit.kind, group);
    group.append(option);
    rows.push({ option, hit });
  });
  const kinds = [...groups.keys()];
  rows.sort((a, b) => kinds.indexOf(a.hit.kind) - kinds.indexOf(b.hit.kind));
  return { groups: [...groups.values()], rows };
}

/**
 * Show in an option whether its phrase is a favorite.
 * @param {HTMLElement} option
 * @param {boolean} isFavorite
 */
export function showFavorite(option, isFavorite) {
  option.querySelector(".td-hit__star .td-i")?.replaceWith(starIcon(isFavorite));
}

/** @type {(bookInfo: BookInfo, kind: string, titleId: string) => HTMLElement} */
function createGroup(bookInfo, kind, titleId) {
  const text = bookInfo.kinds.find((item) => item.name === kind)?.heading ?? "Phrases";
  const title = element("div", "td-hits__title", { id: titleId, role: "presentation", text });
  return element("div", `td-hits td-hits--${kind}`, { role: "group", "aria-labelledby": titleId }, title);
}

/**
 * @param {BookInfo} bookInfo
 * @param {PhraseHit} hit
 * @param {string} id
 */
function phraseOption(bookInfo, hit, id) {
  const stage = bookInfo.stages.find((item) => item.id === hit.stage);
  const star = { "data-act": "star", "aria-hidden": "true", title: "Favorite" };
  return element(
    "div",
    `td-hit${hit.weak ? " td-hit--weak" : ""}`,
    { role: "option", id, "aria-selected": "false", "data-stage": hit.stage },
    element("span", "td-hit__words", {}, ...phraseText(hit.text, hit.marks)),
    element("span", "td-hit__star", star, starIcon(storage.isFavorite(hit.id))),
    element(
      "span",
      "td-hit__about",
      {},
      hit.weak ? element("span", "td-hit__weak", { text: "weak match" }) : "",
      element("span", "td-hit__stage", { text: stage?.title ?? "" }),
      element("span", "td-hit__technique", { "data-act": "open", text: hit.title }),
      channelIcons(bookInfo, hit.channels),
      reasonElement(hit),
    ),
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
  const title = bookInfo.kinds.find((item) => item.name === hit.kind)?.title ?? "";
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
    element("span", "td-hit__words", {}, kind, ...markedText(hit.title, hit.marks)),
    element("span", "td-hit__about", { text: hit.text }),
  );
}
