interface Window {
  /** Whether the page asks the server for problems already. */
  talkdownServing?: boolean;
}
