import { both, count, type Day, dictionary, listIn, sayDay, type Words } from '#kernel'

export const endingWords = dictionary('4-contracts/ending-words.endingWords', {
  gate: { zh: '到年度续签关口：还要不要再做一年', en: 'Gate to another year: whether it goes on' },
  title: {
    zh: (on: Day) => `合同到 ${sayDay(on, 'zh')}为止，之后不是每个社区都有签好的合同`,
    en: (on: Day) => `The contract ends on ${sayDay(on, 'en')}, and what follows is not signed for every community`,
  },
  where: {
    zh: (left: number, of: number) =>
      left === of ? '它服务的社区，第二天都没有合同。' : `它服务的 ${of} 个社区里，有 ${left} 个第二天没有合同。`,
    en: (left: number, of: number) =>
      left === of
        ? 'On the day after, no contract holds in any community it serves.'
        : `On the day after, no contract holds in ${left} of the ${count(of, 'community', 'communities')} it serves.`,
  },
  next: {
    zh: (on: Day) => `已签的下一份合同 ${sayDay(on, 'zh')}才开始，中间是空档。`,
    en: (on: Day) => `The next one that is signed begins on ${sayDay(on, 'en')}; between them lies a gap.`,
  },
  people: {
    zh: '对人意味着什么：到这一天为止，岗位才有这份合同付的钱；在办的个案要移交；居民之后找不到人。采购方请说明有没有后续，或者把服务停在哪一天告诉居民；机构请告诉社工合同之后怎么安排。',
    en: 'What it means for people: posts are paid for by this contract until that day only; open cases are handed over; residents find nobody afterwards. The purchaser should say what follows, or tell residents when service stops; the institution should tell its workers what becomes of them.',
  },
  due: {
    zh: (on: Day) => `合同 ${sayDay(on, 'zh')}到期，后续合同没有签全`,
    en: (on: Day) => `A contract ends on ${sayDay(on, 'en')} and what follows is not signed for every community`,
  },
  dueWhy: {
    zh: (posts: number) =>
      posts > 0
        ? `现有 ${posts} 人在它的岗位上，岗位只付到这一天。请说清楚这些人、在办个案和居民之后怎么办。`
        : '请说清楚在办的服务和居民之后怎么办。',
    en: (posts: number) =>
      posts > 0
        ? `${count(posts, 'person stands', 'people stand')} at its posts, which are paid for until that day only. Say what becomes of them, of open cases and of residents.`
        : 'Say what becomes of running service and of residents.',
  },
})

/** What of a gate is missing, by its name. */
const missingWords: Readonly<Record<'evaluation' | 'appeal' | 'purchaser' | 'provider', Words>> = {
  evaluation: both('没有双方的互评', 'no evaluation by both sides'),
  appeal: both('等级太低，申诉还没有结果或者还可以提', 'the grade is too low, and an appeal is undecided or can still be made'),
  purchaser: both('购买方没有表态', 'the purchaser did not say whether it goes on'),
  provider: both('承接方没有表态', 'the institution did not say whether it goes on'),
}
type Missing = keyof typeof missingWords

/** What is said of a renewal whose gate was not decided. */
export const gateBeforeWords = dictionary('4-contracts/ending-words.gateBeforeWords', {
  missing: {
    zh: (of: readonly Missing[]) =>
      `上一年的续签关口没有走完：${listIn(
        of.map((m) => missingWords[m].zh),
        'zh',
      )}。由审批人判断并说明理由。`,
    en: (of: readonly Missing[]) =>
      `The gate of the year before was not decided: ${listIn(
        of.map((m) => missingWords[m].en),
        'en',
      )}. Whoever approves judges it and says why.`,
  },
  otherLine: {
    zh: '所选的上一份合同没有在同一个地方买过同类的服务，双方之间也没有别的合同买过。这算不算续签，由审批人判断并说明理由。',
    en: 'The contract that is named bought nothing of the kind in the same place, nor did another one between the two sides. Whoever approves judges whether this is a renewal, and says why.',
  },
  open: { zh: '打开上一年的续签关口', en: 'Open the gate of the year before' },
})
