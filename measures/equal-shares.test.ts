import { existsSync, readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { add, compare, divide, type Fraction, fraction, fractionText, isBelow, isRefusal, multiply, smaller, subtract, zero } from '#kernel'
import { type Completion, type Election, equalShares, greedyByVotes, type SharesResult, type TieOrder } from './equal-shares.ts'
import { type PbFile, readPb } from './pabulib.ts'

const count = (election: Election, how?: Parameters<typeof equalShares>[1]): SharesResult => {
  const result = equalShares(election, how)
  if (isRefusal(result)) throw new Error(result.words.en)
  return result
}
const election = (budget: number, costs: Record<string, number>, ballots: readonly (readonly string[])[]): Election => ({
  budget: fraction(budget),
  projects: Object.entries(costs).map(([id, cost]) => ({ id, cost: fraction(cost) })),
  ballots,
})

/** The published example: who names what, by voter number. */
const street = (eleventh: 'gym' | 'bike'): Election => {
  const by: Record<string, number[]> = {
    bike: [1, 2, 3, 4, 5, 6],
    gym: [1, 2, 3, 4, 5, 6],
    park: [2, 4, 5, 7, 10],
    play: [7, 8, 9, 10],
    lib: [7, 9, 10],
  }
  by[eleventh]!.push(11)
  return election(
    1100,
    { bike: 700, gym: 400, park: 250, play: 200, lib: 100 },
    Array.from({ length: 11 }, (_, v) => Object.keys(by).filter((p) => by[p]!.includes(v + 1))),
  )
}

describe('what is left after equal shares', () => {
  // Two voters, 100 each. Everybody supports a, one each b and c; a raise to 105 would buy all three for 210 and break the budget.
  const two = election(200, { a: 100, b: 55, c: 55 }, [
    ['a', 'b'],
    ['a', 'c'],
  ])
  test('goes by votes to what still fits, after what was bought by shares', () => {
    expect(count(two)).toMatchObject({ winners: ['a'], byVotes: [], isExhaustive: false })
    expect(count(two, { completion: 'add1,votes' })).toMatchObject({
      winners: ['a', 'b'],
      byVotes: ['b'],
      spent: fraction(155),
      isExhaustive: true,
    })
  })
  test('by votes alone the most named are bought as long as they fit, whoever has something already', () => {
    expect(greedyByVotes(street('gym'))).toEqual(['gym', 'bike'])
    // The dearest no longer fits, and what is cheaper does.
    expect(
      greedyByVotes(
        election(
          600,
          { bike: 700, gym: 400, park: 250, play: 200 },
          street('gym').ballots.map((b) => b.filter((p) => p !== 'lib')),
        ),
      ),
    ).toEqual(['gym', 'play'])
  })
})

describe('the examples of equalshares.net', () => {
  test('without completion: gym, park and play, with the rho and effective votes that can be followed by hand', () => {
    const { winners, steps, spent, share, isExhaustive } = count(street('gym'), { completion: 'none' })
    expect(winners).toEqual(['gym', 'park', 'play'])
    expect([spent, share, isExhaustive]).toEqual([fraction(400 + 250 + 200), fraction(100), false])
    // gym: 400 / 7 each. Voters 2, 4 and 5 keep 100 − 400/7; park: they pay it all, 7 and 10 pay the rest in halves.
    const kept = subtract(fraction(100), fraction(400, 7))
    const park = divide(subtract(fraction(250), multiply(fraction(3), kept)), fraction(2))
    expect(steps.map((s) => s.rho)).toEqual([fraction(400, 7), park, park])
    expect(steps.map((s) => fractionText(s.effectiveVotes))).toEqual([
      '7',
      fractionText(divide(fraction(250), park)),
      fractionText(divide(fraction(200), park)),
    ])
    expect(steps[1]).toMatchObject({
      supporters: 5,
      payments: { full: 2, fullAmount: multiply(fraction(2), park), rest: 3, restAmount: multiply(fraction(3), kept), nothing: 0 },
    })
    expect(Number(park.n) / Number(park.d)).toBeCloseTo(60.714286, 6)
  })
  test('add1 stops at a share of 117, 17 units above 100: the library fits as well', () => {
    const result = count(street('gym'))
    expect(result).toMatchObject({
      winners: ['gym', 'park', 'play', 'lib'],
      spent: fraction(950),
      share: fraction(117),
      raises: 17,
      served: 11,
    })
  })
  test('where the eleventh voter wants the bike lane instead, it is bike, play and lib', () =>
    expect(count(street('bike')).winners.toSorted()).toEqual(['bike', 'lib', 'play']))
})

describe('where doubles go wrong', () => {
  test('six supporters who hold exactly 55 between them buy for 55', () => {
    // 96 among 9 voters: six pay 12 together, keep 6 × 96/9 − 12 = 52; with 12 + 52 = 64 spent by them nothing is left.
    const ballots = [...Array.from({ length: 6 }, () => ['small', 'exact']), ['other'], ['other'], ['other']]
    expect(count(election(96, { small: 12, exact: 52, other: 90 }, ballots), { completion: 'none' }).winners).toEqual(['small', 'exact'])
    expect(count(election(96, { small: 12, exact: 53, other: 90 }, ballots), { completion: 'none' }).winners).toEqual(['small'])
  })
  test.each([
    [0n, ['a']],
    [1n, []],
  ])('three times 10¹⁷ pay for their sum and not for %s more', (more, winners) => {
    const e: Election = {
      budget: fraction(3n * 10n ** 17n),
      projects: [{ id: 'a', cost: fraction(3n * 10n ** 17n + more) }],
      ballots: [['a'], ['a'], ['a']],
    }
    expect(count(e, { completion: 'none' }).winners).toEqual(winners)
  })
  test('a share of one third is paid to the last bit', () => {
    const result = count(election(1, { a: 1 }, [['a'], ['a'], ['a']]), { completion: 'none' })
    expect(result.steps[0]!.rho).toEqual(fraction(1, 3))
  })
  test('who has paid exactly all they had has nothing for the next', () => {
    const result = count(election(30, { a: 20, b: 5 }, [['a', 'b'], ['a'], ['b']]), { completion: 'none' })
    expect(result.steps.map((s) => [s.project, s.payments.full, s.payments.rest, s.payments.nothing])).toEqual([['b', 2, 0, 0]])
    const empty = count(election(30, { a: 20, b: 9 }, [['a', 'b'], ['a'], ['b']]), { completion: 'none', ties: 'id' })
    expect(empty.steps.map((s) => [s.project, s.payments.full, s.payments.rest, s.payments.nothing])).toEqual([
      ['a', 2, 0, 0],
      ['b', 1, 0, 1],
    ])
  })
  test('costs with decimals are exact', () => {
    const e: Election = {
      budget: fraction(3, 10),
      projects: [
        { id: 'a', cost: fraction(1, 10) },
        { id: 'b', cost: fraction(2, 10) },
      ],
      ballots: [['a', 'b']],
    }
    expect(count(e, { completion: 'none' })).toMatchObject({ winners: ['a', 'b'], spent: fraction(3, 10), isExhaustive: true })
  })
})

describe('ties', () => {
  const three = (ties: TieOrder) =>
    count(election(30, { c: 10, b: 20, a: 20 }, [['a', 'b', 'c'], ['a', 'b', 'c'], []]), { ties, completion: 'none' }).winners
  test('the lower cost first', () => expect(three('cost,votes,id')[0]).toBe('c'))
  test('or the smaller id alone', () => expect(three('id')[0]).toBe('a'))
  test('more ballots go before a smaller id at the same cost', () => {
    // `first` empties its eight supporters. Then z and b have four payers each, and z two more ballots that can pay nothing.
    const ballots = [
      ...Array.from({ length: 2 }, () => ['first', 'z']),
      ...Array.from({ length: 6 }, () => ['first']),
      ...Array.from({ length: 4 }, () => ['z']),
      ...Array.from({ length: 4 }, () => ['b']),
    ]
    const e = election(160, { first: 80, z: 8, b: 8 }, ballots)
    expect(count(e, { completion: 'none' }).winners).toEqual(['first', 'z', 'b'])
    expect(count(e, { completion: 'none', ties: 'id' }).winners).toEqual(['first', 'b', 'z'])
  })
  test('ids compare as strings: 10 comes before 9', () =>
    expect(
      count(
        election(20, { 9: 10, 10: 10 }, [
          ['9', '10'],
          ['9', '10'],
        ]),
      ).winners,
    ).toEqual(['10', '9']))
})

test('a project without supporters neither wins nor keeps add1 running', () => {
  const result = count(election(100, { a: 60, nobody: 1 }, [['a'], []]))
  expect(result).toMatchObject({ winners: ['a'], isExhaustive: true, share: fraction(60), spent: fraction(60) })
})
test('a share already exhaustive at budget / voters is kept, though it is not whole', () =>
  expect(count(election(100, { a: 33, b: 67 }, [['a'], ['b'], ['b']])).share).toEqual(fraction(34)))
test('without ballots there is nothing to share', () =>
  expect(equalShares(election(1, { a: 1 }, []))).toMatchObject({ refused: true, code: 'no-ballots' }))
test.each<[string, Election]>([
  ['an unknown project on a ballot', election(1, { a: 1 }, [['b']])],
  ['a free project', election(1, { a: 0 }, [['a']])],
  ['no budget', election(0, { a: 1 }, [['a']])],
  [
    'an id twice',
    {
      ...election(1, { a: 1 }, [['a']]),
      projects: [
        { id: 'a', cost: fraction(1) },
        { id: 'a', cost: fraction(1) },
      ],
    },
  ],
])('%s is a fault of the caller', (_, e) => expect(() => equalShares(e)).toThrow(RangeError))

/** The definition word for word: every fraction exact, every project looked at in every round. Slow and plain on purpose. */
function plainRounds(e: Election, ties: TieOrder) {
  const supported = e.projects.filter((p) => e.ballots.some((b) => b.includes(p.id)))
  const votes = (id: string) => e.ballots.filter((b) => b.includes(id)).length
  const before = (a: { id: string; cost: Fraction }, b: { id: string; cost: Fraction }) => {
    const smallerId = a.id < b.id
    if (ties === 'id') return smallerId
    const byCost = compare(a.cost, b.cost)
    return byCost !== 0 ? byCost < 0 : votes(a.id) !== votes(b.id) ? votes(a.id) > votes(b.id) : smallerId
  }
  const round = (share: Fraction) => {
    const left = e.ballots.map(() => share)
    const winners: string[] = []
    const rhos: Fraction[] = []
    let spent = zero
    for (;;) {
      let best: { id: string; cost: Fraction; rho: Fraction; votes: Fraction } | undefined
      for (const p of supported) {
        if (winners.includes(p.id)) continue
        const money = e.ballots.flatMap((b, v) => (b.includes(p.id) ? [left[v]!] : [])).sort(compare)
        if (isBelow(money.reduce(add, zero), p.cost)) continue
        let rest = p.cost
        let rho = zero
        for (const [i, m] of money.entries()) {
          rho = divide(rest, fraction(money.length - i))
          if (!isBelow(m, rho)) break
          rest = subtract(rest, m)
        }
        const effective = divide(p.cost, rho)
        const order = best ? compare(effective, best.votes) : 1
        if (order > 0 || (order === 0 && before(p, best!))) best = { ...p, rho, votes: effective }
      }
      if (!best) return { winners, rhos, spent }
      for (const [v, b] of e.ballots.entries()) if (b.includes(best.id)) left[v] = subtract(left[v]!, smaller(left[v]!, best.rho))
      winners.push(best.id)
      rhos.push(best.rho)
      spent = add(spent, best.cost)
    }
  }
  const couldBuyMore = (o: { winners: string[]; spent: Fraction }) =>
    supported.some((p) => !o.winners.includes(p.id) && compare(add(o.spent, p.cost), e.budget) <= 0)
  return { round, couldBuyMore }
}

function plainly(e: Election, completion: Completion, ties: TieOrder): { winners: string[]; share: Fraction; rhos: Fraction[] } {
  const { round, couldBuyMore } = plainRounds(e, ties)
  let share = divide(e.budget, fraction(e.ballots.length))
  let outcome = round(share)
  let next = share.n / share.d
  while (completion === 'add1' && couldBuyMore(outcome)) {
    const raised = round(fraction(++next))
    if (compare(raised.spent, e.budget) > 0) break
    outcome = raised
    share = fraction(next)
  }
  return { winners: outcome.winners, share, rhos: outcome.rhos }
}

const elections = fc
  .record({
    budget: fc.integer({ min: 1, max: 120 }),
    costs: fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 7 }),
    ballots: fc.array(fc.nat(127), { minLength: 1, maxLength: 14 }),
  })
  .map(({ budget, costs, ballots }) => {
    const ids = costs.map((_, i) => `p${i}`)
    return election(
      budget,
      Object.fromEntries(costs.map((c, i) => [ids[i]!, c])),
      ballots.map((bits) => ids.filter((_, i) => bits & (1 << i))),
    )
  })
