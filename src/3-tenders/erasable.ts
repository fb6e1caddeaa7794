import { both } from '#kernel'
import type { Erasable } from '#platform'

const tenderOf = (r: Readonly<Record<string, unknown>>) => `/tenders/${String(r.tender_id)}`
const bid = ['tender_id', 'bid_id'] as const
/** The reason a bid was rejected is copied from what the panel found or decided. */
const toBid = [{ table: 'bids', column: 'reason', by: { id: 'bid_id' } }] as const

/** Where people write freely about people in this step. A new column of free text belongs here, or among those that are never about a person. */
export const erasable: readonly Erasable[] = [
  {
    kind: 'question',
    says: both('采购答疑', 'Question on a tender'),
    table: 'tender_questions',
    key: ['id'],
    inFile: true,
    texts: [
      { column: 'question', says: both('提问', 'Question') },
      { column: 'answer', says: both('答复', 'Answer') },
    ],
    href: tenderOf,
  },
  {
    kind: 'tender',
    says: both('采购项目', 'Tender'),
    table: 'tenders',
    key: ['id'],
    versioned: true,
    inFile: true,
    texts: [
      { column: 'ended_reason', says: both('终止或废标的理由', 'Why it ended') },
      { column: 'despite', says: both('提示后仍发布的理由', 'Why it was published despite a warning') },
    ],
    href: (r) => `/tenders/${String(r.id)}`,
  },
  {
    kind: 'bid',
    says: both('投标', 'Bid'),
    table: 'bids',
    key: ['id'],
    versioned: true,
    inFile: true,
    texts: [
      { column: 'reason', says: both('不通过的理由', 'Why it was rejected') },
      { column: 'finding', says: both('核对的记载', 'What was found') },
    ],
    href: tenderOf,
  },
  {
    kind: 'panel-seat',
    says: both('评审席位', 'Seat on a panel'),
    table: 'panel_seats',
    key: ['tender_id', 'user_id'],
    versioned: true,
    inFile: true,
    texts: [{ column: 'recused_reason', says: both('回避的理由', 'Why the member stood aside') }],
    href: tenderOf,
  },
  {
    kind: 'score',
    says: both('评审打分', 'Score of a panel member'),
    table: 'panel_scores',
    key: ['tender_id', 'bid_id', 'criterion_id', 'user_id'],
    inFile: true,
    texts: [{ column: 'note', says: both('打分理由', 'Ground of the score') }],
    href: tenderOf,
  },
  {
    kind: 'score-finding',
    says: both('对打分的认定', 'Finding on a score'),
    table: 'score_findings',
    key: ['tender_id', 'bid_id', 'criterion_id', 'user_id', 'found_by'],
    inFile: true,
    texts: [{ column: 'reason', says: both('理由', 'Reason') }],
    href: tenderOf,
  },
  {
    kind: 'score-correction',
    says: both('打分的更正', 'Correction of a score'),
    table: 'score_corrections',
    key: ['tender_id', 'number'],
    inFile: true,
    texts: [{ column: 'reason', says: both('理由', 'Reason') }],
    href: tenderOf,
  },
  {
    kind: 'agreed-score',
    says: both('早先版本的共同打分', 'Agreed score of an earlier version'),
    table: 'consensus_scores',
    key: [...bid, 'criterion_id'],
    inFile: true,
    texts: [{ column: 'reason', says: both('理由', 'Reason') }],
    href: tenderOf,
  },
  {
    kind: 'objection',
    says: both('资格审查意见', 'Objection to a bid'),
    table: 'bid_objections',
    key: bid,
    inFile: true,
    texts: [{ column: 'reason', says: both('理由', 'Reason'), kept: toBid }],
    href: tenderOf,
  },
  {
    kind: 'low-bid',
    says: both('低价审查', 'Review of a low bid'),
    table: 'low_bid_reviews',
    key: bid,
    versioned: true,
    inFile: true,
    texts: [
      { column: 'explanation', says: both('投标人的说明', 'Explanation of the bidder') },
      { column: 'reason', says: both('认定理由', 'Reason of the decision'), kept: toBid },
    ],
    href: tenderOf,
  },
  {
    kind: 'award',
    says: both('中标结果', 'Award'),
    table: 'awards',
    key: ['id'],
    inFile: true,
    texts: [
      { column: 'ended_reason', says: both('失效的理由', 'Why it ended') },
      { column: 'evidence', says: both('凭据', 'What proves it') },
    ],
    href: tenderOf,
  },
  {
    kind: 'low-bid-vote',
    says: both('低价审查的表决', 'Vote on a low bid'),
    table: 'low_bid_votes',
    key: [...bid, 'user_id'],
    inFile: true,
    texts: [
      {
        column: 'reason',
        says: both('理由', 'Reason'),
        kept: [{ table: 'low_bid_reviews', column: 'reason', by: { tender_id: 'tender_id', bid_id: 'bid_id' } }, ...toBid],
      },
    ],
    href: tenderOf,
  },
]
