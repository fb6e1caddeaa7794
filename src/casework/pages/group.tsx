import { clientWords, type ClientRow } from '#clients'
import type { Contract } from '#contracts'
import { type DeliverableStands, sayStand } from '#delivery'
import { sayDay } from '#kernel'
import { MediaField } from '#files'
import type { Ctx } from '#platform'
import {
  ActionButton,
  Checkboxes,
  DataTable,
  DayField,
  Form,
  type FormState,
  type FrameFacts,
  NumberField,
  Page,
  Radios,
  Select,
  SummaryList,
  Tag,
  TextArea,
} from '#ui'
import { groupWords } from '../group-words.ts'
import { differentPeople, type Member, type Session, type WorkGroup } from '../rules/group.ts'
import { attainedWords, groupStates } from '../rules/group-words.ts'
import { cameTo } from './groups.tsx'
import { optionsOf } from './parts.tsx'
import { toGroups } from './trail.ts'

interface GroupShown {
  ctx: Ctx
  frame: FrameFacts
  g: WorkGroup
  /** They lead the group, or the institution. */
  mine: boolean
  members: readonly Member[]
  held: readonly Session[]
  /** Those served who stand behind a place, by number alone. */
  clients: ReadonlyMap<string, ClientRow>
  /** Those who could join. */
  others: readonly ClientRow[]
  contract: Contract | undefined
  deliverable: DeliverableStands | undefined
  worker: string
  join: FormState
  close: FormState
}

/** A group: what it is for, who has a place, what was held. */
export function GroupPage(p: GroupShown) {
  const { ctx, g, mine, held } = p
  const { lang } = ctx
  const t = groupWords[lang]
  const open = g.state !== 'closed'
  return (
    <Page
      ctx={ctx}
      frame={p.frame}
      section="delivery"
      title={g.title}
      trail={toGroups(lang)}
      actions={
        <>
          {mine && open && (
            <a className="button" href={`/groups/${g.id}/session`}>
              {t.meet(held.length + 1)}
            </a>
          )}
          <a className="button plain" href={`/groups/${g.id}/sheet`}>
            {t.printSheet}
          </a>
        </>
      }
    >
      <SummaryList
        rows={[
          { label: t.state, value: <Tag quiet={!open}>{groupStates[g.state][lang]}</Tag> },
          { label: t.aims, value: g.aims },
          { label: t.held, value: t.ofSessions(held.length, g.sessions) },
          { label: t.came, value: cameTo(held) },
          { label: t.different, value: differentPeople(held) },
          ...(g.nextOn ? [{ label: t.next, value: sayDay(g.nextOn, lang) }] : []),
          { label: t.line, value: p.contract?.lines.find((l) => l.id === g.lineId)?.title ?? '' },
          ...(p.deliverable ? [{ label: t.unit, value: p.deliverable.completedOn ? t.complete : sayStand(p.deliverable, lang) }] : []),
          { label: t.worker, value: p.worker },
          ...(g.attained ? [{ label: t.attained, value: `${attainedWords[g.attained][lang]} ${g.closingNote ?? ''}` }] : []),
        ]}
      />
      <Sessions {...p} />
      <Members {...p} />
      {mine && open && <Join {...p} />}
      {mine && open && <Close {...p} />}
    </Page>
  )
}

function Sessions({ ctx: { lang }, held }: GroupShown) {
  const t = groupWords[lang]
  if (held.length === 0) return null
  return (
    <section>
      <h2>{t.sessionsHeld}</h2>
      <DataTable
        lang={lang}
        rows={held}
        rowKey={(s) => String(s.number)}
        columns={[
          { key: 'n', label: t.number, number: true, cell: (s) => s.number },
          { key: 'on', label: t.heldOn, cell: (s) => sayDay(s.heldOn, lang) },
          { key: 'people', label: t.people, number: true, cell: (s) => s.present.length + s.guests },
          { key: 'record', label: t.record, cell: (s) => <a href={`/delivery/records/${s.recordId}`}>{t.record}</a> },
        ]}
      />
    </section>
  )
}

