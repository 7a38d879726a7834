/** How to go on in the site. */

import { element } from "../../../js/elements.js";
import { SITE_ROOT } from "../../../js/site_root.js";

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
