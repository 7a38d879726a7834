/** Gaps, and what is filled into them. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { createContact, variablesOf } from "#finder/view/contact.js";
import { createArea } from "./areas.js";

const PHRASE = "Thank you, {name}. {name}, your {order_id} is here.";

test("the gaps of a phrase, each once", () => {
  assert.deepEqual(variablesOf(PHRASE), ["name", "order_id"]);
  assert.deepEqual(variablesOf("No gap, {Not One}, {9}."), []);
});

test("what is filled in stands in every gap of that name", () => {
  const contact = createContact(createArea().area);
  assert.deepEqual(contact.unfilledNames(PHRASE), ["name", "order_id"]);
  contact.set("name", " Sam $& Ortiz ");
  assert.equal(contact.fillGaps(PHRASE), "Thank you, Sam $& Ortiz. Sam $& Ortiz, your {order_id} is here.");
  assert.deepEqual(contact.unfilledNames(PHRASE), ["order_id"]);
});

test("what is filled in for one copy comes first, and is not remembered", () => {
  const contact = createContact(createArea().area);
  contact.set("name", "Sam");
  const phrase = "{name}, you'll hear from me on {promised_day}.";
  const words = contact.fillGaps(phrase, new Map([["promised_day", "Friday"]]));
  assert.equal(words, "Sam, you'll hear from me on Friday.");
  assert.deepEqual(contact.unfilledNames(phrase), ["promised_day"]);
  assert.deepEqual([contact.names(), contact.fillGaps("{promised_day}")], [["name"], "{promised_day}"]);
});

test("a gap may be called as what every object has", () => {
  const contact = createContact(createArea().area);
  const phrase = "{constructor}, {valueof}, {hasownproperty}";
  assert.deepEqual(contact.unfilledNames(phrase), ["constructor", "valueof", "hasownproperty"]);
  assert.equal(contact.fillGaps(phrase), phrase);
  for (const name of ["constructor", "__proto__", "toString"]) {
    assert.equal(contact.value(name), "");
    contact.set(name, "Sam");
    assert.equal(contact.value(name), "Sam");
  }
  assert.equal(contact.fillGaps(phrase), "Sam, {valueof}, {hasownproperty}");
  assert.deepEqual(contact.names(), ["constructor", "__proto__", "toString"]);
});

test("nothing but spaces empties a gap", () => {
  const contact = createContact(createArea().area);
  contact.set("name", "Sam");
  contact.set("name", "  ");
  assert.deepEqual([contact.names(), contact.value("name")], [[], ""]);
});

test("a new contact begins with empty gaps, and says so", () => {
  const contact = createContact(createArea().area);
  let changes = 0;
  contact.onChange(() => changes++, new AbortController().signal);
  contact.set("name", "Sam");
  contact.clear();
  assert.deepEqual([contact.names(), changes], [[], 2]);
});

test("values go along to the next page, and do not stay in the tab's storage", () => {
  const { area, values } = createArea();
  const contact = createContact(area, () => 1000);
  contact.set("name", "Sam");
  assert.equal(values.size, 0);
  contact.writeHandover();
  const next = createContact(area, () => 3000);
  assert.equal(next.value("name"), "Sam");
  assert.equal(values.size, 0);
});

test("a tab that is opened again is another contact", () => {
  const { area } = createArea();
  const contact = createContact(area, () => 1000);
  contact.set("name", "Sam");
  contact.writeHandover();
  assert.deepEqual(createContact(area, () => 21_000).names(), []);
});

test("a page that goes on takes back what it has handed over", () => {
  const { area, values } = createArea();
  const contact = createContact(area);
  contact.set("name", "Sam");
  contact.writeHandover();
  contact.removeHandover();
  assert.deepEqual([values.size, contact.value("name")], [0, "Sam"]);
});

test("where nothing may be stored, gaps can be filled all the same", () => {
  const contact = createContact(() => {
    throw new Error("SecurityError");
  });
  contact.set("name", "Sam");
  contact.writeHandover();
  contact.removeHandover();
  assert.equal(contact.fillGaps("{name}"), "Sam");
});

test("a handover that is not ours fills nothing", () => {
  const texts = [
    "{",
    "null",
    "7",
    '{"at": "x", "values": {"name": "Sam"}}',
    '{"at": 2000, "values": {"name": "Sam"}}',
  ];
  texts.push('{"at": 1000}', `{"at": 1000, "values": {"name": 7, "long": "${"x".repeat(1001)}"}}`);
  for (const text of texts) {
    const { area, values } = createArea();
    values.set("talkdown:contact", text);
    assert.deepEqual(createContact(area, () => 1000).names(), [], text);
  }
});
