/* The kill switch: takes the place of a worker that was here, empties its caches, and goes. */
"use strict";

self.addEventListener("install", () => { self.skipWaiting(); });
self.addEventListener("activate", event => {
  event.waitUntil((async () => {
    const prefix = "talkdown:" + new URL("./", self.location).pathname + ":";
    const names = await caches.keys();
    await Promise.all(names.filter(name => name.startsWith(prefix)).map(name => caches.delete(name)));
    await self.registration.unregister();
  })());
});
