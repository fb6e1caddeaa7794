import { FileLinks } from '#files'
import type { Lang } from '#kernel'
import { DataTable, Form, type FormState, Select, Tag, TextField } from '#ui'
import { evidenceWords } from '../evidence-words.ts'
import type { Acceptance } from '../rules/acceptance.ts'
import { type Check, checkResults, checkResultWords, countDraw, type Draw, type DrawCounts } from '../rules/draw.ts'
import type { ServiceRecord } from '../rules/record.ts'
import type { EvidenceFiles } from '../evidence-files.ts'
import { words } from '../words.ts'
import { sayRecord } from './evidence-files.tsx'

/** What was drawn of a period, and what was found of it. */
export interface DrawnFacts {
  /** Every draw, the last first; none of a period from before there were draws. */
  readonly draws: readonly Draw[]
  readonly checks: readonly Check[]
  /** The drawn records this person may open. */
  readonly records: readonly ServiceRecord[]
  readonly mayCheck: boolean
  /** What hangs on the records of the period. */
  readonly files: EvidenceFiles
}

export const countsOf = (f: DrawnFacts): DrawCounts | undefined => f.draws[0] && countDraw(f.draws[0], f.checks)

export const sayDraw = (n: DrawCounts, lang: Lang): string =>
  evidenceWords[lang].drawnFound(n.drawn, n.asRecorded, n.differs, n.notCheckable, n.unchecked)

/** The records that were drawn when a period was handed in: what was found of each, what is still to be checked, how to draw again. */
export function Drawn({ a, f, form, lang }: { a: Acceptance; f: DrawnFacts; form: FormState; lang: Lang }) {
  const e = evidenceWords[lang]
  const [last, ...earlier] = f.draws
  const counts = countsOf(f)
  if (!last || !counts) return <p className="soft">{e.drawnBefore}</p>
  if (last.of === 0) return <p className="soft">{e.drawnNone}</p>
  const open = a.state === 'handed-in'
  return (
    <>
      <p>{open ? e.drawnLead(counts.drawn, counts.of) : sayDraw(counts, lang)}</p>
      {a.by === 'silence' && <p>{e.silentUnchecked}</p>}
      {open && f.mayCheck ? (
        <CheckForm a={a} draw={last} f={f} form={form} lang={lang} />
      ) : (
        f.records.length > 0 && <DrawTable draw={last} f={f} lang={lang} />
      )}
      {open && <p className="small">{sayDraw(counts, lang)}</p>}
      <details>
        <summary>{e.repeat}</summary>
        <p className="small">{e.repeatHow}</p>
        {[last, ...earlier].map((d) => (
          <p key={d.times} className="small">
            {a.times > 1 && <b>{e.ofTime(d.times)} </b>}
            {e.seed} <code className="hash">{d.seed}</code>{' '}
            {f.records.length > 0 && <a href={`/delivery/acceptances/${a.id}/draws/${d.times}`}>{e.listOf}</a>}
          </p>
        ))}
      </details>
    </>
  )
}

const foundOf = (d: Draw, f: DrawnFacts, recordId: string): Check | undefined =>
  f.checks.find((c) => c.times === d.times && c.recordId === recordId)

/** What differs or could not be checked stands open; the rest is folded away with its number. */
function DrawTable({ draw, f, lang }: { draw: Draw; f: DrawnFacts; lang: Lang }) {
  const e = evidenceWords[lang]
  const rows = draw.drawn.flatMap((id) => f.records.filter((r) => r.id === id))
  const by = Map.groupBy(rows, (r) => foundOf(draw, f, r.id)?.result ?? 'unchecked')
  const open = [...(by.get('differs') ?? []), ...(by.get('not-checkable') ?? [])]
  const folded = [
    [by.get('unchecked') ?? [], e.open],
    [by.get('as-recorded') ?? [], e.fine],
  ] as const
  return (
    <>
      {open.length > 0 && <FoundTable rows={open} draw={draw} f={f} lang={lang} />}
      {folded.map(([some, says], n) =>
        some.length === 0 ? null : (
          <details key={n}>
            <summary>{says(some.length)}</summary>
            <FoundTable rows={some} draw={draw} f={f} lang={lang} />
          </details>
        ),
      )}
    </>
  )
}

function FoundTable({ rows, draw, f, lang }: { rows: readonly ServiceRecord[]; draw: Draw; f: DrawnFacts; lang: Lang }) {
  const [e, t] = [evidenceWords[lang], words[lang]]
  const found = (r: ServiceRecord) => foundOf(draw, f, r.id)
  return (
    <DataTable
      lang={lang}
      rows={rows}
      rowKey={(r) => r.id}
      columns={[
        { key: 'record', label: t.record, cell: (r) => <a href={`/delivery/records/${r.id}`}>{sayRecord(r, lang)}</a> },
        {
          key: 'found',
          label: e.result,
          cell: (r) => (
            <Tag late={found(r)?.result === 'differs'} quiet={found(r)?.result !== 'differs'}>
              {sayFound(found(r), lang)}
            </Tag>
          ),
        },
        { key: 'note', label: t.note, cell: (r) => found(r)?.note ?? '' },
      ]}
    />
  )
}
const sayFound = (c: Check | undefined, lang: Lang): string => (c ? checkResultWords[c.result][lang] : evidenceWords[lang].notChecked)

/** One form for all of them, in the order of the draw: whoever has the sign-in sheets at hand notes several at once. */
function CheckForm({ a, draw, f, form, lang }: { a: Acceptance; draw: Draw; f: DrawnFacts; form: FormState; lang: Lang }) {
  const e = evidenceWords[lang]
  const known = Object.fromEntries(
    draw.drawn.flatMap((id, n) => {
      const found = foundOf(draw, f, id)
      return found ? [[`result-${n}`, found.result] as const, [`note-${n}`, found.note ?? ''] as const] : []
    }),
  )
  const shown = { ...form, values: { ...known, ...form.values } }
  return (
    <Form action={`/delivery/acceptances/${a.id}/checks`} form={shown} lang={lang} submit={e.checkTitle} version={a.version}>
      <p className="small soft">{e.checkLead}</p>
      {draw.drawn.map((id, n) => {
        const r = f.records.find((x) => x.id === id)
        return (
          <div key={id}>
            <p>{r ? <a href={`/delivery/records/${id}`}>{sayRecord(r, lang)}</a> : id}</p>
            <FileLinks files={f.files.records.find((x) => x.record.id === id)?.files ?? []} />
            <input type="hidden" name={`record-${n}`} value={id} />
            <Select
              form={shown}
              lang={lang}
              name={`result-${n}`}
              label={e.result}
              empty={e.notChecked}
              options={checkResults.map((x) => ({ value: x, label: checkResultWords[x][lang] }))}
            />
            <TextField form={shown} lang={lang} name={`note-${n}`} label={e.checkNote} optional />
          </div>
        )
      })}
    </Form>
  )
}
