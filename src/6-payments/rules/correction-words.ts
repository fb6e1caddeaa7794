import { both, type Day, type Money, refusals, sayDay, sayMoney, type Words } from '#kernel'
import type { CorrectionKind } from './correction.ts'

/** What was wrong, as people say it. */
export const kindWords: Record<CorrectionKind, Words> = {
  returned: both('银行退回', 'came back from the bank'),
  'never-left': both('没有付出', 'never left'),
  'wrong-payee': both('付给了别人', 'went to a wrong payee'),
  'wrong-entry': both('登记有误', 'was entered wrongly'),
  'wrong-claim': both('申请提错了', 'a claim wrongly made'),
  'paid-back': both('机构退回', 'paid back by the institution'),
  'set-off': both('抵销', 'set off'),
}

export const refuseCorrection = refusals({
  'second-person': {
    status: 409,
    zh: '这是您自己登记的，须由另一个人确认。',
    en: 'You recorded it yourself: another person has to decide on it.',
  },
  'not-yours': { status: 403, zh: '只有登记的人可以收回。', en: 'Only whoever recorded it may take it back.' },
  'one-waits': {
    status: 409,
    zh: '这笔申请已有一项更正等确认。请先确认、不确认或者收回。',
    en: 'A correction of this claim waits already. Have it confirmed, declined or taken back first.',
  },
  'no-entry': {
    status: 422,
    zh: '这笔登记不在这笔申请里，或者已经更正过了。请重新选择。',
    en: 'This entry is not one of this claim, or was put right already. Choose again.',
  },
  'not-money-out': {
    status: 409,
    zh: '这一笔是抵销或者机构退回的款，在两处对应登记，不能只改一处。请更正它所抵的那笔付款。',
    en: 'This entry is a set-off or money given back: it stands in two places and cannot be changed in one alone. Put right the payment it was made for.',
  },
  'back-before-paid': {
    status: 422,
    zh: (paid: Day) => `早于付款日${sayDay(paid, 'zh')}，那时钱还没有付出。请核对日期。`,
    en: (paid: Day) => `That is before the day of payment, ${sayDay(paid, 'en')}. Please check the day.`,
  },
  'nothing-to-recover': {
    status: 409,
    zh: '这项更正没有要追回的，或者已经全部追回。',
    en: 'Nothing is to be recovered by this correction, or all of it came back.',
  },
  'recovered-already': {
    status: 409,
    zh: (reference: string) => `回单 ${reference} 已经登记过。`,
    en: (reference: string) => `Slip ${reference} was entered already.`,
  },
  'recovered-over': {
    status: 422,
    zh: (rest: Money) => `只剩 ${sayMoney(rest, 'zh')} 没有追回。请核对。`,
    en: (rest: Money) => `Only ${sayMoney(rest, 'en')} has not come back. Please check.`,
  },
  'recovered-before': {
    status: 422,
    zh: (paid: Day) => `早于付错的那天，${sayDay(paid, 'zh')}。请核对日期。`,
    en: (paid: Day) => `That is before it went out, on ${sayDay(paid, 'en')}. Please check the day.`,
  },
  'not-come-yet': { status: 422, zh: '这一天还没有到。', en: 'That day has not come yet.' },
  'entry-unchanged': {
    status: 422,
    zh: '和原来的登记一样，没有要更正的。',
    en: 'This is what the entry says already: there is nothing to put right.',
  },
  'nothing-left': {
    status: 422,
    zh: '金额和利息都是零。没有付出的，请用「钱没有到机构」。',
    en: 'Amount and interest are both nothing. Where nothing was paid, say that the money did not reach the institution.',
  },
  'entry-over': {
    status: 422,
    zh: (most: Money) => `比应付的多。这一笔最多 ${sayMoney(most, 'zh')}。`,
    en: (most: Money) => `More than is owed. This entry can be ${sayMoney(most, 'en')} at most.`,
  },
  'paid-up-elsewhere': {
    status: 409,
    zh: '这样更正就付清了，而这笔申请不在财务处。请等它回到财务处再更正。',
    en: 'This would pay the claim up while it is not with the treasurer. Wait until it is back there.',
  },
  'given-back-since': {
    status: 409,
    zh: '这笔款已有一部分退回或者抵销，不能再整笔更正。',
    en: 'Some of this payment was given back or set off since: it cannot be put right as a whole any more.',
  },
  'nothing-to-give-back': {
    status: 409,
    zh: '这笔申请没有多收的款。',
    en: 'The institution has nothing of this claim that was not owed.',
  },
  'give-something': { status: 422, zh: '请填写退回多少。', en: 'Enter how much is given back.' },
  'too-much-back': {
    status: 422,
    zh: (most: Money) => `比多收的还多。最多 ${sayMoney(most, 'zh')}。`,
    en: (most: Money) => `More than it has without its being owed: ${sayMoney(most, 'en')} at most.`,
  },
  'no-such-claim': {
    status: 422,
    zh: '请选择同一份合同里的另一笔申请。',
    en: 'Choose another claim of the same contract.',
  },
  'against-elsewhere': {
    status: 409,
    zh: '要抵销的申请不在财务处。请等负责人同意付款以后再抵销。',
    en: 'The claim to set it off against is not with the treasurer. Wait until the head has passed it.',
  },
  'against-less': {
    status: 422,
    zh: (open: Money) => `那笔申请只有 ${sayMoney(open, 'zh')} 未付，抵不了这么多。`,
    en: (open: Money) => `Only ${sayMoney(open, 'en')} of that claim is open.`,
  },
  'reference-here': {
    status: 409,
    zh: (ref: string) => `凭证号 ${ref} 已经登记在这笔申请的另一笔付款上。`,
    en: (ref: string) => `Reference ${ref} stands with another payment of this claim already.`,
  },
})
