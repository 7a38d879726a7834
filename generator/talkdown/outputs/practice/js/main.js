/** Practice: pages that are for it bring this script, each time that they are shown. */

import { loadScript, loadStyles } from "../../js/loading.js";
import { lifetimeOf } from "../../js/page_lifetime.js";
import { SITE_ROOT } from "../../js/site_root.js";
import { createRecord } from "./record.js";
import { mountRoom } from "./room_list.js";
import { mountScenarioFilter } from "./scenario_filter.js";
import { mountScenario } from "./scenario_view.js";
import { mountSessions } from "./session_view.js";
import { mountWall } from "./wall_link.js";

/** What is mounted, by what a page says it is for. */
const MOUNTS = {
  room: mountRoom,
  scenario: mountScenario,
  scenarios: mountScenarioFilter,
  sessions: mountSessions,
};

/** @param {HTMLElement} root */
async function mount(root) {
  const { book, names, styles, scenarios } = TALKDOWN_PRACTICE_FILES;
  const name = /** @type {keyof typeof MOUNTS} */ (root.dataset.practice);
  const files = {
    scenario: scenarios[root.dataset.scenario ?? ""],
    scenarios: names,
    room: names,
    sessions: book,
  };
  await Promise.all([loadStyles(styles), loadScript(files[name] ?? book)]);
  const record = createRecord(() => localStorage, `talkdown:practice:${new URL(SITE_ROOT).pathname}`);
  addEventListener("storage", ({ key }) => record.reload(key), { signal: lifetimeOf(root) });
  MOUNTS[name]?.(root, talkdownPracticeBook, record);
  if (name === "scenario") mountWall(root, talkdownPracticeBook);
}

const root = /** @type {HTMLElement | null} */ (document.querySelector(".td-practice:not([data-on])"));
if (root) {
  root.dataset.on = "loading"; // the whole of a scenario waits behind what is played
  mount(root).then(
    () => {
      root.dataset.on = "yes";
    },
    () => {
      root.dataset.on = "failed"; // the page is whole as it stands
    },
  );
}
