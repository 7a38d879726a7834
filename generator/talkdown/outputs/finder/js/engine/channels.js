/** Which channel a search is about: the one that its words name, or else the one that the agent works on. */

/** @import { Analyzer } from "./analyzer.js" */
/** @import { BookIndex, SearchRequest } from "./types.ts" */

import { splitBars } from "./phrases.js";

/** @typedef {ReturnType<typeof createChannels>} Channels */

/**
 * @param {BookIndex} book
 * @param {Analyzer} analyzer
 */
export function createChannels(book, analyzer) {
  const speechBits = book.channels.reduce((bits, channel, n) => bits | (channel.speech ? 1 << n : 0), 0);
  /** @type {{ bit: number, stems: string[] }[] | null} */
  let wordings = null;

  // Only once synonyms are learned has a word its stem for good.
  function listWordings() {
    return book.channels.flatMap(({ asked }, n) =>
      splitBars(asked).map((text) => ({ bit: 1 << n, stems: analyzer.stems(text) })),
    );
  }

  /** @param {string} text */
  function bitNamedIn(text) {
    wordings ??= listWordings();
    const stems = analyzer.stems(text);
    const match = wordings.find(({ stems: words }) =>
      stems.some((_, n) => words.every((stem, k) => stems[n + k] === stem)),
    );
    return match?.bit ?? 0;
  }

  return {
    /**
     * How well phrases fit, by the bits of their channels: 0 best, for those of the channel; 1 for those that can be said
     * aloud, which a caller can be told whatever they were written for; 2 for others.
     * @param {SearchRequest} request
     * @param {string} text
     * @returns {(channelBits: number) => number}
     */
    rankFor({ channel, ownChannel }, text) {
      const idBit = 1 << book.channels.findIndex(({ id }) => id === (channel || ownChannel));
      const bit = channel ? idBit : bitNamedIn(text) || (ownChannel ? idBit : speechBits);
      return (channelBits) => (channelBits & bit ? 0 : channelBits & speechBits ? 1 : 2);
    },
  };
}
