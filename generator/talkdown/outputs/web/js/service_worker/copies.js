/** The copies on the device: the files of this build, and pages that were shown since; the same of builds before, as long as pages are kept. */

import { CACHE_PREFIX, deleteCaches, ownCacheNames, SCOPE } from "./own_caches.js";
import { pageName } from "./page_names.js";

/** Pages that are kept beside those of the build: some 3 MB, and more than anybody opens on a shift. */
const MOST_PAGES = 60;

/** What the name of a cache ends in that holds pages; before it stands the name of the build that they were shown with. */
const PAGES_SUFFIX = ".pages";

const BUILD = CACHE_PREFIX + TALKDOWN_BUILD.version;
const PAGES = BUILD + PAGES_SUFFIX;

/** Builds before this one whose pages and files stay: a day's edits, at some 2 MB each. */
const MOST_EARLIER_BUILDS = 2;

/** Under it lies whether the host leads from `signs.html` to `signs`. */
const HOST_DROPS_HTML = `${SCOPE}?renames`;

/**
 * The cache for the files of this build, to be opened before they are asked for. A reader may be signed out meanwhile, by
 * the worker before this one: that deletes the cache, and what is put into it from then on goes with it.
 */
export function openBuild() {
  return caches.open(BUILD);
}

/**
 * Keep the files of this build.
 * @param {Cache} cache
 * @param {[path: string, answer: Response][]} files the home page first
 */
export async function keepBuild(cache, files) {
  const [[, homePage]] = files;
  if (homePage.redirected) await cache.put(HOST_DROPS_HTML, new Response());
  await Promise.all(files.map(([path, answer]) => cache.put(pageName(SCOPE + path), asKept(answer))));
  if (!(await caches.has(BUILD))) throw new Error("signed out meanwhile");
}

export function deleteBuild() {
  return caches.delete(BUILD);
}

/** A page asks for the files of its build: with the last pages that were kept, their files stay. */
export async function deleteOtherBuilds() {
  const pages = (await ownCacheNames()).filter((name) => name !== PAGES && name.endsWith(PAGES_SUFFIX));
  const stayingPages = pages.slice(-MOST_EARLIER_BUILDS);
  const stayingBuilds = stayingPages.map((name) => name.slice(0, -PAGES_SUFFIX.length));
  const stayingNames = new Set([BUILD, PAGES, ...stayingPages, ...stayingBuilds]);
  await deleteCaches((name) => !stayingNames.has(name));
}

/**
 * A file by its address, hash included, of whichever build.
 * @param {Request} request
 */
export async function copyOfFile(request) {
  return (await matchInCache(BUILD, request)) ?? (await matchInSome(await ownCacheNames(), request));
}

/** @param {string} path */
export async function copyOfPage(path) {
  const name = pageName(path);
  const earlierPages = (await ownCacheNames()).filter((cacheName) => cacheName.endsWith(PAGES_SUFFIX));
  return matchInSome([PAGES, BUILD, ...earlierPages.reverse()], name);
}

/**
 * The copy of a page; where there is none, the way to the home page, which has the finder. Its copy in the place of another page
 * would ask for styles and scripts beside that one.
 * @param {string} path
 */
export async function copyOfPageOrHome(path) {
  const copy = await copyOfPage(path);
  if (copy || pageName(path) === pageName(SCOPE)) return copy;
  return (await copyOfPage(SCOPE)) ? Response.redirect(SCOPE) : undefined;
}

/**
 * @param {string} path
 * @param {Response} page
 */
export async function keepPage(path, page) {
  const cache = await caches.open(PAGES);
  const name = pageName(path);
  const earlierCopy = await cache.match(name, { ignoreVary: true });
  try {
    await cache.put(name, asKept(page)); // it stands last then, as the newest
  } catch (error) {
    if (earlierCopy && !(await cache.match(name))) await cache.put(name, earlierCopy);
    throw error; // the device is full, and the copy of before stays
  }
  const pages = await cache.keys();
  await Promise.all(pages.slice(0, -MOST_PAGES).map((key) => cache.delete(key)));
}

/**
 * Delete the copy of one page.
 * @param {string} path
 */
export async function deletePage(path) {
  for (const name of await ownCacheNames()) {
    if (await caches.has(name)) await (await caches.open(name)).delete(pageName(path), { ignoreVary: true });
  }
}

/** Whether the host leads from `signs.html` to `signs`: so it did with the home page, when this build was installed. */
export async function hostDropsHtml() {
  return Boolean(await matchInCache(BUILD, HOST_DROPS_HTML));
}

/**
 * What a cache holds. Not asked through `open`: that would make the cache anew after it has been deleted. A proxy may say that
 * answers vary by what a browser sends along: files and pages of the site never do.
 * @param {string} cacheName
 * @param {RequestInfo} request
 */
function matchInCache(cacheName, request) {
  return caches.match(request, { cacheName, ignoreVary: true });
}

/**
 * What the first cache holds that has it.
 * @param {string[]} cacheNames
 * @param {RequestInfo} request
 */
async function matchInSome(cacheNames, request) {
  for (const cacheName of cacheNames) {
    const copy = await matchInCache(cacheName, request);
    if (copy) return copy;
  }
  return undefined;
}

/**
 * A browser takes no answer for a page that says it was moved, and keeps none that varies by everything.
 * @param {Response} answer
 */
function asKept(answer) {
  if (!answer.redirected && !answer.headers.get("vary")?.includes("*")) return answer;
  const headers = new Headers(answer.headers);
  headers.delete("vary");
  return new Response(answer.body, { status: answer.status, headers });
}
