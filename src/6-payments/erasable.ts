import { both } from '#kernel'
import type { Erasable } from '#platform'

const claimOf = (r: Readonly<Record<string, unknown>>) => `/payments/claims/${String(r.claim_id)}`

/** Where people write freely about people in this step. A new column of free text belongs here, or among those that are never about a person. */
export const erasable: readonly Erasable[] = [
  {
    kind: 'claim',
    says: both('付款申请', 'Claim'),
    table: 'claims',
    key: ['id'],
    versioned: true,
    texts: [
      { column: 'asked_what', says: both('要求补正的内容', 'What was asked for') },
      { column: 'completed_with', says: both('补正的内容', 'What it was completed with') },
    ],
    href: (r) => `/payments/claims/${String(r.id)}`,
  },
  {
    kind: 'claim-desk',
    says: both('付款申请的一道办理', 'Desk of a claim'),
    table: 'claim_desks',
    key: ['claim_id', 'position'],
    texts: [{ column: 'left_by_name', says: both('办理人', 'Who passed it on') }],
    href: claimOf,
  },
  {
    kind: 'payment',
    says: both('一笔付款', 'Payment'),
    table: 'payments',
    key: ['id'],
    texts: [{ column: 'entered_reason', says: both('为什么按这个付款日登记', 'Why it was entered with its day') }],
    href: claimOf,
  },
  {
    kind: 'correction',
    says: both('付款的更正', 'Correction of a payment'),
    table: 'payment_corrections',
    key: ['id'],
    versioned: true,
    texts: [
      {
        column: 'reason',
        says: both('更正的理由', 'Why it is put right'),
        kept: [{ table: 'payments', column: 'entered_reason', by: { correction_id: 'id' } }],
      },
      { column: 'decided_why', says: both('为什么没有确认', 'Why it was not confirmed') },
    ],
    href: claimOf,
  },
  {
    kind: 'payment-batch',
    says: both('一批付款', 'Batch of payments'),
    table: 'payment_batches',
    key: ['id'],
    versioned: true,
    texts: [{ column: 'withdrawn_why', says: both('为什么撤回', 'Why it was withdrawn') }],
    href: (r) => `/payments/batch/${String(r.id)}`,
  },
  {
    kind: 'batch-transfer',
    says: both('一批付款里的一笔', 'Transfer of a batch'),
    table: 'batch_transfers',
    key: ['batch_id', 'end_to_end_id'],
    texts: [{ column: 'bank_says', says: both('银行说的', 'What the bank said') }],
    href: (r) => `/payments/batch/${String(r.batch_id)}`,
  },
  {
    kind: 'paper-use',
    says: both('发票或转账的再次使用', 'Second use of an invoice or a transfer'),
    table: 'paper_uses',
    key: ['kind', 'organisation_id', 'number', 'claim_id'],
    texts: [{ column: 'reason', says: both('理由', 'Reason') }],
    href: claimOf,
  },
]
