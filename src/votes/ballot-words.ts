import { dictionary, listIn, type Money, sayMoney, type Words } from '#kernel'

interface OnBallot {
  readonly number: number
  readonly title: Words
  readonly cost: Money
  readonly what: string
  /** Where, by name; none for everywhere. */
  readonly where: readonly Words[]
}
const placesIn = (where: readonly Words[], lang: 'zh' | 'en') =>
  listIn(
    where.map((w) => w[lang]),
    lang,
  )

/** What stands on a ballot. */
export const ballotWords = dictionary('votes/ballot-words.ballotWords', {
  question: { zh: (title: Words) => `${title.zh}：您支持哪些项目？`, en: (title: Words) => `${title.en}: which projects do you support?` },
  toSpend: { zh: (all: Money) => `一共有 ${sayMoney(all, 'zh')}`, en: (all: Money) => `There are ${sayMoney(all, 'en')} to spend` },
  project: {
    zh: (p: OnBallot) => `${p.number}．${p.title.zh}（${sayMoney(p.cost, 'zh')}）`,
    en: (p: OnBallot) => `${p.number}. ${p.title.en} (${sayMoney(p.cost, 'en')})`,
  },
  about: {
    zh: (p: OnBallot) => (p.where.length > 0 ? `${placesIn(p.where, 'zh')}：${p.what}` : p.what),
    en: (p: OnBallot) => (p.where.length > 0 ? `${placesIn(p.where, 'en')}: ${p.what}` : p.what),
  },
  unit: { zh: '项', en: 'project' },
  // Why stands on the page of the vote, where the data officer finds it.
  withdrawn: { zh: '已撤回，不用选', en: 'Withdrawn: no need to choose it' },
})
