import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import ajvDraft04 from 'ajv-draft-04'
import addFormats from 'ajv-formats'
import { describe, expect, test } from 'vitest'
import { fraction, yuan } from '#kernel'
import { countries } from '#law'
import { checkPackage, checkPayments } from './check-release.ts'
import { extensionJson, extensionSchema } from './extension.ts'
import { packageOf } from './package.ts'
import type { PublicAcceptance, PublicContract, PublicInstalment, PublicPurchase } from './public-facts.ts'
import { publishedBy } from './published.ts'
import { areaAt, prefixAt, type Publishing, testPrefix } from './publishing.ts'
import { recordOf } from './record-of.ts'
import { releasesOf } from './releases.ts'
import { samplePurchase, stages, withSuccess } from '../../../tests/builders/public-purchase.ts'

const how: Publishing = {
  origin: 'https://tandem.example',
  zone: 'Asia/Shanghai',
  currency: 'CNY',
  ocidPrefix: testPrefix,
  countryName: '中国',
  identifier: countries.find((c) => c.name === 'cn')!.identifier,
}
const packed = (p = samplePurchase()) =>
  packageOf(releasesOf(p, how), how, { path: `/open/purchases/${p.id}/ocds.json`, publisherName: '星河区' })!
const last = <T>(list: readonly T[] | undefined): T => list!.at(-1)!

const on = (text: string) => Temporal.PlainDate.from(text)
/** The sample with its change signed for a later day, that moves its last instalments and adds one. */
const later = (asOf: string, effectiveOn = '2026-07-01') => {
  const p = samplePurchase()
  const [c] = p.contracts
  const [first, second] = c!.texts
  const changed = {
    ...second!,
    effectiveOn: on(effectiveOn),
    instalments: [...second!.instalments, { ...second!.instalments[0]!, key: 'lin_a:m03' }].map((i) => ({
      ...i,
      periodTo: on('2027-03-31'),
    })),
  }
  return { ...p, asOf: on(asOf), contracts: [{ ...c!, texts: [first!, changed] }] }
}

