/** What the engine reads: `outputs/finder/index.py` writes a `BookIndex`. */

/** A book's index: its settings, its entries, and its phrases in columns. */
export interface BookIndex {
  stages: Stage[];
  channels: Channel[];
  /** How far things can go, calmest first. */
  levels: Level[];
  variables: Variable[];
  /** The kinds of entries beside phrases, in the order in which an answer shows them. */
  kinds: EntryKind[];
  /** What stands in the library, below those. */
  libraryKinds: NamedKind[];
  /** Rows of a kind lie under the name that `kinds` gives them; of these two, phrases and filters make use, too. */
  techniques: TechniqueRow[];
  signs: SignRow[];
  playbooks: EntryRow[];
  /**
   * Where entries of a kind stand, from the top of the site, with a star for the id: `techniques/*.html`. For situations
   * the star is the sort, and the id their anchor on that page.
   */
  addresses: Record<string, string>;
  phrases: PhraseColumns;
  situations: SituationColumns;
  /** The words of `danger.yaml`, those of one emergency and weight together. */
  danger: DangerWords[];
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
  /** Whether what is said on it is said aloud. */
  speech: boolean;
  /** Words by which a search names it, between bars. */
  asked: string;
}

export interface Level {
  id: string;
  title: string;
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

/** What one and many are called. */
export interface NamedKind {
  name: string;
  title: string;
  heading: string;
}

/** What `outputs/finder/library.py` writes: what stands beside the book, and codes. */
export interface Library {
  /** By kind, a line for each entry, in the order of the index: its code and its former ones, with a space between; empty without any. */
  codes: Record<string, string>;
  rows: LibraryRow[];
}

/** A page's section, or an entry that helps in no contact. */
export interface LibraryRow {
  kind: string;
  id: string;
  code: string;
  title: string;
  /** What is searched. */
  body: string;
  /** What is shown of it. */
  text: string;
  address: string;
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

/** All situations, a column a field: texts one to a line, the others in lists of the same length. */
export interface SituationColumns {
  ids: string;
  titles: string;
  /** The searches that an author foresaw, those of a situation between bars. */
  asked: string;
  /** Searches that look like an emergency's and mean something else, between bars. */
  unless: string;
  sorts: string[];
  /** By id; empty where a situation has none. */
  levels: string[];
  /** Places in `playbooks`; -1 where a situation has none. */
  playbooks: number[];
  /** Places in `phrases`: what to say first, if it goes on, and when it has passed. */
  first: number[][];
  then: number[][];
  after: number[][];
}

/** Words and pairs of words, between bars, that say for or against an emergency. */
export interface DangerWords {
  /** Which emergency they speak for, its place in `situations`; -1 for any. */
  situation: number;
  /** In log odds; below 0 they speak against. */
  weight: number;
  words: string;
}

/** When a phrase of a situation is said: at once, if that has not helped, or when it is over. */
export type SituationStep = "first" | "then" | "after";

/** What the page shows without asking: the book without its phrases and situations. */
export type BookInfo = Omit<BookIndex, "phrases" | "situations" | "danger" | "synonymGroups" | "spelling">;
