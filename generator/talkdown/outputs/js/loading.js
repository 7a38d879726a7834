/** Scripts and style sheets that come once they are needed. */

import { element } from "./elements.js";
import { SITE_ROOT } from "./site_root.js";

/**
 * Bring a script.
 * @param {string} path from the top of the site
 */
export function loadScript(path) {
  return loadElement(element("script", "", { src: SITE_ROOT + path }));
}

/** @type {Map<string, Promise<void>>} */
const styleSheets = new Map();

/**
 * Bring a style sheet, once for as long as the tab shows pages of the site. A failure may be tried again.
 * @param {string} path from the top of the site
 */
export function loadStyles(path) {
  let sheetPromise = styleSheets.get(path);
  if (!sheetPromise) {
    sheetPromise = loadElement(element("link", "", { rel: "stylesheet", href: SITE_ROOT + path }));
    sheetPromise.catch(() => styleSheets.delete(path));
    styleSheets.set(path, sheetPromise);
  }
  return sheetPromise;
}

/**
 * At the end of the body: when the theme exchanges a page for another, it removes from the head what the other page's head does
 * not have, and a style sheet that is taken away before it has come never says that it came.
 * @param {HTMLScriptElement | HTMLLinkElement} node
 * @returns {Promise<void>}
 */
function loadElement(node) {
  return new Promise((resolve, reject) => {
    node.onload = () => resolve();
    node.onerror = () => reject(new Error(`could not load ${node.outerHTML}`));
    document.body.append(node);
  });
}
