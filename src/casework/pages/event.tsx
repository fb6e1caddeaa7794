import type { Contract, ContractLine } from '#contracts'
import type { ServiceRecord } from '#delivery'
import { isAfter, isOfSessions, sayDay } from '#kernel'
import { type Community, nameOf } from '#people'
import type { Ctx } from '#platform'
import {
  ActionButton,
  Form,
  type FormState,
  type FrameFacts,
  Notice,
  NumberField,
  Page,
  SummaryList,
  Tag,
  TextArea,
  TextField,
  Tick,
} from '#ui'
import { eventWords } from '../event-words.ts'
import { type CommunityEvent, peopleAt } from '../rules/event.ts'
import { eventStates } from '../rules/event-words.ts'
import { sayHelped } from './events.tsx'
import { toEvents } from './trail.ts'

interface Shown {
  ctx: Ctx
  frame: FrameFacts
  e: CommunityEvent
}
interface EventShown extends Shown {
  /** They run it, or lead the institution. */
  mine: boolean
  phones: number
  contract: Contract | undefined
  community: Community | undefined
  record: ServiceRecord | undefined
  worker: string
  address: string
  svg: string
}

/** An event: where and when, who signed in so far, what became of it. */
export function EventPage(p: EventShown) {
  const { ctx, e, mine } = p
  const { lang } = ctx
  const t = eventWords[lang]
  const open = e.state === 'planned'
  return (
    <Page
      ctx={ctx}
      frame={p.frame}
      section="delivery"
      title={e.title}
      trail={toEvents(lang)}
      actions={
        mine && open ? (
          <>
            {!isAfter(e.heldOn, ctx.today) && (
              <a className="button" href={`/events/${e.id}/hold`}>
                {t.hold}
              </a>
            )}
            <a className="button plain" href={`/events/${e.id}/sheet`}>
              {t.sheet}
            </a>
            <a className="button plain" href={`/events/${e.id}/edit`}>
              {t.edit}
            </a>
          </>
        ) : undefined
      }
    >
      <Facts {...p} />
      {open && <ForPhones {...p} />}
      {mine && open && <ActionButton action={`/events/${e.id}/drop`} lang={lang} label={t.drop} version={e.version} danger />}
    </Page>
  )
}

function Facts({ ctx: { lang }, e, phones, contract, community, record, worker }: EventShown) {
  const t = eventWords[lang]
  const helped = sayHelped(e, lang)
  return (
    <SummaryList
      rows={[
        { label: t.state, value: <Tag quiet={e.state !== 'planned'}>{eventStates[e.state][lang]}</Tag> },
        { label: t.day, value: sayDay(e.heldOn, lang) },
        { label: t.place, value: `${e.place} ${community ? nameOf(community, lang) : ''}` },
        { label: t.expected, value: e.expected },
        { label: t.phones, value: phones },
        ...(e.onPaper === null ? [] : [{ label: t.onPaper, value: e.onPaper }]),
        ...(e.state === 'held' ? [{ label: t.people, value: peopleAt(e, phones) }] : []),
        ...(helped ? [{ label: t.volunteerSection, value: helped }] : []),
        { label: t.line, value: contract?.lines.find((l) => l.id === e.lineId)?.title ?? '' },
        { label: t.worker, value: worker },
        ...(e.closingNote ? [{ label: t.note, value: e.closingNote }] : []),
        ...(e.recordId
          ? [
              {
                label: t.record,
                value: (
                  <>
                    <a href={`/delivery/records/${e.recordId}`}>{t.correct}</a> {record?.struck && <Tag quiet>{t.struck}</Tag>}
                  </>
                ),
              },
            ]
          : []),
      ]}
    />
  )
}

/** The address that people open on their own phones, to be shown or hung up. */
function ForPhones({ ctx: { lang }, address, svg }: Pick<EventShown, 'ctx' | 'address' | 'svg'>) {
  const t = eventWords[lang]
  return (
    <section>
      <h2>{t.signCode}</h2>
      <p className="small soft">{t.signHelp}</p>
      <div style={{ maxWidth: 240 }} dangerouslySetInnerHTML={{ __html: svg }} />
      <p>
        <a href={address} style={{ overflowWrap: 'anywhere' }}>
          {address}
        </a>
      </p>
    </section>
  )
}

