/** Where the site lies, and how to go on in it. */

import { element } from "./dom.js";

/** The top of the site; this script lies in `assets/talkdown/`. */
export const SITE_ROOT = new URL("../../", /** @type {HTMLScriptElement} */ (document.currentScript).src)
  .href;

/**
 * Go to a page as if by a link, so that the theme's instant navigation takes it.
 * @param {string} address from the top of the site
 */
export function navigate(address) {
  const link = element("a", "", { href: new URL(address, SITE_ROOT).href });
  document.body.append(link);
  link.click();
  link.remove();
}
