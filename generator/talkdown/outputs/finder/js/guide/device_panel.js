/** What is kept on this device: switches, and buttons that clear it. */

/** @import { DeviceStorage } from "../view/storage.js" */

import { createButton, element } from "../../../js/elements.js";
import { saveFile } from "../../../js/save_file.js";
import { missesAsCsv } from "./misses_csv.js";

/**
 * Put switches and buttons for what is kept on this device into a place, until the signal is aborted.
 * @param {HTMLElement} place
 * @param {DeviceStorage} storage
 * @param {AbortSignal} signal
 */
export function mountDevicePanel(place, storage, signal) {
  const slashSwitch = element("input", "", { type: "checkbox" });
  const missesSwitch = element("input", "", { type: "checkbox" });
  const count = element("span");
  const exportButton = createButton("td-button", { text: "Export" });
  const clearButton = createButton("td-button", { text: "Clear" });
  const forgetButton = createButton("td-button", { text: "Forget starred and copied phrases" });
  const panel = element(
    "details",
    "td-device",
    {},
    element("summary", "", { text: "On this device" }),
    element(
      "label",
      "",
      {},
      slashSwitch,
      " Single keys work: / goes to the field, numbers and letters guide along a path",
    ),
    element("label", "", {}, missesSwitch, " Keep a list of searches that found nothing"),
    element("p", "", {}, count, exportButton, clearButton),
    element("p", "", {}, forgetButton),
  );
  slashSwitch.addEventListener("change", () => storage.setTakesSingleKeys(slashSwitch.checked));
  missesSwitch.addEventListener("change", () => storage.setKeepsMisses(missesSwitch.checked));
  clearButton.addEventListener("click", storage.clearMisses);
  forgetButton.addEventListener("click", storage.forgetPhrases);
  exportButton.addEventListener("click", () =>
    saveFile(missesAsCsv(storage.misses), "text/csv", "searches-that-found-nothing.csv"),
  );

  function show() {
    const misses = storage.misses.length;
    slashSwitch.checked = storage.takesSingleKeys;
    missesSwitch.checked = storage.keepsMisses;
    count.textContent = misses === 1 ? "1 search. " : `${misses} searches. `;
    exportButton.hidden = clearButton.hidden = !misses;
    forgetButton.hidden = !storage.favorites.length && !storage.recent.length;
  }

  show();
  storage.onChange(show, signal);
  place.append(panel);
}
