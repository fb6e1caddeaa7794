import { day, type Id, isRefusal, minor, perCent, type Refusal, shareOfPerCent, yuan } from '#kernel'
import { knownLaw } from '#law'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkSupplement } from './supplement.ts'
import { checkText } from './check-text.ts'
import { differences } from './differences.ts'
import { clausesOf } from './clauses.ts'
import type { Contract, ContractLine, ContractText } from './contract.ts'
import { combined, milestoneLine, postLine, projectLine } from './contract.sample.ts'
import { dutyTerms } from './duty-terms.ts'
import { fairnessOf } from './fairness.ts'

const asText = (t: ContractText): string => JSON.stringify(t, (_, v: unknown) => (typeof v === 'bigint' ? String(v) : v))
const lawDay = day('2026-02-03')
const law = knownLaw('cn')
const facts = { providerIsEnterprise: false, lawDay, law }
const wrong = (t: ContractText, f = facts) => Object.keys((checkText(t, f) as Refusal | undefined)?.fields ?? {})
const withLine = (l: ContractLine): ContractText => ({ ...combined(), lines: [l] })
const signed = (t: ContractText): Contract => ({
  ...t,
  id: 'con_0' as Id<'contract'>,
  number: 'HT-2026-001',
  purchaseId: 'p',
  tenderId: null,
  noTenderReason: 'x',
  purchaserId: 'a',
  providerId: 'b',
  state: 'active',
  versionNumber: 1,
  total: yuan('1050000'),
  originalTotal: yuan('1050000'),
  lawDay,
  noticeOn: null,
  signedOn: lawDay,
  publishedOn: null,
  closedOn: null,
  closeReason: null,
  version: 3,
})

test('conditions that were signed before this was asked are left as they are, and asked when they are changed', () => {
  const t = withLine({ ...projectLine(yuan('10'), 3), unitTerms: { what: [], minutes: null, people: null, sessions: 366 } } as ContractLine)
  const fewer = { ...t, lines: t.lines.map((l) => ({ ...l, unitTerms: { ...l.unitTerms!, sessions: 400 } })) } as ContractText
  expect(wrong(t, { ...facts, signed: t } as never)).toEqual([])
  expect(wrong(fewer, { ...facts, signed: t } as never)).toEqual(['lines.0.unitSessions'])
})

