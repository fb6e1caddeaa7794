import { divide, type Fraction, fraction, type Hanging, type Tree } from '#kernel'

/** Minutes recorded for a line by whoever stood at a post that day. */
export interface TimeAtPost {
  readonly postId: string
  readonly lineId: string
  readonly minutes: number
}

/** Of the time recorded at a post, what went to the post itself and what to projects that are tied to it. */
export interface SharedTime {
  readonly postId: string
  readonly own: number
  readonly projects: readonly { readonly lineId: string; readonly minutes: number }[]
  readonly together: number
}

/**
 * Splits the time recorded at each post. One record serves both: the time of the post at which somebody stands, and the units of the project
 * they worked for. A project is tied to a post when it runs inside it, or when the post is paid inside the project. What was recorded for
 * other lines is of neither, and not told here.
 */
export function sharedTime(tree: Tree<Hanging>, rows: readonly TimeAtPost[]): SharedTime[] {
  return tree.placed
    .filter((p) => p.line.kind === 'post')
    .map(({ line: post }) => {
      const mine = rows.filter((r) => r.postId === post.id)
      const own = minutesOf(mine.filter((r) => r.lineId === post.id))
      const projects = tiedProjects(tree, post.id)
        .map((lineId) => ({ lineId, minutes: minutesOf(mine.filter((r) => r.lineId === lineId)) }))
        .filter((p) => p.minutes > 0)
      return { postId: post.id, own, projects, together: own + minutesOf(projects) }
    })
}

/** The part of a post's recorded time that went to its projects; null where nothing was recorded. */
export const projectShare = (s: SharedTime): Fraction | null =>
  s.together === 0 ? null : divide(fraction(s.together - s.own), fraction(s.together))

/** Projects tied to a post, in the order of the tree: those below it, and the one it is paid inside with its parts. */
export function tiedProjects(tree: Tree<Hanging>, postId: string): string[] {
  const parent = tree.at(postId)?.parent
  const roots = [postId, ...(parent?.kind === 'project' ? [parent.id] : [])]
  const isUnder = (id: string): boolean => {
    for (let at = tree.at(id); at; at = at.parent && tree.at(at.parent.id)) {
      if (roots.includes(at.line.id)) return true
      // A post between them has its own projects.
      if (at.line.kind === 'post') return false
    }
    return false
  }
  return tree.placed.filter((p) => p.line.kind === 'project' && isUnder(p.line.id)).map((p) => p.line.id)
}

const minutesOf = (rows: readonly { readonly minutes: number }[]): number => rows.reduce((n, r) => n + r.minutes, 0)
