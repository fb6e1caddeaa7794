import { isRefusal, type Refusal } from '#kernel'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type CountTable, type CountTree, hideInTree, hideSmall, type SafeTable, suppress, type SuppressionOptions } from './disclosure.ts'

const safe = (table: CountTable, options: SuppressionOptions): SafeTable => {
  const r = suppress(table, options)
  if (isRefusal(r)) throw new Error(r.words.en)
  return r
}
const example: CountTable = {
  rows: ['A', 'B', 'C'],
  columns: ['1', '2', '3'],
  counts: [
    [42, 3, 15],
    [30, 12, 18],
    [25, 9, 11],
  ],
}

test('the worked example with k = 10: hiding A2 and C2 is not enough, A3 and C3 go too', () => {
  const t = safe(example, { k: 10 })
  expect(t.counts).toEqual([
    [42, null, null],
    [30, 12, 18],
    [25, null, null],
  ])
  expect([t.rowTotals, t.columnTotals, t.total]).toEqual([[60, 60, 45], [97, 24, 44], 165])
  // A2 + C2 = 12 and both are at least 1; A2 + A3 = 18; C2 + C3 = 20.
  expect(t.hidden).toEqual([
    { row: 'A', column: '2', why: 'small', low: 1, high: 11 },
    { row: 'A', column: '3', why: 'complementary', low: 7, high: 17 },
    { row: 'C', column: '2', why: 'small', low: 1, high: 11 },
    { row: 'C', column: '3', why: 'complementary', low: 9, high: 19 },
  ])
})
test('where zeros may hide too, the reader knows one less', () =>
  expect(safe(example, { k: 10, hideZero: true }).hidden[0]).toMatchObject({ low: 0, high: 12 }))
test('a table without small counts is shown whole', () =>
  expect(safe({ rows: ['A'], columns: ['1', '2'], counts: [[10, 12]] }, { k: 10 }).hidden).toEqual([]))
test('a zero is shown, or hidden on request', () => {
  const t: CountTable = {
    rows: ['A', 'B', 'C'],
    columns: ['1', '2', '3'],
    counts: [
      [0, 20, 30],
      [20, 20, 20],
      [30, 40, 50],
    ],
  }
  expect(safe(t, { k: 5 }).counts[0]![0]).toBe(0)
  expect(safe(t, { k: 5, hideZero: true }).counts[0]![0]).toBeNull()
})
test('a small total is hidden as well', () => {
  const t = safe(
    {
      rows: ['A', 'B', 'C'],
      columns: ['1', '2'],
      counts: [
        [2, 1],
        [40, 50],
        [60, 70],
      ],
    },
    { k: 5 },
  )
  expect(t.rowTotals[0]).toBeNull()
})
test('when there is nothing to hide behind, everything is hidden', () => {
  const t = safe({ rows: ['A'], columns: ['1', '2'], counts: [[3, 0]] }, { k: 5 })
  expect([t.counts, t.rowTotals, t.total]).toEqual([[[null, 0]], [null], null])
})
test('a list with its total: one small count takes another with it', () => {
  expect(hideSmall({ meals: 40, visits: 3, lifts: 12, chess: 0 }, { k: 5 })).toEqual({
    counts: { meals: 40, visits: null, lifts: null, chess: 0 },
    total: 55,
    hidden: [
      { name: 'visits', why: 'small' },
      { name: 'lifts', why: 'complementary' },
    ],
  })
  expect(hideSmall({ meals: 3, chess: 2 }, { k: 5 })).toMatchObject({ counts: { meals: null, chess: null }, total: null })
})

describe('what is no table of counts is refused', () => {
  const code = (r: SafeTable | object | Refusal) => (isRefusal(r) ? r.code : 'accepted')
  test.each([
    [{ ...example, counts: [[1, 2, 3]] }, 5, 'rows-differ'],
    [
      {
        ...example,
        counts: [
          [1, 2],
          [1, 2, 3],
          [1, 2, 3],
        ],
      },
      5,
      'columns-differ',
    ],
    [
      {
        ...example,
        counts: [
          [1.5, 2, 3],
          [1, 2, 3],
          [1, 2, 3],
        ],
      },
      5,
      'not-a-count',
    ],
    [
      {
        ...example,
        counts: [
          [-1, 2, 3],
          [1, 2, 3],
          [1, 2, 3],
        ],
      },
      5,
      'not-a-count',
    ],
    [{ rows: [], columns: [], counts: [] }, 5, 'empty'],
    [example, 1, 'k-too-small'],
  ])('%j', (table, k, says) => expect(code(suppress(table, { k }))).toBe(says))
  test('nor a list with half a person', () => expect(code(hideSmall({ a: 0.5 }, { k: 5 }))).toBe('not-a-count'))
})

