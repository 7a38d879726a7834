/** Where a key is a letter that somebody types, and where it is free to mean something. */

/** Fields that take no letters. A space still ticks a box, and a button does what it says. */
const TAKES_NO_LETTERS = /^(radio|checkbox|button|submit|file)$/;

/** @param {EventTarget | null} target what has the focus, as an event of a key names it */
export function takesLetters(target) {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !TAKES_NO_LETTERS.test(target.type);
  return target.isContentEditable || target.matches("textarea, select");
}
