/**
 * Seconds from the start of the navigation until a word that was typed as early as possible has shown its results.
 * @returns {Promise<number>}
 */
function secondsUntilUsable() {
  return new Promise((resolve) => {
    const look = () => {
      const input = /** @type {HTMLInputElement | null} */ (document.querySelector("#td-q"));
      if (document.querySelector("#td-list [role=option]")) return resolve(performance.now() / 1000);
      if (input && input.value !== "refund") {
        input.value = "refund";
        input.dispatchEvent(new Event("input", { bubbles: true }));
      }
      setTimeout(look, 5);
    };
    look();
  });
}
