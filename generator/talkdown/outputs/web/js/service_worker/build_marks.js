/** What tells an answer of the site from a sign-in that stands in its place: pages carry a mark, files have a hash. */

/** `PAGE_MARK` in `outputs/web/service_worker.py`, also as a proxy may write it that takes quotes away. */
const PAGE_MARK = /<meta name=["']?talkdown["']?[\s>]/;

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
    if (PAGE_MARK.test(head)) {
      reader.cancel();
      return true;
    }
    if (part.done) return false;
  }
  reader?.cancel();
  return false;
}
