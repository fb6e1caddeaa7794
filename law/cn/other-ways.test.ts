import { day, isRefusal } from '#kernel'
import { expect, test } from 'vitest'
import { nationalCalendar as cn } from './calendar.ts'
import { instruments, rules } from './instruments.ts'
import { domesticPreferenceApplies, frameworkSuits, outsideTheLaw, signatureIsReliable, singleSourceObjection } from './other-ways.ts'

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
test('a framework suits small repeated purchases, and users who choose among two or more', () =>
  expect(
    [
      [true, false, 1],
      [false, true, 2],
      [false, true, 1],
      [false, false, 5],
    ].map(
      ([a, b, n]) =>
        frameworkSuits({ isSmallAndRepeated: a as boolean, usersOutsideChoose: b as boolean, suppliersNeeded: n as number }).value,
    ),
  ).toEqual([true, true, false, false]))
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
