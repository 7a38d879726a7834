/** What a reader is told where the page asked for cannot be shown, or only a copy of it. */

/** @typedef {{ title: string, text: string, status: number }} Notice */

/** @type {Notice} */
export const SIGN_IN = {
  title: "Sign in again",
  text: "This site asks who you are. What was kept of it on this device has been deleted.",
  status: 401,
};

/** @type {Notice} */
export const MAINTENANCE = {
  title: "The site is being maintained",
  text: "It will be back soon, and no copy of this page is on this device.",
  status: 503,
};

/**
 * A page of its own; it needs nothing of the site.
 * @param {Notice} notice
 */
export function noticePage({ title, text, status }) {
  const html =
    `<!doctype html><html lang="en"><meta charset="utf-8"><title>${title}</title>` +
    `<meta name="viewport" content="width=device-width"><h1>${title}</h1><p>${text}</p>` +
    `<p><a href="">Load the page again</a></p>`;
  const headers = {
    "Content-Type": "text/html; charset=utf-8",
    "Content-Security-Policy": "default-src 'none'",
  };
  return new Response(html, { status, headers });
}

/**
 * A copy that says why it is shown, and of when it is.
 * @param {Response} copy
 */
export async function withNote(copy) {
  const date = new Date(copy.headers.get("date") ?? "");
  const day = Number.isNaN(date.getTime()) ? "" : ` of ${date.toISOString().slice(0, 10)}`;
  const note = `<p class="td-copy-note" role="status">${MAINTENANCE.title}. This is a copy${day} from this device.</p>`;
  const html = (await copy.text()).replace(/<body[^>]*>/, (body) => body + note);
  return new Response(html, { headers: copy.headers });
}
