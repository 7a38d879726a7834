/** Text as large as its place has room for. */

/**
 * How much larger than what is read from the back of a room, largest first; chosen by eye. Four long answers are better a little
 * smaller than half hidden: for them are the last two.
 */
const SCALES = [1.7, 1.5, 1.35, 1.2, 1.1, 1, 0.9, 0.8];

/**
 * Set `--scale` to the largest at which nothing has to be scrolled. What fits at none of them loses what was said before, which
 * the group has just read; and what does not fit then, is scrolled.
 * @param {HTMLElement} place
 */
export function fitText(place) {
  for (const isBare of [false, true]) {
    place.classList.toggle("td-wall__slide--bare", isBare);
    for (const scale of SCALES) {
      place.style.setProperty("--scale", String(scale));
      if (place.scrollHeight <= place.clientHeight) return;
    }
  }
}
