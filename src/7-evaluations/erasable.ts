import { both } from '#kernel'
import type { Erasable } from '#platform'

/** Where people write freely about people in this step. A new column of free text belongs here, or among those that are never about a person. */
export const erasable: readonly Erasable[] = [
  {
    kind: 'rating',
    says: both('互评', 'Evaluation'),
    table: 'ratings',
    key: ['round_id', 'side'],
    texts: [
      // What was sealed can be opened again with the key of the round, so it goes too.
      { column: 'marks', says: both('对评分的说明', 'Comment on a mark'), leaf: /\.says$/, along: ['sealed'] },
      { column: 'reply', says: both('对方的回应', 'Reply of the other side') },
    ],
    href: (r) => `/evaluations/rounds/${String(r.round_id)}`,
  },
  {
    kind: 'interference',
    says: both('干预报告', 'Report of interference'),
    table: 'interference_reports',
    key: ['id'],
    versioned: true,
    texts: [
      { column: 'says', says: both('发生了什么', 'What happened') },
      { column: 'answer', says: both('答复', 'Answer') },
    ],
    href: (r) => `/evaluations/independence/reports/${String(r.id)}`,
  },
  {
    kind: 'appraisal',
    says: both('第三方评估', 'Appraisal'),
    table: 'appraisals',
    key: ['id'],
    versioned: true,
    texts: [
      { column: 'findings', says: both('发现', 'Findings') },
      { column: 'advice', says: both('建议', 'Advice') },
      { column: 'answer', says: both('评估机构的答复', 'Answer of the evaluator') },
      { column: 'appeal', says: both('申诉', 'Appeal') },
      { column: 'decision', says: both('对申诉的决定', 'Decision on the appeal') },
    ],
    href: (r) => `/evaluations/appraisals/${String(r.id)}`,
  },
  {
    kind: 'marks-of-rater',
    says: both('评估员的打分', 'Marks of a rater'),
    table: 'appraisal_marks',
    key: ['appraisal_id', 'rater_id'],
    texts: [{ column: 'marks', says: both('打分理由', 'Reason of a mark'), leaf: /\.reason$/ }],
    href: (r) => `/evaluations/appraisals/${String(r.appraisal_id)}`,
  },
  {
    kind: 'settled-difference',
    says: both('商定的分歧', 'Settled difference'),
    table: 'appraisal_settlements',
    key: ['appraisal_id', 'indicator', 'rater_id'],
    texts: [{ column: 'reason', says: both('理由', 'Reason') }],
    href: (r) => `/evaluations/appraisals/${String(r.appraisal_id)}`,
  },
  {
    kind: 'statement-to-draft',
    says: both('对评估初稿的陈述', 'Statement to a draft'),
    table: 'appraisal_statements',
    key: ['appraisal_id', 'side'],
    texts: [{ column: 'says', says: both('陈述', 'Statement') }],
    href: (r) => `/evaluations/appraisals/${String(r.appraisal_id)}`,
  },
]
