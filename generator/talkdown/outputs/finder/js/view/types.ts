/** What the parts of the finder's page hand to one another. */

import type { Answer, BookSummary, EntryHit, PhraseHit, Question } from "../engine/types.ts";

export type * from "../engine/types.ts";

/** The engine, wherever it runs. */
export interface FinderClient {
  about: BookSummary;
  find(question: Question): Promise<Answer>;
  get(ids: string[]): Promise<PhraseHit[]>;
}

/** One row of the results. */
export type Hit = (PhraseHit & { kind: "phrase" }) | EntryHit;

export type FilterName = "channel" | "stage" | "sign" | "technique";

/** What is asked: words, and for each filter an id or nothing. */
export type Search = { q: string } & Record<FilterName, string>;

/** What a click or a key does with a result. */
export type Action = "copy" | "open" | "star";
