import { count, type Refusal, refusals } from '#kernel'

/** A table of counts with its totals, as it would be published. */
export interface CountTable {
  readonly rows: readonly string[]
  readonly columns: readonly string[]
  /** Whole numbers, row by row. */
  readonly counts: readonly (readonly number[])[]
}

export interface SuppressionOptions {
  /** Counts below this are hidden: 10 for sensitive services and small communities, 5 otherwise. */
  readonly k: number
  /**
   * A zero says that nobody is there and is shown when left out. With `hideZero` it is hidden like any small count; readers
   * then cannot know that a hidden cell is at least one.
   */
  readonly hideZero?: boolean
}

export interface SafeTable {
  readonly rows: readonly string[]
  readonly columns: readonly string[]
  /** Null where hidden. */
  readonly counts: readonly (readonly (number | null)[])[]
  readonly rowTotals: readonly (number | null)[]
  readonly columnTotals: readonly (number | null)[]
  readonly total: number | null
  /** What is hidden, why, and between which values a reader can place it: always at least k apart. `row` or `column` is null for a total. */
  readonly hidden: readonly HiddenCell[]
}

export interface HiddenCell {
  readonly row: string | null
  readonly column: string | null
  readonly why: 'small' | 'complementary'
  readonly low: number
  /** Null when nothing shown limits it. */
  readonly high: number | null
}

/**
 * Hides small counts, and as many others as it takes that none of them can be worked out from the totals to within k.
 * Totals are cells too and are hidden when they are small or nothing else helps.
 * The check is exact, not a bound: rows and columns of a table with totals form a network in which each count is a flow,
 * so the least and greatest whole number a hidden cell can be, given all that is shown, is a maximum-flow problem
 * (checked in the tests against every possible table). Which others to hide is a heuristic: the cheapest cycle of cells.
 * Source: Cox 1995, Network models for complementary cell suppression; Willenborg & de Waal 2001, ch. 6.
 * Two releases of the same people can still be compared with each other: check each against the last.
 * @returns a refusal when the table is not one of whole numbers
 */
export function suppress(table: CountTable, options: SuppressionOptions): SafeTable | Refusal {
  const { rows, columns, counts } = table
  if (!(Number.isInteger(options.k) && options.k >= 2)) return refuse('k-too-small')
  if (rows.length === 0 || columns.length === 0) return refuse('empty')
  if (counts.length !== rows.length) return refuse('rows-differ', counts.length, rows.length)
  for (const [i, row] of counts.entries()) {
    if (row.length !== columns.length) return refuse('columns-differ', rows[i]!, row.length, columns.length)
    const odd = row.findIndex((c) => !(Number.isSafeInteger(c) && c >= 0))
    if (odd >= 0) return refuse('not-a-count', rows[i]!, columns[odd]!)
  }
  // Nodes: the rows, the row of totals, the columns, the column of totals. A count flows from its row to its column;
  // totals flow back, so that what enters each node leaves it.
  const [R, C] = [rows.length, columns.length]
  const arcs: Arc[] = []
  for (let i = 0; i <= R; i++)
    for (let j = 0; j <= C; j++) {
      const value = sumOver(i < R ? counts.slice(i, i + 1) : counts, j < C ? j : undefined)
      const forward = i < R === j < C
      const [row, column] = [i, R + 1 + j]
      const price = value + (i < R ? 0 : 1e9) + (j < C ? 0 : 1e9)
      arcs.push({ from: forward ? row : column, to: forward ? column : row, value, hidden: undefined, price })
    }
  const net = networkOf(arcs, R + C + 2, options)
  protect(net, options)
  const shown = (i: number, j: number) => {
    const arc = arcs[i * (C + 1) + j]!
    return arc.hidden ? null : arc.value
  }
  return {
    rows,
    columns,
    counts: rows.map((_, i) => columns.map((_, j) => shown(i, j))),
    rowTotals: rows.map((_, i) => shown(i, C)),
    columnTotals: columns.map((_, j) => shown(R, j)),
    total: shown(R, C),
    hidden: arcs.flatMap((arc, at) => {
      if (!arc.hidden) return []
      const { low, high } = boundsOf(at, net)
      const [row, column] = [rows[Math.floor(at / (C + 1))] ?? null, columns[at % (C + 1)] ?? null]
      return [{ row, column, why: arc.hidden, low, high: high === Infinity ? null : high }]
    }),
  }
}

