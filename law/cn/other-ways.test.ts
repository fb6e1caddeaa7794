import { day, isRefusal } from '#kernel'
import { describe, expect, test } from 'vitest'
import { nationalCalendar as cn } from './calendar.ts'
import { instruments, rules } from './instruments.ts'
import { confidenceOf } from '../answer.ts'
import {
  domesticPreferenceApplies,
  type FrameworkFacts,
  frameworkSuits,
  outsideTheLaw,
  signatureIsReliable,
  singleSourceObjection,
} from './other-ways.ts'

test('a single-source notice from 15 June 2026 of five working days ends 23 June; objections are argued by 30 June', () => {
  const of = (objectedOn: string, founded?: boolean) => {
    const a = singleSourceObjection(
      {
        objectedOn: day(objectedOn),
        noticeEndsOn: day('2026-06-23'),
        lawDay: day('2026-06-01'),
        ...(founded !== undefined && { founded }),
      },
      cn,
    )
    if (isRefusal(a)) throw new Error(a.words.en)
    return [a.value.inTime, String(a.value.argueBy), a.value.then]
  }
  expect(of('2026-06-23')).toEqual([true, '2026-06-30', 'argue'])
  expect(of('2026-06-24')).toEqual([false, '2026-06-30', 'argue'])
  expect([of('2026-06-20', true)[2], of('2026-06-20', false)[2]]).toEqual(['another-way', 'to-finance'])
})
describe('a framework agreement, by what is bought', () => {
  // Order 110 art. 3 as the exam bank of 2026 restates it (question 62): grade D.
  const of: FrameworkFacts = {
    what: 'users-outside',
    isSmallAndScattered: false,
    isAboveThreshold: true,
    fitsOneProject: false,
    usersChoose: true,
    suppliersNeeded: 2,
  }
  test.each<[string, Partial<FrameworkFacts>, boolean]>([
    ['users outside choose among two', {}, true],
    ['among one', { suppliersNeeded: 1 }, false],
    ['the office chooses for them', { usersChoose: false }, false],
    ['below the threshold', { isAboveThreshold: false }, false],
    ['small and scattered items of the catalogue', { what: 'item-of-the-catalogue', isSmallAndScattered: true }, true],
    ['items of the catalogue in bulk', { what: 'item-of-the-catalogue' }, false],
    ['scattered audits of the own accounts', { what: 'own-administration', isSmallAndScattered: true }, true],
    ['audits that fit one purchase', { what: 'own-administration', isSmallAndScattered: true, fitsOneProject: true }, false],
    ['one large audit', { what: 'own-administration' }, false],
    ['small repeated cleaning outside the catalogue', { what: 'other', isSmallAndScattered: true }, false],
  ])('%s', (_, facts, suits) => expect(frameworkSuits({ ...of, ...facts }).value).toBe(suits))
  test('is known second-hand: the answer says so and cannot refuse', () => {
    const answer = frameworkSuits(of)
    expect(confidenceOf(answer.cites)).toBe('D')
    expect(answer.steps.at(-1)!.says.en).toContain('only warns')
  })
})
test('urgency alone does not leave the law; the preference for domestic products is for goods', () => {
  expect((['disaster', 'secret', 'none'] as const).map((g) => outsideTheLaw(g).value)).toEqual([true, true, false])
  expect((['goods', 'services', 'works'] as const).map((k) => domesticPreferenceApplies(k).value)).toEqual([true, false, false])
})
test('a signature lacks reliability with any one of the four marks', () => {
  const all = { exclusiveToSigner: true, inSoleControlAtSigning: true, changeOfSignatureShows: true, changeOfContentShows: true }
  expect(signatureIsReliable(all).value).toBe(true)
  for (const mark of Object.keys(all)) expect(signatureIsReliable({ ...all, [mark]: false }).value).toBe(false)
})
test('no rule stands on a draft', () => {
  expect(instruments['procurement-law-revision'].status).toBe('draft')
  const used = Object.values(rules).flatMap((r) => r.basis.map((b) => b.of as string))
  const drafts = Object.entries(instruments).flatMap(([name, i]) => ('status' in i && i.status === 'draft' ? [name] : []))
  expect(used.filter((u) => drafts.includes(u))).toEqual([])
})
