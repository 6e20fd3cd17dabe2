/** What became of a message that nobody had asked for just then. */
export type Sent =
  | { readonly kind: 'sent'; readonly message: string }
  /** Surely not arrived; may be sent again, not before so many ms. */
  | { readonly kind: 'notSent'; readonly afterMs: number }
  /** Refused for good; `reason` is the platform's code. */
  | { readonly kind: 'refused'; readonly reason: string }
  /** It may have arrived or not: never sent again by itself. */
  | { readonly kind: 'unknown' };
