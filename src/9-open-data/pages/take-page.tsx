import type { Lang } from '#kernel'
import type { Ctx } from '#platform'
import { DataTable, Empty, type FrameFacts, Page } from '#ui'
import { feedWords } from '../feed-words.ts'
import { words } from '../words.ts'

/** Everything in files: by the year in which it was published, and as it stands now. */
export function TakePage({ ctx, frame, years }: { ctx: Ctx; frame: FrameFacts; years: readonly number[] }) {
  const [t, f] = [words[ctx.lang], feedWords[ctx.lang]]
  return (
    <Page
      ctx={ctx}
      frame={frame}
      section="open"
      title={f.takeTitle}
      lead={f.takeLead}
      trail={[{ label: t.open, href: '/open' }, { label: f.takeTitle }]}
    >
      {years.length === 0 ? (
        <Empty title={f.nothing}>
          <p>{t.noPurchasesHelp}</p>
        </Empty>
      ) : (
        <>
          <Years years={years} lang={ctx.lang} />
          <p className="soft">{f.kinds}</p>
          <h2>{f.whole}</h2>
          <p>{f.wholeHelp}</p>
          <ul>
            <li>
              <a href="/open/records.json">{f.records}</a>
            </li>
            <li>
              <a href="/open/ocds.json">{f.releases}</a>
            </li>
          </ul>
        </>
      )}
      <h2>{f.feed}</h2>
      <p>
        <a href="/open/feed.atom">/open/feed.atom</a>
      </p>
      <p className="soft">{f.feedHelp}</p>
      <p className="soft">
        {f.same} <a href="/open/about">{t.goAbout}</a>
      </p>
    </Page>
  )
}

function Years({ years, lang }: { years: readonly number[]; lang: Lang }) {
  const f = feedWords[lang]
  const file = (key: 'jsonl' | 'json' | 'zip', label: string) => ({
    key,
    label,
    cell: (year: number) => (
      <a href={`/open/years/${year}/releases.${key}`} download>
        {`releases.${key}`}
      </a>
    ),
  })
  const year = { key: 'year', label: f.year, cell: (y: number) => <b>{y}</b> }
  return (
    <DataTable
      rows={years}
      rowKey={String}
      lang={lang}
      columns={[year, file('jsonl', f.lines), file('json', f.package), file('zip', f.tables)]}
    />
  )
}
