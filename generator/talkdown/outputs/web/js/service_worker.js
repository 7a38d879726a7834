/* Keeps the home page, the finder and its index for when the network is gone. Pages come from the network first:
   behind a single sign-on, a worker that asked its cache first would go on serving people who have left. */
"use strict";

const VERSION = "{version}";
const FILES = "{files}";
const PATIENCE = 3000; /* milliseconds that a page may take before the copy is shown */
const KEPT_PAGES = 60;

const SCOPE = new URL("./", self.location).pathname;
const PREFIX = "talkdown:" + SCOPE + ":";
const SHELL = PREFIX + VERSION;
const PAGES = PREFIX + "pages";
const RENAMES = SCOPE + "?renames";
let out = false;
const HERE = new Set(FILES.map(path => SCOPE + path));

self.addEventListener("install", event => { event.waitUntil(install()); });
self.addEventListener("activate", event => { event.waitUntil(activate()); });
self.addEventListener("message", event => {
  if (event.data === "take over") self.skipWaiting();
});
self.addEventListener("fetch", event => {
  const request = event.request, url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin || !url.pathname.startsWith(SCOPE)) return;
  if (request.mode === "navigate") event.respondWith(page(event, url.pathname, true));
  else if (HERE.has(url.pathname + url.search) && !isPage(url.pathname)) event.respondWith(file(request));
  else if (isPage(url.pathname)) event.respondWith(page(event, url.pathname, false));
});

/* All or nothing: what is there in part is thrown away. */
async function install() {
  try {
    const answers = await Promise.all(FILES.map(async path => {
      const answer = await fetch(SCOPE + path, { cache: "no-cache", credentials: "same-origin" });
      if (!answer.ok || elsewhere(answer, SCOPE + path)) throw new Error(path + ": " + answer.status);
      return answer;
    }));
    const cache = await caches.open(SHELL);
    if (answers[0].redirected) await cache.put(RENAMES, new Response());
    await Promise.all(FILES.map((path, n) => cache.put(named(SCOPE + path), plain(answers[n]))));
  } catch (error) {
    await caches.delete(SHELL);
    throw error;
  }
}

async function activate() {
  await forget(name => name !== SHELL && name !== PAGES);
  await self.clients.claim();
}

async function forget(which) {
  const names = await caches.keys();
  await Promise.all(names.filter(name => name.startsWith(PREFIX) && which(name)).map(name => caches.delete(name)));
}

async function file(request) {
  return await kept(SHELL, request) || fetch(request);
}

async function page(event, path, navigates) {
  const answer = fetch(event.request);
  event.waitUntil(answer.then(found => keep(path, found.clone(), navigates)).catch(() => {}));
  if (!navigates) return answer; /* the theme navigates for real where this fails */
  const late = new Promise(done => { setTimeout(done, PATIENCE); });
  try {
    return await Promise.race([answer, late]) || await copy(path) || await answer;
  } catch {
    return await copy(path) || await copy(SCOPE + "index.html") || Response.error();
  }
}

async function copy(path) {
  return await kept(PAGES, named(path)) || await kept(SHELL, named(path));
}

/* Asked so, and not through `open`: that would make the cache anew after it has been forgotten. */
function kept(cache, what) {
  return caches.match(what, { cacheName: cache });
}

/* A server that asks to sign in has the last word: nothing stays on the device of somebody who may not read. */
async function keep(path, answer, navigates) {
  const moved = navigates && answer.type === "opaqueredirect";
  if (answer.status === 401 || answer.status === 403 || (moved && await isOwnName(path))) {
    out = true;
    await forget(() => true);
    await self.registration.unregister();
  } else if (!out && answer.ok && !elsewhere(answer, path) && /^text\/html/.test(answer.headers.get("content-type") || "")) {
    const cache = await caches.open(PAGES);
    await cache.delete(named(path));
    await cache.put(named(path), plain(answer));
    const all = await cache.keys();
    await Promise.all(all.slice(0, -KEPT_PAGES).map(old => cache.delete(old)));
    if (out) await forget(() => true); /* the sign-in itself may be a page of this site */
  }
}

/* Some hosts lead from `signs.html` to `signs`, and from `index.html` to its folder: that is the same page, and no
   sign-in. A browser does not say where a page was moved to; how the home page was found tells such a host. */
function named(path) {
  return path.replace(/(?:\/index)?\.html$/, "").replace(/\/$/, "") || "/";
}

function isPage(path) {
  return /(?:\.html|\/)$/.test(path);
}

function elsewhere(answer, path) {
  return answer.redirected && named(new URL(answer.url).pathname) !== named(path);
}

async function isOwnName(path) {
  const renames = await kept(SHELL, RENAMES);
  return renames ? !path.endsWith(".html") : isPage(path);
}

/* A browser takes no answer for a page that says it was moved. */
function plain(answer) {
  return answer.redirected ? new Response(answer.body, { status: answer.status, headers: answer.headers }) : answer;
}
