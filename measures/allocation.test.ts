import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isRefusal } from '#kernel'
import { type AllocationInput, readAllocation } from './allocation-input.ts'
import { type Allocation, allocatePosts } from './allocation.ts'

const street: AllocationInput = {
  types: ['elderly', 'family'],
  need: [120, 80],
  weight: [
    [12, 6],
    [8, 7],
  ],
  provider_capacity: [2, 1],
  provider_area: [
    [1, 1],
    [0, 1],
  ],
  cost: [
    [10, 12],
    [9, 11],
  ],
  budget: 33,
  max_posts_per_community: 2,
  max_per_type: 2,
  marginal: [1, 0.5],
  must_serve: [],
}
const place = async (input: AllocationInput): Promise<Allocation> => {
  const answer = await allocatePosts(input)
  if (isRefusal(answer)) throw new Error(answer.words.en)
  return answer
}

test('three posts for 33: two of 12 + 8, and the third where it adds most', async () => {
  const answer = await place(street)
  // Provider 0 places an elderly post in community 0 (12) and a family post there (6) or in 1 (7); provider 1 only serves 1.
  // Elderly in 0 and 1 (10 + 9) leaves 14 for a family post by provider 0 (12): 12 + 8 + 7 = 27 in all, 31 spent.
  expect(answer).toMatchObject({ objective: 12 + 8 + 7, optimal: true, bound: 27 })
  expect(answer.posts.reduce((n, p) => n + p.count, 0)).toBe(3)
  expect(answer.posts[0]).toEqual({ provider: 0, community: 0, type: 0, typeName: 'elderly', count: 1 })
  expect(answer.binding.map((b) => b.constraint)).toContain('provider_capacity')
})
test('where the second post is worth more than the first, both are placed or neither', async () => {
  const rising = { ...street, marginal: [0, 3], types: ['elderly'], weight: [[12], [8]], cost: [[10], [9]] }
  expect(await place({ ...rising, budget: 20 })).toMatchObject({ objective: 36, posts: [{ community: 0, count: 2 }], spent: 20 })
  const poor = await place({ ...rising, budget: 19 })
  // Provider 0 for 10 and provider 1 for 9 meet in community 1: 8 × 3.
  expect(poor).toMatchObject({ objective: 24, spent: 19 })
})
test('a community that must be served gets its post though it is worth less elsewhere, and is named', async () => {
  const one = {
    ...street,
    types: ['elderly'],
    weight: [[12], [8]],
    cost: [[10], [10]],
    budget: 10,
    provider_area: [
      [1, 1],
      [0, 1],
    ],
    must_serve: [1],
  }
  const answer = await place(one)
  expect(answer).toMatchObject({ objective: 8, posts: [{ community: 1 }] })
  expect(answer.binding).toContainEqual(expect.objectContaining({ constraint: 'must_serve', community: 1 }))
  expect(answer.binding).toContainEqual(expect.objectContaining({ constraint: 'budget' }))
})
test('limits that bind are named: a full community and a full type', async () => {
  const base = { ...street, budget: 1000, provider_capacity: [9, 9] }
  const full = await place({ ...base, max_posts_per_community: 1 })
  expect(full.binding.map((b) => [b.constraint, b.community])).toEqual([
    ['max_posts_per_community', 0],
    ['max_posts_per_community', 1],
  ])
  const type = await place({ ...base, max_posts_per_community: 9, max_per_type: 1 })
  expect(type.binding.map((b) => [b.constraint, b.community, b.type])).toEqual(
    [
      [0, 0],
      [0, 1],
      [1, 0],
      [1, 1],
    ].map((x) => ['max_per_type', ...x]),
  )
  expect(type.binding.every((b) => b.words.zh.includes('社区') && b.words.en.includes('Community'))).toBe(true)
})

test('a provider with a choice makes room for one without', async () => {
  const answer = await place({
    ...street,
    types: ['elderly'],
    weight: [[5], [5]],
    provider_capacity: [1, 1],
    provider_area: [
      [1, 1],
      [1, 0],
    ],
    cost: [[1], [1]],
    budget: 2,
    max_per_type: 1,
  })
  expect(answer.posts.map((p) => [p.provider, p.community, p.count])).toEqual([
    [1, 0, 1],
    [0, 1, 1],
  ])
})

describe('a demand that cannot be met is named', () => {
  test('nobody serves the community', async () =>
    expect(
      await allocatePosts({
        ...street,
        provider_area: [
          [0, 1],
          [0, 1],
        ],
        must_serve: [0, 1],
      }),
    ).toMatchObject({
      refused: true,
      code: 'no-provider',
      words: { en: expect.stringContaining('community 0,') },
    }))
  test('too few posts even without a budget', async () =>
    expect(await allocatePosts({ ...street, provider_capacity: [1, 0], must_serve: [0, 1] })).toMatchObject({
      refused: true,
      code: 'too-few-posts',
    }))
  test('too little money', async () =>
    expect(await allocatePosts({ ...street, budget: 18, must_serve: [0, 1] })).toMatchObject({
      refused: true,
      code: 'too-little-money',
      words: { en: expect.stringContaining('18'), zh: expect.stringContaining('18') },
    }))
})

