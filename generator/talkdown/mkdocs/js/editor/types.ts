/** What the server knows of a text: `TextPlace` in `pipeline/text_places.py`. */
export interface TextPlace {
  kind: string;
  id: string;
  route: (string | number)[];
  /** What people call it, and whose it is. */
  label: string;
}

/** Words that are not saved yet. */
export interface Draft {
  place: TextPlace;
  text: string;
  /** What the file had when the dialog was opened. */
  before: string;
}

/** A text as its file has it. */
export interface TextSource {
  text: string;
  label: string;
  file: string;
  line: number;
  is_own: boolean;
  /** What the book below says in its place, if this is an override; else empty. */
  text_below: string;
}

/** What a rule says. */
export interface Problem {
  severity: "error" | "warning" | "note";
  code: string;
  message: string;
  hint: string;
  /** It is not in the text that was changed, but in one that refers to it. */
  is_elsewhere: boolean;
}

/** What the rules say of a change, and whether it is in its file now. */
export interface Verdict {
  file: string;
  /** What becomes of the file: `delete` if it says nothing else. */
  effect: "none" | "write" | "delete";
  problems: Problem[];
  omission_count: number;
  is_saved: boolean;
}

/** A field of a form for a new entry: `FormField` in `pipeline/new_entry.py`. */
export interface FormField {
  name: string;
  label: string;
  help: string;
  is_list: boolean;
  options: [value: string, label: string][];
}

/** The form for a new entry of one kind. */
export interface EntryForm {
  kind: string;
  title: string;
  fields: FormField[];
}
