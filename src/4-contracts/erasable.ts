import { both } from '#kernel'
import type { Erasable } from '#platform'

const contractOf = (r: Readonly<Record<string, unknown>>) => `/contracts/${String(r.contract_id)}`

/** Where people write freely about people in this step. A new column of free text belongs here, or among those that are never about a person. */
export const erasable: readonly Erasable[] = [
  {
    kind: 'contract',
    says: both('合同', 'Contract'),
    table: 'contracts',
    key: ['id'],
    versioned: true,
    inFile: true,
    texts: [
      { column: 'close_reason', says: both('提前终止的理由', 'Why it ended early') },
      { column: 'offer_reason', says: both('撤回通知或者另定最后一天的理由', 'Why a notice should be taken back or end on another day') },
      { column: 'no_tender_reason', says: both('没有竞争的理由', 'Why there was no tender') },
    ],
    href: (r) => `/contracts/${String(r.id)}`,
  },
  {
    kind: 'proposal',
    says: both('合同文本的提议', 'Proposal of a contract text'),
    table: 'contract_versions',
    key: ['contract_id', 'number'],
    versioned: true,
    inFile: true,
    texts: [
      { column: 'reason', says: both('提议的理由', 'Why it was proposed') },
      { column: 'answer', says: both('对方的答复', 'Answer of the other side') },
    ],
    href: contractOf,
  },
  {
    kind: 'success',
    says: both('怎样算成功的说法', 'What a side says counts as success'),
    table: 'success_said',
    key: ['contract_id', 'side'],
    // What is still sealed cannot be read; once it is open nothing sealed is left beside it.
    texts: [{ column: 'said', says: both('怎样算成功', 'What counts as success'), leaf: /\.says$/ }],
    href: (r) => `/contracts/${String(r.contract_id)}/success`,
  },
  {
    kind: 'success-words',
    says: both('双方商定的说法', 'Words of both sides'),
    table: 'success_words',
    key: ['contract_id', 'line_id'],
    versioned: true,
    texts: [{ column: 'words', says: both('双方的说法', 'Words of both') }],
    href: (r) => `/contracts/${String(r.contract_id)}/success`,
  },
  {
    kind: 'gate-will',
    says: both('续签意愿', 'What a side wants at a gate'),
    table: 'renewal_wills',
    key: ['contract_id', 'side'],
    versioned: true,
    texts: [{ column: 'reason', says: both('理由', 'Why') }],
    href: (r) => `/evaluations/gates/${String(r.contract_id)}`,
  },
  {
    kind: 'ground',
    says: both('不经竞争的依据', 'Ground for no tender'),
    table: 'contract_grounds',
    key: ['contract_id'],
    versioned: true,
    inFile: true,
    texts: [
      { column: 'note', says: both('主管部门的意见', 'Note of the bureau') },
      { column: 'announced', says: both('续签是在哪里公告的', 'Where the renewal was announced') },
      { column: 'decided_by', says: both('批准人', 'Who decided') },
    ],
    href: contractOf,
  },
  {
    kind: 'duty',
    says: both('合同义务', 'Duty of a contract'),
    table: 'duties',
    key: ['id'],
    versioned: true,
    texts: [{ column: 'evidence', says: both('履行情况', 'Where it can be seen that it was done') }],
    href: contractOf,
  },
]
