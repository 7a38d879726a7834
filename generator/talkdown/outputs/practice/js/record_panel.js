/** What this device keeps of practice: scores over weeks, and buttons that export, import and clear it. */

/** @import { PracticeBook } from "./types.ts" */
/** @import { PracticeRecord } from "./record.js" */

import { createButton, element } from "../../js/elements.js";
import { saveFile } from "../../js/save_file.js";
import { dayOf } from "./days.js";
import { scoresByWeek } from "./patterns.js";
import { createPrintButton, createTable, describeAttempts, scoreInWords } from "./summary_view.js";

/** Weeks that are shown: half a year. */
const MOST_WEEKS = 26;

/**
 * @param {PracticeBook} book
 * @param {PracticeRecord} record
 */
export function createRecordPanel(book, record) {
  const status = element("p", "td-play__note", { role: "status" });
  const body = element("div", "");
  const exportButton = createButton("td-button", { text: "Save as a file" });
  const clearButton = createButton("td-button", { text: "Clear" });
  const file = element("input", "", { type: "file", accept: ".json,application/json" });
  const importLabel = element("label", "td-record__import", {}, "Add from a file ", file);
  const bar = element("div", "td-play__bar", {}, exportButton, importLabel, clearButton, createPrintButton());
  const privacy =
    "It stays in this browser, and nothing is sent. Whoever uses this account next sees it: save it as a file, and clear it.";
  const panel = element(
    "details",
    "td-record",
    {},
    element("summary", "", { text: "Your practice so far" }),
    element("p", "", { text: privacy }),
    body,
    bar,
    status,
  );

  function update() {
    const { attempts } = record;
    exportButton.disabled = clearButton.disabled = attempts.length === 0;
    body.replaceChildren(
      element("p", "", { text: attempts.length ? `${scoreInWords(attempts)}.` : "Nothing yet." }),
      ...createTable("Week by week", "Week of", scoresByWeek(attempts).slice(-MOST_WEEKS)),
      ...describeAttempts(attempts, book),
    );
  }

  exportButton.addEventListener("click", () => {
    saveFile(record.exportText(), "application/json", `practice-${dayOf(new Date())}.json`);
    status.textContent = "Saved.";
  });
  clearButton.addEventListener("click", () => {
    record.clear();
    update();
    status.textContent = "Cleared.";
  });
  file.addEventListener("change", async () => {
    const count = record.importText((await file.files?.[0]?.text().catch(() => "")) ?? "");
    file.value = "";
    update();
    status.textContent = count === null ? "This is no file of practice." : `${count} answers are new.`;
  });
  update();
  return { panel, update };
}
