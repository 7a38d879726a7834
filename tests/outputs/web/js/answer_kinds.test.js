/** What the server says with an answer. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { kindOf } from "#web/service_worker/answer_kinds.js";

const PAGE = '<head><meta name="talkdown" content="page"></head>';
const SIGN_IN = "<h1>Who are you?</h1>";

/**
 * @param {Response} answer
 * @param {string} path
 * @param {boolean} hostDropsHtml
 */
function kind(answer, path, hostDropsHtml = false) {
  return kindOf(answer, path, async () => hostDropsHtml);
}

/**
 * @param {string} text
 * @param {string} type
 */
function ok(text, type = "text/html; charset=utf-8") {
  return new Response(text, { headers: { "Content-Type": type } });
}

/** As a browser gives it to a worker for a page that was moved; Node gives the redirect itself. */
function createRedirect() {
  return Object.defineProperty(new Response(), "type", { value: "opaqueredirect" });
}

test("a page is known by its mark, and can still be read", async () => {
  const answer = ok(PAGE);
  assert.equal(await kind(answer, "/signs.html"), "page");
  assert.equal(await answer.text(), PAGE);
  assert.equal(await kind(ok(PAGE, "TEXT/HTML"), "/signs"), "page");
});

test("what stands in the place of a page without its mark is a sign-in", async () => {
  assert.equal(await kind(ok(SIGN_IN), "/signs.html"), "sign-in");
  assert.equal(await kind(ok("{}", "application/json"), "/techniques/"), "sign-in");
  assert.equal(await kind(ok(PAGE, "text/plain"), "/signs.html"), "sign-in");
  assert.equal(await kind(new Response(PAGE, { headers: {} }), "/signs.html"), "sign-in");
});

test("elsewhere it is something else", async () => {
  assert.equal(await kind(ok("%PDF", "application/pdf"), "/cards.pdf"), "other");
  assert.equal(await kind(ok(SIGN_IN), "/oauth2/sign_in"), "other");
  assert.equal(await kind(ok(SIGN_IN), "/signs", true), "sign-in");
  assert.equal(await kind(ok("%PDF", "application/pdf"), "/cards.pdf", true), "other");
});

test("who must not read is asked to sign in, at any address", async () => {
  for (const status of [401, 403]) {
    assert.equal(await kind(new Response(PAGE, { status }), "/cards.pdf"), "sign-in");
  }
});

test("an outage is none, and neither is a server that asks for patience", async () => {
  for (const status of [500, 502, 503, 504]) {
    assert.equal(await kind(new Response(SIGN_IN, { status }), "/signs.html"), "outage");
  }
  for (const status of [408, 425, 429]) {
    assert.equal(await kind(new Response(SIGN_IN, { status }), "/signs.html"), "other");
  }
});

test("a page is gone only if the site says so itself", async () => {
  const headers = { "Content-Type": "text/html" };
  for (const status of [404, 410]) {
    assert.equal(await kind(new Response(PAGE, { status, headers }), "/signs.html"), "gone");
    assert.equal(await kind(new Response(SIGN_IN, { status, headers }), "/signs.html"), "sign-in");
    assert.equal(await kind(new Response(SIGN_IN, { status, headers }), "/cards.pdf"), "other");
  }
});

test("any other refusal in the place of a page is a sign-in", async () => {
  const headers = { "Content-Type": "text/html" };
  for (const status of [300, 400, 402, 407, 418, 419, 421, 440, 451, 499]) {
    assert.equal(await kind(new Response(PAGE, { status, headers }), "/signs.html"), "sign-in");
    assert.equal(await kind(new Response(SIGN_IN, { status, headers }), "/oauth2/callback"), "other");
  }
});

test("a redirect leads to a sign-in, or to the page's other name on a host that drops `.html`", async () => {
  assert.equal(await kind(createRedirect(), "/signs.html"), "sign-in");
  assert.equal(await kind(createRedirect(), "/signs"), "other");
  assert.equal(await kind(createRedirect(), "/signs.html", true), "moved");
  assert.equal(await kind(createRedirect(), "/signs", true), "sign-in");
  assert.equal(await kind(createRedirect(), "/techniques/", true), "sign-in");
});
