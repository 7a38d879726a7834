/** Leads on to a page's new address, and to the place on it that was asked for: what a refresh alone forgets. */

const link = document.querySelector("link[rel=canonical]");
if (link instanceof HTMLLinkElement) {
  const target = new URL(link.href);
  target.hash ||= location.hash;
  location.replace(target);
}
