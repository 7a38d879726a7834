/** What a reader is told in a page's place, or above a copy of it. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { MAINTENANCE, noticePage, SIGN_IN, withNote } from "#web/service_worker/notices.js";

test("a notice is a whole page that loads nothing", async () => {
  const answer = noticePage(SIGN_IN);
  assert.equal(answer.status, 401);
  assert.equal(answer.headers.get("content-security-policy"), "default-src 'none'");
  assert.equal(answer.headers.get("content-type"), "text/html; charset=utf-8");
  assert.equal(
    await answer.text(),
    '<!doctype html><html lang="en"><meta charset="utf-8"><title>Sign in again</title>' +
      '<meta name="viewport" content="width=device-width"><h1>Sign in again</h1>' +
      "<p>This site asks who you are. What was kept of it on this device has been deleted.</p>" +
      '<p><a href="">Load the page again</a></p>',
  );
  assert.equal(noticePage(MAINTENANCE).status, 503);
});

test("a copy says of which day it is", async () => {
  const headers = { "Content-Type": "text/html", Date: "Sat, 31 Jan 2026 23:59:59 GMT" };
  const answer = await withNote(new Response('<body dir="ltr" class="a"><h1>Signs $&</h1>', { headers }));
  assert.equal(
    await answer.text(),
    '<body dir="ltr" class="a"><p class="td-copy-note" role="status">' +
      "The site is being maintained. This is a copy of 2026-01-31 from this device.</p><h1>Signs $&</h1>",
  );
  assert.equal(answer.headers.get("content-type"), "text/html");
});

test("a copy whose day nobody knows names none", async () => {
  /** @type {Record<string, string>[]} */
  const allHeaders = [{}, { Date: "yesterday" }];
  for (const headers of allHeaders) {
    const text = await (await withNote(new Response("<body>", { headers }))).text();
    assert.match(text, /This is a copy from this device\./);
  }
});
