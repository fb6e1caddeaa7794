import { isRefusal } from '#kernel'
import { knownLaw } from '#law'
import { describe, expect, test } from 'vitest'
import { tenderProcess, type VoidFacts } from './tender-process.ts'

const { endWithoutAward } = knownLaw('cn').tenders

describe('grounds on which a purchase ends without an award, by its method', () => {
  // Government Procurement Law art. 36; Order 74 art. 23, 37; Caiku [2014] 214 art. 34, 35.
  test.each([
    ['open-tender', 'R-34', ['too-few', 'unfair', 'too-dear', 'task-gone']],
    ['invited-tender', 'R-34', ['too-few', 'unfair', 'too-dear', 'task-gone']],
    ['competitive-consultation', 'R-34b', ['no-longer-fits', 'unfair', 'too-few', 'task-gone', 'named-article']],
    ['competitive-negotiation', 'R-34b', ['no-longer-fits', 'unfair', 'too-few', 'task-gone', 'named-article']],
  ] as const)('%s', (method, rule, grounds) => {
    const end = endWithoutAward(method)
    expect([end.cites[0]?.rule, end.grounds.map((g) => g.id)]).toEqual([rule, grounds])
    expect(end.countsWithinBudget).toBe(rule === 'R-34b')
  })
})

describe('what is known of the bids speaks first', () => {
  const known: VoidFacts = {
    ground: 'unfair',
    namesArticle: false,
    reason: '评审后发现采购文件泄露。',
    valid: 3,
    enough: true,
    affordable: 3,
  }
  test.each<[string, Partial<VoidFacts>, string]>([
    ['enough of them', { ground: 'too-few' }, 'enough-bids'],
    ['too few', { ground: 'too-few', valid: 1, enough: false }, 'done'],
    ['prices still sealed', { ground: 'too-dear', affordable: null }, 'prices-not-known'],
    ['the budget pays one', { ground: 'too-dear', affordable: 1 }, 'prices-within-budget'],
    ['the budget pays none', { ground: 'too-dear', affordable: 0 }, 'done'],
    ['another ground without its article', { namesArticle: true, reason: '供应商自己提出退出。' }, 'name-the-article'],
    ['another ground by its article', { namesArticle: true, reason: '依磋商文件援引的省办法第十二条终止。' }, 'done'],
    ['the same in English', { namesArticle: true, reason: 'By art. 12 of the provincial measures.' }, 'done'],
    ['a reason of two words', { reason: '见附件' }, 'reason-too-short'],
  ])('%s', (_, facts, code) => {
    const found = tenderProcess.verbs.declareVoid.decide?.({} as never, { ...known, ...facts } as never)
    expect(isRefusal(found) ? found.code : 'done').toBe(code)
  })
})
