/** A small comfort of the site: a channel chosen in the address (`#channel=chat`) is chosen on the page, and back. */

import { ID } from "../../js/patterns.js";

const CHANNEL = new RegExp(`[#&]channel=(${ID.source})`);

function chooseFromAddress() {
  const id = CHANNEL.exec(location.hash)?.[1];
  const input = id && document.querySelector(`.td-filter input[value="${id}"]`);
  if (input instanceof HTMLInputElement) input.checked = true;
}

/** @param {Event} event */
function keepChannelInAddress({ target }) {
  if (!(target instanceof HTMLInputElement) || !target.matches(".td-filter input")) return;
  const address = target.value ? `#channel=${target.value}` : location.pathname + location.search;
  history.replaceState(history.state, "", address);
}

document.addEventListener("change", keepChannelInAddress);
// The theme says when it has exchanged the page; from files it never does.
if (window.document$) window.document$.subscribe(chooseFromAddress);
else chooseFromAddress();
