import { sayUnitTerms } from '#kernel'
import type { Contract } from '#contracts'
import type { Lang } from '#kernel'
import type { Ctx } from '#platform'
import {
  type Column,
  DataTable,
  Empty,
  Form,
  type FormState,
  type FrameFacts,
  lineApart,
  type Listed,
  ListTable,
  NumberField,
  Page,
  Select,
  TextField,
} from '#ui'
import { deliverableWords, sayMissing, sayProgress } from '../deliverable-words.ts'
import { type DeliverableStands, type DeliverablesOfLine, linesOfSessions } from '../deliverables.ts'
import type { UnitsRow } from '../unit-totals.ts'
import { words } from '../words.ts'
import { lineTitle } from './say.ts'

/** How far the condition is that is furthest behind, in percent; a whole that still lacks something is never shown full. */
const percentOf = (d: DeliverableStands): number =>
  d.conditions.length === 0 ? 0 : Math.min(...d.conditions.map((c) => Math.min(100, Math.floor((100 * c.has) / c.need))))

/** A small bar beside the words that say the same. */
export const Bar = ({ percent }: { percent: number }) => (
  <div className="progress" aria-hidden="true" style={{ minWidth: 72, marginTop: 4 }}>
    <i style={{ width: `${percent}%` }} />
  </div>
)

/** Where a deliverable stands, in words: complete, or what is missing. */
export function sayStand(d: DeliverableStands, lang: Lang): string {
  const t = deliverableWords[lang]
  const missing = sayMissing(d.conditions, lang)
  if (d.completedOn) return missing ? t.shortSince(missing) : t.complete(d.completedOn)
  return missing ? t.missing(missing) : d.conditions.length > 0 ? t.waits : ''
}

export function deliverableColumns(c: Contract, lang: Lang): Column<DeliverableStands>[] {
  const t = deliverableWords[lang]
  const number = (key: 'sessions' | 'people' | 'members' | 'minutes', label: string, sort = true): Column<DeliverableStands> => ({
    ...{ key, label, sort, number: true },
    cell: (d) => d[key],
    text: (d) => String(d[key]),
  })
  return [
    {
      key: 'number',
      label: t.one,
      sort: true,
      cell: (d) => <a href={`/delivery/deliverables/${d.id}`}>{t.numbered(d.number, d.title)}</a>,
      text: (d) => t.numbered(d.number, d.title),
    },
    { key: 'line', label: words[lang].line, cell: (d) => lineTitle(c, d.lineId), text: (d) => lineTitle(c, d.lineId) },
    {
      key: 'completed',
      label: t.state,
      sort: true,
      cell: (d) => (
        <>
          {sayStand(d, lang)}
          <Bar percent={percentOf(d)} />
          {!d.completedOn && <small className="soft">{sayProgress(d.conditions, lang)}</small>}
        </>
      ),
      text: (d) => sayStand(d, lang),
    },
    {
      ...number('sessions', t.sessions),
      cell: (d) => <a href={`/delivery/records?contract=${c.id}&deliverable=${d.id}`}>{t.sessionsN(d.sessions)}</a>,
    },
    number('people', t.personTimes),
    number('members', t.members),
    number('minutes', t.minutes, false),
    { ...{ key: 'openedOn', label: t.opened, hidden: true }, cell: () => '', text: (d) => d.openedOn.toString() },
  ]
}

interface DeliverablesFacts {
  contract: Contract
  byLine: readonly DeliverablesOfLine[]
  units: readonly UnitsRow[]
  lineId: string | undefined
  mayOpen: boolean
  form: FormState
}

