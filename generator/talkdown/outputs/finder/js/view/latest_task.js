/** Questions whose answers come later, of which only the last one counts. */

/** Runs one task after another; what comes of an earlier one is dropped. */
export class LatestTask {
  #number = 0;
  #ending = Promise.resolve();

  /**
   * @param {(isLatest: () => boolean) => Promise<void> | void} task is to look at `isLatest` after each wait
   * @param {() => void} onSettled called at the end of the task, if it is still the last one
   */
  run(task, onSettled) {
    const number = ++this.#number;
    const isLatest = () => number === this.#number;
    const settle = () => {
      if (isLatest()) onSettled();
    };
    this.#ending = Promise.resolve(task(isLatest)).then(settle, settle);
  }

  /**
   * Call once the last task has ended; not at all if another one comes first.
   * @param {() => void} next
   */
  afterwards(next) {
    const number = this.#number;
    this.#ending.then(() => {
      if (number === this.#number) next();
    });
  }

  /** Let nothing come of what runs. */
  cancel() {
    this.#number++;
  }
}