describe('a text hangs together', () => {
  test.each([
    ['F-24 as it is', combined(), []],
    ['no lines', { ...combined(), lines: [] }, ['lines']],
    ['ends before it begins', { ...combined(), endsOn: day('2026-02-28') }, ['endsOn', 'lines.0']],
    ['R-43: three years to the day', { ...combined(), endsOn: day('2029-02-28') }, []],
    ['R-43: a day more than three years', { ...combined(), endsOn: day('2029-03-01') }, ['endsOn']],
    ['posts beyond the end', withLine(postLine(yuan('100'), 1, 13)), ['lines.0']],
    ['a third of a post, not exact', withLine(postLine(yuan('100'), 0.33333, 12)), ['lines.0']],
    ['half a post', withLine(postLine(yuan('100'), 0.5, 12)), []],
    ['quantity times price is another amount', withLine({ ...projectLine(yuan('10'), 3), amount: yuan('31') }), ['lines.0']],
    [
      'conditions of a unit that no record can meet, each at its own field',
      withLine({
        ...projectLine(yuan('10'), 3),
        unitTerms: { what: [], minutes: 525_601, people: 42, sessions: 366, members: 43 },
      } as ContractLine),
      ['lines.0.unitSessions', 'lines.0.unitMinutes', 'lines.0.unitMembers'],
    ],
    [
      'stages of 40, 40 and 20 per cent',
      withLine(
        milestoneLine(yuan('9'), [
          ['a', '2/5', 'signing'],
          ['b', '40/100', 'acceptance'],
          ['c', '0.2', 'acceptance'],
        ]),
      ),
      [],
    ],
    [
      'stages that leave a hundredth',
      withLine(
        milestoneLine(yuan('9'), [
          ['a', '2/5', 'signing'],
          ['b', '59/100', 'acceptance'],
        ]),
      ),
      ['lines.0'],
    ],
    ['a stage that is no number', withLine(milestoneLine(yuan('9'), [['a', 'all', 'signing']])), ['lines.0']],
    ['a text of five hundred lines', { ...combined(), lines: Array.from({ length: 500 }, () => projectLine(yuan('10'), 3)) }, ['lines']],
    [
      'three lines that hang on each other in a circle',
      (() => {
        const [a, b, c] = [projectLine(yuan('1'), 1), postLine(yuan('12'), 1, 12), projectLine(yuan('1'), 1)]
        return {
          ...withLine(a),
          lines: [
            { ...a, hangsOn: b.id },
            { ...b, hangsOn: c.id },
            { ...c, hangsOn: a.id },
          ],
        }
      })(),
      ['lines.0', 'lines.1', 'lines.2'],
    ],
    [
      'a line that hangs on itself',
      (() => {
        const l = projectLine(yuan('1'), 1)
        return withLine({ ...l, hangsOn: l.id })
      })(),
      ['lines.0'],
    ],
    [
      'two lines that hang on each other',
      (() => {
        const [a, b] = [projectLine(yuan('1'), 1), projectLine(yuan('1'), 1)]
        return {
          ...withLine(a),
          lines: [
            { ...a, hangsOn: b.id },
            { ...b, hangsOn: a.id },
          ],
        }
      })(),
      ['lines.0', 'lines.1'],
    ],
    [
      'a line that begins before the one it hangs on',
      (() => {
        const [a, b] = [postLine(yuan('12'), 1, 6), postLine(yuan('12'), 1, 12)]
        return {
          ...withLine(b),
          lines: [
            { ...a, fromMonth: 7 },
            { ...b, hangsOn: a.id },
          ],
        }
      })(),
      ['lines.1'],
    ],
    [
      'the same line twice',
      (() => {
        const a = projectLine(yuan('1'), 1)
        return { ...withLine(a), lines: [a, { ...a, title: 'again' }] }
      })(),
      ['lines.1'],
    ],
    ['a project paid by month', withLine({ ...projectLine(yuan('1'), 1), paidBy: 'month' }), ['lines.0']],
    ['a post paid by stages', withLine({ ...postLine(yuan('12'), 1, 12), paidBy: 'milestones' }), ['lines.0']],
    ['a cap of 101 per cent', { ...combined(), terms: { ...combined().terms, errandCapPercent: '101' } }, ['errandCapPercent']],
    ['the statute for a social organisation', { ...combined(), terms: { ...combined().terms, basis: 'statute' } }, ['basis']],
  ] as const)('%s', (_, text, fields) => expect(wrong(text)).toEqual(fields))
  test('the award binds: a fen more is refused', () => {
    expect(checkText(combined(), { ...facts, awardTotal: yuan('1050000') })).toBeUndefined()
    expect(checkText(combined(), { ...facts, awardTotal: yuan('1049999.99') })?.code).toBe('award-total')
  })
})

