/** What guides through a contact, beside the finder: a script of its own, so that a first visit is not kept waiting for it. */

import { openContactForm, openGapForm } from "./contact_form.js";
import { openDanger } from "./danger_panel.js";
import { LivePath } from "./live_path.js";
import { mountStartLists } from "./start_lists.js";

/**
 * What it shares with the finder: of these there is one in a tab.
 * @typedef {object} SharedState
 * @property {import("../view/contact.js").Contact} contact
 * @property {import("../view/places.js").Places} places
 * @property {typeof import("../view/copy_words.js").copyWords} copyWords
 * @property {typeof import("../view/client.js").loadFinder} loadFinder
 * @property {typeof import("../view/phrase_text.js").phraseText} phraseText
 * @property {import("../view/storage.js").DeviceStorage} storage
 */

/** @param {SharedState} state */
function createGuide(state) {
  return {
    /** @type {(root: HTMLElement) => LivePath} */
    mountPath: (root) => new LivePath(root, state),

    /**
     * Show a danger of the bar, by its number there.
     * @param {number} number from 0
     */
    openDanger(number) {
      const danger = TALKDOWN_DANGERS[number];
      if (danger) openDanger(danger, state);
    },

    /** @type {(client: import("../view/types.ts").EngineClient, places: import("./start_lists.js").StartPlaces, signal: AbortSignal) => void} */
    mountStartLists(client, places, signal) {
      if (!signal.aborted) mountStartLists(client, places, signal, state);
    },

    /** @type {(text: string, onFilled: (valuesOfOneCopy: Map<string, string>) => void, letters?: string) => void} */
    openGapForm: (text, onFilled, letters) => openGapForm(state, text, onFilled, letters),

    /** @type {(nameFirst?: string, onAskedEachTime?: () => void) => Promise<void>} */
    openContactForm: (nameFirst, onAskedEachTime) => openContactForm(state, nameFirst, onAskedEachTime),
  };
}

/** @typedef {ReturnType<typeof createGuide>} Guide */

globalThis.talkdownGuide = createGuide;
