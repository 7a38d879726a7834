/** A page of a deck as a drawing: what will be printed where. */

const SVG = "http://www.w3.org/2000/svg";

/**
 * @param {import("./types.ts").DeckPage} page
 * @param {string} label its words for those who do not see it
 * @param {(id: string, face: string) => string} pictureOf the address of a card's picture
 */
export function drawSheet(page, label, pictureOf) {
  const sheet = create("svg", {
    viewBox: `0 0 ${page.width} ${page.height}`,
    role: "img",
    "aria-label": label,
  });
  for (const place of page.cards) {
    const { x, y, width, height } = place;
    const picture = create("image", { x, y, width, height, href: pictureOf(place.id, place.face) });
    if (place.upside_down) {
      picture.setAttribute("transform", `rotate(180 ${x + width / 2} ${y + height / 2})`);
    }
    sheet.append(picture);
  }
  const { lines, wedges, folds } = page.marks ?? { lines: [], wedges: [], folds: [] };
  for (const shape of [...lines, ...folds, ...wedges]) {
    sheet.append(create("polygon", { points: shape.map((corner) => corner.join(",")).join(" ") }));
  }
  return sheet;
}

/**
 * @param {string} name
 * @param {Record<string, string | number>} attributes
 */
function create(name, attributes) {
  const node = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, String(value));
  return node;
}
