/** What the parts of the finder's page hand to one another. */

import type { BookInfo, EntryHit, PhraseHit, SearchAnswer, SearchRequest } from "../engine/types.ts";

export type * from "../engine/types.ts";

/** The engine, wherever it runs. */
export interface EngineClient {
  bookInfo: BookInfo;
  find(request: SearchRequest): Promise<SearchAnswer>;
  get(ids: string[]): Promise<PhraseHit[]>;
}

/** One row of the results. */
export type Result = (PhraseHit & { kind: "phrase" }) | EntryHit;

export type FilterName = "channel" | "stage" | "sign" | "technique";

/** What is asked: words, and for each filter an id or nothing. */
export type Search = { text: string } & Record<FilterName, string>;

/** What a click or a key does with a result. */
export type Action = "copy" | "open" | "star";

/** What a page does around its finder. */
export interface ComboboxOptions {
  /** Of ids. */
  prefix: string;
  /** Ends it: nothing is listened to or waited for any more. */
  signal: AbortSignal;
  /** Called once, after what was typed until then has been asked. */
  onReady?(client: EngineClient): void;
  /** Whether there are results in the place of the page's own content. */
  onBusy?(isBusy: boolean): void;
  onSearch?(search: Search): void;
  /** Where the finder can be left: another page, or Escape on an empty field. */
  onLeave?(): void;
}
