import type { Line } from './line.ts'

/** As much of a line as its place among the others takes. */
export interface Hanging {
  readonly id: string
  readonly kind: Line['kind']
  readonly hangsOn: string | null
}

/** What one line is to the line it hangs on. A post under a post, or a project under a project, is a part of it. */
export type Tie = 'project-in-post' | 'post-in-project' | 'part'

/** Why a line does not stand under the line it names: that one is not here, it comes back to itself, or its id was there before. */
export type Break = 'missing' | 'circle' | 'twice'

/** A line where it stands: below the one it hangs on, above those that hang on it. */
export interface Placed<L extends Hanging> {
  readonly line: L
  readonly depth: number
  readonly parent: L | undefined
  readonly children: readonly L[]
  readonly tie: Tie | undefined
  readonly broken: Break | undefined
}

export interface Tree<L extends Hanging> {
  /** Every line once, each after the one it hangs on, otherwise in the order they were given. */
  readonly placed: readonly Placed<L>[]
  readonly at: (id: string) => Placed<L> | undefined
  /** Lines whose place cannot be read; they stand by themselves, and nobody takes them for anything else. */
  readonly broken: readonly Placed<L>[]
}

/** How posts and projects are combined: one of the six, read off what hangs on what and never stored. */
export type Combination = (typeof combinations)[number]
export const combinations = ['post', 'project', 'project-in-post', 'post-in-project', 'both-ways', 'bundle'] as const

/** Reads what hangs on what, once. Lines that hang wrong are said, and none is lost: amounts go on adding up. */
export function treeOf<L extends Hanging>(lines: readonly L[]): Tree<L> {
  const first = new Map<string, L>()
  for (const l of lines) if (!first.has(l.id)) first.set(l.id, l)
  const breaks = breaksOf(lines, first)
  const parentOf = (l: L) => (breaks.has(l) || l.hangsOn === null ? undefined : first.get(l.hangsOn))
  const childrenOf = Map.groupBy(lines, parentOf)
  const placed: Placed<L>[] = []
  const next = (childrenOf.get(undefined) ?? []).map((line) => ({ line, depth: 0 })).toReversed()
  for (let at = next.pop(); at; at = next.pop()) {
    const { line, depth } = at
    const [parent, children] = [parentOf(line), childrenOf.get(line) ?? []]
    placed.push({ line, depth, parent, children, tie: parent && tieOf(line, parent), broken: breaks.get(line) })
    next.push(...children.map((child) => ({ line: child, depth: depth + 1 })).toReversed())
  }
  const byId = new Map(placed.filter((p) => p.broken !== 'twice').map((p) => [p.line.id, p]))
  return { placed, at: (id) => byId.get(id), broken: placed.filter((p) => p.broken) }
}

/**
 * How lines are combined: those of one contract, or of all contracts of a purchase, each of them a tree of its own. Undefined where
 * there are none, or where it cannot be read because some hang wrong.
 */
export function combinationOf(...sets: readonly (readonly Hanging[])[]): Combination | undefined {
  const trees = sets.map((lines) => treeOf(lines))
  const placed = trees.flatMap((t) => t.placed)
  if (placed.length === 0 || trees.some((t) => t.broken.length > 0)) return undefined
  const [posts, projects] = (['post', 'project'] as const).map((kind) => placed.some((p) => p.line.kind === kind))
  if (!posts) return 'project'
  if (!projects) return 'post'
  const [inPosts, inProjects] = (['project-in-post', 'post-in-project'] as const).map((tie) => placed.some((p) => p.tie === tie))
  return inPosts && inProjects ? 'both-ways' : inPosts ? 'project-in-post' : inProjects ? 'post-in-project' : 'bundle'
}

/** What is said of lines, in the order the lines stand; what is said of none of them comes last. */
export function inTreeOrder<R>(tree: Tree<Hanging>, rows: readonly R[], lineOf: (row: R) => string): R[] {
  const place = new Map(tree.placed.map((p, i) => [p.line.id, i] as const))
  const at = (row: R) => place.get(lineOf(row)) ?? tree.placed.length
  return rows.toSorted((a, b) => at(a) - at(b))
}

const tieOf = (line: Hanging, parent: Hanging): Tie =>
  line.kind === parent.kind ? 'part' : line.kind === 'project' ? 'project-in-post' : 'post-in-project'

/** The lines that hang wrong. Of a circle every line of it, and not those that hang on it: they stand where they say. */
function breaksOf<L extends Hanging>(lines: readonly L[], first: ReadonlyMap<string, L>): Map<L, Break> {
  const breaks = new Map<L, Break>()
  const up = (l: L): L | undefined => (l.hangsOn === null ? undefined : first.get(l.hangsOn))
  const known = new Set<L>()
  for (const line of lines) {
    if (first.get(line.id) !== line) breaks.set(line, 'twice')
    else if (line.hangsOn !== null && !first.has(line.hangsOn)) breaks.set(line, 'missing')
    const way = new Set<L>()
    let at: L | undefined = line
    for (; at && !known.has(at) && !way.has(at); at = up(at)) way.add(at)
    if (at && way.has(at)) for (const l of [...way].slice([...way].indexOf(at))) breaks.set(l, 'circle')
    for (const l of way) known.add(l)
  }
  return breaks
}
