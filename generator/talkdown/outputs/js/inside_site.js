/** Whether an address is one of the site. */

/**
 * The whole address of a page of the site; empty for one that leads elsewhere, or is no page: `javascript:` would run.
 * @param {string} address from the top of the site
 * @param {string} root the whole address of the top of the site, with a slash at its end
 */
export function insideSite(address, root) {
  try {
    const { href } = new URL(address, root);
    return href.startsWith(root) ? href : "";
  } catch {
    return "";
  }
}
