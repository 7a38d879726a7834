/**
 * Types every beginning of every query into the finder, and gives milliseconds: how long a key takes, how long its
 * answer, and the longest time for which the page could do nothing else. Each beginning counts with its best pass.
 * @param {[queries: string[], passes: number]} work
 */
async function typeQueries([queries, passes]) {
  const input = /** @type {HTMLInputElement} */ (document.querySelector("#td-q"));
  const list = /** @type {HTMLElement} */ (document.querySelector("#td-list"));
  const inWorker = !globalThis.talkdownBook;
  /** @type {Map<string, number>} */
  const keyTimes = new Map();
  /** @type {Map<string, number>} */
  const answerTimes = new Map();
  /** @type {Map<string, number>} */
  const longestTasks = new Map();
  /** @param {number} milliseconds */
  const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
  /** @type {(times: Map<string, number>, key: string, value: number) => void} */
  const keepLeast = (times, key, value) => times.set(key, Math.min(value, times.get(key) ?? Infinity));

  // A message to oneself comes back at once unless a task is in its way: the longest way back is the longest task.
  let longest = 0;
  let last = 0;
  let watching = true;
  const channel = new MessageChannel();
  channel.port1.onmessage = () => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
    if (watching) channel.port2.postMessage(0);
  };
  last = performance.now();
  channel.port2.postMessage(0);

  /** @param {string} text */
  const type = (text) => {
    input.value = text;
    input.dispatchEvent(new Event("input", { bubbles: true }));
  };
  /** @type {() => Promise<void>} */
  const whenAnswered = () =>
    new Promise((resolve) => {
      const observer = new MutationObserver(() => {
        if (list.hasAttribute("aria-busy")) return;
        observer.disconnect();
        resolve();
      });
      observer.observe(list, { attributes: true, attributeFilter: ["aria-busy"] });
      setTimeout(resolve, 1000); // a key that changes nothing is not announced
    });

  for (let pass = 0; pass < passes; pass++) {
    for (const query of queries) {
      for (let length = 1; length <= query.length; length++) {
        const beginning = query.slice(0, length);
        const start = performance.now();
        longest = 0;
        const answer = whenAnswered();
        type(beginning);
        if (!inWorker) await answer;
        document.body.getBoundingClientRect(); // the layout counts, too
        keepLeast(keyTimes, beginning, performance.now() - start);
        await answer;
        keepLeast(answerTimes, beginning, performance.now() - start);
        await pause(20); // nobody types faster than 50 letters a second
        keepLeast(longestTasks, beginning, longest);
      }
      type("");
      await pause(10);
    }
  }
  watching = false;
  /** @type {(times: Map<string, number>, share: number) => number} */
  const quantile = (times, share) => {
    const ascending = [...times.values()].sort((a, b) => a - b);
    return ascending[Math.min(ascending.length - 1, Math.floor(ascending.length * share))] || 0;
  };
  return {
    key_half: quantile(keyTimes, 0.5),
    key_99: quantile(keyTimes, 0.99),
    answer_half: quantile(answerTimes, 0.5),
    answer_99: quantile(answerTimes, 0.99),
    longest: quantile(longestTasks, 1),
  };
}
