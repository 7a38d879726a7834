/** The dialog that asks which text is meant, where the same words stand in more than one. */

/** @import { TextPlace } from "./types.ts" */

import { createButton, element } from "../../../outputs/js/elements.js";

/**
 * Ask, and go on with the place that was chosen.
 * @param {TextPlace[]} places
 * @param {(place: TextPlace) => void} goOn
 */
export function openPlaceDialog(places, goOn) {
  const heading = element("h2", "", { id: "td-edit-title", text: "Which of these texts?" });
  const list = element("ul", "td-edit__places");
  const closeButton = createButton("td-edit__cancel", { text: "Cancel" });
  const buttons = element("p", "td-edit__buttons", {}, closeButton);
  const dialog = element(
    "dialog",
    "td-edit md-typeset",
    { "aria-labelledby": "td-edit-title" },
    heading,
    list,
    buttons,
  );
  for (const place of places) {
    const button = createButton("td-edit__place", { text: place.label });
    button.addEventListener("click", () => {
      dialog.close();
      goOn(place);
    });
    list.append(element("li", "", {}, button));
  }
  closeButton.addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}
