import { count } from './count-words.ts'
import { perCent } from './fraction.ts'
import { both, type Words } from './words.ts'
import type { SetAsideTerms } from './set-aside.ts'

/** What each part of an advance and of what is kept back is called. */
export const asideWords: Readonly<Record<keyof SetAsideTerms, Words>> = {
  advanceShare: both('预付款占合同价款（%）', 'Paid in advance, of the price (%)'),
  advanceWhen: both('预付款何时付', 'When the advance is due'),
  retentionShare: both('每笔验收款留存（%）', 'Kept back of what is accepted (%)'),
  retentionUntil: both('留存款从何时起释放', 'What is kept back is released from'),
  retentionDays: both('再过多少日释放', 'Days after that'),
}
export const advanceWhenWords: Readonly<Record<SetAsideTerms['advanceWhen'], Words>> = {
  signing: both('签订时', 'on signing'),
  start: both('合同第一天', 'on the first day'),
}
export const retentionUntilWords: Readonly<Record<SetAsideTerms['retentionUntil'], Words>> = {
  end: both('合同最后一天', 'the last day of the contract'),
  accepted: both('全部验收完成', 'the day everything is accepted'),
}
export const asideHints = {
  advanceShare: both(
    '没有就留空。以后每一笔验收款按同样的比例扣回，扣完为止',
    'Empty where there is none. It is taken off every later amount in the same share until it is gone',
  ),
  retentionShare: both('没有就留空', 'Empty where nothing is'),
  wrong: both(
    '预付和留存加起来要小于 100%，各自大于零。',
    'What is paid in advance and what is kept back stay below 100 % together, and each is above zero.',
  ),
}

/** In sentences, as documents and contracts say it alike; empty where neither was agreed. */
export const saySetAside = (t: SetAsideTerms): Words => ({
  zh: [
    t.advanceShare &&
      `${t.advanceWhen === 'signing' ? '合同签订后' : '合同第一天'}，承接方可以申请合同价款 ${perCent(t.advanceShare)}% 的预付款；以后每一笔验收款按同样的比例扣回，扣完为止。`,
    t.retentionShare &&
      `每一笔验收款留存 ${perCent(t.retentionShare)}%，${released(t).zh}起可以申请释放，按付款期限支付；到那时还没有扣回的预付款先抵扣。`,
  ]
    .filter(Boolean)
    .join(''),
  en: [
    t.advanceShare &&
      `${t.advanceWhen === 'signing' ? 'Once both have signed' : 'On the first day'} the institution may claim ${perCent(t.advanceShare)} % of the price in advance; it is taken off every later amount in the same share until it is gone.`,
    t.retentionShare &&
      `Of every accepted amount ${perCent(t.retentionShare)} % is kept back. It may be claimed from ${released(t).en} and is paid within the time agreed for paying; what was not taken off of the advance by then is set off first.`,
  ]
    .filter(Boolean)
    .join(' '),
})

const released = ({ retentionUntil, retentionDays: n }: SetAsideTerms): Words =>
  retentionUntil === 'end'
    ? {
        zh: n === 0 ? '合同最后一天的次日' : `合同最后一天以后 ${n} 日`,
        en: n === 0 ? 'the day after the last of the contract' : `${count(n, 'day')} after its last day`,
      }
    : {
        zh: n === 0 ? '全部验收完成之日' : `全部验收完成以后 ${n} 日`,
        en: n === 0 ? 'the day on which everything is accepted' : `${count(n, 'day')} after everything is accepted`,
      }
