/** Elements. */

/**
 * An element with attributes and children. The attribute `text` is its text; null leaves one away.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {string} [className]
 * @param {Record<string, string | null | undefined>} [attributes]
 * @param {...(Node | string)} children empty texts are left out
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function element(tag, className = "", attributes = {}, ...children) {
  const node = document.createElement(tag);
  if (className) node.className = className;
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "text") node.textContent = value ?? "";
    else if (value !== null && value !== undefined) node.setAttribute(name, value);
  }
  node.append(...children.filter(Boolean));
  return node;
}

/**
 * A button that sends no form.
 * @param {string} className
 * @param {Record<string, string | null | undefined>} attributes
 * @param {...(Node | string)} children
 */
export function createButton(className, attributes, ...children) {
  return element("button", className, { type: "button", ...attributes }, ...children);
}
