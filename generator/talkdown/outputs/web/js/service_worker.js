/**
 * Keeps the home page, the finder and its index for when the network is gone. Pages come from the network first: behind a
 * single sign-on, a worker that asked its cache first would go on serving people who have left.
 *
 * A sign-in may be answered in a page's place, with 200 like any page. So pages of the site carry a mark, and other files are
 * known by their hash: what is neither is not kept, and where it stands in for a page, all is forgotten.
 */

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));

/** Milliseconds that a page may take before the copy is shown: people on a call do not wait longer. */
const PAGE_TIMEOUT = 3000;

/** Milliseconds in which a browser follows a redirect: it needs a few, and a busy phone some hundred. */
const REDIRECT_TIMEOUT = 5000;

/** Pages that are kept beside those of the build: some 3 MB, and more than anybody opens on a shift. */
const MOST_PAGES = 60;

/** `PAGE_MARK` in `outputs/web/service_worker.py`, also as a proxy may write it that takes quotes away. */
const PAGE_MARK = /<meta name=["']?talkdown["']?[\s>]/;

/** Characters in which the mark is looked for: it stands in the head, which has some 8,000. */
const LONGEST_HEAD = 65536;

const SIGN_IN = {
  title: "Sign in again",
  text: "This site asks who you are. What was kept of it on this device has been deleted.",
  status: 401,
};

const MAINTENANCE = {
  title: "The site is being maintained",
  text: "It will be back soon, and no copy of this page is on this device.",
  status: 503,
};

/** @typedef {"page" | "sign-in" | "moved" | "outage" | "other"} AnswerKind */

const SCOPE = new URL("./", worker.location.href).pathname;
const PREFIX = `talkdown:${SCOPE}:`;
const PAGES = `${PREFIX}pages`;
const BUILD = PREFIX + TALKDOWN_BUILD.version;
const FILE_PATHS = new Set(Object.keys(TALKDOWN_BUILD.files).map((path) => SCOPE + path));
const UNMARKED_PAGES = new Set(TALKDOWN_BUILD.unmarkedPages.map((path) => pageName(SCOPE + path)));

/** Under it lies whether the host leads from `signs.html` to `signs`. */
const HOST_DROPS_HTML = `${SCOPE}?renames`;

let isSignedOut = false;

/** Called once the browser asks for a page that was moved. @type {Map<string, () => void>} */
const arrivals = new Map();

worker.addEventListener("install", (event) => event.waitUntil(install()));
worker.addEventListener("activate", (event) => event.waitUntil(activate()));
worker.addEventListener("message", (event) => {
  if (event.data === "take over") worker.skipWaiting();
});
worker.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  const isOurs = url.origin === worker.location.origin && url.pathname.startsWith(SCOPE);
  if (isSignedOut || request.method !== "GET" || !isOurs || UNMARKED_PAGES.has(pageName(url.pathname)))
    return;
  if (request.mode === "navigate") event.respondWith(fetchPage(event, url.pathname));
  else if (isPage(url.pathname)) event.respondWith(fetchForTheme(event, url.pathname));
  else if (FILE_PATHS.has(url.pathname + url.search)) event.respondWith(fetchFile(request));
});

/** All or nothing: what is there in part is thrown away. */
async function install() {
  try {
    const paths = Object.keys(TALKDOWN_BUILD.files);
    const answers = await Promise.all(paths.map(fetchOfBuild));
    const cache = await caches.open(BUILD);
    if (answers[0].redirected) await cache.put(HOST_DROPS_HTML, new Response());
    await Promise.all(paths.map((path, n) => cache.put(pageName(SCOPE + path), withoutRedirect(answers[n]))));
  } catch (error) {
    await caches.delete(BUILD);
    throw error;
  }
}

/** @param {string} path */
async function fetchOfBuild(path) {
  const answer = await fetch(SCOPE + path, { cache: "no-cache", credentials: "same-origin" });
  if (!answer.ok || isFromElsewhere(answer, SCOPE + path) || !(await isOfBuild(answer.clone(), path))) {
    throw new Error(`${path}: ${answer.status}`);
  }
  return answer;
}

/**
 * @param {Response} answer
 * @param {string} path
 */
