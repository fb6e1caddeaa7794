import { titleIn } from '#kernel'
import { Link } from '#people'
import type { Ctx } from '#platform'
import { Empty, type FrameFacts, Page, Tag } from '#ui'
import { words } from '../page-words.ts'
import type { Seat } from '../rules/panel.ts'
import type { Tender } from '../rules/tender.ts'
import { seatState } from './panel-parts.ts'

/** The panels on which somebody sits. */
export function MyPanelsPage({
  ctx,
  frame,
  tenders,
  seats,
}: {
  ctx: Ctx
  frame: FrameFacts
  tenders: readonly Tender[]
  seats: ReadonlyMap<string, Seat>
}) {
  const t = words[ctx.lang]
  return (
    <Page
      ctx={ctx}
      frame={frame}
      title={t.myPanels}
      section="tenders"
      actions={
        <Link asker={ctx.asker} className="button plain" href="/account/expert">
          {t.myExpert}
        </Link>
      }
      trail={[{ label: t.tenders, href: '/tenders' }, { label: t.myPanels }]}
    >
      {tenders.length === 0 ? (
        <Empty title={t.noPanels} />
      ) : (
        <div className="table">
          <table className="stack">
            <tbody>
              {tenders.map((x) => (
                <tr key={x.id}>
                  <td>{x.number}</td>
                  <td>
                    <a href={`/panel/${x.id}`}>{titleIn(x, ctx.lang)}</a>
                  </td>
                  <td>
                    <Tag>{seatState(seats.get(x.id)!, ctx.lang)}</Tag>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Page>
  )
}