/** Every table of whole numbers that agrees with all that is shown, by trying them all. */
function everyTable(t: SafeTable, floor: number, most: number): number[][][] {
  const found: number[][][] = []
  const fill = (cells: number[][], i: number, j: number): void => {
    const rowOf = (r: number) => cells[r]!.reduce((a, b) => a + b, 0)
    if (j === t.columns.length) {
      const shown = t.rowTotals[i]!
      if (shown !== null ? rowOf(i) !== shown : rowOf(i) < floor) return
      if (i + 1 < t.rows.length) return fill([...cells, []], i + 1, 0)
      const ok = t.columns.every((_, c) => {
        const sum = cells.reduce((a, r) => a + r[c]!, 0)
        return t.columnTotals[c] === null ? sum >= floor : sum === t.columnTotals[c]
      })
      const total = cells.flat().reduce((a, b) => a + b, 0)
      if (ok && (t.total === null ? total >= floor : total === t.total)) found.push(cells)
      return
    }
    const shown = t.counts[i]![j]!
    const limit = Math.min(t.rowTotals[i] ?? most, t.columnTotals[j] ?? most, most)
    for (let v = shown === null ? floor : shown; v <= (shown ?? limit); v++) fill([...cells.slice(0, i), [...cells[i]!, v]], i, j + 1)
  }
  fill([[]], 0, 0)
  return found
}

const smallTables = fc
  .integer({ min: 1, max: 3 })
  .chain((c) => fc.array(fc.array(fc.integer({ min: 0, max: 7 }), { minLength: c, maxLength: c }), { minLength: 1, maxLength: 3 }))
  .map((counts): CountTable => ({ rows: counts.map((_, i) => `r${i}`), columns: counts[0]!.map((_, j) => `c${j}`), counts }))

test('the stated bounds are those of all possible tables, and no hidden cell is known to within k', () =>
  fc.assert(
    fc.property(smallTables, fc.integer({ min: 2, max: 4 }), fc.boolean(), (table, k, hideZero) => {
      const t = safe(table, { k, hideZero })
      // Enumerating is only possible while totals are shown that bound the cells.
      fc.pre(t.hidden.length > 0 && t.hidden.length <= 6 && t.hidden.every((h) => h.high !== null && h.row !== null && h.column !== null))
      const all = everyTable(t, hideZero ? 0 : 1, 60)
      for (const h of t.hidden) {
        const [i, j] = [table.rows.indexOf(h.row!), table.columns.indexOf(h.column!)]
        const values = all.map((cells) => cells[i]![j]!)
        expect([h.low, h.high]).toEqual([Math.min(...values), Math.max(...values)])
      }
    }),
    { numRuns: 150 },
  ))

test('whatever the table, every hidden value can be k apart, every small one is hidden, and what is shown is true', () =>
  fc.assert(
    fc.property(
      fc
        .integer({ min: 1, max: 6 })
        .chain((c) => fc.array(fc.array(fc.integer({ min: 0, max: 60 }), { minLength: c, maxLength: c }), { minLength: 1, maxLength: 6 })),
      fc.constantFrom(5, 10),
      fc.boolean(),
      (counts, k, hideZero) => {
        const table = { rows: counts.map((_, i) => `r${i}`), columns: counts[0]!.map((_, j) => `c${j}`), counts }
        const t = safe(table, { k, hideZero })
        for (const h of t.hidden) expect((h.high ?? Infinity) - h.low).toBeGreaterThanOrEqual(k)
        counts.forEach((row, i) =>
          row.forEach((v, j) => {
            const shown = t.counts[i]![j]
            if (shown !== null) {
              expect(shown).toBe(v)
              expect(v >= k || (v === 0 && !hideZero)).toBe(true)
            }
          }),
        )
        for (const total of [...t.rowTotals, ...t.columnTotals, t.total])
          expect(total === null || total >= k || (total === 0 && !hideZero)).toBe(true)
      },
    ),
    { numRuns: 200 },
  ))

test('a list never leaks either', () =>
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 8 }), (counts) => {
      const r = hideSmall(Object.fromEntries(counts.map((c, i) => [`i${i}`, c])), { k: 5 })
      if (isRefusal(r)) throw new Error(r.words.en)
      const hidden = counts.filter((_, i) => r.counts[`i${i}`] === null)
      expect(hidden.every((c) => c > 0)).toBe(true)
      if (r.total === null || hidden.length === 0) return
      // Each hidden count can be from 1 to what the others leave.
      const sum = r.total - Object.values(r.counts).reduce<number>((a, c) => a + (c ?? 0), 0)
      expect(hidden.length).toBeGreaterThan(1)
      expect(sum - (hidden.length - 1) - 1).toBeGreaterThanOrEqual(5)
    }),
  ))

