import { type Lang, treeOf } from '#kernel'
import { type Column, DataTable, SummaryList, Tag } from '#ui'
import { type Awarded, type Compared, compareWithAward, type Fixed } from '../rules/award-fit.ts'
import { goalsPageWords } from '../goals-page-words.ts'
import { teamPageWords } from '../team-page-words.ts'
import type { Contract, ContractText } from '../rules/contract.ts'
import { asAgreed } from '../rules/in-force.ts'
import { promisedRows } from '../rules/promised.ts'
import { words } from '../words.ts'

/** Standards and promises as part of the contract. */
export function Promised({ text, lang }: { text: Pick<ContractText, 'lines' | 'annex'>; lang: Lang }) {
  const t = words[lang]
  const rows = promisedRows(text, lang)
  if (rows.length === 0) return null
  return (
    <section id="promised">
      <h2>{t.promised}</h2>
      <p className="soft">{t.promisedNote}</p>
      <SummaryList rows={rows} />
    </section>
  )
}

/** Where either side proposes other goals of a line, with their indicators and promises, or another team. */
export function OtherGoals({ c, lang }: { c: Contract; lang: Lang }) {
  return (
    <ul className="no-print">
      {treeOf(asAgreed(c).lines).placed.map(({ line }) => (
        <li key={line.id}>
          <a href={`/contracts/${c.id}/lines/${line.id}/goals`}>{goalsPageWords[lang].link(line.title)}</a>
          {' · '}
          <a href={`/contracts/${c.id}/lines/${line.id}/team`}>{teamPageWords[lang].link}</a>
        </li>
      ))}
    </ul>
  )
}

/** What was awarded beside what a text says, place by place. */
export function AwardTable({
  text,
  awarded,
  places,
  lang,
}: {
  text: Fixed
  awarded: Awarded
  places: ReadonlyMap<string, string>
  lang: Lang
}) {
  const t = words[lang]
  const columns: Column<Compared>[] = [
    {
      key: 'what',
      label: t.place,
      cell: (r) => (
        <>
          <b>{r.what[lang]}</b> {!r.same && <Tag>{t.differs}</Tag>}
        </>
      ),
    },
    { key: 'awarded', label: t.awardedColumn, cell: (r) => <span className="soft">{r.awarded[lang]}</span> },
    { key: 'proposed', label: t.proposedColumn, cell: (r) => r.proposed?.[lang] ?? '–' },
  ]
  return (
    <section id="awarded">
      <h2>{t.awardedTable}</h2>
      <p className="soft">{t.awardedNote}</p>
      <DataTable rows={compareWithAward(text, awarded, places)} columns={columns} lang={lang} rowKey={(r) => `${r.at}:${r.what.zh}`} />
    </section>
  )
}
