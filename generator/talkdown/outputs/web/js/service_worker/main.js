/**
 * Keeps the home page, the finder and its index for when the network is gone. Pages come from the network first: behind a
 * single sign-on, a worker that asked its cache first would go on serving people who have left.
 *
 * A sign-in may be answered in a page's place, with 200 like any page. So pages of the site carry a mark, and other files are
 * known by their hash: what is neither is not kept, and where it stands in for a page, all is forgotten.
 */

import { fetchFile, fetchForTheme, fetchOtherFile, fetchPage } from "./fetch_handlers.js";
import { activate, install } from "./installation.js";
import { SCOPE, worker } from "./own_caches.js";
import { isPage, pageName } from "./page_names.js";
import { isSignedOut } from "./sign_out.js";

const FILE_PATHS = new Set(Object.keys(TALKDOWN_BUILD.files).map((path) => SCOPE + path));
const UNMARKED_PAGES = new Set(TALKDOWN_BUILD.unmarkedPages.map((path) => pageName(SCOPE + path)));

worker.addEventListener("install", (event) => event.waitUntil(install()));
worker.addEventListener("activate", (event) => event.waitUntil(activate()));
worker.addEventListener("message", (event) => {
  if (event.data === "take over") worker.skipWaiting();
});
worker.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  const isOurs = url.origin === worker.location.origin && url.pathname.startsWith(SCOPE);
  if (isSignedOut() || request.method !== "GET" || !isOurs || UNMARKED_PAGES.has(pageName(url.pathname)))
    return;
  if (request.mode === "navigate") event.respondWith(fetchPage(event, url.pathname));
  else if (isPage(url.pathname)) event.respondWith(fetchForTheme(event, url.pathname));
  else if (FILE_PATHS.has(url.pathname + url.search)) event.respondWith(fetchFile(request));
  else event.respondWith(fetchOtherFile(request));
});
