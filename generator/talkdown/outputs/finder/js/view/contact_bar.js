/** The line that says what is filled in for this contact. */

import { createButton, element } from "../../../js/elements.js";
import { icon } from "./dom.js";
import { loadGuide } from "./guide.js";
import { contact } from "./on_device.js";
import { showToast } from "./toast.js";

/**
 * @param {() => void} onClear called after a new contact has begun
 */
export function createContactBar(onClear) {
  const bar = element("div", "td-contact", { hidden: "" });

  function show() {
    const names = contact.names();
    bar.hidden = !names.length;
    bar.replaceChildren();
    if (!names.length) return;
    const purpose = element("span", "td-sr", { text: "Change this contact: " });
    const values = names.map(contact.value).join(" · ");
    const editButton = createButton("td-pick td-pick--on", {}, icon("account"), purpose, values);
    const clearButton = createButton("td-pick", {}, icon("close"), "New contact");
    editButton.addEventListener("click", () => loadGuide().then((guide) => guide.openContactForm()));
    clearButton.addEventListener("click", () => {
      contact.clear();
      showToast("New contact: all gaps are empty again");
      onClear();
    });
    bar.append(editButton, clearButton);
  }

  show();
  return { bar, show };
}
