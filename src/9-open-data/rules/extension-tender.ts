import { code, id, listOf, moment, text, whole } from './extension-fields.ts'

/**
 * How many bids came and how many of them answered the documents, in the words of the standard's own extension for bids, which publishes
 * them with every bid: here nobody's bid but the winner's is public.
 */
export const bidsField = {
  title: 'Bids',
  description: 'Numbers of the bids that came. Told once the tender was awarded or came to nothing, with the release that says so.',
  type: 'object',
  properties: { statistics: listOf('Statistics', 'One number each, as the extension for bids of OCDS has them.', 'BidStatistic') },
} as const

export const reviewKinds = ['challenge', 'complaint'] as const
export const reviewSubjects = ['documents', 'process', 'result'] as const
export const reviewStates = [
  ...['received', 'returned', 'answered', 'carriedOut', 'withdrawn'],
  ...['notAccepted', 'suspended', 'resumed', 'decided'],
] as const

/** Challenges put to the purchaser and complaints put to its supervision: what the law has everybody know of them. */
export const tenderDefinitions = {
  BidStatistic: {
    title: 'Statistic',
    description: 'A number about the bids of a tender.',
    type: 'object',
    required: ['id', 'measure', 'value'],
    properties: {
      id: id('statistic'),
      measure: text(
        'Measure',
        '`bids` that came, `bidders` who sent them, `validBids` that no review of who may take part or of what answers the documents put aside.',
      ),
      date: moment('Date', 'When the bids were opened.'),
      value: { title: 'Value', description: 'The number.', type: 'integer' },
    },
  },
  Review: {
    title: 'Review',
    description:
      'A challenge put to the purchaser, or a complaint put to the finance department after it. Never from whom, nor in whose words; an inquiry is not published.',
    type: 'object',
    required: ['id', 'kind'],
    properties: {
      id: id('review'),
      kind: code('Kind', 'A challenge is answered by the purchaser, a complaint is decided by the finance department.', reviewKinds),
      number: text('Number', 'Its number at the desk.'),
      subject: code('Subject', 'What it is about.', reviewSubjects),
      relatedReview: text('Related review', 'Of a complaint: the challenge it follows from.'),
      status: code('Status', 'How far it is.', reviewStates),
      dateReceived: moment('Date received', 'When it came.'),
      dateAnswered: moment('Date answered', 'When the purchaser answered.'),
      dateDecided: moment('Date decided', 'When the finance department decided.'),
      suspendedUntil: moment('Suspended until', 'Until when the procurement stands still at most.'),
      finding: text('Finding', 'What was found: unfounded, without effect, affecting, upheld or dismissed.'),
      outcome: text('Outcome', 'What follows: cured, the next candidate, begun anew, or that the contract stands.'),
      outcomeDetails: text('Outcome details', 'Why, in the words of whoever decided.'),
      numberOfDays: whole('Number of days', 'Days from its receipt to the answer or decision.'),
    },
  },
} as const
