/** The form in which cards are ticked, paper, ink and flip are chosen, and the sheets looked at. */

import { loadStyles } from "../../js/loading.js";
import { openFile, saveFile } from "../../js/save_file.js";
import { SITE_ROOT } from "../../js/site_root.js";
import { planPages } from "./deck_pages.js";
import { findFavorites } from "./favorites.js";
import { loadValue } from "./script_values.js";
import { drawSheet } from "./sheet_view.js";

/** @param {HTMLElement} root */
export async function mountDeck(root) {
  /** @template {Element} Node @param {string} selector */
  const find = (selector) => /** @type {Node} */ (root.querySelector(selector));
  /** @type {HTMLInputElement[]} */
  const cards = [...root.querySelectorAll('input[name="card"]')].map(
    (one) => /** @type {HTMLInputElement} */ (one),
  );
  const status = find("[role=status]");
  const picture = find(".td-deck__sheet");
  const turn = /** @type {HTMLElement} */ (find(".td-deck__turn"));
  const actions = /** @type {HTMLButtonElement[]} */ ([...root.querySelectorAll("[data-deck-do]")]);
  let sheetNumber = 1;
  if (matchMedia("(max-width: 30em)").matches)
    for (const fold of root.querySelectorAll("details")) fold.removeAttribute("open");

  /** @param {string} name */
  const choice = (name) => /** @type {HTMLInputElement} */ (find(`input[name="${name}"]:checked`)).value;
  const tickedIds = () => cards.filter((card) => card.checked).map((card) => card.value);
  const { files, title, language } = TALKDOWN_DECK;

  async function planDeck() {
    const duplex = choice("duplex");
    const sheets = await loadValue(files.sheets[choice("paper")], () => talkdownDeckSheets);
    return { sheets, duplex, pages: planPages(sheets.pages[duplex], tickedIds()) };
  }

  async function show() {
    for (const stage of root.querySelectorAll("fieldset[data-stage]")) showStage(stage);
    const { pages } = await planDeck();
    const sheetCount = pages[pages.length - 1]?.sheet ?? 0;
    sheetNumber = Math.max(1, Math.min(sheetNumber, sheetCount));
    const count = tickedIds().length;
    status.textContent = count
      ? `${count} card${count === 1 ? "" : "s"} on ${sheetCount} sheet${sheetCount === 1 ? "" : "s"}.`
      : "No card is ticked yet.";
    for (const action of actions) action.disabled = !count;
    turn.hidden = sheetCount < 2;
    /** @type {HTMLButtonElement} */ (find('[data-deck="previous"]')).disabled = sheetNumber === 1;
    /** @type {HTMLButtonElement} */ (find('[data-deck="next"]')).disabled = sheetNumber === sheetCount;
    find(".td-deck__number").textContent = `Sheet ${sheetNumber} of ${sheetCount}`;
    const pagesOfSheet = pages.filter((page) => page.sheet === sheetNumber);
    picture.replaceChildren(...pagesOfSheet.map((page) => drawSheet(page, describe(page), pictureOf)));
  }

  /** @param {import("./types.ts").DeckPage} page */
  function describe(page) {
    const names = new Map(cards.map((card) => [card.value, card.dataset.title]));
    const titles = page.cards
      .filter(({ face }) => face === "front" || !page.marks)
      .map(({ id }) => names.get(id));
    return `Sheet ${page.sheet}, ${page.marks ? "front" : "back"}: ${titles.join(", ")}`;
  }

  /** @param {string} id @param {string} face */
  function pictureOf(id, face) {
    const suffix = root.dataset.firstInk === choice("ink") ? "" : `-${choice("ink")}`;
    return `${SITE_ROOT}print/cards/${id}-${face}${suffix}.svg`;
  }

  async function assemble() {
    const plan = await planDeck();
    const faces = await loadValue(
      files.faces[`${choice("paper")}-${choice("ink")}`],
      () => talkdownDeckFaces,
    );
    const assembleDeck = await loadValue(files.assembly, () => talkdownAssembleDeck);
    return /** @type {BlobPart} */ (await assembleDeck({ ...plan, faces, title, language }));
  }

  /** @param {boolean} isToBeSaved */
  async function handOut(isToBeSaved) {
    status.textContent = "The sheets are put together…";
    const deck = await assemble();
    const name = `cards-${tickedIds().length}-${choice("paper")}-${choice("ink")}.pdf`;
    if (isToBeSaved) saveFile(deck, "application/pdf", name);
    else openFile(deck, "application/pdf");
    status.textContent = isToBeSaved ? `Saved as ${name}.` : "Opened in a tab of its own: print it at 100 %.";
  }

  /** @param {(card: HTMLInputElement) => boolean} isTicked */
  function tick(isTicked) {
    for (const card of cards) card.checked = isTicked(card);
    return show();
  }

  const tasks = {
    save: () => handOut(true),
    open: () => handOut(false),
    all: () => tick(() => true),
    none: () => tick(() => false),
    favorites: async () => {
      const favorites = findFavorites(await loadValue(files.phrases, () => talkdownDeckPhrases));
      await tick((card) => card.checked || favorites.cards.has(card.value));
      status.textContent = describeFavorites(favorites, status.textContent ?? "");
    },
    previous: () => {
      sheetNumber -= 1;
      return show();
    },
    next: () => {
      sheetNumber += 1;
      return show();
    },
  };

  /** @param {() => Promise<void>} task */
  async function attempt(task) {
    root.setAttribute("aria-busy", "true");
    await task().catch(() => {
      status.textContent =
        "That did not work: the files could not be loaded. The decks below are ready to print.";
    });
    root.removeAttribute("aria-busy");
  }

  root.addEventListener("change", ({ target }) => {
    const box = /** @type {HTMLInputElement} */ (target);
    if (box.name === "stage") {
      for (const card of cards) if (box.closest("fieldset")?.contains(card)) card.checked = box.checked;
    }
    attempt(show);
  });
  root.addEventListener("click", ({ target }) => {
    const button = /** @type {Element} */ (target).closest("button");
    const name = /** @type {keyof typeof tasks | undefined} */ (
      button?.dataset.deck ?? button?.dataset.deckDo
    );
    if (name) attempt(tasks[name]);
  });

  const asked = new URLSearchParams(location.search).getAll("card");
  for (const card of cards) card.checked = asked.includes(card.value);
  await loadStyles(files.styles);
  root.hidden = false;
  if (asked.length) find(".td-deck__print").scrollIntoView();
  attempt(show);
}

/** @param {Element} stage */
function showStage(stage) {
  const boxes = [...stage.querySelectorAll("input")];
  const [all, ...ofStage] = boxes;
  all.checked = ofStage.every((box) => box.checked);
  all.indeterminate = !all.checked && ofStage.some((box) => box.checked);
}

/**
 * @param {ReturnType<typeof findFavorites>} favorites
 * @param {string} count of the cards that are ticked now, in words
 */
function describeFavorites({ cards: ids, withoutCard }, count) {
  if (!ids.size && !withoutCard) return "There are no favorites on this device yet.";
  if (!withoutCard) return count;
  return `${count} ${withoutCard} of your favorites ${withoutCard === 1 ? "has" : "have"} no card: only techniques and their phrases do.`;
}
