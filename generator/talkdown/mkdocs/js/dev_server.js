/* On a server for authors: shows on the page what keeps it from being brought up to date. */
(() => {
  "use strict";
  if (window.talkdownServing) return;
  window.talkdownServing = true;

  var address = new URL("problems.txt", document.currentScript.src), panel = null;

  function show(text) {
    if (!text) {
      if (panel) panel.remove();
      panel = null;
      return;
    }
    if (!panel) {
      panel = document.createElement("section");
      panel.id = "td-problems";
      panel.setAttribute("role", "alert");
      panel.tabIndex = 0;
      panel.style.cssText = "position:fixed;inset:auto 0 0 0;z-index:1000;max-height:50vh;overflow:auto;padding:.8rem 1rem;" +
        "background:#3d0c11;color:#fff;border-top:.2rem solid #ff8a80;font:.75rem/1.5 ui-monospace,monospace;" +
        "white-space:pre-wrap;overflow-wrap:anywhere";
      document.body.append(panel);
    }
    if (panel.textContent !== text) panel.textContent = text;
  }

  async function look() {
    try {
      var answer = await fetch(address, { cache: "no-store" });
      show(answer.ok ? (await answer.text()).trim() : "");
    } catch { /* the server has gone, or is at work */ }
    setTimeout(look, 1000);
  }
  look();
})();
