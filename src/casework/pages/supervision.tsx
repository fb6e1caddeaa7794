import { lineChoices, type Contract } from '#contracts'
import type { ServiceRecord } from '#delivery'
import { sayDay } from '#kernel'
import type { Ctx } from '#platform'
import {
  ActionButton,
  DayField,
  Empty,
  Form,
  type FormState,
  type FrameFacts,
  Notice,
  NumberField,
  Page,
  Radios,
  Select,
  SummaryList,
  Tag,
  TextArea,
} from '#ui'
import type { Supervision } from '../rules/supervision.ts'
import { supervisionStates } from '../rules/supervision-words.ts'
import type { SupervisionNote, supervisionNotes } from '../supervise.ts'
import { supervisionWords } from '../supervision-words.ts'
import { words } from '../words.ts'
import { toSupervision } from './trail.ts'

interface Shown {
  ctx: Ctx
  frame: FrameFacts
  form: FormState
}

/** Two colleagues plan when they meet. */
export function NewSupervisionPage({ ctx, frame, form, others }: Shown & { others: ReadonlyMap<string, string> }) {
  const { lang } = ctx
  const t = supervisionWords[lang]
  const f = { form, lang }
  return (
    <Page ctx={ctx} frame={frame} section="delivery" title={t.plan} trail={toSupervision(lang)}>
      {others.size === 0 ? (
        <Empty title={t.noColleague} />
      ) : (
        <Form action="/supervision/new" form={form} lang={lang} submit={t.plan} cancel="/supervision">
          <Select
            {...f}
            name="otherId"
            label={t.other}
            options={[...others].map(([value, label]) => ({ value, label }))}
            {...(others.size > 1 && { empty: t.choose })}
          />
          <Radios
            {...f}
            name="who"
            label={t.who}
            options={[
              { value: 'mine', label: t.mine },
              { value: 'theirs', label: t.theirs },
            ]}
          />
          <DayField {...f} name="plannedOn" label={t.plannedOn} />
        </Form>
      )}
    </Page>
  )
}

interface SupervisionShown {
  ctx: Ctx
  frame: FrameFacts
  s: Supervision
  /** It is their time, or they lead the institution: they record it. */
  isTheirs: boolean
  names: ReadonlyMap<string, string>
  notes: Awaited<ReturnType<typeof supervisionNotes>>
  record: ServiceRecord | undefined
  note: FormState
}

/** Supervision: who, when, for how long; and what the two wrote, for the two. */
export function SupervisionPage(p: SupervisionShown) {
  const { ctx, s } = p
  const { lang } = ctx
  const t = supervisionWords[lang]
  const open = s.state === 'planned'
  return (
    <Page
      ctx={ctx}
      frame={p.frame}
      section="delivery"
      title={`${t.title} ${sayDay(s.heldOn ?? s.plannedOn, lang)}`}
      trail={toSupervision(lang)}
      actions={
        open && p.isTheirs ? (
          <a className="button" href={`/supervision/${s.id}/hold`}>
            {t.hold}
          </a>
        ) : undefined
      }
    >
      <SummaryList
        rows={[
          { label: t.state, value: <Tag quiet={!open}>{supervisionStates[s.state][lang]}</Tag> },
          { label: t.worker, value: p.names.get(s.workerId) ?? '' },
          { label: t.supervisor, value: p.names.get(s.supervisorId) ?? '' },
          ...(s.minutes ? [{ label: t.minutes, value: t.ofMinutes(s.minutes) }] : []),
          ...(s.recordId
            ? [
                {
                  label: t.record,
                  value: (
                    <>
                      <a href={`/delivery/records/${s.recordId}`}>{t.correct}</a> {p.record?.struck && <Tag quiet>{t.struck}</Tag>}
                    </>
                  ),
                },
              ]
            : []),
        ]}
      />
      <Notes {...p} />
      {open && <ActionButton action={`/supervision/${s.id}/drop`} lang={lang} label={t.drop} version={s.version} danger />}
    </Page>
  )
}

function Notes(p: SupervisionShown) {
  const t = supervisionWords[p.ctx.lang]
  const { notes } = p
  if (notes === 'not-yours') return <p className="soft">{t.notYours}</p>
  return (
    <section>
      <h2>{t.notes}</h2>
      {notes === 'closed' ? (
        <Notice>
          <p>
            {t.closed} <a href="/clients/key">{t.openNames}</a>
          </p>
        </Notice>
      ) : (
        <Open {...p} notes={notes} />
      )}
    </section>
  )
}

function Open({ ctx, s, names, notes, note }: SupervisionShown & { notes: readonly SupervisionNote[] }) {
  const { lang } = ctx
  const t = supervisionWords[lang]
  const here = `/supervision/${s.id}/notes`
  const own = (n: SupervisionNote) => n.writtenBy === ctx.asker.userId && s.state !== 'dropped'
  const on = (n: SupervisionNote) => sayDay(n.writtenAt.toZonedDateTimeISO(ctx.zone).toPlainDate(), lang)
  return (
    <>
      {notes.length === 0 && <p className="soft">{t.noNotes}</p>}
      <SummaryList
        rows={notes.map((n) => ({
          label: `${names.get(n.writtenBy) ?? ''} ${on(n)}`,
          value: (
            <>
              <div style={{ whiteSpace: 'pre-wrap' }}>{n.text}</div>
              {own(n) && <ActionButton action={`${here}/${n.id}/drop`} lang={lang} label={t.takeOut} />}
            </>
          ),
        }))}
      />
      {s.state !== 'dropped' && (
        <Form action={here} form={note} lang={lang} submit={t.save} version={s.version}>
          <TextArea form={note} lang={lang} name="note" label={t.note} hint={t.noteHint} rows={4} />
        </Form>
      )}
    </>
  )
}

/** What was held: when and how long, and for what it counts. */
export function HeldPage({ ctx, frame, form, s, contracts }: Shown & { s: Supervision; contracts: readonly Contract[] }) {
  const { lang } = ctx
  const t = supervisionWords[lang]
  const f = { form, lang }
  const lines = lineChoices(contracts, lang)
  const here = `/supervision/${s.id}`
  return (
    <Page
      ctx={ctx}
      frame={frame}
      section="delivery"
      title={t.hold}
      lead={t.holdLead}
      trail={[...toSupervision(lang), { label: sayDay(s.plannedOn, lang), href: here }]}
    >
      {lines.length === 0 ? (
        <Empty title={words[lang].noLine}>
          <p>{words[lang].noLineHelp}</p>
        </Empty>
      ) : (
        <Form action={`${here}/hold`} form={form} lang={lang} submit={t.save} cancel={here} version={s.version}>
          <NumberField {...f} name="minutes" label={t.minutes} unit={t.minutesUnit} />
          <DayField {...f} name="heldOn" label={t.heldOn} />
          <Select {...f} name="line" label={t.line} options={lines} {...(lines.length > 1 && { empty: t.choose })} />
        </Form>
      )}
    </Page>
  )
}
