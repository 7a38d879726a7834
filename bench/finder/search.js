/** Node: the ids that an engine finds for each query. `node search.js ENGINE INDEX`, queries as JSON on standard input. */

/** @import { BookIndex } from "#finder/engine/types.ts" */

import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [engine, index] = process.argv.slice(2);
/** @type {typeof import("#finder/engine/engine.js")} */
const { open } = await import(pathToFileURL(engine).href);
/** @type {BookIndex} */
const book = JSON.parse(readFileSync(index, "utf8"));
/** @type {{ queries: string[], limit: number }} */
const { queries, limit } = JSON.parse(readFileSync(0, "utf8"));
const finder = open(book);
finder.fill();
const ids = queries.map((q) => finder.find({ q, limit, only: true }).phrases.map((hit) => hit.id));
process.stdout.write(JSON.stringify(ids));