/** The deliverables of a contract: by line what was bought and is complete, then each with what it lacks. */
export function DeliverablesPage(p: Listed<DeliverableStands> & { ctx: Ctx; frame: FrameFacts; f: DeliverablesFacts }) {
  const { ctx, f } = p
  const { lang } = ctx
  const t = deliverableWords[lang]
  const c = f.contract
  const lines = linesOfSessions(c)
  return (
    <Page
      ctx={ctx}
      frame={p.frame}
      title={t.title}
      section="delivery"
      lead={t.lead}
      trail={[
        { label: words[lang].title, href: '/delivery' },
        { label: c.number, href: `/delivery/${c.id}` },
        { label: f.lineId ? lineTitle(c, f.lineId) || t.title : t.title },
      ]}
    >
      {lines.length > 0 && <ByLine f={f} lang={lang} />}
      {f.lineId && (
        <p>
          <a href={`/delivery/${c.id}/deliverables`}>{t.all}</a>
        </p>
      )}
      <ListTable
        of={p}
        frame={p.frame}
        lang={lang}
        rowKey={(d) => d.id}
        empty={
          <Empty title={t.none}>
            <p>{lines.length > 0 ? t.noneHelp : t.noneOfSessions}</p>
          </Empty>
        }
      />
      {f.mayOpen && lines.length > 0 && (
        <section>
          <h2>{t.openOne}</h2>
          <Form action={`/delivery/${c.id}/deliverables`} form={f.form} lang={lang} submit={t.openIt}>
            <Select
              form={f.form}
              lang={lang}
              name="lineId"
              label={t.line}
              options={lines.map((l) => ({ value: l.id, label: l.title, apart: lineApart(l, lines, lang) }))}
              {...(lines.length > 1 && { empty: words[lang].choose })}
            />
            <NameFields form={f.form} lang={lang} />
          </Form>
        </section>
      )}
    </Page>
  )
}

/** What a deliverable is called and how many take part. */
export function NameFields({ form, lang }: { form: FormState; lang: Lang }) {
  const t = deliverableWords[lang]
  return (
    <>
      <TextField form={form} lang={lang} name="title" label={t.nameIt} hint={t.nameHint} />
      <NumberField form={form} lang={lang} name="members" label={t.howMany} hint={t.howManyHint} />
    </>
  )
}

/** Each line whose unit consists of several sessions, with what one must be and how many there are. */
function ByLine({ f, lang }: { f: DeliverablesFacts; lang: Lang }) {
  const t = deliverableWords[lang]
  const c = f.contract
  const lines = linesOfSessions(c).filter((l) => f.lineId === undefined || l.id === f.lineId)
  const of = (id: string) => f.byLine.find((l) => l.lineId === id)
  const outside = (id: string) => {
    const all = f.units.filter((u) => u.lineId === id)
    const sum = (what: 'records' | 'units') => all.reduce((n, u) => n + u[what], 0)
    return { records: sum('records') - (of(id)?.sessions ?? 0), units: sum('units') - (of(id)?.complete ?? 0) }
  }
  return (
    <>
      <DataTable
        lang={lang}
        rows={lines}
        rowKey={(l) => l.id}
        columns={[
          {
            key: 'line',
            label: t.line,
            cell: (l) => (f.lineId ? l.title : <a href={`/delivery/${c.id}/deliverables?line=${l.id}`}>{l.title}</a>),
          },
          { key: 'agreed', label: t.agreed, cell: (l) => sayUnitTerms(l.unitTerms)[lang] },
          { key: 'bought', label: t.bought, number: true, cell: (l) => (l.kind === 'project' ? l.quantity : '') },
          { key: 'done', label: t.done, number: true, cell: (l) => of(l.id)?.complete ?? 0 },
          { key: 'open', label: t.open, number: true, cell: (l) => (of(l.id)?.all ?? 0) - (of(l.id)?.complete ?? 0) },
          {
            key: 'outside',
            label: t.outside,
            cell: (l) => {
              const left = outside(l.id)
              return left.records > 0 ? t.outsideSaid(left.records, left.units) : ''
            },
          },
        ]}
      />
      {lines.some((l) => outside(l.id).records > 0) && <p className="small soft">{t.outsideHint}</p>}
    </>
  )
}