const hows = fc.record({ completion: fc.constantFrom<Completion>('add1', 'none'), ties: fc.constantFrom<TieOrder>('cost,votes,id', 'id') })

describe('for any election', () => {
  test('winners, their order, every rho and the share are those of the definition', () =>
    fc.assert(
      fc.property(elections, hows, (e, how) => {
        const ours = count(e, how)
        expect({ winners: [...ours.winners], share: ours.share, rhos: ours.steps.map((s) => s.rho) }).toEqual(
          plainly(e, how.completion, how.ties),
        )
      }),
      { numRuns: 1500 },
    ))
  test('many equal costs and equal ballots, where ties are the rule', () =>
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.array(fc.constantFrom(6, 12, 20), { minLength: 1, maxLength: 7 }),
        fc.array(fc.tuple(fc.nat(127), fc.integer({ min: 1, max: 4 })), { minLength: 1, maxLength: 6 }),
        hows,
        (budget, costs, groups, how) => {
          const ids = costs.map((_, i) => `p${i}`)
          const e = election(
            budget,
            Object.fromEntries(costs.map((c, i) => [ids[i]!, c])),
            groups.flatMap(([bits, times]) => Array.from({ length: times }, () => ids.filter((_, i) => bits & (1 << i)))),
          )
          const ours = count(e, how)
          expect({ winners: [...ours.winners], share: ours.share, rhos: ours.steps.map((s) => s.rho) }).toEqual(
            plainly(e, how.completion, how.ties),
          )
        },
      ),
      { numRuns: 1000 },
    ))
  test('amounts so large and so nearly equal that doubles cannot tell them apart', () => {
    const near = (max: number) => fc.tuple(fc.bigInt(1n, BigInt(max)), fc.bigInt(-2n, 2n)).map(([n, off]) => fraction(n * 10n ** 17n + off))
    fc.assert(
      fc.property(
        near(12),
        fc.array(near(6), { minLength: 1, maxLength: 7 }),
        fc.array(fc.nat(127), { minLength: 1, maxLength: 12 }),
        fc.constantFrom<TieOrder>('cost,votes,id', 'id'),
        (budget, costs, ballots, ties) => {
          const projects = costs.map((cost, i) => ({ id: `p${i}`, cost }))
          const e: Election = {
            budget,
            projects,
            ballots: ballots.map((bits) => projects.filter((_, i) => bits & (1 << i)).map((p) => p.id)),
          }
          const ours = count(e, { completion: 'none', ties })
          const plain = plainly(e, 'none', ties)
          expect({ winners: [...ours.winners], rhos: ours.steps.map((s) => s.rho) }).toEqual({ winners: plain.winners, rhos: plain.rhos })
        },
      ),
      { numRuns: 2000 },
    )
  })
  test('every step adds up: full and partial payments meet the cost, and all spending stays within the budget', () =>
    fc.assert(
      fc.property(elections, hows, (e, how) => {
        const result = count(e, how)
        for (const s of result.steps) {
          expect(add(s.payments.fullAmount, s.payments.restAmount)).toEqual(s.cost)
          expect(s.payments.full + s.payments.rest + s.payments.nothing).toBe(s.supporters)
        }
        expect(result.steps.map((s) => s.cost).reduce(add, zero)).toEqual(result.spent)
        expect(compare(result.spent, e.budget)).toBeLessThanOrEqual(0)
      }),
    ))
  test('the order of voters and projects changes nothing', () =>
    fc.assert(
      fc.property(elections, hows, fc.infiniteStream(fc.nat()), (e, how, random) => {
        const shuffled = <T>(list: readonly T[]) =>
          list
            .map((x) => [random.next().value as number, x] as const)
            .sort((a, b) => a[0] - b[0])
            .map(([, x]) => x)
        const other = { ...e, projects: shuffled(e.projects), ballots: shuffled(e.ballots.map(shuffled)) }
        expect(count(other, how)).toEqual(count(e, how))
      }),
    ))
  test('with more money the outcome never costs more than there is', () =>
    fc.assert(
      fc.property(elections, hows, fc.integer({ min: 1, max: 60 }), (e, how, more) => {
        const richer = { ...e, budget: add(e.budget, fraction(more)) }
        expect(compare(count(richer, how).spent, richer.budget)).toBeLessThanOrEqual(0)
      }),
    ))
})

