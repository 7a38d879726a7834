/**
 * What the engine offers to a page, a worker, node and `talkdown find`. It is given to the variable that
 * `scripts/bundle.py` declares around the bundle: an `export` would bring 150 bytes of helpers with it, compressed.
 */

import { openBook } from "./engine.js";
import { answerMessages } from "./worker.js";

engine = { openBook, answerMessages };
