/** What this device keeps, and what this tab does: of this site alone, where several books share an origin. */

import { SITE_ROOT } from "../../../js/site_root.js";
import { createContact } from "./contact.js";
import { createPlaces } from "./places.js";
import { createStorage, storageKeyOf } from "./storage.js";

const FOLDER = new URL(SITE_ROOT).pathname;

export const storage = createStorage(() => localStorage, undefined, storageKeyOf(FOLDER));
export const contact = createContact(() => sessionStorage, undefined, `talkdown:contact:${FOLDER}`);

/** Where one is on the paths of this contact. */
export const places = createPlaces(() => sessionStorage, `talkdown:paths:${FOLDER}`);
contact.onClear(places.clear, new AbortController().signal); // for as long as the tab has this script