/**
 * The same for a plain list of counts with its total.
 * @returns the counts, null where hidden, the total, null where hidden too, and what is hidden and why; `name` is null for the total
 */
export function hideSmall(
  list: Readonly<Record<string, number>>,
  options: SuppressionOptions,
):
  | {
      readonly counts: Readonly<Record<string, number | null>>
      readonly total: number | null
      readonly hidden: readonly { readonly name: string | null; readonly why: HiddenCell['why'] }[]
    }
  | Refusal {
  const names = Object.keys(list)
  if (!(Number.isInteger(options.k) && options.k >= 2)) return refuse('k-too-small')
  const odd = names.find((name) => !(Number.isSafeInteger(list[name]) && list[name]! >= 0))
  if (odd !== undefined) return refuse('not-a-count', odd, '')
  const total = names.reduce((a, name) => a + list[name]!, 0)
  const arcs: Arc[] = [
    ...names.map((name) => ({ from: 0, to: 1, value: list[name]!, hidden: undefined, price: list[name]! })),
    { from: 1, to: 0, value: total, hidden: undefined, price: total + 1e9 },
  ]
  protect(networkOf(arcs, 2, options), options)
  const shown = (arc: Arc) => (arc.hidden ? null : arc.value)
  return {
    counts: Object.fromEntries(names.map((name, i) => [name, shown(arcs[i]!)])),
    total: shown(arcs.at(-1)!),
    hidden: arcs.flatMap((arc, i) => (arc.hidden ? [{ name: names[i] ?? null, why: arc.hidden }] : [])),
  }
}

/** A count that falls apart into others, as all who answered into groups of age, and those into single ages. */
export interface CountTree {
  readonly key: string
  readonly count: number
  /** Known anyway, as how many took part: never hidden. */
  readonly known?: boolean
  /** However small, it tells nothing of anybody, as how many left a question out: hidden only where it would give another away. */
  readonly harmless?: boolean
  /** Hidden already, in another table of the same people: hidden here too, and there is as much to hide behind. */
  readonly hidden?: boolean
  /** They add up to the count. */
  readonly parts?: readonly CountTree[]
}

/**
 * The same for a tree of counts in which every total may be shown as well: a hidden count cannot be worked out from the others
 * of its branch nor from a total above it. Keys are taken once in the whole tree.
 * @returns each count by its key, null where hidden
 */
export function hideInTree(tree: CountTree, options: SuppressionOptions): ReadonlyMap<string, number | null> | Refusal {
  if (!(Number.isInteger(options.k) && options.k >= 2)) return refuse('k-too-small')
  const arcs: Arc[] = []
  const keys: string[] = []
  let nodes = 1
  const grow = (t: CountTree, from: number, depth: number): Refusal | undefined => {
    if (!(Number.isSafeInteger(t.count) && t.count >= 0)) return refuse('not-a-count', t.key, '')
    const parts = t.parts ?? []
    const sum = parts.reduce((n, p) => n + p.count, 0)
    if (parts.length > 0 && sum !== t.count) return refuse('parts-differ', t.key, sum, t.count)
    const to = parts.length > 0 ? nodes++ : 0
    keys.push(t.key)
    // A total says more than its parts, so a part is rather hidden than the total.
    const price = t.count + (parts.length > 0 ? 1e9 / 10 ** depth : 0)
    const hidden = t.hidden && t.count > 0 ? ('complementary' as const) : undefined
    arcs.push({ from, to, value: t.count, hidden, price, known: t.known ?? false, harmless: t.harmless ?? false })
    for (const p of parts) {
      const wrong = grow(p, to, depth + 1)
      if (wrong) return wrong
    }
    return undefined
  }
  // What goes in at the top comes out of the leaves: node 0 is where they meet.
  const wrong = grow(tree, 0, 0)
  if (wrong) return wrong
  protect(networkOf(arcs, nodes, options), options)
  return new Map(keys.map((key, i) => [key, arcs[i]!.hidden ? null : arcs[i]!.value]))
}

