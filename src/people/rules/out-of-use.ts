/**
 * What somebody begins, or goes on with, in the name of an organisation, and whether one out of use still may. Decided here once: nothing new
 * begins, and what runs is brought to its end, whose rights and duties stay those of whoever signed. What is not here (records, months handed
 * in, acceptance, claims, payments, ratings, duties, disputes) is of what runs.
 */
export const outOfUse = {
  /** Whatever is new and not told apart here. */
  'anything-else': 'stops',
  invite: 'stops',
  /** An invitation that was made before is taken up. */
  join: 'stops',
  /** A questionnaire or survey of needs; what residents say of work that runs is of what runs. */
  'ask-needs': 'stops',
  'open-purchase': 'stops',
  'draft-plan': 'stops',
  'submit-plan': 'stops',
  'draft-tender': 'stops',
  'publish-tender': 'stops',
  bid: 'stops',
  /** To be given an award; the office that gives one ends what it began. */
  award: 'stops',
  'draft-contract': 'stops',
  'sign-contract': 'stops',
  /**
   * To enter somebody who is served, or to begin with names at all. Those who are known are served to the end: their names are opened,
   * put right, handed from one worker to another and erased, and the key of names is handed on to whoever does that.
   */
  'serve-somebody': 'stops',
  /** A supplement that buys more or for longer. */
  'buy-more': 'stops',
  /** Any other supplement: how the rest is done, handed over or ended. */
  'change-terms': 'goes-on',
} as const satisfies Record<string, 'stops' | 'goes-on'>
export type Beginning = keyof typeof outOfUse
