/** The trainer's room: arrow keys go through what there is to show on the wall. */

/** @param {HTMLElement} root */
export function mountRoom(root) {
  const links = Array.from(root.querySelectorAll("a"));
  root.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
    if (!step || event.ctrlKey || event.metaKey || event.altKey) return;
    const place = links.findIndex((link) => link.matches(":focus"));
    links[(place + step + links.length) % links.length]?.focus();
    event.preventDefault();
  });
}