describe('changing what is signed', () => {
  const now = signed(combined())
  const today = day('2026-04-10')
  const change = (lines: readonly ContractLine[], effectiveOn = '2026-05-01') =>
    checkSupplement(now, { ...now, lines, effectiveOn: day(effectiveOn) }, { today, law })
  const post = now.lines[0]!
  const [, large, ...rest] = now.lines
  const others = now.lines.slice(1)

  // A line that names no community serves all of the purchase.
  test.each([
    ['all, then one', [], ['com_a'], true],
    ['two, then one', ['com_a', 'com_b'], ['com_a'], true],
    ['one, then another', ['com_a'], ['com_b'], true],
    ['one, then two', ['com_a'], ['com_a', 'com_b'], false],
    ['one, then all', ['com_a'], [], false],
    ['all, and all', [], [], false],
  ] as const)('serves %s', (_, before, after, isLess) => {
    const at = (communityIds: readonly string[]) => [{ ...post, communityIds }, ...others] as ContractLine[]
    const was = { ...now, lines: at(before) }
    const said = checkSupplement(was, { ...was, lines: at(after), effectiveOn: day('2026-05-01') }, { today, law })
    expect('refused' in said ? Object.keys(said.fields ?? {}) : []).toEqual(isLess ? ['lines.0'] : [])
  })
  test('one more post keeps the months before the change', () => {
    // Ten months of one more at 998,900 / 14 / 12.
    const more = { ...post, posts: 15, amount: minor(post.amount + 5_945_833n) } as ContractLine
    const kept = change([more, ...others]) as ContractText
    // March and April stand at 83,241.67 each.
    expect(kept.lines[0]!.settled).toEqual([yuan('83241.67'), yuan('83241.67')])
  })
  test('never from an earlier day than the last change both signed, which would begin with it; from the same day or a later one', () => {
    const two: Contract = {
      ...now,
      effectiveOn: null,
      texts: [1, 2].map((number) => ({ number, text: { ...now, effectiveOn: number === 2 ? day('2026-08-01') : null } })),
    }
    const from = (on: string) => {
      const said = checkSupplement(two, { ...two, effectiveOn: day(on) }, { today, law })
      return 'refused' in said ? said.fields?.effectiveOn?.en : undefined
    }
    expect(from('2026-07-01')).toMatch(/1 August 2026/)
    expect([from('2026-08-01'), from('2026-09-01')]).toEqual([undefined, undefined])
  })
  test.each([
    ['a month that has begun', () => change(now.lines, '2026-04-01'), 'effectiveOn'],
    ['a day that begins no month', () => change(now.lines, '2026-05-02'), 'effectiveOn'],
    [
      'another unit price',
      () => change([post, { ...large!, unitPrice: yuan('4001'), amount: yuan('28007') } as ContractLine, ...rest]),
      'lines.1',
    ],
    ['fewer units', () => change([post, { ...large!, quantity: 6, amount: yuan('24000') } as ContractLine, ...rest]), 'lines.1'],
    ['a line left out', () => change(now.lines.slice(0, 4)), 'lines'],
    ['less for the posts than the first months took', () => change([{ ...post, amount: yuan('100000') }, ...others]), 'lines.0'],
    ['half a post for the same money', () => change([{ ...post, posts: 0.5 } as ContractLine, ...others]), 'lines.0'],
    ['fewer posts for less', () => change([{ ...post, posts: 7, amount: yuan('600000') } as ContractLine, ...others]), 'lines.0'],
    ['fewer months', () => change([{ ...post, months: 11 } as ContractLine, ...others]), 'lines.0'],
    ['dearer posts', () => change([{ ...post, amount: minor(post.amount + 1_000_000n) }, ...others]), 'lines.0'],
    ['another grade', () => change([{ ...post, grade: 'any' } as ContractLine, ...others]), 'lines.0'],
    ['another name', () => change([{ ...post, title: '机动人员' }, ...others]), 'lines.0'],
    ['another unit', () => change([post, { ...large!, unit: '件' } as ContractLine, ...rest]), 'lines.1'],
    ['another promise', () => change([post, { ...large!, promise: '尽力而为。' }, ...rest]), 'lines.1'],
    ['the same line twice', () => change([...now.lines, { ...large! }]), 'lines'],
    [
      'longer to pay',
      () => checkSupplement(now, { ...now, effectiveOn: day('2026-05-01'), terms: { ...now.terms, paymentDays: 60 } }, { today, law }),
      'paymentDays',
    ],
    ...(
      [
        ['a year to accept', { acceptanceDays: 365 }, 'acceptanceDays'],
        ['a day more to accept', { acceptanceDays: 11 }, 'acceptanceDays'],
        ['silence that accepts nothing', { silenceMeansAcceptance: false }, 'silenceMeansAcceptance'],
        ['late pay that costs nothing', { dailyLateRate: '0' }, 'dailyLateRate'],
        ['late pay of which nothing is said', { dailyLateRate: null }, 'dailyLateRate'],
        ['late pay that costs less', { dailyLateRate: '0.0004' }, 'dailyLateRate'],
      ] as const
    ).map(
      ([name, terms, field]) =>
        [
          name,
          () => checkSupplement(now, { ...now, effectiveOn: day('2026-05-01'), terms: { ...now.terms, ...terms } }, { today, law }),
          field,
        ] as const,
    ),
    [
      'the tax on top of the price',
      () => checkSupplement(now, { ...now, effectiveOn: day('2026-05-01'), terms: { ...now.terms, taxIncluded: false } }, { today, law }),
      'taxIncluded',
    ],
    [
      'other days to pay than were tendered',
      () =>
        checkSupplement(
          { ...now, tenderId: 'tnd_x' as never },
          { ...now, effectiveOn: day('2026-05-01'), terms: { ...now.terms, paymentDays: 5 } },
          { today, law },
        ),
      'paymentDays',
    ],
    [
      'another way of working than was offered',
      () =>
        checkSupplement(
          now,
          { ...now, effectiveOn: day('2026-05-01'), annex: { approach: '另行商定', acceptance: null, payment: null } },
          { today, law },
        ),
      'annex',
    ],
  ] as const)('%s is refused', (_, attempt, field) => {
    const answer = attempt()
    expect(isRefusal(answer) && Object.keys(answer.fields ?? {})).toEqual([field])
  })
  test('what pays sooner, or costs more when it is late, may be agreed', () => {
    for (const terms of [{ acceptanceDays: 5 }, { acceptanceDays: 20, paymentDays: 20 }, { dailyLateRate: '0.001' }])
      expect([
        terms,
        isRefusal(checkSupplement(now, { ...now, effectiveOn: day('2026-05-01'), terms: { ...now.terms, ...terms } }, { today, law })),
      ]).toEqual([terms, false])
  })
  test('a tenth is counted in post-months and units at the first price, over all supplements: a lower price makes no room for more', () => {
    const limited = (was: Contract, lines: readonly ContractLine[], first: readonly ContractLine[], endsOn = was.endsOn) => {
      const answer = checkSupplement(was, { ...was, lines, endsOn, effectiveOn: day('2026-05-01') }, { today, law }, first)
      return isRefusal(answer) ? answer.code : 'done'
    }
    // One post for twelve months becomes three times as long for a tenth more money.
    const one = { ...signed({ ...combined(), lines: [postLine(yuan('120000'), 1, 12)] }), originalTotal: yuan('120000') }
    const longer = { ...one.lines[0]!, months: 36, amount: yuan('132000') } as ContractLine
    expect(limited(one, [longer], one.lines, day('2029-02-28'))).toBe('supplement-too-large')
    // Ten units, then one more for nothing by a supplement; a second one is counted from the ten.
    const ten = projectLine(yuan('1000'), 10)
    const units = { ...signed({ ...combined(), lines: [ten, postLine(yuan('100'), 1, 12)] }), originalTotal: yuan('10100') }
    const free = (quantity: number, price = '1000') =>
      ({ ...ten, id: `${ten.id}x`, quantity, unitPrice: yuan(price), amount: yuan(String(Number(price) * quantity)) }) as ContractLine
    expect(limited(units, [...units.lines, free(1, '1')], units.lines)).toBe('done')
    const grown = { ...units, lines: [...units.lines, free(1, '1')] }
    expect(limited(grown, [...units.lines, free(2, '1')], units.lines)).toBe('supplement-too-large')
  })
  test('a new post line begins with the month of the change', () => {
    const added = change([...now.lines, { ...postLine(yuan('9000'), 1, 3) }]) as ContractText
    expect(added.lines.at(-1)!.fromMonth).toBe(3)
  })
  test('R-42: 105,000.00 more is a tenth; a fen more is not', () => {
    const more = { ...large!, id: projectLine(yuan('1'), 1).id }
    const extra = (amount: string) => change([...now.lines, { ...more, amount: yuan(amount) }])
    expect(isRefusal(extra('105000'))).toBe(false)
    const refused = extra('105000.01') as Refusal
    expect([refused.code, refused.cites?.[0]?.rule]).toEqual(['supplement-too-large', 'R-42'])
  })
  test('Procurement Law art. 49: a supplement buys more of the same and nothing else', () => {
    const same = now.lines.find((l) => l.kind === 'project')!
    const line = (l: Partial<ContractLine>) =>
      change([...now.lines, { ...same, id: projectLine(yuan('1'), 1).id, amount: yuan('4000'), ...l } as ContractLine])
    expect(isRefusal(line({}))).toBe(false)
    for (const other of [
      { title: '厨房设备采购' },
      { unit: '套' },
      { paidBy: 'milestones', milestones: [{ title: '签订', share: '1', when: { at: 'signing' } }] },
      { unitPrice: yuan('9999999') },
    ] as Partial<ContractLine>[])
      expect([other, (line(other) as Refusal).code]).toEqual([other, 'contract-wrong'])
    expect((change([...now.lines, { ...postLine(yuan('999999'), 1, 3) }]) as Refusal).code).toBe('contract-wrong')
  })
})