const folder = new URL('../../shared/data/pb/', import.meta.url)
test.runIf(existsSync(folder))(
  'real elections give what the definition gives',
  () => {
    for (const name of readdirSync(folder)) {
      const file = readPb(readFileSync(new URL(name, folder), 'utf8')) as PbFile
      const real = { budget: file.budget, projects: file.projects, ballots: file.votes.map((v) => v.projects) }
      const ours = count(real, { completion: 'none' })
      const plain = plainly(real, 'none', 'cost,votes,id')
      expect([name, ours.winners, ours.steps.map((s) => s.rho)]).toEqual([name, plain.winners, plain.rhos])
      // The whole of add1 takes the plain way minutes, so its end is checked: this share, the one before and the one after.
      const whole = count(real)
      const { round, couldBuyMore } = plainRounds(real, 'cost,votes,id')
      const outcome = round(whole.share)
      expect([name, whole.winners, whole.steps.map((s) => s.rho)]).toEqual([name, outcome.winners, outcome.rhos])
      if (whole.raises > 1) expect(couldBuyMore(round(subtract(whole.share, fraction(1))))).toBe(true)
      if (couldBuyMore(outcome)) expect(compare(round(add(whole.share, fraction(1))).spent, real.budget)).toBe(1)
    }
  },
  120_000,
)

