/** What the page may send and keep open. The core has limits of its own, with words for people; these are for misuse. */
export const webLimits = {
  textCharacters: 10_000, // the core refuses from 2,000 on, in words
  inputs: 20,
  inputCharacters: 10_000, // a pasted list of options
  nameCharacters: 80,
  keyCharacters: 64,
  /** Posts that a person sees, and that one answer carries. */
  visiblePosts: 200,
  /** Lines whose answer is remembered, so that a resent one gets the same. */
  rememberedLines: 500,
  /** The shortest time between two drawings of a card. */
  redrawPauseMs: 1_000,
} as const;