/** What was held: how many were there, how long it took, who helped. */
export function HoldPage(p: Shown & { line: ContractLine | undefined; phones: number; form: FormState }) {
  const { e, form, line } = p
  const { lang } = p.ctx
  const t = eventWords[lang]
  const f = { form, lang }
  const here = `/events/${e.id}`
  const ofOne = line?.kind === 'project' && !isOfSessions(line.unitTerms)
  return (
    <Page
      ctx={p.ctx}
      frame={p.frame}
      section="delivery"
      title={t.hold}
      lead={t.holdLead}
      trail={[...toEvents(lang), { label: e.title, href: here }]}
    >
      <Form action={`${here}/hold`} form={form} lang={lang} submit={t.save} cancel={here} version={e.version}>
        <p>
          {t.phones} <b>{p.phones}</b>
        </p>
        <NumberField {...f} name="onPaper" label={t.onPaper} optional />
        <NumberField {...f} name="heads" label={t.heads} hint={t.headsHint} optional />
        <NumberField {...f} name="minutes" label={t.minutes} unit={t.minutesUnit} />
        {ofOne && <Tick {...f} name="unit" label={t.unit(line.title)} />}
        <h2>{t.volunteerSection}</h2>
        <NumberField {...f} name="volunteers" label={t.volunteers} optional />
        <TextField {...f} name="volunteerHours" label={t.volunteerHours} inputMode="decimal" short optional />
        <TextArea {...f} name="note" label={t.note} hint={t.noteHint} optional rows={2} />
      </Form>
    </Page>
  )
}

/** Marks that have room on one sheet. */
const marks = 60
/** A sheet to be printed: a mark for everybody, no name, and the address for phones. */
export function SheetPage({ ctx, frame, e, address, svg }: Shown & { address: string; svg: string }) {
  const { lang } = ctx
  const t = eventWords[lang]
  return (
    <Page
      ctx={ctx}
      frame={frame}
      section="delivery"
      title={t.sheetTitle}
      ownHead
      trail={[...toEvents(lang), { label: e.title, href: `/events/${e.id}` }]}
    >
      <h2>
        {e.title} · {sayDay(e.heldOn, lang)} · {e.place}
      </h2>
      <p>{t.sheetLead}</p>
      <div style={{ display: 'flex', gap: 24, alignItems: 'center', flexWrap: 'wrap' }}>
        <div style={{ width: 140 }} dangerouslySetInnerHTML={{ __html: svg }} />
        <p>
          {t.sheetScan}
          <br />
          <b style={{ overflowWrap: 'anywhere' }}>{address.replace(/^https?:\/\//, '')}</b>
        </p>
      </div>
      <ol style={{ columns: 3, columnGap: 24, listStylePosition: 'inside', padding: 0 }}>
        {Array.from({ length: marks }, (_, n) => (
          <li key={n} style={{ borderBottom: '1px solid', padding: '6px 0', breakInside: 'avoid' }} />
        ))}
      </ol>
      <p>{t.sheetTotal} ________</p>
    </Page>
  )
}

/** What somebody sees who comes and opens the address: one button. */
export function SignInPage({ ctx, frame, e, counted, isOpen }: Shown & { counted: boolean; isOpen: boolean }) {
  const { lang } = ctx
  const t = eventWords[lang]
  return (
    <Page ctx={ctx} frame={frame} title={e.title} lead={`${sayDay(e.heldOn, lang)} · ${e.place}`}>
      {counted ? (
        <Notice>
          <p role="status">
            <b>{t.counted}</b> {t.countedHelp}
          </p>
        </Notice>
      ) : isOpen ? (
        <>
          <p>{t.hereLead}</p>
          <ActionButton action={`/e/${e.signCode}`} lang={lang} label={t.here} primary />
        </>
      ) : (
        <p>{e.state === 'planned' ? t.waits : t.over}</p>
      )}
    </Page>
  )
}
