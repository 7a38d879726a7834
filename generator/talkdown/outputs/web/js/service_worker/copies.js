/** The copies on the device: the files of this build, and pages that were shown since. */

import { CACHE_PREFIX, deleteCaches, SCOPE } from "./own_caches.js";
import { pageName } from "./page_names.js";

/** Pages that are kept beside those of the build: some 3 MB, and more than anybody opens on a shift. */
const MOST_PAGES = 60;

const PAGES = `${CACHE_PREFIX}pages`;
const BUILD = CACHE_PREFIX + TALKDOWN_BUILD.version;

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
  await Promise.all(
    files.map(([path, answer]) => cache.put(pageName(SCOPE + path), withoutRedirect(answer))),
  );
  if (!(await caches.has(BUILD))) throw new Error("signed out meanwhile");
}

export function deleteBuild() {
  return caches.delete(BUILD);
}

/** The files of other builds are not asked for any more. */
export function deleteOtherBuilds() {
  return deleteCaches((name) => name !== BUILD && name !== PAGES);
}

/** @param {Request} request */
export function copyOfFile(request) {
  return matchInCache(BUILD, request);
}

/** @param {string} path */
export async function copyOfPage(path) {
  return (await matchInCache(PAGES, pageName(path))) ?? (await matchInCache(BUILD, pageName(path)));
}

/**
 * The copy of a page; where there is none, that of the home page, which has the finder.
 * @param {string} path
 */
export async function copyOfPageOrHome(path) {
  return (await copyOfPage(path)) ?? (await copyOfPage(`${SCOPE}index.html`));
}

/**
 * @param {string} path
 * @param {Response} page
 */
export async function keepPage(path, page) {
  const cache = await caches.open(PAGES);
  await cache.delete(pageName(path)); // so that it stands last, as the newest
  await cache.put(pageName(path), withoutRedirect(page));
  const pages = await cache.keys();
  await Promise.all(pages.slice(0, -MOST_PAGES).map((name) => cache.delete(name)));
}

/**
 * Delete the copy of one page.
 * @param {string} path
 */
export async function deletePage(path) {
  for (const name of [PAGES, BUILD]) {
    if (await caches.has(name)) await (await caches.open(name)).delete(pageName(path));
  }
}

/** Whether the host leads from `signs.html` to `signs`: so it did with the home page, when this build was installed. */
export async function hostDropsHtml() {
  return Boolean(await matchInCache(BUILD, HOST_DROPS_HTML));
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
 * A browser takes no answer for a page that says it was moved.
 * @param {Response} answer
 */
function withoutRedirect(answer) {
  return answer.redirected
    ? new Response(answer.body, { status: answer.status, headers: answer.headers })
    : answer;
}
