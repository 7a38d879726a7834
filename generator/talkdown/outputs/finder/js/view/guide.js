/** Brings what guides through a contact. */

/** @import { Guide } from "../guide/main.js" */

import { loadScript, loadStyles } from "../../../js/loading.js";
import { loadFinder } from "./client.js";
import { copyWords } from "./copy_words.js";
import { contact, places, storage } from "./on_device.js";
import { phraseText } from "./phrase_text.js";

/** @type {Promise<Guide> | null} */
let guide = null;

/** The first call loads it; a failure may be tried again. */
export function loadGuide() {
  if (!guide) {
    const state = {
      contact,
      places,
      copyWords,
      loadFinder,
      phraseText,
      storage,
    };
    const files = [loadScript(TALKDOWN_FILES.guide), loadStyles(TALKDOWN_FILES.guideStyles)];
    guide = Promise.all(files).then(() => talkdownGuide(state));
    guide.catch(() => {
      guide = null;
    });
  }
  return guide;
}

/**
 * Put favorites, recently copied phrases and what is kept on this device into their places, as soon as the guide is there.
 * @param {import("./types.ts").EngineClient} client
 * @param {import("../guide/start_lists.js").StartPlaces} places
 * @param {AbortSignal} signal
 */
export function showStartLists(client, places, signal) {
  loadGuide().then(
    (instance) => instance.mountStartLists(client, places, signal),
    () => {}, // the finder works without them
  );
}
