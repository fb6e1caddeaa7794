import { type FilesFacts, FilesOf } from '#files'
import type { Contract } from '#contracts'
import { type Lang, sayDay, type Words } from '#kernel'
import type { Ctx, HistoryEntry } from '#platform'
import { Form, type FormState, type FrameFacts, History, Page, SummaryList } from '#ui'
import { deliverableWords, sayCondition } from '../deliverable-words.ts'
import type { DeliverableStands } from '../deliverables.ts'
import { sayAction } from '../say-action.ts'
import { words } from '../words.ts'
import { Bar, NameFields, sayStand } from './deliverables.tsx'
import { lineTitle } from './say.ts'

/** One group, case or course: its numbers beside its conditions, its records, and who takes part. */
export function DeliverablePage(p: {
  ctx: Ctx
  frame: FrameFacts
  contract: Contract
  d: DeliverableStands
  openedBy: string
  history: readonly HistoryEntry[]
  mayChange: boolean
  /** Why its name and its people stay as they are; undefined where they can be changed. */
  stays: Words | undefined
  files: FilesFacts
  form: FormState
}) {
  const { ctx, d } = p
  const { lang } = ctx
  const t = deliverableWords[lang]
  const c = p.contract
  const line = lineTitle(c, d.lineId)
  return (
    <Page
      ctx={ctx}
      frame={p.frame}
      title={t.inLine(line, t.numbered(d.number, d.title))}
      section="delivery"
      lead={sayStand(d, lang)}
      trail={[
        { label: words[lang].title, href: '/delivery' },
        { label: c.number, href: `/delivery/${c.id}` },
        { label: t.title, href: `/delivery/${c.id}/deliverables` },
        { label: t.numbered(d.number, d.title) },
      ]}
      actions={
        <>
          {p.mayChange && (
            <a className="button" href={`/delivery/new?deliverable=${d.id}`}>
              {words[lang].newRecord}
            </a>
          )}
          <a className="button plain" href={`/delivery/records?contract=${c.id}&deliverable=${d.id}`}>
            {t.records}
          </a>
        </>
      }
    >
      <Numbers contract={c} d={d} openedBy={p.openedBy} lang={lang} />
      {p.mayChange && <Change form={p.form} d={d} stays={p.stays} lang={lang} />}
      <FilesOf ctx={ctx} facts={p.files} />
      <h2>{t.history}</h2>
      <History entries={p.history} lang={lang} zone={ctx.zone} say={(action, facts) => sayAction(action, facts)?.[lang] ?? action} />
    </Page>
  )
}

/** Its name and its people, to be put right, or why they stay. */
function Change({ form, d, stays, lang }: { form: FormState; d: DeliverableStands; stays: Words | undefined; lang: Lang }) {
  const t = deliverableWords[lang]
  return (
    <section>
      <h2>{t.change}</h2>
      {stays ? (
        <p className="soft">{stays[lang]}</p>
      ) : (
        <Form action={`/delivery/deliverables/${d.id}`} form={form} lang={lang} submit={t.changeIt} version={d.version}>
          <NameFields form={form} lang={lang} />
        </Form>
      )}
    </section>
  )
}

/** Each condition with a bar, then everything that is known of it. */
function Numbers({ contract: c, d, openedBy, lang }: { contract: Contract; d: DeliverableStands; openedBy: string; lang: Lang }) {
  const t = deliverableWords[lang]
  return (
    <>
      {d.conditions.length > 0 && (
        <>
          <h2>{t.conditions}</h2>
          <ul style={{ listStyle: 'none', padding: 0 }}>
            {d.conditions.map((k) => (
              <li key={k.of} style={{ maxWidth: 420, marginBottom: 12 }}>
                {sayCondition(k, lang)}
                <Bar percent={Math.min(100, Math.floor((100 * k.has) / k.need))} />
              </li>
            ))}
          </ul>
        </>
      )}
      <SummaryList
        rows={[
          { label: t.line, value: <a href={`/delivery/${c.id}/deliverables?line=${d.lineId}`}>{lineTitle(c, d.lineId)}</a> },
          ...(['sessions', 'people', 'members', 'minutes'] as const)
            .filter((of) => !d.conditions.some((k) => k.of === of))
            .map((of) => ({
              label: { sessions: t.sessions, people: t.personTimes, members: t.members, minutes: t.minutes }[of],
              value: String(d[of]),
            })),
          { label: t.opened, value: sayDay(d.openedOn, lang) },
          ...(openedBy ? [{ label: t.openedBy, value: openedBy }] : []),
          ...(d.completedBy && d.completedOn
            ? [{ label: t.completeWith, value: <a href={`/delivery/records/${d.completedBy}`}>{sayDay(d.completedOn, lang)}</a> }]
            : []),
        ]}
      />
    </>
  )
}