const series = {
  ...{ seriesId: 'ser_1', name: '定基消费价格指数', source: '统计局', baseMonth: '2026-01', baseValue: '100', share: '0.7' },
  ...{ threshold: '0.03', everyMonths: 12, fromMonth: 7 },
}

describe('differences', () => {
  test('nothing that somebody would sign for can change unseen', () => {
    const base = combined()
    const line = (change: (l: ContractLine) => ContractLine) =>
      fc.nat(base.lines.length - 1).map((i): ContractText => ({ ...base, lines: base.lines.map((l, n) => (n === i ? change(l) : l)) }))
    const changed: fc.Arbitrary<ContractText> = fc.oneof(
      fc.string({ minLength: 1 }).map((title) => ({ ...base, title })),
      fc.constant({ ...base, lang: 'en' as const }),
      fc.integer({ min: 1, max: 500 }).map((n) => ({ ...base, endsOn: base.endsOn.subtract({ days: n }) })),
      fc.constantFrom(...(Object.keys(base.terms) as (keyof typeof base.terms)[])).map((key) => {
        const value = base.terms[key]
        const other =
          typeof value === 'number'
            ? value + 1
            : typeof value === 'boolean'
              ? !value
              : key === 'basis'
                ? 'statute'
                : key === 'mayEndEarly'
                  ? 'both'
                  : key === 'index'
                    ? series
                    : '0.5'
        return { ...base, terms: { ...base.terms, [key]: other } }
      }),
      line((l) => ({ ...l, title: `${l.title}!` })),
      line((l) => ({ ...l, amount: minor(l.amount + 1n) })),
      line((l) => ({ ...l, communityIds: ['com_x'] })),
      line((l) => ({ ...l, settled: [minor(1n)] })),
      line((l) => ({ ...l, indexed: { on: '2026-08-01', month: '2026-06', value: '105', number: 1 } })),
      line((l) => ({ ...l, hangsOn: l.hangsOn ? null : base.lines[1]!.id })),
      line((l) => (l.kind === 'post' ? { ...l, grade: 'senior' } : { ...l, unit: `${l.unit}!` })),
      line((l) =>
        l.kind === 'post'
          ? { ...l, posts: l.posts + 1 }
          : { ...l, paidBy: 'milestones', milestones: [{ title: 'a', share: '1', when: 'signing' }] },
      ),
      fc.tuple(fc.integer({ min: 1, max: 25 }), fc.string({ minLength: 1 })).map(([n, text]) => ({ ...base, clauseEdits: { [n]: text } })),
    )
    fc.assert(
      fc.property(changed, (next) => {
        fc.pre(asText(next) !== asText(base))
        expect(differences(base, next).length).toBeGreaterThan(0)
      }),
    )
    expect(differences(base, base)).toEqual([])
    // A share is what it is worth, however it was typed.
    const shared = (...shares: [string, string]): ContractText => {
      const line = milestoneLine(yuan('9'), [
        ['首付', shares[0], 'signing'],
        ['尾款', shares[1], 'acceptance'],
      ])
      return { ...base, lines: [{ ...line, id: base.lines[0]!.id }] }
    }
    expect(differences(shared('2/5', '3/5'), shared('40/100', '0.6'))).toEqual([])
    expect(differences(shared('2/5', '3/5'), shared('41/100', '59/100'))).toHaveLength(1)
    // As many communities, but others.
    const at = (id: string): ContractText => ({ ...base, lines: base.lines.map((l) => ({ ...l, communityIds: [id] })) })
    expect(
      differences(
        at('a'),
        at('b'),
        new Map([
          ['a', '东园'],
          ['b', '西桥'],
        ]),
      )[0]!.after!.zh,
    ).toContain('西桥')
  })
})

