/** Who wants to hear of a change. */

/**
 * @returns {{ subscribe: (listener: () => void, signal: AbortSignal) => void, notify: () => void }}
 *   a listener is forgotten once its signal is aborted
 */
export function createListeners() {
  /** @type {Set<() => void>} */
  const listeners = new Set();
  return {
    subscribe(listener, signal) {
      if (signal.aborted) return;
      listeners.add(listener);
      signal.addEventListener("abort", () => listeners.delete(listener));
    },
    notify() {
      for (const listener of [...listeners]) listener();
    },
  };
}
