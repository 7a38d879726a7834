/** What the engine is asked, what it answers, and what it works with inside. */

import type { BookInfo, Library, SituationStep } from "./book_types.ts";

export type * from "./book_types.ts";

/** A question: words as typed, and filters by id. */
export interface SearchRequest {
  text?: string;
  channel?: string;
  /** The agent's own channel, by id: its lines come first, and the others stay. A channel that the words name goes before. */
  ownChannel?: string;
  stage?: string;
  sign?: string;
  technique?: string;
  /** At most so many phrases; 20 where nothing is said. */
  limit?: number;
  /** Phrases only, no other entries. */
  phrasesOnly?: boolean;
}

/** From where to where in a text, end not included. */
export type Span = [start: number, end: number];

export type ReasonField = "asked" | "when" | "sign" | "tag" | "technique";

/** Why a phrase was found, beside its own words: a text of it, and the stretches that match. */
export interface Reason {
  field: ReasonField;
  text: string;
  marks: Span[];
}

export interface PhraseHit {
  id: string;
  text: string;
  /** The technique's id and title, and where the phrase stands on its page. */
  technique: string;
  title: string;
  address: string;
  stage: string;
  channels: string[];
  when: string;
  /** Higher is better; comparable within one answer. Three decimals. */
  score: number;
  /** Whether it answers too little of the question to be trusted. */
  weak: boolean;
  /** Whether the question is a piece of its very words: who types those looks for this phrase, whatever it is about. */
  verbatim: boolean;
  marks: Span[];
  reason: Reason | null;
}

/** A situation that answers a question, with the phrases of it that pass the filters. */
export interface SituationHit {
  kind: "situation";
  id: string;
  title: string;
  address: string;
  sort: string;
  level: string;
  /** The path to open for it. */
  playbook: { title: string; address: string } | null;
  /** What to say, in the order in which it is said. */
  lines: (PhraseHit & { step: SituationStep })[];
  score: number;
  weak: boolean;
  marks: Span[];
}

export interface EntryHit {
  /** By name. */
  kind: string;
  id: string;
  title: string;
  text: string;
  address: string;
  stage: string | undefined;
  level: string | undefined;
  marks: Span[];
}

export interface SearchAnswer {
  /** The situations that are meant, likeliest first, with their phrases. */
  situations: SituationHit[];
  /** The best phrases by their own words, best first, without those that stand in `situations`. */
  phrases: PhraseHit[];
  /** Whether the question speaks of an emergency: `situations` holds those it may mean, and nothing stands beside them. */
  isEmergency: boolean;
  /** Whether the second of `situations` may as well be meant: then each shows its first line before any shows more. */
  hasRival: boolean;
  /** How many phrases match by their own words. */
  total: number;
  /** Up to three entries of each other kind, kind by kind. */
  others: EntryHit[];
  /** Words of the book near to mistyped ones. */
  nearWords: string[];
  /** Words of the question that nothing in the book comes near. */
  unknown: string[];
  /** Whether the question is so long that its end was not looked for. */
  isTooLong: boolean;
}

/** An open book. */
export interface Engine {
  bookInfo: BookInfo;
  /**
   * Index for at most `budget` milliseconds of the clock `now`, or to the end where there is none; true once all is in.
   * Nothing may be asked before.
   */
  buildIndex(budget?: number, now?: () => number): boolean;
  find(request: SearchRequest): SearchAnswer;
  /** Take in what stands in a file of its own: from then on, it is found, too. */
  addLibrary(library: Library): void;
  /** Phrases by id and other entries by kind and id, `technique/breathe`, in that order; unknown ones are left out. */
  get(names: string[]): (PhraseHit | EntryHit)[];
}

/* ---- Inside the engine ---- */

/** A member of a synonym group. Its concept is the group's term in the index. */
export interface Synonym {
  concept: string;
  /** Its words with a space between them. */
  text: string;
  /** The letters that occur in it, one bit each. */
  letters: number;
}

/** A run of words that says a concept; `end` is not included. */
export interface ConceptMatch {
  concept: string;
  start: number;
  end: number;
}

/** What is known of a word. */
export interface Lexeme {
  /** In the book's spelling: `apologising` and `apologizes` have one. */
  stem: string;
  /** Of the stem: twenty thousand ways of asking are counted as a book opens, and joining texts takes several times as long. */
  number: number;
  isStopWord: boolean;
  isFiller: boolean;
  beginsSynonym: boolean;
}

/** A text taken apart. */
export interface Analysis {
  stems: string[];
  /** Where each word stands. */
  spans: Span[];
  concepts: ConceptMatch[];
}

/** How well a term answers one word of the query. */
export interface TermMatch {
  term: string;
  /** What it counts for in the ranking, 0 to 1. */
  weight: number;
  /** How far it can be trusted to be what was meant, 0 to 1. */
  quality: number;
}

/** One word of the query, and all terms that compete to answer it. */
export interface QueryWord {
  weight: number;
  matches: TermMatch[];
}

export interface QueryPlan {
  /** All words that were typed, normalized. */
  typedWords: string[];
  /** Stems of all words that were typed. */
  stems: string[];
  /** One for each word that is looked for. */
  words: QueryWord[];
  /** The sum of the words' weights. */
  weight: number;
  /** How well a term answers any of the words: 0 if it answers none. */
  weightOf(term: string): number;
  nearWords: string[];
  unknown: string[];
}

/** A row that answers a query: its number, its score, and the share of the query that it answers. */
export interface RowHit {
  row: number;
  score: number;
  coverage: number;
  /** Whether it holds the query word for word; said by what ranks rows again. */
  verbatim?: boolean;
}

export type FieldName = "text" | "labels" | "asked" | "askedOfTechniqueOrSign";

/** A field of a row: its own text, and texts that many rows have. A bar divides what stands alone. */
export interface Field {
  ownText: string;
  /** The own text in words, part by part, where they are known already. */
  ownWords?: string[][];
  sharedTexts: string[];
}
