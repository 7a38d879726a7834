/** What a term counts, by how it comes to answer a word. */
export const SYNONYM_WEIGHT = 0.75;
export const FILLER_WEIGHT = 0.4;
export const PREFIX_WEIGHT = 0.8;
export const JOINED_WEIGHT = 0.8;
export const PART_WEIGHT = 0.6;
export const STOP_WORD_WEIGHT = 0.2;
