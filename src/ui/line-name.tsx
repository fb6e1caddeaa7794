import { type Hanging, type Lang, sayPlace, type Tree } from '#kernel'
import type { ReactNode } from 'react'

/** A line by its name where it stands: further in than the line it hangs on, and with what it is to it. The same wherever lines are read. */
export function LineName(p: {
  tree: Tree<Hanging & { readonly title: string }>
  id: string
  lang: Lang
  /** The name as it stands here, where it is more than the title. */
  children?: ReactNode
  /** Rows stand by something else than the tree here, so nothing is set in. */
  flat?: boolean
}) {
  const at = p.tree.at(p.id)
  const place = at && sayPlace(at, p.lang)
  return (
    <div className={at && !p.flat && at.depth > 0 ? `hung hung-${Math.min(at.depth, 3)}` : undefined}>
      {p.children ?? at?.line.title}
      {place && <small className={at.broken ? 'late hung-on' : 'soft hung-on'}>{place}</small>}
    </div>
  )
}