describe('ballots with points', () => {
  const of = (budget: number, costs: Record<string, number>, ballots: Record<string, number>[]) => ({
    budget: fraction(budget),
    projects: Object.entries(costs).map(([id, cost]) => ({ id, cost: fraction(cost) })),
    ballots: ballots.map((b) => Object.keys(b)),
    worth: ballots.map((b) => Object.values(b).map((w) => fraction(w))),
  })
  const counted = (e: Parameters<typeof equalShares>[0], how?: Parameters<typeof equalShares>[1]) => {
    const r = equalShares(e, how)
    if (isRefusal(r)) throw new Error(r.words.en)
    return r
  }
  test('worked by hand: the cheapest point is bought first, and who has less pays what they have', () => {
    // 500 each. a: 400 / 2 points = 200 a point; b: 500 / (1 + 1) = 250. a takes 400 of the first; then b: 100 + 400.
    const r = counted(of(1000, { a: 400, b: 500 }, [{ a: 2, b: 1 }, { b: 1 }]), { completion: 'none' })
    expect(r.winners).toEqual(['a', 'b'])
    expect(r.steps.map((s) => [s.rho, s.payments.full, s.payments.fullAmount, s.payments.rest, s.payments.restAmount])).toEqual([
      [fraction(200), 1, fraction(400), 0, fraction(0)],
      [fraction(400), 1, fraction(400), 1, fraction(100)],
    ])
  })
  test('a project worth nothing to anybody is not bought and does not keep add1 going', () => {
    const r = counted(of(1000, { a: 400, b: 500 }, [{ a: 1, b: 0 }, { b: 0 }]))
    expect([r.winners, r.isExhaustive]).toEqual([['a'], true])
  })
  test('approvals as points of their cost are the approval count, and all points doubled change nothing', () =>
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 5 }),
        fc.array(fc.integer({ min: 0, max: 31 }), { minLength: 1, maxLength: 7 }),
        fc.integer({ min: 10, max: 200 }),
        (costs, bits, budget) => {
          const ids = costs.map((_, i) => `p${i}`)
          const projects = Object.fromEntries(ids.map((id, i) => [id, costs[i]!]))
          const ballots = bits.map((b) => Object.fromEntries(ids.flatMap((id, i) => (b & (1 << i) ? [[id, costs[i]!]] : []))))
          const points = of(budget, projects, ballots)
          const { worth: _, ...approvals } = points
          for (const how of [{ completion: 'none' }, { stop: 'overspend' }, { endowments: 'fractional' }] as const) {
            const a = counted(points, how)
            const b = counted(approvals, how)
            expect([a.winners, a.spent, a.raises]).toEqual([b.winners, b.spent, b.raises])
          }
          const doubled = { ...points, worth: points.worth.map((w) => w.map((x) => fraction(2n * x.n, x.d))) }
          expect(counted(doubled).winners).toEqual(counted(points).winners)
        },
      ),
      { numRuns: 60 },
    ))
})

