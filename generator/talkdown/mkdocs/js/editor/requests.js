/** Requests to the server: `mkdocs/edit_requests.py` answers them. */

import { SITE_ROOT } from "../../../outputs/js/site_root.js";
import { forgetKey } from "./edit_key.js";

/** The server does not do what it was asked; the message says why. */
export class RefusalError extends Error {}

/**
 * What the server answers. Throws `RefusalError` where it refuses, or is not there.
 * @template Answer
 * @param {string} key
 * @param {string} action
 * @param {object} content
 * @returns {Promise<Answer>}
 */
export async function ask(key, action, content) {
  const request = {
    method: "POST",
    headers: { "X-Talkdown-Key": key, "Content-Type": "application/json" },
    body: JSON.stringify(content),
  };
  let response;
  try {
    response = await fetch(`${SITE_ROOT}_edit/${action}`, request);
  } catch {
    throw new RefusalError("the server has stopped; start `talkdown edit` again");
  }
  if (response.status === 403) forgetKey();
  let answer;
  try {
    answer = await response.json();
  } catch {
    throw new RefusalError(`the server cannot answer that (${response.status}); the terminal says why`);
  }
  if (!response.ok) throw new RefusalError(answer.refused);
  return answer;
}
