import type { Ctx } from '#platform'
import { DataTable } from '#ui'
import { dimensionOf, type Mark } from '../rules/dimensions.ts'
import type { Rating } from '../store/index.ts'
import { words } from '../words.ts'

/** Marks with their words and the reply. */
export function Marks({ ctx, rating, replier }: { ctx: Ctx; rating: Pick<Rating, 'marks' | 'reply' | 'repliedOn'>; replier: string }) {
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
            cell: (m) => (
              <span className="nowrap">
                <span aria-hidden="true" style={{ letterSpacing: 2, color: 'var(--accent)' }}>
                  {'●'.repeat(m.mark)}
                  <span style={{ color: 'var(--line)' }}>{'●'.repeat(5 - m.mark)}</span>
                </span>{' '}
                {t.of5(m.mark)}
              </span>
            ),
          },
          // Most marks speak for themselves.
          ...((rating.marks ?? []).some((m) => m.says) ? [{ key: 'said', label: t.said, cell: (m: Mark) => m.says ?? '' }] : []),
        ]}
      />
      {rating.reply && (
        <>
          <p className="small soft">{rating.repliedOn ? t.replyOf(replier, rating.repliedOn) : `${t.reply} · ${replier}`}</p>
          <blockquote>{rating.reply}</blockquote>
        </>
      )}
    </>
  )
}
