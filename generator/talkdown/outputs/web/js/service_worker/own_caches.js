/** What is this site's own on the device: its worker, and caches whose names say where it lies. */

export const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));

/** The site's folder: one origin may have several sites. */
export const SCOPE = new URL("./", worker.location.href).pathname;

/** What the names of this site's caches begin with. */
export const CACHE_PREFIX = `talkdown:${SCOPE}:`;

/** In the order in which they were made. */
export async function ownCacheNames() {
  return (await caches.keys()).filter((name) => name.startsWith(CACHE_PREFIX));
}

/** @param {(name: string) => boolean} isToGo */
export async function deleteCaches(isToGo) {
  const names = await ownCacheNames();
  await Promise.all(names.filter(isToGo).map((name) => caches.delete(name)));
}

export function deleteAllCaches() {
  return deleteCaches(() => true);
}

/**
 * Leave nothing on the device, and no worker either. A newer build may just be being installed: browsers take a worker off
 * once that has ended, and what it began to keep after the first deletion goes with the second.
 */
export async function removeFromDevice() {
  await deleteAllCaches();
  await worker.registration.unregister();
  await deleteAllCaches();
}
