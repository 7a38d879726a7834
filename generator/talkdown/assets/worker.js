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
const HERE = new Set(FILES.map(path => SCOPE + path));

self.addEventListener("install", event => { event.waitUntil(install()); });
self.addEventListener("activate", event => { event.waitUntil(activate()); });
self.addEventListener("message", event => {
  if (event.data === "take over") self.skipWaiting();
});
self.addEventListener("fetch", event => {
  const request = event.request, url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin || !url.pathname.startsWith(SCOPE)) return;
  if (request.mode === "navigate") event.respondWith(page(event, named(url), true));
  else if (HERE.has(url.pathname + url.search) && !url.pathname.endsWith(".html")) event.respondWith(file(request));
  else if (url.pathname.endsWith(".html") || url.pathname.endsWith("/")) event.respondWith(page(event, named(url), false));
});

/* All or nothing: what is there in part is thrown away. */
async function install() {
  try {
    const answers = await Promise.all(FILES.map(async path => {
      const answer = await fetch(SCOPE + path, { cache: "no-cache", credentials: "same-origin" });
      if (!answer.ok || answer.redirected) throw new Error(path + ": " + answer.status);
      return answer;
    }));
    const cache = await caches.open(SHELL);
    await Promise.all(FILES.map((path, n) => cache.put(SCOPE + path, answers[n])));
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
  const kept = await (await caches.open(SHELL)).match(request);
  return kept || fetch(request);
}

async function page(event, address, navigates) {
  const answer = fetch(event.request);
  answer.then(found => event.waitUntil(keep(address, found.clone(), navigates)), () => {});
  if (!navigates) return answer; /* the theme navigates for real where this fails */
  const late = new Promise(done => { setTimeout(done, PATIENCE); });
  try {
    return await Promise.race([answer, late]) || await copy(address) || await answer;
  } catch {
    return await copy(address) || await copy(SCOPE + "index.html") || Response.error();
  }
}

async function copy(address) {
  return await (await caches.open(PAGES)).match(address) || await (await caches.open(SHELL)).match(address);
}

/* A server that asks to sign in has the last word: nothing stays on the device of somebody who may not read. */
async function keep(address, answer, navigates) {
  if (answer.status === 401 || answer.status === 403 || (navigates && answer.type === "opaqueredirect")) {
    await forget(() => true);
    await self.registration.unregister();
  } else if (answer.ok && !answer.redirected && /^text\/html/.test(answer.headers.get("content-type") || "")) {
    const cache = await caches.open(PAGES);
    await cache.delete(address);
    await cache.put(address, answer);
    const all = await cache.keys();
    await Promise.all(all.slice(0, -KEPT_PAGES).map(old => cache.delete(old)));
  }
}

function named(url) {
  return url.pathname.endsWith("/") ? url.pathname + "index.html" : url.pathname;
}
