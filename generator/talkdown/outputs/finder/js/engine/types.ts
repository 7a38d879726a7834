/** What the engine reads, and what it answers. `outputs/finder/index.py` writes a `BookIndex`. */

/** A book's index: its settings, its entries, and its phrases in columns. */
export interface BookIndex {
  stages: Stage[];
  channels: Channel[];
  variables: Variable[];
  /** The kinds of entries beside phrases, in the order in which an answer shows them. */
  kinds: EntryKind[];
  /** Rows of a kind lie under the name that `kinds` gives them; of these two, phrases and filters make use, too. */
  techniques: TechniqueRow[];
  signs: SignRow[];
  /** Where entries of a kind stand, from the top of the site, with a star for the id: `techniques/*.html`. */
  addresses: Record<string, string>;
  phrases: PhraseColumns;
  /** Synonym groups, each the members between bars: `angry|furious|blew up`. */
  synonymGroups: string[];
  /** The stem of another spelling → the stem of the book's own. */
  spelling: Record<string, string>;
}

export interface Stage {
  id: string;
  title: string;
  ask: string;
  icon: string;
  address: string;
  /** Whether it is a step of a conversation; others are for before and after. */
  track: boolean;
}

export interface Channel {
  id: string;
  title: string;
  icon: string;
}

/** A gap in phrases, `{name}`: what the form calls it, and an example. */
export interface Variable {
  name: string;
  label: string;
  sample: string;
  /** Whether it is asked for at each copy, as a promised day, and never remembered for the contact. */
  eachTime: boolean;
}

/** A kind of entry: `playbook`, whose rows the index has under `playbooks`, and what one and many are called. */
export interface EntryKind {
  name: string;
  rowsKey: string;
  title: string;
  heading: string;
}

/** An entry that is no phrase. `asked` holds, between bars, the searches that its author foresaw. */
export interface EntryRow {
  id: string;
  title: string;
  text: string;
  asked: string;
  /** The stage and the level by id, where entries of the kind have one. */
  stage?: string;
  level?: string;
}

export interface TechniqueRow extends EntryRow {
  stage: string;
}

export interface SignRow extends EntryRow {
  level: string;
}

/** All phrases, a column a field: texts one to a line, numbers and bits in lists of the same length. */
export interface PhraseColumns {
  /** What comes before a phrase's id in the address of its technique: `#p-`. */
  anchor: string;
  ids: string;
  text: string;
  when: string;
  /** The searches that an author foresaw, those of a phrase between bars. */
  asked: string;
  /** Tags, those of a phrase between bars. */
  tags: string;
  /** Places in `techniques`. */
  techniques: number[];
  /** Places in `stages`; -1 where a phrase has the stage of its technique. */
  stages: number[];
  /** Bit n stands for channel n. */
  channels: number[];
  /** Places in `signs`. */
  signs: number[][];
}

/** What the page shows without asking: the book without its phrases. */
export type BookInfo = Omit<BookIndex, "phrases" | "synonymGroups" | "spelling">;

/** A question: words as typed, and filters by id. */
export interface SearchRequest {
  text?: string;
  channel?: string;
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
  marks: Span[];
  reason: Reason | null;
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
  /** The best phrases, best first. */
  phrases: PhraseHit[];
  /** How many phrases match. */
  total: number;
  /** Up to three entries of each other kind, kind by kind. */
  others: EntryHit[];
  /** Words of the book near to mistyped ones. */
  nearWords: string[];
  /** Words of the question that nothing in the book comes near. */
  unknown: string[];
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
  /** Phrases by id, in that order; unknown ids are left out. */
  get(ids: string[]): PhraseHit[];
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
  /** Stems of all words that were typed. */
  stems: string[];
  /** One for each word that is looked for. */
  words: QueryWord[];
  /** The sum of the slots' weights. */
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
}

export type FieldName = "text" | "labels" | "asked" | "askedOfTechniqueOrSign";

/** A field of a row: its own text, and texts that many rows have. A bar divides what stands alone. */
export interface Field {
  ownText: string;
  sharedTexts: string[];
}
