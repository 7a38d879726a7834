/** The phrases of a book: columns that become rows one at a time, when they are needed. */

/** @import { BookIndex, Field, FieldName, SearchRequest, SignRow, TechniqueRow } from "./types.ts" */

/**
 * The first phrases of a technique, which authors choose for fitting most moments, count a little more, and so does one
 * that fits several channels, for each further one. Both only decide between near equals. A judgment: on the development
 * queries channels gain two thousandths of nDCG, and the first places change by nothing. Nor is there more behind the three than judgment.
 */
const LEADING_PHRASES = 3;
const LEADING_BONUS = 0.12;

const CHANNEL_BONUS = 0.05;
const MOST_FURTHER_CHANNELS = 3; // so that a book with a dozen channels does not let them decide alone: 0.15 at most

/** How the index writes a line end inside of a text; no text of a book holds this character. */
const LINE_END = "\v";

/**
 * One phrase.
 * @typedef {object} Phrase
 * @property {string} id
 * @property {string} text
 * @property {string} when
 * @property {string[]} asked the searches that its author foresaw
 * @property {string[]} tags
 * @property {TechniqueRow} technique
 * @property {string} stage by id
 * @property {string[]} channels by id
 * @property {SignRow[]} signs
 */

/** @typedef {ReturnType<typeof createPhrases>} Phrases */

/** @param {BookIndex} book */
export function createPhrases(book) {
  const columns = book.phrases;
  const ids = columns.ids ? columns.ids.split("\n") : [];
  const [text, when, asked, tags] = [columns.text, columns.when, columns.asked, columns.tags].map((column) =>
    column.split("\n").map(asWritten),
  );
  const baseWeights = baseWeightsOf(columns);

  /** @param {number} n */
  const techniqueOf = (n) => book.techniques[columns.techniques[n]];
  /** @param {number} n */
  const signsOf = (n) => columns.signs[n].map((sign) => book.signs[sign]);
  /** @param {number} n */
  const stageOf = (n) => (columns.stages[n] < 0 ? techniqueOf(n).stage : book.stages[columns.stages[n]].id);

  /**
   * @param {number} n
   * @returns {Phrase}
   */
  function at(n) {
    return {
      id: ids[n],
      text: text[n],
      when: when[n],
      asked: splitBars(asked[n]),
      tags: splitBars(tags[n]),
      technique: techniqueOf(n),
      stage: stageOf(n),
      channels: book.channels
        .filter((_, bit) => columns.channels[n] & (1 << bit))
        .map((channel) => channel.id),
      signs: signsOf(n),
    };
  }

  /**
   * The texts of a phrase, for the index.
   * @param {number} n
   * @returns {Record<FieldName, Field>}
   */
  function fields(n) {
    const technique = techniqueOf(n);
    const signs = signsOf(n);
    return {
      text: { ownText: text[n], sharedTexts: [] },
      labels: {
        ownText: when[n],
        sharedTexts: [technique.title, ...splitBars(tags[n]), ...signs.map((sign) => sign.title)],
      },
      asked: { ownText: asked[n], sharedTexts: [] },
      askedOfTechniqueOrSign: {
        ownText: "",
        sharedTexts: [technique.asked, ...signs.map((sign) => sign.asked)],
      },
    };
  }

  /**
   * Whether the filters of a question let a phrase through.
   * @param {SearchRequest} request
   * @returns {(n: number) => boolean}
   */
  function filter({ channel, stage, technique, sign }) {
    const channelBit = 1 << book.channels.findIndex((item) => item.id === channel);
    const techniqueIndex = book.techniques.findIndex((item) => item.id === technique);
    const signIndex = book.signs.findIndex((item) => item.id === sign);
    return (n) =>
      (!channel || (columns.channels[n] & channelBit) !== 0) &&
      (!stage || stageOf(n) === stage) &&
      (!technique || columns.techniques[n] === techniqueIndex) &&
      (!sign || columns.signs[n].includes(signIndex));
  }

  return {
    at,
    /** @param {number} n */
    idOf: (n) => ids[n],
    fields,
    filter,
    /**
     * Its channels; bit n stands for channel n.
     * @param {number} n
     */
    channelBitsOf: (n) => columns.channels[n],
    /**
     * What a phrase is worth before anything is asked, from 1.
     * @param {number} n
     */
    baseWeightOf: (n) => baseWeights[n],
    /**
     * The place of a phrase; -1 if there is none with that id.
     * @param {string} id
     */
    indexOf: (id) => ids.indexOf(id),
    size: ids.length,
  };
}

/**
 * A text with its own line ends: the index has another sign for them, since lines part its texts.
 * @param {string} text
 */
function asWritten(text) {
  return text.includes(LINE_END) ? text.split(LINE_END).join("\n") : text;
}

/**
 * A text with bars as the parts between them.
 * @param {string} text
 */
export function splitBars(text) {
  return text ? text.split("|") : [];
}

/** @param {BookIndex["phrases"]} columns */
function baseWeightsOf(columns) {
  /** @type {Map<number, number>} */
  const counts = new Map();
  return columns.techniques.map((technique, n) => {
    const place = counts.get(technique) ?? 0;
    counts.set(technique, place + 1);
    const furtherChannels = Math.min(countBits(columns.channels[n]) - 1, MOST_FURTHER_CHANNELS);
    return 1 + (place < LEADING_PHRASES ? LEADING_BONUS : 0) + CHANNEL_BONUS * furtherChannels;
  });
}

/** @param {number} bits */
function countBits(bits) {
  let count = 0;
  for (let rest = bits; rest; rest &= rest - 1) count++;
  return count;
}
