/** How a new build comes onto the device, and the one before it goes. */

import { isOfBuild } from "./build_marks.js";
import { deleteBuild, deleteOtherBuilds, keepBuild, openBuild } from "./copies.js";
import { SCOPE, worker } from "./own_caches.js";
import { isFromElsewhere } from "./page_names.js";

/** All or nothing: what is there in part is thrown away. */
export async function install() {
  const cache = await openBuild();
  try {
    await keepBuild(cache, await Promise.all(Object.entries(TALKDOWN_BUILD.files).map(fetchOfBuild)));
  } catch (error) {
    await deleteBuild();
    throw error;
  }
}

export async function activate() {
  await deleteOtherBuilds();
  await worker.clients.claim();
}

/**
 * @param {[path: string, hash: string]} file
 * @returns {Promise<[path: string, answer: Response]>}
 */
async function fetchOfBuild([path, hash]) {
  const answer = await fetch(SCOPE + path, { cache: "no-cache", credentials: "same-origin" });
  if (!answer.ok || isFromElsewhere(answer, SCOPE + path) || !(await isOfBuild(answer.clone(), hash))) {
    throw new Error(`${path}: ${answer.status}`);
  }
  return [path, answer];
}