async function isOfBuild(answer, path) {
  const hash = TALKDOWN_BUILD.files[path];
  if (!hash) return hasMark(answer); // a page: proxies may add to it
  const digest = await crypto.subtle.digest("SHA-256", await answer.arrayBuffer());
  const bytes = Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0"));
  return bytes.join("") === hash;
}

async function activate() {
  await deleteCaches((name) => name !== BUILD && name !== PAGES);
  await worker.clients.claim();
}

/** @param {(name: string) => boolean} isToGo */
async function deleteCaches(isToGo) {
  const names = await caches.keys();
  const ownCaches = names.filter((name) => name.startsWith(PREFIX));
  await Promise.all(ownCaches.filter(isToGo).map((name) => caches.delete(name)));
}

/** @param {Request} request of a file with a hash in its address: it never changes */
async function fetchFile(request) {
  return (await matchInCache(BUILD, request)) ?? fetch(request);
}

/**
 * A page that the browser navigates to: from the network, or the copy if that takes too long or fails.
 * @param {FetchEvent} event
 * @param {string} path
 */
async function fetchPage(event, path) {
  arrivals.get(pageName(path))?.();
  const asking = askServer(event, path);
  /** @type {Promise<undefined>} */
  const timeout = new Promise((resolve) => setTimeout(resolve, PAGE_TIMEOUT));
  try {
    const inTime = await Promise.race([asking, timeout]);
    const copy = inTime ? undefined : await copyOf(path);
    if (!copy) return await showAnswer(await asking, path);
    event.waitUntil(asking.then(({ kind }) => takeBack(kind, event.resultingClientId)).catch(() => {}));
    return copy;
  } catch {
    return (await copyOf(path)) ?? (await copyOf(`${SCOPE}index.html`)) ?? Response.error();
  }
}

/**
 * A page for the theme, which takes parts of it: where this fails it navigates for real.
 * @param {FetchEvent} event
 * @param {string} path
 */
async function fetchForTheme(event, path) {
  const { answer, kind } = await askServer(event, path);
  return kind === "page" || kind === "other" ? answer : Response.error();
}

/**
 * What the server says; a page is kept for later.
 * @param {FetchEvent} event
 * @param {string} path
 */
function askServer(event, path) {
  const asking = fetch(event.request).then(async (answer) => {
    const kind = await kindOf(answer, path);
    return { answer, kind, copy: kind === "page" ? answer.clone() : null };
  });
  event.waitUntil(asking.then(({ kind, copy }) => keepOrForget(kind, path, copy)).catch(() => {}));
  return asking;
}

/**
 * @param {Response} answer
 * @param {string} path
 * @returns {Promise<AnswerKind>}
 */
async function kindOf(answer, path) {
  if (answer.type === "opaqueredirect") return kindOfRedirect(path);
  if (answer.status === 401 || answer.status === 403) return "sign-in";
  if (answer.status >= 500) return "outage";
  if (!answer.ok) return "other";
  if (isHtml(answer) && (await hasMark(answer.clone()))) return "page";
  const isOwnPath = isPage(path) || ((await hostDropsHtml()) && !/\.[^/]*$/.test(path));
  return isOwnPath ? "sign-in" : "other";
}

/**
 * A browser does not say where a page was moved to; how the home page was found tells a host that gives pages other names.
 * @param {string} path
 * @returns {Promise<AnswerKind>}
 */
async function kindOfRedirect(path) {
  if (!(await hostDropsHtml())) return isPage(path) ? "sign-in" : "other";
  return path.endsWith(".html") ? "moved" : "sign-in";
}

/**
 * What is shown of an answer that came in time.
 * @param {{ answer: Response, kind: AnswerKind }} reply
 * @param {string} path
 */
async function showAnswer({ answer, kind }, path) {
  if (kind === "sign-in" && answer.ok) return notice(SIGN_IN);
  if (kind !== "outage") return answer;
  const copy = (await copyOf(path)) ?? (await copyOf(`${SCOPE}index.html`));
  return copy ? withNote(copy) : notice(MAINTENANCE);
}

/**
 * A server that asks to sign in has the last word: nothing stays on the device of somebody who may not read.
 * @param {AnswerKind} kind
 * @param {string} path
 * @param {Response | null} copy
 */
