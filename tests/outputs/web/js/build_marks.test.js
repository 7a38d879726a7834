/** What is a page or a file of the build, and what only stands in its place. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { hasMark, isOfBuild } from "#web/service_worker/build_marks.js";

const MARK = '<meta name="talkdown" content="page">';

/**
 * An answer that comes in parts, and how many of them were read.
 * @param {(string | Uint8Array<ArrayBuffer>)[]} parts
 */
function createParts(parts) {
  /** @type {() => void} */
  let onCancel = () => {};
  /** @type {Promise<void>} */
  const cancellation = new Promise((resolve) => {
    onCancel = resolve;
  });
  const log = { readCount: 0, cancellation };
  const encoder = new TextEncoder();
  const body = new ReadableStream(
    {
      pull(controller) {
        const part = parts[log.readCount++];
        if (part === undefined) controller.close();
        else controller.enqueue(typeof part === "string" ? encoder.encode(part) : part);
      },
      cancel: () => onCancel(),
    },
    { highWaterMark: 0 },
  );
  return { answer: new Response(body), log };
}

test("a page carries the mark, also where a proxy writes it anew", async () => {
  const marks = [
    MARK,
    "<meta name='talkdown' content='page'>",
    "<meta name=talkdown content=page>",
    "<meta name=talkdown>",
  ];
  for (const mark of marks) assert.equal(await hasMark(new Response(`<head>${mark}</head>`)), true, mark);
});

test("a sign-in carries none", async () => {
  const texts = ["<h1>Not you</h1>", '<meta name="talkdowns">', "&lt;meta name=talkdown&gt;", ""];
  for (const text of texts) assert.equal(await hasMark(new Response(text)), false, text);
  assert.equal(await hasMark(new Response(null)), false);
});

test("a mark in a comment, in a text or behind the head is none", async () => {
  const texts = [
    `<head><!-- ${MARK} --></head>`,
    `<head><!-- ${MARK}`,
    `<head><title>${MARK}</title></head>`,
    `<head><script>const mark = '${MARK}'</script></head>`,
    `<head><meta name="description" content='${MARK}'></head>`,
    `<head><meta name="description" content='> ${MARK}`,
    `<head></head>${MARK}`,
    `<body>${MARK}`,
  ];
  for (const text of texts) {
    assert.equal(await hasMark(new Response(text)), false, text);
    assert.equal(await hasMark(createParts([...text]).answer), false, `${text}, letter by letter`);
  }
});

test("comments, scripts and quotes before the mark do not hide it", async () => {
  const lead = `<!doctype html><!-- it's > --><head><title>a < b, "c</title><script>if (a<b) c("</p>")</script>`;
  const text = `${lead}<link title="a > b">${MARK}</head>`;
  assert.equal(await hasMark(new Response(text)), true);
  assert.equal(await hasMark(createParts([...text]).answer), true);
});

test("a mark may be cut in two on its way, and so may a letter before it", async () => {
  const [lead, trail] = [new Uint8Array([0xc3]), new Uint8Array([0xa9])]; // é
  const { answer } = createParts([
    "<title>Caf",
    lead,
    trail,
    "</title><meta na",
    'me="talkdown" content="page">',
  ]);
  assert.equal(await hasMark(answer), true);
});

test("what comes after the mark is not waited for", async () => {
  const { answer, log } = createParts([MARK, ...Array(100).fill("<p>more</p>")]);
  assert.equal(await hasMark(answer), true);
  assert.ok(log.readCount < 10, `${log.readCount} parts`);
  await log.cancellation;
});

test("a mark far behind the head is none", async () => {
  const { answer, log } = createParts([..."x".repeat(100)].map((letter) => letter.repeat(1000)).concat(MARK));
  assert.equal(await hasMark(answer), false);
  assert.ok(log.readCount < 80, `${log.readCount} parts`);
  await log.cancellation;
});

test("a file is known by its hash, a page by its mark", async () => {
  const hash = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"; // of "abc", as in FIPS 180-4
  assert.equal(await isOfBuild(new Response("abc"), hash), true);
  assert.equal(await isOfBuild(new Response(MARK), hash), false);
  assert.equal(await isOfBuild(new Response(`${MARK}<p>added by a proxy</p>`), ""), true);
  assert.equal(await isOfBuild(new Response("abc"), ""), false);
});