describe('a tree of counts', () => {
  const hide = (tree: CountTree, k = 5) => {
    const r = hideInTree(tree, { k })
    if (isRefusal(r)) throw new Error(r.words.en)
    return Object.fromEntries(r)
  }
  const leaf = (key: string, count: number, more: Partial<CountTree> = {}): CountTree => ({ key, count, ...more })
  test('a total of some of the ages does not give away the small one among them', () => {
    const ages = leaf('all', 66, {
      known: true,
      parts: [
        leaf('18-59', 21, { parts: [leaf('18-34', 4), leaf('35-59', 17)] }),
        leaf('60-79', 37, { parts: [leaf('60-69', 20), leaf('70-79', 17)] }),
        leaf('80+', 8),
      ],
    })
    expect(hide(ages)).toEqual({ all: 66, '18-59': 21, '18-34': null, '35-59': null, '60-79': 37, '60-69': 20, '70-79': 17, '80+': 8 })
  })
  test('how many left it out is shown however few, and hidden where it would give a small count away', () => {
    const asked = (a: number, b: number, out: number) =>
      leaf('asked', a + b + out, {
        known: true,
        parts: [leaf('in', a + b, { parts: [leaf('a', a), leaf('b', b)] }), leaf('out', out, { harmless: true })],
      })
    expect(hide(asked(20, 30, 2))).toEqual({ asked: 52, in: 50, a: 20, b: 30, out: 2 })
    // Both would be known from the five who answered: so nobody learns how many did.
    expect(hide(asked(3, 2, 40))).toMatchObject({ in: null, a: null, b: null, out: null })
  })
  test.each([
    [leaf('x', 5, { parts: [leaf('a', 3)] }), 5, 'parts-differ'],
    [leaf('x', 1.5), 5, 'not-a-count'],
    [leaf('x', 5), 1, 'k-too-small'],
  ])('%j with k = %d is refused: %s', (tree, k, code) => expect(hideInTree(tree, { k })).toMatchObject({ code }))

  test('whatever the counts, every reader who adds and subtracts is left at least k apart', () => {
    const shapes = fc.array(fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 })
    fc.assert(
      fc.property(shapes, (groups) => {
        const k = 3
        const parts = groups.map((g, i) =>
          leaf(
            `g${i}`,
            g.reduce((a, b) => a + b, 0),
            { parts: g.map((n, j) => leaf(`g${i}.${j}`, n)) },
          ),
        )
        const whole = leaf(
          'all',
          parts.reduce((n, p) => n + p.count, 0),
          { parts },
        )
        const shown = hide(whole, k)
        const ranges = new Map<string, Set<number>>()
        const most = whole.count + k + 1
        const note = (key: string, n: number) => ranges.set(key, (ranges.get(key) ?? new Set()).add(n))
        const all: { sum: number; cells: Record<string, number> }[] = [{ sum: 0, cells: {} }]
        // Every tree that agrees with all that is shown, group by group.
        const fits = (key: string, n: number) => (shown[key] === null ? n >= 1 : n === shown[key])
        let found = all
        for (const [i, g] of groups.entries()) {
          let inGroup: { sum: number; cells: Record<string, number> }[] = [{ sum: 0, cells: {} }]
          for (const j of g.keys()) {
            const key = `g${i}.${j}`
            const can = shown[key] === null ? Array.from({ length: most }, (_, n) => n + 1) : [shown[key]!]
            inGroup = inGroup.flatMap((x) =>
              can.filter((n) => x.sum + n <= most).map((n) => ({ sum: x.sum + n, cells: { ...x.cells, [key]: n } })),
            )
          }
          inGroup = inGroup.filter((x) => fits(`g${i}`, x.sum))
          found = found.flatMap((x) =>
            inGroup
              .filter((y) => x.sum + y.sum <= most)
              .map((y) => ({ sum: x.sum + y.sum, cells: { ...x.cells, ...y.cells, [`g${i}`]: y.sum } })),
          )
        }
        for (const x of found.filter((f) => fits('all', f.sum))) {
          note('all', x.sum)
          for (const [key, n] of Object.entries(x.cells)) note(key, n)
        }
        for (const [key, n] of Object.entries(shown))
          if (n === null) expect(Math.max(...ranges.get(key)!) - Math.min(...ranges.get(key)!)).toBeGreaterThanOrEqual(k)
      }),
      { numRuns: 150 },
    )
  })
})
