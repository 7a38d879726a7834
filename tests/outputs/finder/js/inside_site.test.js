/** The finder leads to pages of the site alone. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { insideSite } from "../../../../generator/talkdown/outputs/js/inside_site.js";

const ROOTS = ["https://words.example.org/book/", "http://127.0.0.1:8000/", "file:///srv/words/site/"];

for (const root of ROOTS)
  test(`below ${root}`, () => {
    assert.equal(insideSite("phrases/listen.html#p-tell-me", root), `${root}phrases/listen.html#p-tell-me`);
    assert.equal(insideSite("a b/ä.html", root), `${root}a%20b/%C3%A4.html`);
    assert.equal(insideSite("", root), root);
    for (const address of [
      "javascript:alert(1)//.html",
      " javascript:alert(1)",
      "java\nscript:alert(1)",
      "data:text/html,x",
      "blob:https://words.example.org/book/1",
      "https://evil.example/book/",
      "//evil.example/",
      "\\\\evil.example\\x",
      "http://[",
      `${root.slice(0, -1)}-other/x.html`,
    ])
      assert.equal(insideSite(address, root), "", address);
  });

test("above the site", () => {
  assert.equal(insideSite("../other/x.html", "https://words.example.org/book/"), "");
  assert.equal(insideSite("/x.html", "file:///srv/words/site/"), "");
});
