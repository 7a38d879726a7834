/** The agent's own channel: chosen once, wherever it is asked for, and taken for chosen on every page. */

import { storage } from "./on_device.js";

const CHOICES = '.td-filter input[name="channel"]';

/** Choose the agent's channel on this page, unless its address asks for something that the channel would hide. */
export function chooseOwnChannel() {
  const { ownChannel } = storage;
  if (!ownChannel || /[#&]channel=/.test(location.hash)) return;
  const target = document.getElementById(location.hash.slice(1));
  if (target?.dataset.channels && !target.dataset.channels.split(" ").includes(ownChannel)) return;
  for (const input of document.querySelectorAll(CHOICES)) {
    if (input instanceof HTMLInputElement && input.value === ownChannel) input.checked = true;
  }
}

/**
 * Remember the channel that was chosen on a page.
 * @param {Event} event
 */
export function rememberChannel({ target }) {
  if (target instanceof HTMLInputElement && target.matches(CHOICES)) storage.setOwnChannel(target.value);
}