/** One count as a flow between two nodes. */
interface Arc {
  readonly from: number
  readonly to: number
  readonly value: number
  hidden: HiddenCell['why'] | undefined
  /** What a reader loses when it is hidden. */
  readonly price: number
  readonly known?: boolean
  readonly harmless?: boolean
}

interface Network {
  readonly arcs: readonly Arc[]
  /** The arcs that begin or end at each node, by their place in `arcs`. */
  readonly at: readonly (readonly number[])[]
  /** The values, changed while a flow is sought and set back afterwards. */
  readonly flow: Float64Array
  /** What a reader knows every hidden count to be at least. */
  readonly floor: number
}

function networkOf(arcs: readonly Arc[], nodes: number, { hideZero = false }: SuppressionOptions): Network {
  const at: number[][] = Array.from({ length: nodes }, () => [])
  arcs.forEach((arc, i) => {
    at[arc.from]!.push(i)
    at[arc.to]!.push(i)
  })
  return { arcs, at, flow: Float64Array.from(arcs, (a) => a.value), floor: hideZero ? 0 : 1 }
}

function protect(net: Network, { k, hideZero = false }: SuppressionOptions): void {
  const { arcs } = net
  const hidden: number[] = []
  const hide = (i: number, why: HiddenCell['why']) => {
    arcs[i]!.hidden = why
    hidden.push(i)
  }
  arcs.forEach((arc, i) => {
    if (arc.hidden) hidden.push(i)
    else if (!arc.known && !arc.harmless && arc.value < k && (arc.value > 0 || hideZero)) hide(i, 'small')
  })
  // Hiding more never makes a hidden cell easier to guess, so one that is safe needs no second look.
  for (const unsafe of hidden)
    while (!isSafe(unsafe, net, k)) {
      const more = complement(unsafe, net, k)
      // With no cycle left the table is too small to show anything but zeros.
      const all = more.length ? more : arcs.flatMap((a, i) => (!a.hidden && !a.known && (a.value > 0 || hideZero) ? [i] : []))
      if (all.length === 0) break
      for (const i of all) hide(i, 'complementary')
    }
}

/**
 * Which others to hide for one unsafe cell. A cell that may fall by what it holds need rise by the rest of k only; a cycle with
 * that much room is often cheaper than one with room for all of k, but does not always do, so each is tried.
 */
function complement(unsafe: number, net: Network, k: number): readonly number[] {
  let fallback: readonly number[] = []
  for (const amount of [Math.max(1, k - (net.arcs[unsafe]!.value - net.floor)), k, 1]) {
    const more = cheapestCycle(unsafe, net, amount).filter((i) => !net.arcs[i]!.hidden)
    if (more.length === 0) continue
    for (const i of more) net.arcs[i]!.hidden = 'complementary'
    const does = isSafe(unsafe, net, k)
    for (const i of more) net.arcs[i]!.hidden = undefined
    if (does) return more
    if (fallback.length === 0) fallback = more
  }
  return fallback
}

function isSafe(i: number, net: Network, k: number): boolean {
  const { low, high } = boundsOf(i, net, k)
  return high - low >= k
}

/**
 * The least and greatest a hidden flow can be, given every shown flow and that none is below the floor.
 * @param enough stop looking once it can move this far either way
 */
function boundsOf(i: number, net: Network, enough = Infinity): { low: number; high: number } {
  const arc = net.arcs[i]!
  const spare = Math.min(enough, arc.value - net.floor)
  const down = Math.min(spare, maxFlow(arc.from, arc.to, i, net, spare))
  return { low: arc.value - down, high: arc.value + maxFlow(arc.to, arc.from, i, net, enough - down) }
}

