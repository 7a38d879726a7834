/**
 * Keeps the home page, the finder and its index for when the network is gone. Pages come from the network first: behind a
 * single sign-on, a worker that asked its cache first would go on serving people who have left.
 */

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));

/** Milliseconds that a page may take before the copy is shown: people on a call do not wait longer. */
const PAGE_TIMEOUT = 3000;

/** Pages that are kept beside those of the build: some 3 MB, and more than anybody opens on a shift. */
const MOST_PAGES = 60;

const SCOPE = new URL("./", worker.location.href).pathname;
const PREFIX = `talkdown:${SCOPE}:`;
const PAGES = `${PREFIX}pages`;
const BUILD = PREFIX + TALKDOWN_BUILD.version;
const FILE_PATHS = new Set(TALKDOWN_BUILD.files.map((path) => SCOPE + path));

/** Under it lies whether the host leads from `signs.html` to `signs`. */
const HOST_DROPS_HTML = `${SCOPE}?renames`;

let isSignedOut = false;

worker.addEventListener("install", (event) => event.waitUntil(install()));
worker.addEventListener("activate", (event) => event.waitUntil(activate()));
worker.addEventListener("message", (event) => {
  if (event.data === "take over") worker.skipWaiting();
});
worker.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  const isOurs = url.origin === worker.location.origin && url.pathname.startsWith(SCOPE);
  if (request.method !== "GET" || !isOurs) return;
  if (request.mode === "navigate") event.respondWith(fetchPage(event, url.pathname));
  else if (isPage(url.pathname)) event.respondWith(fetchAndKeep(event, url.pathname));
  else if (FILE_PATHS.has(url.pathname + url.search)) event.respondWith(fetchFile(request));
});

/** All or nothing: what is there in part is thrown away. */
async function install() {
  try {
    const { files } = TALKDOWN_BUILD;
    const answers = await Promise.all(files.map(fetchOfBuild));
    const cache = await caches.open(BUILD);
    if (answers[0].redirected) await cache.put(HOST_DROPS_HTML, new Response());
    await Promise.all(files.map((path, n) => cache.put(pageName(SCOPE + path), withoutRedirect(answers[n]))));
  } catch (error) {
    await caches.delete(BUILD);
    throw error;
  }
}

/** @param {string} path */
async function fetchOfBuild(path) {
  const answer = await fetch(SCOPE + path, { cache: "no-cache", credentials: "same-origin" });
  if (!answer.ok || isFromElsewhere(answer, SCOPE + path)) throw new Error(`${path}: ${answer.status}`);
  return answer;
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
  const answer = fetchAndKeep(event, path);
  /** @type {Promise<undefined>} */
  const timeout = new Promise((resolve) => setTimeout(resolve, PAGE_TIMEOUT));
  try {
    return (await Promise.race([answer, timeout])) ?? (await copyOf(path)) ?? (await answer);
  } catch {
    return (await copyOf(path)) ?? (await copyOf(`${SCOPE}index.html`)) ?? Response.error();
  }
}

/**
 * A page from the network, and a copy of it for later. So the theme is answered, too, which takes parts of pages: where
 * this fails it navigates for real.
 * @param {FetchEvent} event
 * @param {string} path
 */
function fetchAndKeep(event, path) {
  const answer = fetch(event.request);
  const isNavigation = event.request.mode === "navigate";
  event.waitUntil(answer.then((page) => keepPage(path, page.clone(), isNavigation)).catch(() => {}));
  return answer;
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
 * Keep a page for later. A server that asks to sign in has the last word: nothing stays on the device of somebody who may
 * not read.
 * @param {string} path
 * @param {Response} answer
 * @param {boolean} isNavigation
 */
async function keepPage(path, answer, isNavigation) {
  const isMoved = isNavigation && answer.type === "opaqueredirect";
  if (answer.status === 401 || answer.status === 403 || (isMoved && (await isToSignIn(path)))) {
    isSignedOut = true;
    await deleteCaches(() => true);
    await worker.registration.unregister();
    return;
  }
  const isHtml = /^text\/html/.test(answer.headers.get("content-type") ?? "");
  if (isSignedOut || !answer.ok || !isHtml || isFromElsewhere(answer, path)) return;
  const cache = await caches.open(PAGES);
  await cache.delete(pageName(path)); // so that it stands last, as the newest
  await cache.put(pageName(path), withoutRedirect(answer));
  const pages = await cache.keys();
  await Promise.all(pages.slice(0, -MOST_PAGES).map((page) => cache.delete(page)));
  if (isSignedOut) await deleteCaches(() => true); // the sign-in itself may be a page of this site
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

/**
 * Whether a page that was moved leads to a sign-in. A browser does not say where it was moved to; how the home page was
 * found tells a host that gives pages other names.
 * @param {string} path
 */
async function isToSignIn(path) {
  const renames = await matchInCache(BUILD, HOST_DROPS_HTML);
  return renames ? !path.endsWith(".html") : isPage(path);
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
