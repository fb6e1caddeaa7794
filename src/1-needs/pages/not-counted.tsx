import { colonIn, sayDay, titleIn } from '#kernel'
import { type Community, nameOf } from '#people'
import type { Ctx } from '#platform'
import { DataTable, Empty, type FrameFacts, Page } from '#ui'
import type { CommunityTotal } from '../answer-totals.ts'
import { type Campaign, paperUntil } from '../campaigns.ts'
import { words } from '../page-words.ts'
import { saySoFar } from './parts.tsx'

/** In place of results, while there are none: why, until when, and where answers are missing. */
export function NotCountedPage(p: {
  ctx: Ctx
  frame: FrameFacts
  campaign: Campaign
  places: readonly Community[]
  /** Undefined for whoever may not follow the progress of a drawn sample. */
  totals: readonly CommunityTotal[] | undefined
}) {
  const { ctx, frame, campaign: c } = p
  const { lang } = ctx
  const t = words[lang]
  const of = new Map(p.totals?.map((x) => [x.communityId, x]))
  return (
    <Page
      ctx={ctx}
      frame={frame}
      title={`${t.results}${colonIn(lang)}${titleIn(c, lang)}`}
      section="needs"
      trail={[
        { label: t.surveys, href: '/surveys' },
        { label: titleIn(c, lang), href: `/surveys/${c.id}` },
      ]}
    >
      <Empty title={t.notCounted}>
        <p>{t.notCountedHelp(sayDay(paperUntil(c), lang))}</p>
      </Empty>
      {p.totals && (
        <>
          <h2>{t.byCommunity}</h2>
          <p className="small soft">{t.byTens}</p>
          <DataTable
            rows={p.places}
            lang={lang}
            rowKey={(x) => x.id}
            columns={[
              { key: 'community', label: t.communities, cell: (x) => nameOf(x, lang) },
              { key: 'with', label: t.withCode, number: true, cell: (x) => saySoFar(of.get(x.id)?.invited ?? 0, lang) },
            ]}
          />
        </>
      )}
    </Page>
  )
}