/** How much more can flow from one node to another by changing the other hidden flows (shortest augmenting paths). */
function maxFlow(source: number, sink: number, without: number, { arcs, at, flow, floor }: Network, enough: number): number {
  const changed: number[] = []
  let total = 0
  while (total < enough) {
    const cameBy = new Int32Array(at.length).fill(-1)
    const queue = [source]
    for (const node of queue) {
      if (cameBy[sink]! >= 0) break
      for (const i of at[node]!) {
        const arc = arcs[i]!
        if (!arc.hidden || i === without || (arc.from !== node && flow[i]! <= floor)) continue
        const next = arc.from === node ? arc.to : arc.from
        if (next === source || cameBy[next]! >= 0) continue
        cameBy[next] = i
        queue.push(next)
      }
    }
    if (cameBy[sink]! < 0) break
    const path: { i: number; forward: boolean }[] = []
    for (let node = sink; node !== source; ) {
      const i = cameBy[node]!
      const forward = arcs[i]!.to === node
      path.push({ i, forward })
      node = forward ? arcs[i]!.from : arcs[i]!.to
    }
    const amount = Math.min(...path.map(({ i, forward }) => (forward ? Infinity : flow[i]! - floor)))
    total += amount
    if (amount === Infinity) break
    for (const { i, forward } of path) {
      flow[i]! += forward ? amount : -amount
      changed.push(i)
    }
  }
  for (const i of changed) flow[i] = arcs[i]!.value
  return total
}

/** The cheapest arcs to hide so that the unsafe one can rise by `amount`: a path back from its end to its beginning (Dijkstra). */
function cheapestCycle(unsafe: number, { arcs, at, floor }: Network, amount: number): number[] {
  const { from: goal, to: start } = arcs[unsafe]!
  const price = new Float64Array(at.length).fill(Infinity)
  const cameBy = new Int32Array(at.length).fill(-1)
  const done = new Uint8Array(at.length)
  price[start] = 0
  for (;;) {
    let node = -1
    for (let v = 0; v < at.length; v++) if (!done[v] && price[v]! < Infinity && (node < 0 || price[v]! < price[node]!)) node = v
    if (node < 0) return []
    if (node === goal) break
    done[node] = 1
    for (const i of at[node]!) {
      const arc = arcs[i]!
      // A zero is known to be zero; where zeros are shown it cannot be given out as hidden.
      if (i === unsafe || arc.known || (arc.value < floor && !arc.hidden) || (arc.from !== node && arc.value - floor < amount)) continue
      const next = arc.from === node ? arc.to : arc.from
      // A hidden arc costs nothing more, but of two ways the shorter is taken.
      const through = price[node]! + (arc.hidden ? 1e-6 : arc.price + 1e-6)
      if (through < price[next]!) {
        price[next] = through
        cameBy[next] = i
      }
    }
  }
  const path: number[] = []
  for (let node = goal; node !== start; ) {
    const i = cameBy[node]!
    path.push(i)
    node = arcs[i]!.to === node ? arcs[i]!.from : arcs[i]!.to
  }
  return path
}

const sumOver = (rows: readonly (readonly number[])[], column: number | undefined): number =>
  rows.reduce((total, row) => total + (column === undefined ? row.reduce((a, b) => a + b, 0) : row[column]!), 0)

const refuse = refusals({
  'k-too-small': {
    status: 422,
    zh: '阈值 k 应是不小于 2 的整数，通常为 5 或 10。',
    en: 'The threshold k must be a whole number of 2 or more, usually 5 or 10.',
  },
  empty: { status: 422, zh: '表中没有数据。', en: 'The table has no counts.' },
  'rows-differ': {
    status: 422,
    zh: (got: number, want: number) => `表中有 ${got} 行数据，但有 ${want} 个行名。`,
    en: (got: number, want: number) => `The table has ${count(got, 'row')} of counts for ${count(want, 'row name')}.`,
  },
  'columns-differ': {
    status: 422,
    zh: (row: string, got: number, want: number) => `「${row}」有 ${got} 个数，应有 ${want} 个。`,
    en: (row: string, got: number, want: number) => `“${row}” has ${count(got, 'count')} and should have ${want}.`,
  },
  'parts-differ': {
    status: 422,
    zh: (key: string, sum: number, whole: number) => `「${key}」各部分合计 ${sum}，应为 ${whole}。`,
    en: (key: string, sum: number, whole: number) => `The parts of “${key}” add up to ${sum} and should be ${whole}.`,
  },
  'not-a-count': {
    status: 422,
    zh: (row: string, column: string) => `「${row}」${column ? `的「${column}」` : ''}不是人数（应为零或正整数）。`,
    en: (row: string, column: string) =>
      `“${row}”${column ? `, “${column}”,` : ''} is not a count: a whole number, zero or more, is needed.`,
  },
})
