/** How to go on in the site. */

import { element } from "../../../js/elements.js";
import { insideSite } from "../../../js/inside_site.js";
import { SITE_ROOT } from "../../../js/site_root.js";

/**
 * Go to a page of the site as if by a link, so that the theme's instant navigation takes it; nowhere else.
 * @param {string} address from the top of the site
 */
export function navigate(address) {
  const href = insideSite(address, SITE_ROOT);
  if (!href) return;
  const link = element("a", "", { href });
  document.body.append(link);
  link.click();
  link.remove();
}