/** The places of a group, how often each was taken, and who of those served stands behind it. */
function Members({ ctx: { lang }, g, mine, members, held, clients }: GroupShown) {
  const t = groupWords[lang]
  if (members.length === 0) return null
  const client = (m: Member) => (m.clientId ? clients.get(m.clientId) : undefined)
  return (
    <section>
      <h2>{t.members}</h2>
      <DataTable
        lang={lang}
        rows={members}
        rowKey={(m) => String(m.number)}
        columns={[
          {
            key: 'place',
            label: t.member,
            cell: (m) => (
              <>
                {t.place(m.number)} {client(m) && <a href={`/clients/${m.clientId}`}>{clientWords[lang].numbered(client(m)!.number)}</a>}
              </>
            ),
          },
          { key: 'times', label: t.times, number: true, cell: (m) => held.filter((s) => s.present.includes(m.number)).length },
          {
            key: 'left',
            label: t.leave,
            cell: (m) =>
              m.leftOn ? (
                <Tag quiet>{t.left}</Tag>
              ) : mine && g.state !== 'closed' ? (
                <ActionButton action={`/groups/${g.id}/members/${m.number}/leave`} lang={lang} label={t.leave} version={g.version} />
              ) : (
                ''
              ),
          },
        ]}
      />
    </section>
  )
}

function Join({ ctx: { lang }, g, others, join }: GroupShown) {
  const t = groupWords[lang]
  return (
    <details open={join.refusal !== undefined} style={{ marginBlock: 24 }}>
      <summary>{t.join}</summary>
      <Form action={`/groups/${g.id}/members`} form={join} lang={lang} submit={t.join} version={g.version}>
        {others.length > 0 && (
          <Select
            form={join}
            lang={lang}
            name="clientId"
            label={t.somebody}
            optional
            empty={t.nobody}
            options={others.map((c) => ({ value: c.id, label: clientWords[lang].numbered(c.number) }))}
          />
        )}
        <NumberField form={join} lang={lang} name="places" label={t.more} optional />
      </Form>
    </details>
  )
}

function Close({ ctx: { lang }, g, close }: GroupShown) {
  const t = groupWords[lang]
  return (
    <details open={close.refusal !== undefined} style={{ marginBlock: 24 }}>
      <summary>{t.close}</summary>
      <Form action={`/groups/${g.id}/close`} form={close} lang={lang} submit={t.close} version={g.version}>
        <Radios form={close} lang={lang} name="attained" label={t.attained} options={optionsOf(attainedWords, lang)} />
        <TextArea form={close} lang={lang} name="closingNote" label={t.closingNote} hint={t.closingHint} optional rows={3} />
      </Form>
    </details>
  )
}

/** A session: everybody who is there, ticked on one page. */
export function SessionPage(p: Pick<GroupShown, 'ctx' | 'frame' | 'g' | 'members' | 'held' | 'clients'> & { form: FormState }) {
  const { g, form } = p
  const { lang } = p.ctx
  const t = groupWords[lang]
  const f = { form, lang }
  const here = `/groups/${g.id}`
  const label = (m: Member) => {
    const client = m.clientId && p.clients.get(m.clientId)
    const place = client ? `${t.place(m.number)} ${clientWords[lang].numbered(client.number)}` : t.place(m.number)
    return m.leftOn ? t.leftOn(place, sayDay(m.leftOn, lang)) : place
  }
  const title = t.meet(p.held.length + 1)
  return (
    <Page
      ctx={p.ctx}
      frame={p.frame}
      section="delivery"
      title={title}
      lead={t.meetLead}
      trail={[...toGroups(lang), { label: g.title, href: here }]}
    >
      <Form action={`${here}/session`} form={form} lang={lang} submit={t.save} cancel={here} version={g.version} upload>
        <Checkboxes
          {...f}
          name="present"
          label={t.present}
          optional
          options={p.members.map((m) => ({ value: String(m.number), label: label(m) }))}
        />
        <NumberField {...f} name="guests" label={t.guests} optional />
        <NumberField {...f} name="minutes" label={t.minutes} unit={t.minutesUnit} />
        <DayField {...f} name="heldOn" label={t.heldOn} />
        <TextArea {...f} name="note" label={t.note} hint={t.noteHint} optional rows={2} />
        <MediaField {...f} />
        <DayField {...f} name="nextOn" label={t.nextOn} optional />
      </Form>
    </Page>
  )
}
