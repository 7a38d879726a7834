/** Node: the ids that an engine finds for each query. `node search.js ENGINE INDEX`, queries as JSON on standard input. */

/** @import { BookIndex } from "#finder/engine/types.ts" */

import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [enginePath, indexPath] = process.argv.slice(2);
/** @type {typeof import("#finder/engine/engine.js")} */
const { openBook } = await import(pathToFileURL(enginePath).href);
/** @type {BookIndex} */
const book = JSON.parse(readFileSync(indexPath, "utf8"));
/** @type {{ queries: string[], limit: number }} */
const { queries, limit } = JSON.parse(readFileSync(0, "utf8"));
const engine = openBook(book);
engine.buildIndex();
const ids = queries.map((text) =>
  engine.find({ text, limit, phrasesOnly: true }).phrases.map((hit) => hit.id),
);
process.stdout.write(JSON.stringify(ids));