/** Tries every placing. */
function best(input: AllocationInput): number | undefined {
  const places = input.provider_capacity.flatMap((_, p) =>
    input.need.flatMap((_, c) => input.types.flatMap((_, t) => (input.provider_area[p]![c] === 1 ? [{ p, c, t }] : []))),
  )
  const used = input.provider_capacity.map(() => 0)
  const got = input.need.map(() => input.types.map(() => 0))
  let most: number | undefined
  const walk = (i: number, spent: number): void => {
    const where = places[i]
    if (!where) {
      if (input.must_serve.some((c) => got[c]!.every((n) => n === 0))) return
      let worth = 0
      got.forEach((row, c) =>
        row.forEach((n, t) => {
          for (let k = 0; k < n; k++) worth += input.weight[c]![t]! * input.marginal[k]!
        }),
      )
      if (most === undefined || worth > most) most = worth
      return
    }
    const { p, c, t } = where
    for (let n = 0; ; n++) {
      const isAllowed =
        used[p]! + n <= input.provider_capacity[p]! &&
        got[c]![t]! + n <= Math.min(input.max_per_type, input.marginal.length) &&
        got[c]!.reduce((a, b) => a + b, 0) + n <= input.max_posts_per_community &&
        spent + n * input.cost[p]![t]! <= input.budget
      if (!isAllowed) return
      used[p]! += n
      got[c]![t]! += n
      walk(i + 1, spent + n * input.cost[p]![t]!)
      used[p]! -= n
      got[c]![t]! -= n
    }
  }
  walk(0, 0)
  return most
}

const inputs: fc.Arbitrary<AllocationInput> = fc
  .tuple(fc.integer({ min: 1, max: 2 }), fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 2 }))
  .chain(([t, c, p]) => {
    const table = <T>(rows: number, columns: number, cell: fc.Arbitrary<T>) =>
      fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows })
    return fc.record({
      types: fc.constant(['a', 'b'].slice(0, t)),
      need: fc.array(fc.nat(9), { minLength: c, maxLength: c }),
      weight: table(c, t, fc.integer({ min: 0, max: 9 })),
      provider_capacity: fc.array(fc.nat(3), { minLength: p, maxLength: p }),
      provider_area: table(p, c, fc.constantFrom(0, 1, 1)),
      cost: table(p, t, fc.integer({ min: 1, max: 9 })),
      budget: fc.nat(40),
      max_posts_per_community: fc.nat(4),
      max_per_type: fc.nat(3),
      marginal: fc.array(fc.constantFrom(-1, 0, 0.5, 1, 2), { minLength: 1, maxLength: 3 }),
      must_serve: fc.subarray([...Array(c).keys()]),
    })
  })
test(
  'for any small input the worth is that of the best of all placings, and a refusal means there is none',
  () =>
    fc.assert(
      fc.asyncProperty(inputs, async (input) => {
        expect(readAllocation(input)).toBe(input)
        const answer = await allocatePosts(input)
        const expected = best(input)
        if (isRefusal(answer)) {
          expect(expected).toBeUndefined()
          return
        }
        expect(answer.objective).toBeCloseTo(expected!, 9)
        expect(answer.optimal).toBe(true)
        expect(answer.spent).toBe(answer.posts.reduce((s, x) => s + x.count * input.cost[x.provider]![x.type]!, 0))
        expect(answer.spent).toBeLessThanOrEqual(input.budget)
        for (const x of answer.posts) expect(input.provider_area[x.provider]![x.community]).toBe(1)
        for (const [p, capacity] of input.provider_capacity.entries())
          expect(answer.posts.filter((x) => x.provider === p).reduce((n, x) => n + x.count, 0)).toBeLessThanOrEqual(capacity)
      }),
      { numRuns: 250 },
    ),
  60_000,
)

test.each<[string, unknown, string]>([
  ['a list instead of an object', [], 'object'],
  ['an unknown key', { ...street, bugdet: 3 }, 'unknown-key'],
  ['a missing key', { ...street, budget: undefined }, 'number'],
  ['a text for a number', { ...street, budget: '33' }, 'number'],
  ['a negative budget', { ...street, budget: -1 }, 'negative'],
  ['half a post', { ...street, provider_capacity: [1.5, 1] }, 'whole'],
  ['a row too short', { ...street, cost: [[10], [9, 11]] }, 'length'],
  [
    'an area of 2',
    {
      ...street,
      provider_area: [
        [1, 2],
        [0, 1],
      ],
    },
    'zero-or-one',
  ],
  ['a community that is not there', { ...street, must_serve: [2] }, 'community'],
  ['a community twice', { ...street, must_serve: [1, 1] }, 'twice'],
  ['no types', { ...street, types: [] }, 'names'],
  ['no marginal values', { ...street, marginal: [] }, 'empty'],
])('%s is refused', (_, json, code) => expect(readAllocation(json)).toMatchObject({ refused: true, code }))
test('the refusal says where', () =>
  expect(
    readAllocation({
      ...street,
      cost: [
        [10, 12],
        [9, -1],
      ],
    }),
  ).toMatchObject({ words: { en: '“cost[1][1]” is -1; it may not be below zero.' } }))
