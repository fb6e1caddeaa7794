import { sayDay } from '#kernel'
import type { Ctx } from '#platform'
import { DataTable, Empty, type FrameFacts, Page, Tag } from '#ui'
import { entryWords } from '../entry-words.ts'
import type { Entry } from '../rules/entry.ts'
import type { RunningLine } from '../running-lines.ts'

/** Lines of an institution as they stand in the directory. */
export function EntriesPage(p: { ctx: Ctx; frame: FrameFacts; lines: readonly RunningLine[]; kept: readonly Entry[] }) {
  const { lang } = p.ctx
  const t = entryWords[lang]
  const keptOf = (l: RunningLine) => p.kept.find((e) => e.contractId === l.contract.id && e.lineId === l.line.id)
  return (
    <Page
      ctx={p.ctx}
      frame={p.frame}
      section="delivery"
      title={t.title}
      lead={t.lead}
      trail={[{ label: t.title }]}
      actions={
        <a className="button plain" href="/open/directory">
          {t.toPublic}
        </a>
      }
    >
      <DataTable
        rows={p.lines}
        lang={lang}
        rowKey={(l) => l.line.id}
        columns={[
          { key: 'line', label: t.line, cell: (l) => <a href={`/directory/${l.contract.id}/${l.line.id}`}>{l.line.title}</a> },
          { key: 'contract', label: t.contract, cell: (l) => <a href={`/contracts/${l.contract.id}`}>{l.contract.number}</a> },
          {
            key: 'kept',
            label: t.kept,
            cell: (l) => {
              const kept = keptOf(l)
              return kept ? sayDay(kept.keptOn, lang) : <Tag late>{t.notYet}</Tag>
            },
          },
        ]}
        empty={
          <Empty title={t.none}>
            <p>{t.noneHelp}</p>
          </Empty>
        }
      />
    </Page>
  )
}
