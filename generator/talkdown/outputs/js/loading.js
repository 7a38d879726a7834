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

/**
 * Bring a style sheet.
 * @param {string} path from the top of the site
 */
export function loadStyles(path) {
  return loadElement(element("link", "", { rel: "stylesheet", href: SITE_ROOT + path }));
}

/**
 * @param {HTMLScriptElement | HTMLLinkElement} node
 * @returns {Promise<void>}
 */
function loadElement(node) {
  return new Promise((resolve, reject) => {
    node.onload = () => resolve();
    node.onerror = () => reject(new Error(`could not load ${node.outerHTML}`));
    document.head.append(node);
  });
}
