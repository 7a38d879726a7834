/** Text as large as its place has room for. */

/**
 * How much larger than what is read from the back of a room, largest first; chosen by eye. On a square screen, four long answers
 * are better smaller than half hidden: there the last two count.
 */
const SCALES = [1.7, 1.5, 1.35, 1.2, 1.1, 1, 0.9, 0.8];

/**
 * Set `--scale` to the largest at which nothing has to be scrolled; what fits at none is scrolled.
 * @param {HTMLElement} place
 */
export function fitText(place) {
  for (const scale of SCALES) {
    place.style.setProperty("--scale", String(scale));
    if (place.scrollHeight <= place.clientHeight) return;
  }
}
