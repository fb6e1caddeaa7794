import { day, moneyText, sum, yuan } from '#kernel'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { combined, postLine, projectLine } from './contract.sample.ts'
import { standardTerms } from './contract.ts'
import { instalments } from './instalments.ts'
import { payables, releasedFrom } from './payables.ts'

const text = (terms: Partial<typeof standardTerms>, lines = combined().lines) => ({
  ...{ startsOn: day('2026-03-01'), endsOn: day('2027-02-28'), lines },
  terms: { ...standardTerms, ...terms },
})

describe('an advance and a part kept back', () => {
  test('without either, what is paid is the instalments as they were', () => {
    const t = text({})
    expect(payables(t)).toEqual(instalments(t))
  })

  test('three tenths in advance and a twentieth kept back of a post of 120,000 over twelve months', () => {
    const rows = payables(text({ advanceShare: '0.3', retentionShare: '0.05', retentionDays: 90 }, [postLine(yuan('120000'), 2, 12)]))
    // 10,000 a month, less 3,000 and 500.
    expect(rows.map((r) => [r.kind, moneyText(r.amount)])).toEqual([
      ['advance', '36000.00'],
      ...Array.from({ length: 12 }, () => ['month', '6500.00']),
      ['release', '6000.00'],
    ])
    expect([rows[0]!.onSigning, rows.at(-1)!.periodFrom.toString()]).toEqual([true, '2027-05-29'])
  })

  test('whatever the shares and the price, all rows of a line add up to its amount, and none is below nothing', () =>
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 6000 }),
        fc.integer({ min: 1, max: 3900 }),
        fc.bigInt(100_000n, 10n ** 12n),
        fc.integer({ min: 1, max: 12 }),
        (advance, kept, amount, months) => {
          const line = postLine(amount as never, 2, months)
          const t = text({ advanceShare: `${advance}/10000`, retentionShare: `${kept}/10000` }, [line])
          const rows = payables(t)
          expect(sum(rows.map((r) => r.amount))).toBe(amount)
          expect(rows.every((r) => r.amount >= 0n)).toBe(true)
          expect(rows.filter((r) => r.kept).map((r) => r.amount + r.kept!.advance + r.kept!.retention)).toEqual(
            instalments(t).map((i) => i.amount),
          )
        },
      ),
    ))

  test('months that were signed before a post was prolonged keep what is paid of them', () => {
    const terms = { advanceShare: '1/3', retentionShare: '1/7' }
    const short = postLine(yuan('100000.07'), 1, 6)
    const of = (line: typeof short) => payables(text(terms, [line]))
    const was = of(short).filter((r) => r.kind === 'month')
    const settled = instalments(text(terms, [short])).map((i) => i.amount)
    const longer = { ...short, months: 8, amount: yuan('133333.43'), settled } as typeof short
    expect(
      of(longer)
        .filter((r) => r.kind === 'month')
        .slice(0, 6)
        .map((r) => moneyText(r.amount)),
    ).toEqual(was.map((r) => moneyText(r.amount)))
    expect(sum(of(longer).map((r) => r.amount))).toBe(yuan('133333.43'))
  })

  test('units are paid less the shares, and what both come to stands in rows of its own', () => {
    const rows = payables(text({ advanceShare: '0.5' }, [projectLine(yuan('300.01'), 7)]))
    expect(rows.map((r) => [r.key.split(':')[1], moneyText(r.amount)])).toEqual([
      ['advance', '1050.03'],
      ['units', '1050.04'],
    ])
  })

  test.each([
    [{ retentionUntil: 'end' as const, retentionDays: 0 }, null, '2027-03-01'],
    [{ retentionUntil: 'end' as const, retentionDays: 180 }, '2026-05-01', '2027-08-27'],
    [{ retentionUntil: 'accepted' as const, retentionDays: 10 }, null, null],
    [{ retentionUntil: 'accepted' as const, retentionDays: 10 }, '2027-03-20', '2027-03-30'],
  ])('what is kept back is released by %j, all accepted on %s: from %s', (terms, accepted, from) =>
    expect(releasedFrom({ ...text(terms), closedOn: null }, accepted ? day(accepted) : null)?.toString() ?? null).toBe(from),
  )
})
