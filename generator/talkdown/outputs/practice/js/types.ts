/** The shape of what a book has to practice (`outputs/practice/exercises.py`), and of what a page makes of it. */

export type Verdict = "best" | "partly" | "weak" | "harmful";

export interface Named {
  id: string;
  title: string;
}

export interface Technique extends Named {
  stage: string;
  address: string;
}

export interface Choice {
  text: string;
  /** Whether it is something one does, and no words. */
  isAct: boolean;
  verdict: Verdict;
  feedback: string;
  /** What is done by it, where it is a phrase of the book; else empty. */
  technique: string;
  stage: string;
}

export interface Drill extends Named {
  address: string;
  technique: string;
  channel: string;
  situation: string;
  customer: string;
  choices: Choice[];
}

export interface Reply extends Choice {
  /** The id of the turn that it leads to. */
  next: string;
}

export interface Turn {
  id: string;
  mood: string;
  customer: string;
  shows: string;
  choices: Reply[];
  /** How it ended, in words. */
  ending?: string;
  wellDone?: boolean;
  debrief?: string;
}

export interface Scenario extends Named {
  address: string;
  techniques: string[];
  channel: string;
  difficulty: string;
  situation: string;
  /** Whether it is talked through, and not acted. */
  isAboutDanger: boolean;
  start: string;
  turns: Turn[];
}

export interface PracticeBook {
  stages: Named[];
  channels: Named[];
  levels: Named[];
  techniques: Technique[];
  drills: Drill[];
  scenarios: Scenario[];
}

/** One question with its answers: a drill, or one turn of a scenario by itself. */
export interface Exercise {
  /** A drill's id, or `scenario/turn`. */
  id: string;
  title: string;
  address: string;
  technique: string;
  stage: string;
  channel: string;
  /** The customer's mood; empty for a drill. */
  level: string;
  situation: string;
  /** What was said before, as far as it matters: none for a drill. */
  before: { customer: string; agent: string }[];
  customer: string;
  shows: string;
  choices: Choice[];
}

/** An answer that was given: what a device keeps of it. */
export interface Attempt {
  exercise: string;
  /** As 2026-11-28T13:04:05.000Z. */
  at: string;
  verdict: Verdict;
  /** What the exercise trains. */
  technique: string;
  /** The stage of the best answer, and of the one that was chosen; empty where it is no line of the book. */
  dueStage: string;
  chosenStage: string;
  /** In a test, its name and whether it was before or after the training; empty otherwise. */
  test: string;
  part: "" | "before" | "after";
}
