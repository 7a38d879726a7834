/** What a gap is called where it stands. */

/**
 * The name of a gap in words.
 * @param {string} name
 */
export function gapLabel(name) {
  return name.replace(/_/g, " ");
}
