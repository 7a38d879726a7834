/** Things that happen a little later, or not at all. */

/**
 * A call that waits until nothing has called it again for some time. It is given up with the signal.
 * @template {unknown[]} Arguments
 * @param {number} delay milliseconds
 * @param {AbortSignal} signal
 * @param {(...values: Arguments) => void} call
 */
export function debounce(delay, signal, call) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const cancel = () => clearTimeout(timer);
  signal.addEventListener("abort", cancel);
  /** @param {Arguments} values */
  function schedule(...values) {
    cancel();
    if (!signal.aborted) timer = setTimeout(call, delay, ...values);
  }
  return { schedule, cancel };
}
