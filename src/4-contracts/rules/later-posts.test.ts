import { day, fraction, type Id, isRefusal, minor, postMonthsOf, type Refusal, yuan } from '#kernel'
import { knownLaw } from '#law'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Contract, ContractLine, ContractText } from './contract.ts'
import { combined, postLine } from './contract.sample.ts'
import { differences } from './differences.ts'
import { instalments } from './instalments.ts'
import { checkSupplement } from './supplement.ts'

/** Fourteen posts from March 2026 to February 2027 at 5,945.83 a post and month; what changes of them begins in a later month. */
const lawDay = day('2026-02-03')
const signed = (t: ContractText, more: Partial<Contract> = {}): Contract => ({
  ...t,
  ...{ id: 'con_0' as Id<'contract'>, number: 'HT-2026-001', purchaseId: 'p', tenderId: 'ten', noTenderReason: null },
  ...{ purchaserId: 'a', providerId: 'b', state: 'active', versionNumber: 1, total: yuan('1050000'), originalTotal: yuan('1050000') },
  ...{ lawDay, noticeOn: null, signedOn: lawDay, publishedOn: null, closedOn: null, closeReason: null, version: 3 },
  ...more,
})
type Posts = Extract<ContractLine, { kind: 'post' }>
const first = signed(combined())
const today = day('2026-11-29')
const law = knownLaw('cn')
const posts = (t: ContractText) => t.lines[0] as Posts
/** The change both would sign: so many posts from a day on, for so much more in all. */
const change = (now: Contract, to: number, from: string, more: string) =>
  checkSupplement(
    now,
    {
      ...now,
      lines: [{ ...posts(now), posts: to, amount: minor(posts(now).amount + yuan(more)) }, ...now.lines.slice(1)],
      effectiveOn: day(from),
    },
    { today, law },
    first.lines,
  )
const agreed = (x: ContractText | Refusal): ContractText => {
  if (isRefusal(x)) throw new Error(JSON.stringify([x.words, x.fields]))
  return x
}
const why = (x: ContractText | Refusal): string => (isRefusal(x) ? (x.fields?.['lines.0']?.en ?? x.code) : '')

describe('posts that begin in a later month', () => {
  test('two more for the last month are two post-months, far below a tenth', () => {
    const text = agreed(change(first, 16, '2027-02-01', '11891.66'))
    expect(postMonthsOf(posts(text))).toEqual(fraction(14 * 11 + 16))
  })
  test('a tenth is still a tenth: more posts for all months that are left', () => {
    expect(why(change(first, 31, '2026-12-01', '303237.33'))).toBe('supplement-too-large')
    expect(why(change(first, 20, '2026-12-01', '107024.94'))).toBe('supplement-too-large')
    expect(why(change(first, 19, '2026-12-01', '89187.45'))).toBe('')
  })
  test('a further change never begins before the last one both signed; from its month on each month has the posts that were to be in it', () => {
    const january = signed(agreed(change(first, 15, '2027-01-01', '11891.66')), { versionNumber: 2 })
    const earlier = change(january, 16, '2026-12-01', '17837.49')
    expect(isRefusal(earlier) && Object.keys(earlier.fields ?? {})).toEqual(['effectiveOn'])
    const text = agreed(change(january, 16, '2027-02-01', '5945.83'))
    expect(postMonthsOf(posts(text))).toEqual(fraction(14 * 10 + 15 + 16))
    expect(why(change(january, 16, '2027-02-01', '6045.83'))).toContain('dearer')
    // The months before stay what they were, whichever change they belong to.
    expect(posts(text).settledPosts).toEqual([...(Array(10).fill(14) as number[]), 15])
    const same = agreed(change(signed(text), 17, '2027-02-01', '5945.83'))
    expect(postMonthsOf(posts(same))).toEqual(fraction(14 * 10 + 15 + 17))
  })
  test('what a change of something else says of them stays: fourteen in January, fifteen from February', () => {
    const february = signed(agreed(change(first, 15, '2027-02-01', '5945.83')), { versionNumber: 2 })
    const next = { ...february, terms: { ...february.terms, vacancyDays: 5 }, effectiveOn: day('2027-02-01') }
    const other = agreed(checkSupplement(february, next, { today, law }))
    expect([posts(other).settledPosts, postMonthsOf(posts(other))]).toEqual([Array(11).fill(14), fraction(169)])
  })
  test('what is shown of them says from when they are', () => {
    const text = agreed(change(first, 15, '2027-02-01', '5945.83'))
    expect(differences(first, text).find((d) => d.what.en.includes('岗位'))!.after!.en).toContain(
      '14 posts × 11 months + 15 posts × 1 month',
    )
  })
  test('any shares of posts, one after the other in any order of their days: nothing fails, no fen is lost, no month that passed changes', () =>
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            more: fc.integer({ min: 1, max: 20_000 }),
            month: fc.constantFrom('2026-12-01', '2027-01-01', '2027-02-01'),
            pay: fc.integer({ min: 0, max: 100 }),
          }),
          {
            maxLength: 5,
          },
        ),
        (steps) => {
          let now = signed({ ...combined(), lines: [postLine(yuan('998900'), 14, 12)] })
          const from = now.lines
          for (const s of steps) {
            const line = posts(now)
            const next = { ...line, posts: (Math.round(line.posts * 10_000) + s.more) / 10_000 }
            const amount = minor(line.amount + yuan(String(s.pay * 500)))
            const text = checkSupplement(now, { ...now, lines: [{ ...next, amount }], effectiveOn: day(s.month) }, { today, law }, from)
            differences(now, { ...now, lines: [next] })
            if (isRefusal(text)) continue
            const of = instalments(text)
            const was = instalments(now)
            expect(of.reduce((n, i) => n + i.amount, 0n)).toBe(amount)
            for (const [i, x] of of.entries())
              if (Temporal.PlainDate.compare(x.periodFrom, day(s.month)) < 0) expect(x.amount).toBe(was[i]!.amount)
            now = signed(text)
          }
        },
      ),
    ))
})
