/** Where the site lies. */

/** The top of the site; every script that is made of this lies in `assets/talkdown/`. */
export const SITE_ROOT = new URL("../../", /** @type {HTMLScriptElement} */ (document.currentScript).src)
  .href;
