/**
 * What a step may ask the law for a text about, in the words of the field. Each country says which of its texts it is; where it has
 * none, it names none. A process says with these what its verbs stand on, so that the same table serves every country.
 */
export const lawTopics = [
  'residents-are-asked',
  'intention-published',
  'within-the-budget',
  'order-splitting',
  'clarification',
  'panel',
  'too-few-bids',
  'low-bid',
  'corrected-result',
  'award-decision',
  'award-and-contract',
  'other-ways-of-buying',
  'grounds-without-tender',
  'approval-without-tender',
  'supplement',
  'equal-parties',
  'electronic-signature',
  'service-ledger',
  'client-data',
  'acceptance',
  'users-heard',
  'term-of-the-contract',
  'payment-term',
  'invoice',
  'undisputed-part',
  'no-pretext-for-delay',
  'finance-disburses',
  'late-interest',
  'performance-judged',
  'working-days',
  'civil-last-day',
  'requests-about-personal-data',
] as const
export type LawTopic = (typeof lawTopics)[number]