describe('the published variants of add1', () => {
  const e = {
    budget: fraction(1100),
    projects: [
      ['bike', 700],
      ['gym', 400],
      ['park', 250],
      ['play', 200],
      ['lib', 100],
    ].map(([id, cost]) => ({ id: id as string, cost: fraction(cost as number) })),
    ballots: [
      ['bike', 'gym'],
      ['bike', 'gym', 'park'],
      ['bike', 'gym'],
    ],
  }
  const share = (how: Parameters<typeof equalShares>[1]) => {
    const r = equalShares(e, how)
    if (isRefusal(r)) throw new Error(r.words.en)
    return r.share
  }
  test('whole shares, or budget / voters and whole units above it', () => {
    expect(share({ endowments: 'integral', stop: 'overspend' }).d).toBe(1n)
    expect(share({ endowments: 'fractional', stop: 'overspend' }).d).toBe(3n)
  })
  test('overspend never spends more than there is and never less than exhaustive does', () => {
    const spent = (stop: 'exhaustive' | 'overspend') => {
      const r = equalShares(e, { stop })
      if (isRefusal(r)) throw new Error(r.words.en)
      return Number(r.spent.n) / Number(r.spent.d)
    }
    expect(spent('overspend')).toBeLessThanOrEqual(1100)
    expect(compare(share({ stop: 'overspend' }), share({ stop: 'exhaustive' }))).toBeGreaterThanOrEqual(0)
  })
})
