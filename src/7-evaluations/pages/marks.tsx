import type { Lang } from '#kernel'
import type { Ctx } from '#platform'
import { DataTable } from '#ui'
import { dimensionOf, type Mark } from '../rules/dimensions.ts'
import type { Rating } from '../store/index.ts'
import { words } from '../words.ts'
import type { ReactNode } from 'react'

/** A mark as dots and as a number. */
export function Dots({ mark, lang }: { mark: number; lang: Lang }) {
  return (
    <span className="nowrap">
      <span aria-hidden="true" style={{ letterSpacing: 2, color: 'var(--accent)' }}>
        {'●'.repeat(mark)}
        <span style={{ color: 'var(--line)' }}>{'●'.repeat(5 - mark)}</span>
      </span>{' '}
      {words[lang].of5(mark)}
    </span>
  )
}

interface Said {
  ctx: Ctx
  rating: Pick<Rating, 'marks' | 'reply' | 'repliedOn'>
  replier: string
  /** How far each line came. */
  children?: ReactNode
}

/** Marks with their words and the reply; before the reply, how far each line came. */
export function Marks({ ctx, rating, replier, children }: Said) {
  const t = words[ctx.lang]
  return (
    <>
      <DataTable
        rows={rating.marks ?? []}
        lang={ctx.lang}
        rowKey={(m) => m.dimension}
        columns={[
          { key: 'on', label: t.dimension, cell: (m) => dimensionOf(m.dimension)?.title[ctx.lang] ?? m.dimension },
          {
            key: 'mark',
            label: t.mark,
            cell: (m) => <Dots mark={m.mark} lang={ctx.lang} />,
          },
          // Most marks speak for themselves.
          ...((rating.marks ?? []).some((m) => m.says) ? [{ key: 'said', label: t.said, cell: (m: Mark) => m.says ?? '' }] : []),
        ]}
      />
      {children}
      {rating.reply && (
        <>
          <p className="small soft">{rating.repliedOn ? t.replyOf(replier, rating.repliedOn) : `${t.reply} · ${replier}`}</p>
          <blockquote>{rating.reply}</blockquote>
        </>
      )}
    </>
  )
}
