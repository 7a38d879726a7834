/** Only the last question counts. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { LatestTask } from "#finder/view/latest_task.js";
import { debounce } from "#finder/view/timers.js";

/** A promise that is fulfilled by hand. */
function createGate() {
  /** @type {() => void} */
  let open = () => {};
  /** @type {Promise<void>} */
  const gate = new Promise((resolve) => {
    open = resolve;
  });
  return { gate, open };
}

/** Let all that waits for nothing else run. */
const settle = () => new Promise((resolve) => setTimeout(resolve, 0));

test("an answer that comes after another question is dropped", async () => {
  const latestTask = new LatestTask();
  const [first, second] = [createGate(), createGate()];
  /** @type {string[]} */
  const log = [];
  /** @type {(name: string, gate: Promise<void>) => void} */
  function ask(name, gate) {
    latestTask.run(
      async (isLatest) => {
        await gate;
        if (isLatest()) log.push(`answer ${name}`);
      },
      () => log.push(`settled ${name}`),
    );
  }
  ask("first", first.gate);
  latestTask.afterwards(() => log.push("after first"));
  ask("second", second.gate);
  latestTask.afterwards(() => log.push("after second"));
  second.open();
  await settle();
  first.open();
  await settle();
  assert.deepEqual(log, ["answer second", "settled second", "after second"]);
});

test("what fails is settled, too", async () => {
  const latestTask = new LatestTask();
  let settleCount = 0;
  latestTask.run(
    () => Promise.reject(new Error("no network")),
    () => settleCount++,
  );
  await settle();
  assert.equal(settleCount, 1);
});

test("nothing comes of what was cancelled", async () => {
  const latestTask = new LatestTask();
  let settleCount = 0;
  latestTask.run(
    () => {},
    () => settleCount++,
  );
  latestTask.afterwards(() => settleCount++);
  latestTask.cancel();
  await settle();
  assert.equal(settleCount, 0);
});

test("a call waits until nothing has called it again, and is given up with its page", (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  const lifetime = new AbortController();
  /** @type {string[]} */
  const calls = [];
  const { schedule, cancel } = debounce(100, lifetime.signal, (/** @type {string} */ text) =>
    calls.push(text),
  );
  schedule("r");
  context.mock.timers.tick(99);
  schedule("re");
  context.mock.timers.tick(99);
  assert.deepEqual(calls, []);
  context.mock.timers.tick(1);
  assert.deepEqual(calls, ["re"]);
  schedule("ref");
  cancel();
  schedule("refu");
  lifetime.abort();
  schedule("refund");
  context.mock.timers.tick(1000);
  assert.deepEqual(calls, ["re"]);
});
