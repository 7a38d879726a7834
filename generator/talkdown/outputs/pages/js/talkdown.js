/* A small comfort of the site: a channel chosen in the
   address (`#channel=chat`) is chosen on the page. */
(function () {
  "use strict";

  function channel() {
    var found = /[#&]channel=([a-z0-9-]+)/.exec(location.hash);
    var input = found && document.querySelector('.td-filter input[value="' + found[1] + '"]');
    if (input) input.checked = true;
  }

  function remember(event) {
    var input = event.target;
    if (!input.matches || !input.matches(".td-filter input")) return;
    history.replaceState(history.state, "", input.value ? "#channel=" + input.value : location.pathname + location.search);
  }

  function arrive() {
    channel();
  }

  document.addEventListener("change", remember);
  if (window.document$) window.document$.subscribe(arrive);
  else arrive();
})();