describe('the register of duties', () => {
  test('every duty has a clause that exists, a remedy and evidence, and both sides owe some', () => {
    for (const basis of ['contract', 'statute'] as const) {
      const t = { ...combined(), terms: { ...combined().terms, basis } }
      const numbers = clausesOf(t).map((c) => c.number)
      const rows = dutyTerms(t, law)
      expect(new Set(rows.map((r) => `${r.debtor}:${r.kind}`)).size).toBe(rows.length)
      for (const r of rows) {
        expect(numbers).toContain(r.clause)
        for (const w of [r.title, r.trigger, r.evidence, r.remedy]) expect(w.zh && w.en).toBeTruthy()
      }
      for (const side of ['purchaser', 'provider']) expect(rows.filter((r) => r.debtor === side).length).toBeGreaterThanOrEqual(8)
    }
  })
  test('a social organisation’s contract never cites the payment regulation for the time to pay', () => {
    const rules = dutyTerms(combined(), law)
      .filter((d) => d.kind === 'pay')
      .flatMap((d) => d.cites.map((c) => c.rule))
    expect(rules).toEqual(['R-90'])
  })
  test.each([
    ['0.0005', '0.05'],
    ['0.001', '0.1'],
    ['1', '100'],
    ['0.00043', '0.043'],
    ['0', '0'],
    ['0.00000001', '0.000001'],
  ])('%s a day is typed and shown as %s per cent', (rate, text) => expect([perCent(rate), shareOfPerCent(text)]).toEqual([text, rate]))
})