async function keepOrForget(kind, path, copy) {
  if (kind === "sign-in" || (kind === "moved" && !(await isAskedForAgain(path)))) {
    isSignedOut = true;
    await deleteCaches(() => true);
    await worker.registration.unregister();
  } else if (copy && !isSignedOut && !isFromElsewhere(copy, path)) await keepPage(path, copy);
}

/**
 * Whether the browser comes for a page that was moved by its other name; if not, it was led to a sign-in.
 * @param {string} path
 * @returns {Promise<boolean>}
 */
function isAskedForAgain(path) {
  const name = pageName(path);
  return new Promise((/** @type {(isAsked: boolean) => void} */ resolve) => {
    arrivals.set(name, () => resolve(true));
    setTimeout(() => resolve(false), REDIRECT_TIMEOUT);
  }).finally(() => arrivals.delete(name));
}

/**
 * Show the page anew whose copy was shown before the server said that its reader is signed out.
 * @param {AnswerKind} kind
 * @param {string} clientId
 */
async function takeBack(kind, clientId) {
  if (kind !== "sign-in") return;
  const client = await worker.clients.get(clientId);
  if (client instanceof WindowClient) await client.navigate(client.url);
}

/** @param {string} path */
async function copyOf(path) {
  return (await matchInCache(PAGES, pageName(path))) ?? (await matchInCache(BUILD, pageName(path)));
}

/**
 * What a cache holds. Not asked through `open`: that would make the cache anew after it has been deleted.
 * @param {string} cacheName
 * @param {RequestInfo} request
 */
function matchInCache(cacheName, request) {
  return caches.match(request, { cacheName });
}

/**
 * @param {string} path
 * @param {Response} page
 */
async function keepPage(path, page) {
  const cache = await caches.open(PAGES);
  await cache.delete(pageName(path)); // so that it stands last, as the newest
  await cache.put(pageName(path), withoutRedirect(page));
  const pages = await cache.keys();
  await Promise.all(pages.slice(0, -MOST_PAGES).map((name) => cache.delete(name)));
  if (isSignedOut) await deleteCaches(() => true); // who was signed out while it was put there
}

/** @param {Response} answer */
function isHtml(answer) {
  return /^text\/html/i.test(answer.headers.get("content-type") ?? "");
}

/**
 * Whether an answer is a page of the site. It is read no further than needed: the browser shows the page meanwhile.
 * @param {Response} answer is used up
 */
async function hasMark(answer) {
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

/** @param {{ title: string, text: string, status: number }} about */
function notice({ title, text, status }) {
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
async function withNote(copy) {
  const date = new Date(copy.headers.get("date") ?? "");
  const day = Number.isNaN(date.getTime()) ? "" : ` of ${date.toISOString().slice(0, 10)}`;
  const note = `<p class="td-copy-note" role="status">${MAINTENANCE.title}. This is a copy${day} from this device.</p>`;
  const html = (await copy.text()).replace(/<body[^>]*>/, (body) => body + note);
  return new Response(html, { headers: copy.headers });
}

/**
 * The one name of a page. Some hosts lead from `signs.html` to `signs`, and from `index.html` to its folder: that is the
 * same page, and no sign-in.
 * @param {string} path
 */
function pageName(path) {
  return path.replace(/(?:\/index)?\.html$/, "").replace(/\/$/, "") || "/";
}

/** @param {string} path */
function isPage(path) {
  return /(?:\.html|\/)$/.test(path);
}

/**
 * Whether an answer was led to another page, such as a sign-in.
 * @param {Response} answer
 * @param {string} path
 */
function isFromElsewhere(answer, path) {
  return answer.redirected && pageName(new URL(answer.url).pathname) !== pageName(path);
}

async function hostDropsHtml() {
  return Boolean(await matchInCache(BUILD, HOST_DROPS_HTML));
}

/**
 * A browser takes no answer for a page that says it was moved.
 * @param {Response} answer
 */
function withoutRedirect(answer) {
  return answer.redirected
    ? new Response(answer.body, { status: answer.status, headers: answer.headers })
    : answer;
}
