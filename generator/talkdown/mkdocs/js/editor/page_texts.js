/** The texts of a page, each with the place where a button for it can stand. */

const BLOCKS =
  "address,article,aside,blockquote,dd,details,div,dl,dt,figure,footer,form,h1,h2,h3,h4,h5,h6,header,hr,li,ol,p,pre,section,table,td,th,tr,ul";
/** What leads elsewhere, or does something: a click on it is for that. And gaps, which are no text of their own. */
const ACTIVE = "a,button,label,input,nav,script,style,summary,textarea,var,.td-field,.td-finder";
/** Characters. The server takes texts of up to 20,000; one of a letter is a mark or a number. */
const LONGEST_TEXT = 20_000;
const SHORTEST_TEXT = 2;

/**
 * A text of a page.
 * @typedef {object} PageText
 * @property {string} text its words, each space one space
 * @property {Element} element what it stands in
 * @property {Text | null} node the text itself, where it stands beside other elements
 */

/**
 * The texts below an element: what stands in an element without blocks in it, and what stands beside other elements.
 * @param {Element} root
 * @returns {PageText[]}
 */
export function textsIn(root) {
  /** @type {PageText[]} */
  const texts = [];
  /** @param {Element} element */
  const visit = (element) => {
    if (element.matches(ACTIVE)) return;
    const text = element.querySelector(BLOCKS) ? "" : words(textOf(element));
    if (isLongEnough(text)) texts.push({ text, element, node: null });
    for (const node of element.childNodes) {
      if (node instanceof Element) visit(node);
      else if (node instanceof Text && isOther(words(node.data), text))
        texts.push({ text: words(node.data), element, node });
    }
  };
  visit(root);
  return texts;
}

/** The text of an element, as the book has it: a gap that is filled in for this contact still goes by its name. @param {Element} element */
function textOf(element) {
  if (!element.querySelector(".td-var--filled")) return element.textContent;
  const copy = /** @type {Element} */ (element.cloneNode(true));
  for (const gap of copy.querySelectorAll(".td-var--filled"))
    if (gap instanceof HTMLElement) gap.textContent = gap.dataset.label ?? gap.textContent;
  return copy.textContent;
}

/** @param {string | null} text */
function words(text) {
  return (text ?? "").replace(/\s+/g, " ").trim();
}

/** Whether a text beside other elements is long enough, and is not all that stands there. @param {string} text @param {string} paragraph */
function isOther(text, paragraph) {
  return text !== paragraph && isLongEnough(text);
}

/** @param {string} text */
function isLongEnough(text) {
  return text.length >= SHORTEST_TEXT && text.length <= LONGEST_TEXT;
}

/**
 * Put a button behind the words of a text, inside of what they stand in: beside it, it would be one more part of a grid.
 * @param {PageText} pageText
 * @param {Element} button
 * @returns {Element} what holds the words and the button
 */
export function placeButton({ element, node }, button) {
  if (!node) {
    element.append(button);
    return element;
  }
  const span = document.createElement("span");
  span.className = "td-edit-words";
  node.replaceWith(span);
  span.append(node, button);
  return span;
}