describe('is it fair', () => {
  const check = (t: ContractText) => fairnessOf(t, { lawDay, noticeOn: null, signedOn: null, law })
  const terms = (more: Partial<ContractText['terms']>): ContractText => ({ ...combined(), terms: { ...combined().terms, ...more } })
  test('the standard text leans to neither side', () => expect(check(combined()).findings).toEqual([]))
  test.each([
    ['only the purchaser may end it', terms({ mayEndEarly: 'purchaser' }), '15'],
    ['only the institution may end it', terms({ mayEndEarly: 'provider' }), '15'],
    ['no interest agreed', terms({ dailyLateRate: null }), '10'],
    ['ninety days to pay', terms({ paymentDays: 90 }), '9'],
    ['acceptance without residents, in the parties’ own words', { ...combined(), clauseEdits: { 8: '购买方十日内验收。' } }, '8'],
    ['F-26 in the parties’ own words', { ...combined(), clauseEdits: { 1: '其他费用由乙方承担。' } }, '1'],
    ['in the name of the contract', { ...combined(), title: '社工服务（最终解释权归甲方）' }, '1'],
    ['in the name of a line', withLine({ ...postLine(yuan('100'), 1, 12), title: '社工岗位（甲方可随时解除合同）' }), '1'],
    ['in what a unit is', withLine({ ...projectLine(yuan('100'), 1), unit: '场，社工服从甲方管理' } as ContractLine), '1'],
    ['in a stage', withLine(milestoneLine(yuan('9'), [['甲方收到财政拨款后付款', '1', 'acceptance']])), '1'],
    ['in a promise', withLine({ ...postLine(yuan('100'), 1, 12), promise: '用工须经甲方同意。' }), '1'],
    [
      'in what the tender says of paying',
      { ...combined(), annex: { approach: '', acceptance: null, payment: '甲方在验收后 6 个月内支付。' } },
      '1',
    ],
  ] as const)('%s: found, with its clause and a fairer wording', (_, text, clause) => {
    const { findings, clauses } = check(text)
    expect(clauses).toEqual([clause])
    expect(findings[0]!.fairer?.zh).toBeTruthy()
  })
})
