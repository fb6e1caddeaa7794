import { lineChoices, type Contract } from '#contracts'
import { type Lang, sayDay } from '#kernel'
import { type Community, namedChoice } from '#people'
import type { Ctx } from '#platform'
import {
  type Column,
  DataTable,
  DayField,
  Empty,
  Form,
  type FormState,
  type FrameFacts,
  type Listed,
  NumberField,
  Page,
  Select,
  Tag,
  TextField,
} from '#ui'
import { eventWords } from '../event-words.ts'
import { type CommunityEvent, peopleAt } from '../rules/event.ts'
import { eventStates } from '../rules/event-words.ts'
import { words } from '../words.ts'
import { toDelivery, toEvents } from './trail.ts'

type ListedEvent = CommunityEvent & { readonly phones: number }
interface Known {
  staff: readonly { userId: string; name: string }[]
  contracts: readonly Contract[]
}

export const sayHelped = (e: CommunityEvent, lang: Lang): string =>
  e.volunteers && e.volunteerMinutes ? eventWords[lang].helpedShort(e.volunteers, String(Math.round(e.volunteerMinutes / 6) / 10)) : ''

export function eventColumns({ lang }: Ctx, k: Known): Column<ListedEvent>[] {
  const t = eventWords[lang]
  const worker = (e: ListedEvent) => k.staff.find((p) => p.userId === e.workerId)?.name ?? ''
  const line = (e: ListedEvent) => k.contracts.find((x) => x.id === e.contractId)?.lines.find((l) => l.id === e.lineId)?.title ?? ''
  const people = (e: ListedEvent) => String(peopleAt(e, e.phones))
  const helped = (e: ListedEvent) => sayHelped(e, lang)
  return [
    { key: 'title', label: t.name, sort: true, cell: (e) => <a href={`/events/${e.id}`}>{e.title}</a>, text: (e) => e.title },
    { key: 'day', label: t.day, sort: true, cell: (e) => sayDay(e.heldOn, lang), text: (e) => e.heldOn.toString() },
    { key: 'place', label: t.place, cell: (e) => e.place, text: (e) => e.place },
    {
      key: 'state',
      label: t.state,
      sort: true,
      cell: (e) => <Tag quiet={e.state !== 'planned'}>{eventStates[e.state][lang]}</Tag>,
      text: (e) => eventStates[e.state][lang],
    },
    { key: 'people', label: t.people, number: true, cell: people, text: people },
    { key: 'helped', label: t.volunteerSection, cell: helped, text: helped },
    { key: 'line', label: t.line, cell: line, text: line },
    { key: 'worker', label: t.worker, cell: worker, text: worker },
  ]
}

/** The events of an institution. */
export function EventsPage(p: Listed<ListedEvent> & { ctx: Ctx; frame: FrameFacts; ended: boolean }) {
  const { lang } = p.ctx
  const t = eventWords[lang]
  return (
    <Page
      ctx={p.ctx}
      frame={p.frame}
      section="delivery"
      title={t.title}
      lead={t.lead}
      trail={[toDelivery(lang)]}
      actions={
        <a className="button" href="/events/new">
          {t.plan}
        </a>
      }
    >
      <nav className="subnav" aria-label={t.state}>
        <a href="/events" aria-current={p.ended ? undefined : 'page'}>
          {t.open}
        </a>
        <a href="/events?show=ended" aria-current={p.ended ? 'page' : undefined}>
          {t.ended}
        </a>
      </nav>
      <DataTable
        rows={p.rows}
        columns={p.columns}
        lang={lang}
        rowKey={(e) => e.id}
        here={p.frame.here}
        query={p.query}
        total={p.total}
        files
        empty={
          <Empty title={t.none}>
            <p>{t.noneHelp}</p>
          </Empty>
        }
      />
    </Page>
  )
}

interface Fields {
  form: FormState
  lang: Lang
  places: readonly Community[]
}
function EventFields({ form, lang, places }: Fields) {
  const t = eventWords[lang]
  const f = { form, lang }
  return (
    <>
      <TextField {...f} name="title" label={t.name} hint={t.nameHint} maxLength={100} />
      <TextField {...f} name="place" label={t.place} maxLength={100} />
      <DayField {...f} name="heldOn" label={t.day} />
      <NumberField {...f} name="expected" label={t.expected} />
      {places.length > 0 && (
        <Select
          {...f}
          name="communityId"
          label={t.community}
          optional
          empty={t.noCommunity}
          options={places.map((c) => namedChoice(c, lang))}
        />
      )}
    </>
  )
}

/** An event is planned. */
export function NewEventPage(p: {
  ctx: Ctx
  frame: FrameFacts
  form: FormState
  contracts: readonly Contract[]
  places: readonly Community[]
}) {
  const { lang } = p.ctx
  const t = eventWords[lang]
  const lines = lineChoices(p.contracts, lang)
  const f = { form: p.form, lang }
  return (
    <Page ctx={p.ctx} frame={p.frame} section="delivery" title={t.plan} trail={toEvents(lang)}>
      {lines.length === 0 ? (
        <Empty title={words[lang].noLine}>
          <p>{words[lang].noLineHelp}</p>
        </Empty>
      ) : (
        <Form action="/events/new" form={p.form} lang={lang} submit={t.plan} cancel="/events">
          <EventFields {...f} places={p.places} />
          <Select {...f} name="line" label={t.line} options={lines} {...(lines.length > 1 && { empty: words[lang].choose })} />
        </Form>
      )}
    </Page>
  )
}

export function EditEventPage(p: { ctx: Ctx; frame: FrameFacts; form: FormState; e: CommunityEvent; places: readonly Community[] }) {
  const { lang } = p.ctx
  const t = eventWords[lang]
  const here = `/events/${p.e.id}`
  return (
    <Page ctx={p.ctx} frame={p.frame} section="delivery" title={t.edit} trail={[...toEvents(lang), { label: p.e.title, href: here }]}>
      <Form action={`${here}/edit`} form={p.form} lang={lang} submit={t.save} cancel={here} version={p.e.version}>
        <EventFields form={p.form} lang={lang} places={p.places} />
      </Form>
    </Page>
  )
}
