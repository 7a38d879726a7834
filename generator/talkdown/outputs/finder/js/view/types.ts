/** What the parts of the finder's page hand to one another. */

import type {
  BookInfo,
  EntryHit,
  PhraseHit,
  SearchAnswer,
  SearchRequest,
  SituationHit,
  SituationStep,
} from "../engine/types.ts";

export type * from "../engine/types.ts";

/** The engine, wherever it runs. */
export interface EngineClient {
  bookInfo: BookInfo;
  find(request: SearchRequest): Promise<SearchAnswer>;
  /** Call once what was not there for the last answer is there, the library; not at all if it was. */
  whenComplete(listener: () => void): void;
  get(names: string[]): Promise<(PhraseHit | EntryHit)[]>;
}

/** A phrase, found by its own words or as a line of a situation. */
export type PhraseResult = PhraseHit & { kind: "phrase"; step?: SituationStep };

/** The playbook to open for a situation. */
export interface PathResult {
  kind: "path";
  id: string;
  title: string;
  address: string;
}

/** One row of the results. */
export type Result = PhraseResult | PathResult | EntryHit;

/** Results below one heading. */
export interface ResultGroup {
  /** Of ids and classes: a kind's name, or `situation-0` for the first situation. */
  name: string;
  heading: string;
  /** What its lines are said in. */
  situation?: SituationHit;
  results: Result[];
}

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
