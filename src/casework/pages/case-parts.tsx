import type { Note, NotesSeen } from '#clients'
import { saySize } from '#files'
import { isRefusal, type Lang, sayDay } from '#kernel'
import { goalAttainment } from '#measures'
import { ActionButton, DataTable, SummaryList, Tag } from '#ui'
import { standsAt } from '../rules/case.ts'
import { areas, contactKinds } from '../rules/words.ts'
import type { ContactRow } from '../store/index.ts'
import { words } from '../words.ts'
import type { CaseShown } from './case.tsx'
import { goalNote, levelSays } from './parts.tsx'

const open = (notes: NotesSeen): readonly Note[] => (typeof notes === 'string' ? [] : notes)

/** The goals, where each stood at the start and stands now, and what that comes to. */
export function Goals({ ctx: { lang }, k, goals, levels, notes }: CaseShown) {
  const t = words[lang]
  if (goals.length === 0) return null
  const all = open(notes)
  const sums = goalAttainment(goals.map((g) => ({ weight: g.weight, start: g.baseline, end: standsAt(g, levels) })))
  return (
    <section>
      <h2>{t.goals}</h2>
      {!isRefusal(sums) && levels.length > 0 && <p>{t.attained(sums.start.toFixed(1), sums.end.toFixed(1))}</p>}
      <DataTable
        lang={lang}
        rows={goals}
        rowKey={(g) => g.id}
        columns={[
          {
            key: 'goal',
            label: t.goal,
            cell: (g) => (
              <>
                <strong>{goalNote(g, all).goal ?? t.closedGoal(g.number)}</strong>
                <br />
                <span className="soft small">{areas[g.area][lang]}</span>
              </>
            ),
          },
          { key: 'began', label: t.began, cell: (g) => levelSays(g, g.baseline, all, lang) },
          { key: 'expected', label: t.expected, cell: (g) => goalNote(g, all)['0'] ?? '' },
          {
            key: 'now',
            label: t.now,
            cell: (g) => (
              <>
                {levelSays(g, standsAt(g, levels), all, lang)}
                {k.state === 'assessing' && (
                  <ActionButton action={`/cases/${k.id}/goals/${g.id}/drop`} lang={lang} label={t.drop} version={k.version} />
                )}
              </>
            ),
          },
        ]}
      />
    </section>
  )
}

/** What was done with somebody, the last first. Each is a service record, which is corrected where records are. */
export function Contacts({ ctx: { lang }, contacts, records, notes }: CaseShown) {
  const t = words[lang]
  const done = contacts.filter((c) => c.record_id !== null)
  if (done.length === 0) return null
  const of = (c: ContactRow) => open(notes).filter((n) => n.about === c.id)
  const note = (c: ContactRow) => (
    <>
      {of(c).find((n) => n.kind !== 'file')?.says.text ?? ''}
      {of(c).map((n) => n.kind === 'file' && <NoteFile key={n.id} at={`/cases/${c.case_id}/files/${n.id}`} says={n.says} lang={lang} />)}
    </>
  )
  const record = (c: ContactRow) => records.get(c.record_id!)
  return (
    <section>
      <h2>{t.contacts}</h2>
      <DataTable
        lang={lang}
        rows={done}
        rowKey={(c) => c.id}
        columns={[
          { key: 'on', label: t.day, cell: (c) => sayDay(record(c)?.servedOn ?? c.done_on!, lang) },
          {
            key: 'kind',
            label: t.kind,
            cell: (c) => (
              <>
                {contactKinds[c.kind][lang]} {c.met === false && <Tag quiet>{t.notMet}</Tag>}
                {record(c)?.struck && <Tag quiet>{t.struck}</Tag>}
              </>
            ),
          },
          { key: 'minutes', label: t.minutes, cell: (c) => t.ofMinutes(String(record(c)?.minutes ?? '')) },
          { key: 'note', label: t.note, cell: note },
          { key: 'record', label: t.itsRecord, cell: (c) => <a href={`/delivery/records/${c.record_id}`}>{t.toRecord}</a> },
        ]}
      />
    </section>
  )
}

/** A picture or a recording, which is opened as it is fetched. */
function NoteFile({ at, says, lang }: { at: string; says: Note['says']; lang: Lang }) {
  return (
    <div>
      <a href={at} download>
        {words[lang].fileOf((says.type ?? '').toUpperCase(), saySize(Number(says.bytes)))}
      </a>
    </div>
  )
}

/** What was written beside goals and contacts, by kind and day. */
export function Written({ ctx, k, client, notes }: CaseShown & { notes: readonly Note[] }) {
  const { lang } = ctx
  const of = notes.filter((n) => n.kind !== 'scale' && (n.about === k.id || n.about === client.id))
  if (of.length === 0) return null
  const on = (n: Note) => sayDay(n.writtenAt.toZonedDateTimeISO(ctx.zone).toPlainDate(), lang)
  return (
    <section>
      <h2>{words[lang].written}</h2>
      <SummaryList
        rows={of.map((n) => ({
          label: `${kindOf(n.kind, lang)} ${on(n)}`,
          value: (
            <>
              <div style={{ whiteSpace: 'pre-wrap' }}>{n.says.text}</div>
              {n.says.strengths && <div style={{ whiteSpace: 'pre-wrap' }}>{n.says.strengths}</div>}
            </>
          ),
        }))}
      />
    </section>
  )
}

function kindOf(kind: string, lang: Lang): string {
  const t = words[lang]
  const says: Readonly<Record<string, string>> = {
    request: t.kindRequest,
    assessment: t.kindAssessment,
    review: t.kindReview,
    closing: t.kindClosing,
    'follow-up': t.kindFollow,
    carried: t.kindCarried,
  }
  return says[kind] ?? kind
}
