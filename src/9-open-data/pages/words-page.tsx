import type { Lang } from '#kernel'
import { nameOf } from '#people'
import type { Ctx } from '#platform'
import { type Column, DataTable, Empty, type FrameFacts, Page } from '#ui'
import type { VoiceFiguresOf } from '#voices'
import { words } from '../words.ts'

const columnsIn = (lang: Lang): Column<VoiceFiguresOf>[] => {
  const t = words[lang]
  const few = <span className="soft">{t.wordsFew}</span>
  return [
    { key: 'who', label: t.wordsWho, cell: (r) => nameOf(r.organisation, lang) },
    { key: 'said', label: t.wordsSaid, number: true, cell: ({ figures: f }) => f.said ?? few },
    {
      key: 'inTime',
      label: t.wordsInTime,
      number: true,
      cell: ({ figures: f }) => (f.owed === null ? few : t.wordsOf(f.inTime!, f.owed)),
    },
    {
      key: 'helped',
      label: t.wordsHelped,
      number: true,
      cell: ({ figures: f }) => (f.helped === null ? few : t.wordsHelpedOf(f.helped.yes, f.helped.part, f.rated!)),
    },
  ]
}

/** How words of residents were answered, by whoever answers. */
export function WordsPage({ ctx, frame, rows }: { ctx: Ctx; frame: FrameFacts; rows: readonly VoiceFiguresOf[] }) {
  const { lang } = ctx
  const t = words[lang]
  return (
    <Page
      ctx={ctx}
      frame={frame}
      section="open"
      title={t.wordsTitle}
      lead={t.wordsLead}
      trail={[{ label: t.open, href: '/open' }, { label: t.wordsTitle }]}
    >
      <DataTable
        rows={rows}
        columns={columnsIn(lang)}
        rowKey={(r) => r.organisation.id}
        lang={lang}
        empty={<Empty title={t.wordsNone} />}
      />
    </Page>
  )
}
