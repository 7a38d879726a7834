/** One page, its names, and redirects. */

import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import { test } from "node:test";
import {
  isAskedForAgain,
  isFromElsewhere,
  isPage,
  mayBePage,
  noteRequest,
  pageName,
} from "#web/service_worker/page_names.js";

const dropsHtml = async () => true;
const keepsHtml = async () => false;

test("a page has one name, whatever the host calls it", () => {
  assert.equal(pageName("/book/signs.html"), "/book/signs");
  assert.equal(pageName("/book/signs"), "/book/signs");
  for (const path of ["/book/index.html", "/book/", "/book"]) assert.equal(pageName(path), "/book");
  for (const path of ["/index.html", "/"]) assert.equal(pageName(path), "/");
  assert.equal(pageName("/my-index.html"), "/my-index");
});

test("a page ends in `.html` or is a folder", () => {
  assert.deepEqual(["/signs.html", "/signs/", "/signs", "/finder.js", "/signs.html.gz"].filter(isPage), [
    "/signs.html",
    "/signs/",
  ]);
});

test("where the host drops `.html`, an address without an ending may be a page, too", async () => {
  assert.equal(await mayBePage("/signs", dropsHtml), true);
  assert.equal(await mayBePage("/signs", keepsHtml), false);
  assert.equal(await mayBePage("/v1.2/signs", dropsHtml), true);
  assert.equal(await mayBePage("/finder.js", dropsHtml), false);
  assert.equal(await mayBePage("/signs.html", keepsHtml), true);
});

test("a redirect to another name of the page leads nowhere else", async () => {
  const targets = new Map([
    ["/signs.html", "/signs"],
    ["/index.html", "/"],
    ["/techniques.html", "/login?next=/techniques.html"],
  ]);
  const server = createServer((request, response) => {
    const target = targets.get(request.url ?? "");
    response.writeHead(target ? 302 : 200, target ? { Location: target } : {}).end();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  try {
    for (const [path, isElsewhere] of /** @type {const} */ ([
      ["/signs.html", false],
      ["/index.html", false],
      ["/techniques.html", true],
      ["/login", false],
    ])) {
      const answer = await fetch(`http://127.0.0.1:${port}${path}`, { headers: { Connection: "close" } });
      assert.equal(isFromElsewhere(answer, path), isElsewhere, path);
    }
  } finally {
    server.close();
  }
});

test("an answer that nobody has led anywhere comes from where it was asked for", () => {
  assert.equal(isFromElsewhere(new Response(), "/signs.html"), false);
});

test("a page that was moved is asked for by its other name", async () => {
  for (const name of ["/signs", "/signs/", "/signs/index.html"]) {
    const isAsked = isAskedForAgain("/signs.html");
    noteRequest("/techniques");
    noteRequest(name);
    assert.equal(await isAsked, true, name);
  }
});

test("who is led to a sign-in does not come back for the page", async (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  const isAsked = isAskedForAgain("/signs.html");
  noteRequest("/login");
  context.mock.timers.tick(5000);
  noteRequest("/signs");
  assert.equal(await isAsked, false);
});
