/**
 * The filter of a long list: leaves the entries that have all the words. What is filtered by stands in the address
 * (`#filter=late refund`), so that it can be shared, and an address of one entry shows them all.
 */

import { createButton, element } from "../../js/elements.js";
import { lifetimeOf } from "../../js/page_lifetime.js";
import { SITE_ROOT } from "../../js/site_root.js";
import { mountFolds } from "./list_folds.js";

const FRAGMENT = "#filter=";

/**
 * Take the filter of a page into use.
 * @param {HTMLInputElement} field
 * @param {() => void} drawFolds
 */
function mount(field, drawFolds) {
  field.dataset.on = "yes";
  /** @type {ReturnType<typeof readEntries> | null} */
  let entries = null;
  const status = document.querySelector(".td-sift [role=status]");
  const advice = document.querySelector(".td-sift-advice");
  // Sections that are folded away would hide what the filter leaves of their lists.
  const foldedSections = document.querySelectorAll("[data-folds]:not([data-sifted])");

  function show() {
    entries ??= readEntries(); // not before it is asked for: a phone has enough to do until then
    const words = foldText(field.value).split(/\s+/);
    let count = 0;
    for (const { entry, links, text } of entries) {
      const hasAll = words.every((word) => text.includes(word));
      count += Number(hasAll);
      entry.toggleAttribute("hidden", !hasAll);
      for (const link of links) link.toggleAttribute("hidden", !hasAll);
    }
    for (const list of foldedSections) list.toggleAttribute("data-filtered", field.value.trim() !== "");
    drawFolds();
    if (status) status.textContent = field.value.trim() ? `${count} of ${entries.length}` : "";
    advice?.replaceChildren(...(count || !entries.length ? [] : adviceFor(field.value.trim(), clear)));
  }

  function clear() {
    field.value = "";
    filter();
    field.focus(); // the button that was pressed is gone
  }

  function readAddress() {
    field.value = location.hash.startsWith(FRAGMENT)
      ? decodeFragment(location.hash.slice(FRAGMENT.length))
      : "";
    show();
    if (location.hash && !field.value) document.getElementById(location.hash.slice(1))?.scrollIntoView();
  }

  function filter() {
    show();
    const words = field.value.trim();
    const fragment = words ? FRAGMENT + encodeURIComponent(words) : location.pathname + location.search;
    history.replaceState(history.state, "", fragment);
  }

  const signal = lifetimeOf(field);
  field.addEventListener("input", filter, { signal });
  addEventListener("hashchange", readAddress, { signal });
  if (location.hash.startsWith(FRAGMENT)) readAddress();
}

/** The entries of a page, each with what leads to it in the contents. */
function readEntries() {
  /** @type {Map<string, Element[]>} by the ids of entries. The theme has the contents twice: beside the page, and in the menu of a phone. */
  const links = new Map();
  for (const link of document.querySelectorAll(".md-nav__item > a[href*='#']")) {
    const id = decodeFragment(link.getAttribute("href")?.split("#")[1] ?? "");
    if (link.parentElement) links.set(id, [...(links.get(id) ?? []), link.parentElement]);
  }
  return Array.from(document.querySelectorAll("[data-sifted] > *")).map((entry) => ({
    entry,
    links: links.get(entry.id) ?? [],
    text: foldText(entry.textContent ?? ""),
  }));
}

/**
 * What leads on where nothing has all the words.
 * @param {string} words
 * @param {() => void} clear takes the filter off
 */
function adviceFor(words, clear) {
  const all = createButton("td-chip", { text: "Show the whole list" });
  all.addEventListener("click", clear);
  const href = `${SITE_ROOT}index.html#${new URLSearchParams({ q: words })}`;
  return [
    element("p", "", {
      text: "Nothing on this page has all of these words. Try one of them, a part of it, or another word for it.",
    }),
    element("p", "td-chips", {}, all, element("a", "td-chip", { href, text: "Look in the whole book" })),
  ];
}

/**
 * Small letters without accents or curly apostrophes, as people type.
 * @param {string} text
 */
function foldText(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").replace(/’/g, "'").toLowerCase().trim();
}

/** @param {string} text of an address, which anybody may have written */
function decodeFragment(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

const lists = [...document.querySelectorAll("[data-folds]:not([data-on])")];
const drawFolds = mountFolds(lists.filter((list) => list instanceof HTMLElement));
const field = document.querySelector(".td-sift input:not([data-on])");
if (field instanceof HTMLInputElement) mount(field, drawFolds);
