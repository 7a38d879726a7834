/** The kill switch: takes the place of a worker that was here, empties its caches, and goes. */

import { removeFromDevice, worker } from "./own_caches.js";

worker.addEventListener("install", () => worker.skipWaiting());
worker.addEventListener("activate", (event) => event.waitUntil(removeFromDevice()));
