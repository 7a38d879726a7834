/** What tells an answer of the site from a sign-in that stands in its place: pages carry a mark, files have a hash. */

/** `PAGE_MARK` in `outputs/web/service_worker.py`, also as a proxy may write it that takes quotes away. */
const PAGE_MARK = /^<meta name=["']?talkdown["']?[\s>]/;

/**
 * The tags of a head one by one. A comment is one with all that it holds, and so is an element that holds text; what has
 * not come whole yet goes up to the end.
 */
const TAG =
  /<!--.*?(?:-->|$)|<(title|style|script|noscript|template|textarea)\b.*?(?:<\/\1\b|$)|<[!?/]?[a-z](?:"[^"]*"|'[^']*'|[^"'>])*>|<[!?/a-z].*/gis;

const END_OF_HEAD = /^<(?:\/head|body)\b/i;

/** Characters in which the mark is looked for: it stands in the head, which has some 8,000. */
const LONGEST_HEAD = 65536;

/**
 * Whether an answer is a file of the build.
 * @param {Response} answer is used up
 * @param {string} hash of the file, SHA-256 in hexadecimal digits; empty for a page, to which proxies may add
 */
export async function isOfBuild(answer, hash) {
  if (!hash) return hasMark(answer);
  const digest = await crypto.subtle.digest("SHA-256", await answer.arrayBuffer());
  const bytes = Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0"));
  return bytes.join("") === hash;
}

/**
 * Whether an answer is a page of the site. It is read no further than needed: the browser shows the page meanwhile.
 * @param {Response} answer is used up
 */
export async function hasMark(answer) {
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  let head = "";
  while (reader && head.length < LONGEST_HEAD) {
    const part = await reader.read();
    head += part.value ?? "";
    const tag = firstTelling(head);
    if (tag || part.done) {
      reader.cancel();
      return PAGE_MARK.test(tag);
    }
  }
  reader?.cancel();
  return false;
}

/**
 * The tag that says whether a page is of the site: the mark, or the end of its head.
 * @param {string} head
 */
function firstTelling(head) {
  const tags = Array.from(head.matchAll(TAG), ([tag]) => tag);
  return tags.find((tag) => PAGE_MARK.test(tag) || END_OF_HEAD.test(tag)) ?? "";
}
