import { both, type Day, dictionary, type Fraction, type Lang, sayDay, type Words } from '#kernel'
import type { LeftOut, WhyLeftOut } from './panel.ts'
import { sayPoints } from './weights.ts'

/** What a tender still lacks before the law can be asked about it. */
export const missingWords = dictionary('3-tenders/rules/words.missingWords', {
  criteria: {
    zh: '还没有评分标准。请写明每项、分值和打分办法。',
    en: 'There are no criteria yet. State each, its points and its grades.',
  },
  points: {
    zh: (sum: Fraction) => `各评分项与价格分合计 ${sayPoints(sum)} 分，应为 100 分。`,
    en: (sum: Fraction) => `The criteria and the price add up to ${sayPoints(sum)} points; they must make 100.`,
  },
  'fixed-not-compared': {
    zh: '价格固定时没有可比的报价。请不用固定价格，或者改用评审打分的方式。',
    en: 'With a fixed price there is nothing to compare. Do not fix it, or choose a way with scores.',
  },
  deadline: { zh: '还没有定投标截止时间。', en: 'There is no deadline for bids yet.' },
  'deadline-past': { zh: '投标截止时间已经过去，请改到以后。', en: 'The deadline for bids has passed already. Move it ahead.' },
  documents: { zh: '还没有定文件提供到哪一天。', en: 'There is no day yet until which the documents are available.' },
  named: { zh: '还没有选向哪一家采购。', en: 'The one supplier is not chosen yet.' },
  ground: {
    zh: '还没有写明单一来源的法定情形、理由和论证人员。',
    en: 'The ground of the law, the reasons and who argued it are not stated yet.',
  },
  acceptance: {
    zh: '还没有验收方案：由谁、何时、怎样、按什么标准验收。',
    en: 'There is no acceptance plan yet: who accepts, when, how and by what standard.',
  },
})

const endsWords = dictionary('3-tenders/rules/words.endsWords', {
  objection: {
    zh: (n: number) => `对单一来源公示的第 ${n} 号异议成立，改用其他采购方式。`,
    en: (n: number) => `Objection ${n} to the notice of one supplier is founded: another way of buying is used.`,
  },
})
/** Why a purchase ended whose notice was objected to with reason. */
export const objectionEnds = (number: number): string => stored(endsWords.both('objection', number))

/** The intention comes first, some days before the start. */
export const intentionWords = dictionary('3-tenders/rules/words.intentionWords', {
  'not-published': { zh: '还没有公开采购意向。', en: 'The intention has not been published.' },
  'too-early': {
    zh: (publishedOn: Day, earliestOn: Day) => `采购意向 ${sayDay(publishedOn, 'zh')}公开，采购活动最早 ${sayDay(earliestOn, 'zh')}开始。`,
    en: (publishedOn: Day, earliestOn: Day) =>
      `The intention was published on ${sayDay(publishedOn, 'en')}; the procurement may start on ${sayDay(earliestOn, 'en')} at the earliest.`,
  },
})

/** Why experts of the pool were not drawn from. */
export const leftOutReasons = {
  out: both('已出库', 'left the pool'),
  seated: both('在这个小组有过席位', 'has or had a seat on this panel'),
  purchaser: both('和采购人有关系', 'tied to the purchaser'),
  tie: both('和投标人有关系', 'tied to a bidder'),
  expired: both('资格已过期', 'title expired'),
  away: both('届时不能参加', 'away then'),
  specialty: both('不是所要的专业', 'of another specialty'),
} as const satisfies Record<WhyLeftOut, Words>

/** How many were left out for each reason, as one phrase; empty where nobody was. */
export const leftOutWords = (all: readonly LeftOut[]): Words => {
  const said = Object.entries(leftOutReasons).flatMap(([why, says]) => {
    const n = all.filter((x) => x.why === why).length
    return n === 0 ? [] : [{ says, n }]
  })
  return both(said.map((x) => `${x.says.zh} ${x.n} 人`).join('、'), said.map((x) => `${x.n} ${x.says.en}`).join(', '))
}

export const reserveWords = {
  none: both('不预留', 'nothing'),
  whole: both('整体预留', 'the whole'),
  part: both('预留一部分', 'a part'),
} as const satisfies Record<string, Words>

/** What does not hang together in what the documents say of small and medium enterprises. */
export const promotionWords = dictionary('3-tenders/rules/words.promotionWords', {
  reserve: { zh: '请先选是否预留。', en: 'Say first whether something is reserved.' },
  amount: { zh: '预留一部分的，请写明预留多少。', en: 'Say how much is reserved.' },
  'no-amount': { zh: '只有预留一部分时才填金额。', en: 'Give an amount only where a part is reserved.' },
  'above-budget': { zh: '预留的金额不能超过预算。', en: 'More than the budget cannot be reserved.' },
  'above-reserved': { zh: '其中给小微企业的不能超过预留的金额。', en: 'Small enterprises cannot get more than is reserved.' },
})

export const asideText = dictionary('3-tenders/rules/words.asideText', {
  asBond: {
    zh: (limit: Words) => `留存的款项起履约保证金的作用，不能超过它的上限（按预算算：${limit.zh}）。请降低，否则中标后不能按它起草合同。`,
    en: (limit: Words) =>
      `What is kept back secures performance like a bond, and may not pass the limit of one (of the budget: ${limit.en}). Lower it; otherwise no contract can be drawn up from the award.`,
  },
})

/** How late something came. */
export const lateWords = dictionary('3-tenders/rules/words.lateWords', {
  seconds: { zh: (n: number) => ` ${n} 秒`, en: (n: number) => `${n} ${n === 1 ? 'second' : 'seconds'}` },
  minutes: { zh: (n: number) => ` ${n} 分钟`, en: (n: number) => `${n} ${n === 1 ? 'minute' : 'minutes'}` },
})

/** A reason the system writes, as it is kept in a record: in both languages, one under the other. */
export const stored = (reason: Words): string => `${reason.zh}\n${reason.en}`

/** A kept reason in one language; people’s own stand as they wrote them. */
export function inLanguage(reason: string, lang: Lang): string {
  const [zh, en] = reason.split('\n')
  const isPair =
    en !== undefined && reason.split('\n').length === 2 && /^[\x20-\x7e\u2010-\u2027¥×]+$/.test(en) && /\p{Script=Han}/u.test(zh!)
  return isPair ? (lang === 'zh' ? zh! : en) : reason
}
