import type { Bought } from './plan-of-city.ts'

type Shape = Pick<Bought, 'n' | 'theme' | 'months' | 'combination' | 'posts' | 'postPrice'>
interface Common {
  title: string
  /** The line it hangs on, by its place in the list. */
  on?: number
  goal?: string
}
export type CityLine =
  | (Common & { kind: 'post'; posts: number; amount: number /** Yuan it costs in all, where only a part is paid. */; whole?: number })
  | (Common & { kind: 'project'; unit: string; quantity: number; unitPrice: number })

/** The lines of a contract by how posts and projects are combined in it. Each tree has one goal, at its root. */
export function linesOf(b: Shape): CityLine[] {
  const { goal } = b.theme
  const price = b.posts * b.months * b.postPrice
  const post = (more: Partial<Common> = {}): CityLine => ({ kind: 'post', title: b.theme.post, posts: b.posts, amount: price, ...more })
  const half = (on: number): CityLine => ({ kind: 'post', title: '项目专职社工补贴', posts: b.posts, amount: price / 2, whole: price, on })
  const project = (i: 0 | 1, more: Partial<Common> = {}): CityLine => {
    const p = b.theme.projects[i]
    return { kind: 'project', title: p.title, unit: p.unit, quantity: p.perMonth * b.months, unitPrice: p.price, ...more }
  }
  const lines = {
    post: () => [post({ goal })],
    project: () => [project(0, { goal }), project(1, { on: 0 })],
    'project-in-post': () => [post({ goal }), project(b.n % 2 === 0 ? 0 : 1, { on: 0 })],
    'post-in-project': () => [project(0, { goal }), half(0)],
    // Where posts carry a project and a project carries posts, each is one tree.
    'both-ways': () => [
      post({ goal }),
      project(1, { on: 0 }),
      project(0, { goal: 'satisfaction' }),
      { ...half(2), posts: 1, amount: (b.months * b.postPrice) / 2, whole: b.months * b.postPrice },
    ],
    bundle: () => [post({ goal }), project(0, { goal: 'satisfaction' })],
  }
  return lines[b.combination]() as CityLine[]
}

/** How many people its posts take. */
export const postsOf = (b: Shape): number => linesOf(b).reduce((n, l) => n + (l.kind === 'post' ? l.posts : 0), 0)