describe('a purchase as releases', () => {
  test('a credit code is given with its scheme where its check character is right, and not at all where it is not', () => {
    const identifiers = (creditCode: string) => {
      const p = samplePurchase()
      const text = JSON.stringify(packed({ ...p, purchaser: { ...p.purchaser, creditCode } }))
      return [...text.matchAll(/"identifier":\{"scheme":"([^"]*)","id":"([^"]*)"/g)].map((m) => `${m[1]} ${m[2]}`)
    }
    expect(new Set(identifiers('52999999DEM009099A'))).toEqual(new Set(['CN-USCI 52999999DEM009099A']))
    expect(identifiers('52999999DEM009099B')).toEqual([])
  })
  test('every event is one release, in the order in which it happened', () => {
    expect(releasesOf(samplePurchase(), how).map((r) => [r.date, r.tag.join('+')])).toEqual([
      // Days of the place begin at 16:00 UTC of the day before.
      ['2026-01-14T16:00:00Z', 'planning'],
      ['2026-01-19T16:00:00Z', 'tender'],
      ['2026-02-10T01:30:05Z', 'tenderUpdate'],
      // How many bids were valid, and the award, on the day of the opening: a second after one another, never before it.
      ['2026-02-10T01:30:06Z', 'tenderUpdate'],
      ['2026-02-10T01:30:07Z', 'award'],
      ['2026-02-20T02:30:00Z', 'contract'],
      ['2026-04-09T16:00:00Z', 'implementation'],
      ['2026-04-10T16:00:00Z', 'implementationUpdate'],
      ['2026-05-06T01:00:00Z', 'contractAmendment'],
      ['2026-05-07T16:00:00Z', 'implementationUpdate'],
      ['2026-05-19T16:00:00Z', 'implementationUpdate'],
      ['2026-05-31T16:00:00Z', 'implementationUpdate'],
      ['2026-09-30T16:00:00Z', 'implementationUpdate'],
    ])
  })

  test('from need to goal, indicator, promise and what was reached everything refers by id, and both sides say what counts', () => {
    const p = samplePurchase()
    const releases = releasesOf({ ...p, contracts: p.contracts.map(withSuccess) }, how)
    const [contract] = releases.find((r) => r.tag.includes('contract'))!.contracts!
    const [post, events] = contract!.items!
    expect(post!.goals).toEqual([
      {
        ...{ id: 'gol_a', description: '老人有人上门', beneficiaries: '独居老人', relatedNeed: 'ned_a' },
        indicators: [expect.objectContaining({ id: 'ind_a', baseline: '20', target: '60', promised: '66', shownBy: 'provider' })],
      },
    ])
    expect([events!.goals, events!.noGoalRationale]).toEqual([undefined, '活动由居民自己定。'])
    const said = releases.filter((r) => r.tag.includes('contractUpdate')).map((r) => r.contracts![0]!.successCriteria!)
    expect(said[1]).toEqual([{ id: 'lin_a', agreed: '老人说得出社工的名字，上门一次不落。' }])
    expect(said[0]).toEqual([
      {
        ...{ id: 'lin_a', purchaser: '老人说得出社工的名字。', provider: '上门一次不落。' },
        indicators: [{ id: 'ind_a', same: false, purchaser: '60' }],
      },
    ])
  })
  test('of a subsidised post the whole, the exact part that is paid, and who carries the rest', () => {
    const p = samplePurchase()
    const [c] = p.contracts
    const subsidy = { whole: '1498350.00', restFrom: '市社工协会', restMoney: '会费', until: null }
    const paid = { ...c!, texts: c!.texts.map((t) => ({ ...t, lines: t.lines.map((l) => (l.kind === 'post' ? { ...l, subsidy } : l)) })) }
    const [contract] = releasesOf({ ...p, contracts: [paid] }, how).find((r) => r.tag.includes('contract'))!.contracts!
    expect(contract!.items!.map((i) => i.subsidy)).toEqual([
      { whole: '1498350.00', paidShare: '2/3', restFrom: '市社工协会', restMoney: '会费' },
      undefined,
    ])
  })

  test('bids are counted once an award says so, and every step of a challenge or complaint is told without its words or sender', () => {
    const of = stages().find((s) => s.name === 'challenged')!.purchase
    const releases = releasesOf(of, how)
    const counted = releases.filter((r) => r.bids)
    expect(counted.map((r) => r.bids!.statistics.map((x) => [x.measure, x.value]))).toEqual([
      [
        ['bids', 3],
        ['bidders', 3],
        ['validBids', 3],
      ],
    ])
    // Before that, and where no bid was opened, nothing is counted.
    expect(releasesOf({ ...of, awards: [] }, how).some((r) => r.bids)).toBe(false)
    const steps = releases.flatMap((r) => (r.tender?.reviews ?? []).map((v) => [r.date.slice(0, 10), v.id, v.status, v.finding, v.outcome]))
    expect(steps).toEqual([
      ['2026-02-19', 'chl_a', 'received', undefined, undefined],
      ['2026-02-24', 'chl_b', 'returned', undefined, undefined],
      ['2026-03-02', 'chl_a', 'answered', 'no-effect', undefined],
      ['2026-03-09', 'cmp_a', 'received', undefined, undefined],
      ['2026-03-11', 'cmp_a', 'suspended', undefined, undefined],
      ['2026-04-01', 'cmp_a', 'decided', 'upheld', 'next'],
    ])
    expect(recordOf(releases).compiledRelease.tender).toMatchObject({
      reviews: [
        { id: 'chl_a', kind: 'challenge', subject: 'result', status: 'answered', numberOfDays: 11 },
        { id: 'chl_b', kind: 'challenge', status: 'returned' },
        { id: 'cmp_a', kind: 'complaint', relatedReview: 'chl_a', finding: 'upheld', numberOfDays: 23 },
      ],
    })
  })

  test('a release never changes when more happens', () => {
    const known = new Map<string, unknown>()
    for (const { name, purchase } of stages().filter((s) => !['void', 'direct', 'said what counts', 'challenged'].includes(s.name))) {
      const now = releasesOf(purchase, how)
      for (const [id, before] of known)
        expect(
          now.find((r) => r.id === id),
          `${name}: ${id}`,
        ).toEqual(before)
      for (const r of now) known.set(r.id, r)
    }
    expect(known.size).toBe(14)
  })

  test('half a post is said as what it is', () => {
    const whole = samplePurchase()
    const halved = JSON.parse(
      JSON.stringify(whole, (_, v: unknown) => (typeof v === 'bigint' ? `fen ${v}` : v)),
      (k, v: unknown) => (k === 'posts' ? 0.5 : typeof v === 'string' && v.startsWith('fen ') ? BigInt(v.slice(4)) : v),
    ) as { plan: { lines: unknown[] } }
    const lines = (halved.plan.lines as NonNullable<typeof whole.plan>['lines']).map((l) => (l.kind === 'post' ? { ...l, months: 11 } : l))
    const packed = JSON.stringify(releasesOf({ ...whole, plan: { ...whole.plan!, lines } }, how))
    expect(packed).toContain('0.5 个岗位（11 个月）')
  })
  test('the number of bidders is not there before the opening', () => {
    const called = stages().find((s) => s.name === 'called')!.purchase
    expect(JSON.stringify(releasesOf(called, how))).not.toContain('numberOfTenderers')
    expect(releasesOf(samplePurchase(), how)[2]!.tender).toEqual({ id: 'pur_a-tender', status: 'active', numberOfTenderers: 3 })
  })

  test('a contract says what one unit must be and when its stages are due; plan and tender have neither', () => {
    const all = releasesOf(samplePurchase(), how)
    const signed = all.flatMap((r) => r.contracts ?? []).find((c) => c.items?.some((i) => i.lineKind === 'project'))!
    const item = signed.items!.find((i) => i.lineKind === 'project')!
    expect(item.unitTerms).toEqual({ workKinds: ['event'], people: 200 })
    expect(item.paymentStages).toEqual([
      { id: `${item.id}:s1`, title: 'Advance', share: '2/5', onSigning: true },
      {
        id: `${item.id}:s2`,
        title: 'Last',
        share: '3/5',
        onSigning: false,
        earliestDate: '2027-02-28T00:00:00+08:00',
        needs: [{ id: item.id, count: 7 }],
        after: `${item.id}:s1`,
      },
    ])
    expect(JSON.stringify(all.filter((r) => !r.contracts))).not.toMatch(/unitTerms|paymentStages/)
  })

  test('a partial acceptance is partially met, a whole one is met on its day', () => {
    const { milestones, acceptances } = releasesOf(samplePurchase(), how)[6]!.contracts![0]!.implementation!
    expect(milestones!.map((m) => [m.status, m.dateMet, m.acceptedShare])).toEqual([
      ['met', '2026-04-10T00:00:00+08:00', '1'],
      ['partiallyMet', undefined, '1/7'],
      // Disputed: its share is told when the dispute is settled, below.
      ['partiallyMet', undefined, undefined],
    ])
    const settled = releasesOf(samplePurchase(), how).find((r) => r.id.includes('settlement'))!.contracts![0]!.implementation!.milestones!
    expect(settled.map((m) => [m.status, m.dateMet, m.acceptedShare])).toEqual([['met', '2026-06-01T00:00:00+08:00', '1']])
    expect(acceptances![0]).toMatchObject({ dueDate: '2026-04-13T23:59:59+08:00', acceptedBy: 'purchaser', residentsHeard: 12 })
  })

  test('records that were drawn are told as counts; each edition of a value is a release of its own, with what was asked and promised', () => {
    const [c] = samplePurchase().contracts
    const value = (edition: number, reached: 'short' | 'reached', is: string): PublicContract['values'][number] => ({
      id: 'ind_a-m01',
      indicatorId: 'ind_a',
      edition,
      lineId: c!.texts[0]!.lines[0]!.id,
      name: '每周上门的老人',
      kind: 'output',
      unit: '人',
      better: 'more',
      target: '60',
      promised: '66',
      shownFor: { zh: '第 1 个月', en: 'Month 1' },
      value: is,
      reached,
      shownOn: Temporal.PlainDate.from('2026-04-01'),
      enteredAt: Temporal.Instant.from(`2026-04-0${edition}T02:00:00Z`),
    })
    const p = { ...samplePurchase(), contracts: [{ ...c!, values: [value(1, 'reached', '66'), value(2, 'short', '61')] }] }
    const all = releasesOf(p, how)
    const told = all.flatMap((r) => r.contracts?.[0]?.implementation?.indicatorValues ?? [])
    expect(told.map((v) => [v.id, v.value, v.promised, v.reached, v.dateShown])).toEqual([
      ['ind_a-m01', '66', '66', 'reached', '2026-04-01T00:00:00+08:00'],
      ['ind_a-m01', '61', '66', 'short', '2026-04-01T00:00:00+08:00'],
    ])
    const checked = all.flatMap((r) => r.contracts?.[0]?.implementation?.acceptances ?? []).map((a) => a.recordsChecked)
    expect(checked).toEqual([{ records: 40, drawn: 5, asRecorded: 3, differing: 1, notCheckable: 0, notChecked: 1 }])
    expect(checkPackage(packed(p))).toEqual([])
  })

  test('a later text sets what was accepted not back to scheduled', () => {
    const amendment = releasesOf(samplePurchase(), how)[8]!.contracts![0]!
    expect(amendment.value).toEqual({ amount: 1054000, currency: 'CNY' })
    expect(amendment.implementation).toBeUndefined()
  })

  describe('a change that buys more units of what is accepted already', () => {
    /** The sample with so many of seven events accepted on 10 April, and ten bought by the second text. */
    const more = (p: PublicPurchase, accepted: number): PublicPurchase => {
      const [c] = p.contracts
      const ten = (i: PublicInstalment) => (i.kind === 'units' ? { ...i, quantity: 10, amount: yuan('73000') } : i)
      const texts = c!.texts.map((t) => (t.number === 2 ? { ...t, instalments: t.instalments.map(ten) } : t))
      const parts = (a: PublicAcceptance) =>
        a.parts.map((x) => (x.instalmentKey.endsWith(':units') ? { ...x, accepted: { count: fraction(accepted), of: fraction(7) } } : x))
      return { ...p, contracts: [{ ...c!, texts, acceptances: c!.acceptances.map((a) => ({ ...a, parts: parts(a) })) }] }
    }
    const units = (p: PublicPurchase) =>
      releasesOf(p, how).flatMap((r) =>
        (r.contracts?.[0]?.implementation?.milestones ?? [])
          .filter((m) => m.id.endsWith(':units'))
          .map((m) => [m.status, m.acceptedShare, m.value?.amount, m.dateMet]),
      )
    test.each([
      [2, ['partiallyMet', '2/7', undefined, undefined], ['partiallyMet', '1/5', 73000, null]],
      [7, ['met', '1', undefined, '2026-04-10T00:00:00+08:00'], ['partiallyMet', '7/10', 73000, null]],
    ])('%i of seven are as many of ten, and the new worth is told', (accepted, before, after) => {
      const scheduled = ['scheduled', undefined, 51100, undefined]
      const p = more(samplePurchase(), accepted)
      expect(units(p)).toEqual([scheduled, before, after])
      expect(checkPackage(packed(p))).toEqual([])
      // Signed in May for July: the same, in July.
      const july = more(later('2026-07-01'), accepted)
      expect(units(july)).toEqual([scheduled, before, after])
      expect(checkPackage(packed(july))).toEqual([])
    })
  })

  describe('a change that is signed for a later day', () => {
    const told = (asOf: string) => releasesOf(later(asOf), how).filter((r) => r.tag.includes('contractAmendment'))

    test('is told when both have signed it, with its first day, and changes nothing in the contract yet', () => {
      const [amendment, ...more] = told('2026-06-30')
      expect(more).toEqual([])
      const [c] = amendment!.contracts!
      expect([amendment!.date, c!.value, c!.items, c!.period, c!.implementation]).toEqual([
        '2026-05-06T01:00:00Z',
        undefined,
        undefined,
        undefined,
        undefined,
      ])
      expect(c!.amendments).toMatchObject([
        { date: '2026-05-06T09:00:00+08:00', effectiveDate: '2026-07-01T00:00:00+08:00', value: { amount: 1054000, currency: 'CNY' } },
      ])
    })
    test('is the contract from its day on, in a release of its own', () => {
      const [signed, holds, ...more] = told('2026-07-01')
      expect(more).toEqual([])
      expect(signed).toEqual(told('2026-06-30')[0])
      expect([holds!.date, holds!.contracts![0]!.value]).toEqual(['2026-06-30T16:00:00Z', { amount: 1054000, currency: 'CNY' }])
      // What was accepted on 10 April is not set back.
      expect(holds!.contracts![0]!.implementation!.milestones!.map((m) => m.id)).toEqual(['lin_a:m03'])
    })
    test('what is accepted before that day is told in the words of the text that held', () => {
      const settled = (p: ReturnType<typeof later>) =>
        releasesOf(p, how).find((r) => r.id.includes('settlement'))!.contracts![0]!.implementation!.milestones![0]!.dueDate
      // The dispute was settled on 1 June.
      expect(settled(later('2026-12-01'))).toBe('2026-04-30T23:59:59+08:00')
      expect(settled(later('2026-12-01', '2026-06-01'))).toBe('2027-03-31T23:59:59+08:00')
    })
    test('never holds in a contract that ended before', () => {
      const p = later('2026-12-01')
      const over = { ...p, contracts: [{ ...p.contracts[0]!, endedOn: on('2026-06-15') }] }
      expect(releasesOf(over, how).filter((r) => r.tag.includes('contractAmendment'))).toHaveLength(1)
    })
    test('passes our check, and no release changes when the day comes', () => {
      const before = releasesOf(later('2026-06-30'), how)
      const after = releasesOf(later('2026-07-01'), how)
      for (const r of before) expect(after).toContainEqual(r)
      for (const p of [later('2026-06-30'), later('2026-07-01')]) expect(checkPackage(packed(p))).toEqual([])
    })
  })

  test('the payment that settles a claim says how late it was and what interest that cost', () => {
    const paid = releasesOf(samplePurchase(), how).filter((r) => r.contracts?.[0]?.implementation?.transactions)
    expect(paid[0]!.contracts![0]!.implementation!.paymentObligations).toBeUndefined()
    const settling = paid[1]!.contracts![0]!.implementation!
    expect(last(settling.paymentObligations)).toMatchObject({
      dueDate: '2026-05-10T23:59:59+08:00',
      daysLate: 10,
      interest: { amount: 452.71, currency: 'CNY' },
    })
    // 541.67 of the claim and 452.71 of interest came together: two transactions, so that the price adds up without the interest.
    expect(settling.transactions!.map((t) => [t.id, t.kind, t.value.amount, t.relatedObligation])).toEqual([
      ['pay_b', 'price', 541.67, 'clm_a'],
      ['pay_b-interest', 'lateInterest', 452.71, 'clm_a'],
    ])
    const price = releasesOf(samplePurchase(), how)
      .flatMap((r) => r.contracts?.[0]?.implementation?.transactions ?? [])
      .filter((t) => t.kind === 'price')
    expect(price.reduce((n, t) => n + Math.round(t.value.amount * 100), 0)).toBe(9054167)
    expect(checkPayments(releasesOf(samplePurchase(), how))).toEqual([])
  })

  test('a contract that has ended stays ended, whatever is accepted and paid afterwards', () => {
    const p = samplePurchase()
    const [c] = p.contracts
    const over = { ...p, contracts: [{ ...c!, endedOn: Temporal.PlainDate.from('2026-05-01') }] }
    const told = releasesOf(over, how).flatMap((r) => r.contracts?.map((x) => [r.tag[0], x.status]) ?? [])
    const end = told.findIndex(([tag]) => tag === 'contractTermination')
    expect(end).toBeGreaterThan(0)
    expect(told.slice(0, end).map(([, status]) => status)).not.toContain('terminated')
    expect(new Set(told.slice(end).map(([, status]) => status))).toEqual(new Set(['terminated']))
    expect(told.length - end).toBeGreaterThan(3)
  })

  test('an instalment on signing is met when it is paid, and a later text does not set it back', () => {
    const p = samplePurchase()
    const [c] = p.contracts
    const texts = c!.texts.map((t) => ({
      ...t,
      instalments: [
        {
          ...{ key: 'lin_x:s1', kind: 'milestone' as const, quantity: 1, title: { zh: '签订合同', en: 'On signing' } },
          ...{ periodTo: t.endsOn, amount: yuan('90541.67'), onSigning: true },
        },
      ],
    }))
    const settledOn = Temporal.PlainDate.from('2026-03-10')
    const claim = {
      ...c!.claims[0]!,
      acceptanceId: null,
      source: 'signing' as const,
      madeOn: Temporal.PlainDate.from('2026-03-01'),
      settledOn,
    }
    const [first] = claim.payments
    const whole = { ...first!.entries[0]!, amount: claim.amount, paidOn: settledOn }
    const payments = [{ ...first!, entries: [whole], becomes: { as: 'settled' as const, on: settledOn, daysLate: 0, interest: null } }]
    const paid = { ...p, contracts: [{ ...c!, texts, acceptances: [], claims: [{ ...claim, payments }] }] }
    const told = releasesOf(paid, how).flatMap((r) => r.contracts?.[0]?.implementation?.milestones ?? [])
    expect(told.map((m) => [m.id, m.status, m.dateMet])).toEqual([
      ['lin_x:s1', 'scheduled', undefined],
      ['lin_x:s1', 'met', '2026-03-10T00:00:00+08:00'],
    ])
  })

  test('a title that nobody translated is given in its own language alone', () => {
    const p = samplePurchase()
    const [c] = p.contracts
    const asTyped = { zh: '中期验收', en: '中期验收' }
    const texts = c!.texts.map((t) => ({ ...t, instalments: t.instalments.map((i) => ({ ...i, title: asTyped })) }))
    const told = {
      ...c!,
      texts,
      acceptances: c!.acceptances.map((a) => ({ ...a, title: asTyped })),
      claims: c!.claims.map((k) => ({ ...k, title: asTyped })),
    }
    const all = releasesOf({ ...p, contracts: [told] }, how).flatMap((r) => r.contracts ?? [])
    const titled = all.flatMap(({ implementation: i }) => [
      ...(i?.milestones ?? []),
      ...(i?.acceptances ?? []),
      ...(i?.paymentObligations ?? []),
    ])
    expect(titled.length).toBeGreaterThan(3)
    expect(titled.filter((t) => t.title_en !== undefined)).toEqual([])
    // What is said in both keeps both.
    expect(all.flatMap((x) => x.duties ?? []).every((d) => d.title_en)).toBe(true)
  })

  test('a release is dated by the moment it became public, and what is entered late comes last', () => {
    const at = (s: string) => Temporal.Instant.from(s)
    const p = samplePurchase()
    const claim = p.contracts[0]!.claims[0]!
    const late: typeof p = {
      ...p,
      published: new Map([
        ['planning-pln_a', at('2026-01-15T02:11:12Z')],
        ['claim-clm_a', at('2026-04-11T03:00:00Z')],
        // A verdict that is shown before the payment of May is entered.
        ['verdict-rnd_a', at('2026-10-01T04:00:00Z')],
      ]),
      contracts: [
        {
          ...p.contracts[0]!,
          claims: [{ ...claim, payments: claim.payments.map((x) => ({ ...x, recordedAt: at('2026-11-28T15:34:00Z') })) }],
        },
      ],
    }
    const all = releasesOf(late, how)
    expect(all[0]!.date).toBe('2026-01-15T02:11:12Z')
    const paid = all.filter((r) => r.contracts?.[0]?.implementation?.transactions)
    // Entered on 28 November at 23:34: published then, whatever day the money went out.
    expect(paid.map((r) => [r.date, r.contracts![0]!.implementation!.transactions![0]!.date])).toEqual([
      ['2026-11-28T15:34:00Z', '2026-05-08T00:00:00+08:00'],
      ['2026-11-28T15:34:01Z', '2026-05-20T00:00:00+08:00'],
    ])
    expect(all.at(-1)).toBe(paid[1])
    // Whoever has everything up to the verdict gets all of the rest by asking for what came after it.
    const before = releasesOf({ ...late, contracts: [{ ...late.contracts[0]!, claims: [{ ...claim, payments: [] }] }] }, how)
    expect(all.slice(0, before.length)).toEqual(before)
  })

  test('the price of a unit times its number is the amount of the line, to the cent', () => {
    const p = samplePurchase()
    const line = p.plan!.lines.find((l) => l.kind === 'post')!
    const asPost = (posts: number, months: number, amount: string) => {
      const lines = [{ ...line, posts, months, amount: yuan(amount) } as typeof line]
      const item = releasesOf({ ...p, plan: { ...p.plan!, lines }, tenders: [], awards: [], contracts: [] }, how)[0]!.tender!.items![0]!
      return [item.quantity, item.unit!.name, item.unit!.value!.amount]
    }
    expect(asPost(14, 12, '1050000')).toEqual([168, '岗位月', 6250])
    // 998,900 / 168 has no end; 998,900 / 14 has one.
    expect(asPost(14, 12, '998900')).toEqual([14, '岗位（12 个月）', 71350])
    expect(asPost(3, 12, '100000')).toEqual([1, '3 个岗位（12 个月）', 100000])
  })

  test('without a competition award and contract come together, with the published reason', () => {
    const direct = releasesOf(stages().find((s) => s.name === 'direct')!.purchase, how)[1]!
    expect(direct.tag).toEqual(['award', 'contract'])
    expect(direct.awards![0]!.id).toBe(direct.contracts![0]!.awardID)
    expect(direct.tender!.procurementMethodRationale).toBe('续签第二年')
  })

  test('the package is dated by its newest release, so the same facts give the same bytes', () => {
    expect(packed().publishedDate).toBe('2026-09-30T16:00:00Z')
    expect(JSON.stringify(packed())).toBe(JSON.stringify(packed()))
  })
})

describe('our own check of the structure', () => {
  test.each(stages())('a purchase that is $name passes', ({ purchase }) => expect(checkPackage(packed(purchase))).toEqual([]))

  const broken = (change: (p: ReturnType<typeof draft>) => void) => {
    const p = draft()
    change(p)
    return checkPackage(p).join('\n')
  }
  const draft = () => JSON.parse(JSON.stringify(packed())) as { releases: Record<string, never>[] } & Record<string, unknown>
  type PublicRelease = { contracts: { implementation: { milestones: { dateMet: string | null }[] } }[] }
  test.each<[string, (p: ReturnType<typeof draft>) => void, string]>([
    [
      'no publisher',
      (p) => {
        delete p.publisher
      },
      'package.publisher: missing',
    ],
    [
      'the day of what is met taken away',
      (p) => {
        const [m] = (p.releases[6] as unknown as PublicRelease).contracts[0]!.implementation.milestones
        m!.dateMet = null
      },
      'milestones[0].dateMet: null means',
    ],
    [
      'no releases',
      (p) => {
        p.releases = []
      },
      'package.releases: empty',
    ],
    [
      'a release without date',
      (p) => {
        delete p.releases[0]!.date
      },
      'releases[0].date: missing',
    ],
    [
      'the same id twice',
      (p) => {
        p.releases[1]!.id = p.releases[0]!.id!
      },
      'releases[1].id: used twice',
    ],
    [
      'an unknown tag',
      (p) => {
        p.releases[0]!.tag = ['plan'] as never
      },
      'unknown plan',
    ],
    [
      'a date in local time',
      (p) => {
        p.releases[0]!.date = '2026-01-15T00:00:00+08:00' as never
      },
      'not a moment in UTC',
    ],
    [
      'a date without its offset',
      (p) => {
        Object.assign(p.releases[1]!.tender!, { tenderPeriod: { startDate: '2026-01-20T00:00:00' } })
      },
      'not a moment with its offset',
    ],
    [
      'a unit price that does not add up',
      (p) => {
        ;(p.releases[1]!.tender as unknown as { items: { unit: { value: { amount: number } } }[] }).items[0]!.unit.value.amount += 0.01
      },
      'is not',
    ],
    [
      'a release out of order',
      (p) => {
        p.releases.reverse()
      },
      'not after the release before it',
    ],
    [
      'a null',
      (p) => {
        p.releases[0]!.buyer = null as never
      },
      'null means',
    ],
    [
      'a supplier who is no party',
      (p) => {
        p.releases[4]!.parties = [] as never
      },
      'is not among the parties',
    ],
    [
      'an unknown status',
      (p) => {
        Object.assign(p.releases[1]!.tender!, { status: 'open' })
      },
      'unknown open',
    ],
    [
      'a contract without award',
      (p) => {
        delete (p.releases[5]!.contracts as unknown as Record<string, unknown>[])[0]!.awardID
      },
      'awardID: missing',
    ],
  ])('%s is found', (_, change, says) => expect(broken(change)).toContain(says))
})

describe('when something became public', () => {
  const at = (s: string) => Temporal.Instant.from(s)
  test('is the moment of the last entry that says so, by the release it makes', () => {
    const found = publishedBy(
      [
        { action: 'evaluations.give', subjectId: 'rnd_a', at: at('2026-10-01T03:00:00Z') },
        { action: 'evaluations.reveal', subjectId: 'rnd_a', at: at('2026-10-08T16:00:01Z') },
        { action: 'delivery.settle', subjectId: 'acc_a', at: at('2026-05-31T16:30:00Z') },
        { action: 'plans.submit', subjectId: 'pln_a', at: at('2026-01-10T01:00:00Z') },
      ],
      'Asia/Shanghai',
    )
    expect([...found].map(([k, v]) => [k, v.toString()])).toEqual([
      // Half past midnight in the place.
      ['settlement-acc_a-2026-06-01', '2026-05-31T16:30:00Z'],
      ['verdict-rnd_a', '2026-10-08T16:00:01Z'],
    ])
  })
})

const schemas = fileURLToPath(new URL('../../../../shared/data/ocds-1.1.5/', import.meta.url))
const read = (name: string) => JSON.parse(readFileSync(`${schemas}${name}`, 'utf8')) as Record<string, unknown>

/** JSON Merge Patch (RFC 7396), as OCDS applies extensions. */
const patched = (base: unknown, patch: unknown): unknown => {
  if (typeof patch !== 'object' || patch === null || Array.isArray(patch)) return patch
  const out: Record<string, unknown> = { ...(base as Record<string, unknown> | undefined) }
  for (const [k, v] of Object.entries(patch)) out[k] = patched(out[k], v)
  return out
}
const validator = (release: unknown) => {
  const ajv = new ajvDraft04({ strict: false, allErrors: true })
  addFormats.default(ajv)
  ajv.addSchema(release as Record<string, unknown>, 'https://standard.open-contracting.org/schema/1__1__5/release-schema.json')
  return ajv.compile(read('release-package-schema.json'))
}

describe.skipIf(!existsSync(`${schemas}release-schema.json`))('the official schemas of OCDS 1.1.5', () => {
  test.each(stages())('a purchase that is $name passes', ({ purchase }) => {
    const check = validator(read('release-schema.json'))
    expect(check(packed(purchase)) ? [] : check.errors).toEqual([])
  })
  test.each(stages())('and with our extension in it too: $name', ({ purchase }) => {
    const check = validator(patched(read('release-schema.json'), extensionSchema))
    expect(check(packed(purchase)) ? [] : check.errors).toEqual([])
  })
  test('a change that was signed for later passes, before its day and from it', () => {
    for (const asOf of ['2026-06-30', '2026-07-01']) {
      const check = validator(patched(read('release-schema.json'), extensionSchema))
      expect(check(packed(later(asOf))) ? [] : check.errors).toEqual([])
    }
  })
  test('they find what is wrong, in the standard and in our extension', () => {
    const bare = validator(read('release-schema.json'))
    const p = JSON.parse(JSON.stringify(packed())) as {
      releases: { id?: string; contracts?: { implementation: { acceptances?: { acceptedBy: string }[] } }[] }[]
    }
    p.releases[6]!.contracts![0]!.implementation.acceptances![0]!.acceptedBy = 'nobody'
    expect(bare(p)).toBe(true)
    expect(validator(patched(read('release-schema.json'), extensionSchema))(p)).toBe(false)
    delete p.releases[0]!.id
    expect(bare(p)).toBe(false)
  })
  test('every field we publish is in the standard or in our extension', () => {
    const schema = patched(read('release-schema.json'), extensionSchema) as {
      definitions: Record<string, { properties: Record<string, unknown>; patternProperties?: Record<string, unknown> }>
    } & Record<string, unknown>
    const unknown: string[] = []
    const walk = (value: unknown, s: Record<string, unknown> | undefined, place: string): void => {
      const at = typeof s?.$ref === 'string' ? (schema.definitions[s.$ref.replace('#/definitions/', '')] as Record<string, unknown>) : s
      if (Array.isArray(value)) return value.forEach((v) => walk(v, at?.items as Record<string, unknown>, place))
      if (typeof value !== 'object' || value === null) return
      for (const [k, v] of Object.entries(value)) {
        const known = (at?.properties as Record<string, Record<string, unknown>> | undefined)?.[k]
        const like = Object.keys((at?.patternProperties as object | undefined) ?? {}).some((p) => new RegExp(p).test(k))
        if (!known && !like) unknown.push(`${place}.${k}`)
        walk(v, known, `${place}.${k}`)
      }
    }
    for (const r of [...packed().releases, ...packed(later('2026-07-01')).releases])
      walk(r, schema as unknown as Record<string, unknown>, 'release')
    expect(unknown).toEqual([])
  })
})

describe('docs/extension', () => {
  const doc = (name: string) => JSON.parse(readFileSync(new URL(`../../../docs/extension/${name}`, import.meta.url), 'utf8')) as unknown
  test('holds what the server serves', () => {
    expect(doc('extension.json')).toEqual(extensionJson)
    expect(doc('release-schema.json')).toEqual(extensionSchema)
  })
})

test('a purchase keeps the prefix under which it was first published, and a new one is for those after it', () => {
  const at = (text: string) => Temporal.Instant.from(text)
  const set = {
    laterPrefixes: [
      { prefix: 'ocds-b2b2b2', from: at('2026-06-01T00:00:00Z') },
      { prefix: 'ocds-a1a1a1', from: at('2026-03-01T00:00:00Z') },
    ],
  }
  const moments = ['2026-02-28T23:59:59Z', '2026-03-01T00:00:00Z', '2026-05-31T00:00:00Z', '2026-07-01T00:00:00Z']
  const prefixes = moments.map((m) => prefixAt({ ...how, ...set }, at(m)))
  expect(prefixes).toEqual([testPrefix, 'ocds-a1a1a1', 'ocds-a1a1a1', 'ocds-b2b2b2'])
  const released = releasesOf(samplePurchase(), how)
  const first = at(released[0]!.date)
  const asSet = (from: Temporal.Instant) => releasesOf(samplePurchase(), { ...how, laterPrefixes: [{ prefix: 'ocds-c3c3c3', from }] })
  // Set a moment after the first release, a prefix leaves every byte as it was; set before it, all of them bear it.
  expect(asSet(first.add({ seconds: 1 }))).toEqual(released)
  expect(new Set(asSet(first.subtract({ hours: 48 })).map((r) => r.ocid.slice(0, 11)))).toEqual(new Set(['ocds-c3c3c3']))
})

test('an office is where its jurisdiction lies, by the name of its place when each release was published; an institution is asked nothing', () => {
  const p = samplePurchase()
  const plain = releasesOf(p, how)
  const middle = Temporal.Instant.from(plain[Math.floor(plain.length / 2)]!.date)
  const here = { ...how, region: '广东省', locality: '深圳市', ownNames: [{ name: '双塔区', from: middle }] }
  const told = releasesOf(p, here)
  const address = (r: (typeof told)[number], role: string) => r.parties?.find((x) => x.roles.some((is) => is === role))?.address
  expect(address(told[0]!, 'buyer')).toEqual({ countryName: '中国', region: '广东省', locality: '深圳市' })
  expect(address(told.findLast((r) => r.parties)!, 'buyer')).toEqual({ countryName: '中国', region: '广东省', locality: '双塔区' })
  expect(address(told.findLast((r) => address(r, 'supplier'))!, 'supplier')).toEqual({ countryName: '中国' })
  // What was published before the name was given stays what it was.
  const before = told.filter((r) => r.date < plain[Math.floor(plain.length / 2)]!.date)
  expect(before).toEqual(releasesOf(p, { ...here, ownNames: [] }).slice(0, before.length))
  expect(areaAt({ region: '北京市', locality: '北京市' }, middle)).toEqual({ region: '北京市' })
})
