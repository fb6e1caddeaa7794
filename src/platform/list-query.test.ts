import { expect, test } from 'vitest'
import { pageFrom } from './list-query.ts'

test('rows that are alike stand by their id, so that page by page every row is met once, either way', () => {
  const rows = Array.from({ length: 47 }, (_, i) => ({ id: `r${String((i * 31) % 47).padStart(2, '0')}`, n: i % 3 }))
  for (const descending of [false, true]) {
    const pages = [1, 2, 3, 4, 5, 6].map((page) =>
      pageFrom(rows, { page, size: 10, sort: 'n', descending }, { id: () => 0, n: (a, b) => a.n - b.n }, (r) => r.id),
    )
    const met = pages.flatMap((p) => p.rows)
    expect(pages.map((p) => p.rows.length)).toEqual([10, 10, 10, 10, 7, 0])
    expect(new Set(pages.map((p) => p.total))).toEqual(new Set([47]))
    expect(new Set(met.map((r) => r.id)).size).toBe(47)
    const keys = met.map((r) => `${r.n} ${r.id}`)
    expect(keys).toEqual(descending ? keys.toSorted().toReversed() : keys.toSorted())
  }
})

test('an order that is not known is the first', () => {
  const rows = [{ id: 'b' }, { id: 'a' }]
  const page = pageFrom(rows, { page: 1, size: 10, sort: 'x', descending: false }, { id: (a, b) => (a.id < b.id ? -1 : 1) }, (r) => r.id)
  expect(page.rows.map((r) => r.id)).toEqual(['a', 'b'])
})
