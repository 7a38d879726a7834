/** What the engine offers to a page, a worker, node and `talkdown find`. */
export { open } from "./engine.js";
export { serve } from "./worker.js";
