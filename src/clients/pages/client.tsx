import { type Lang, listIn, sayDay } from '#kernel'
import { type Community, Link, nameOf, type Organisation, type Person } from '#people'
import type { Ctx } from '#platform'
import {
  ActionButton,
  DataTable,
  DayField,
  Form,
  type FormState,
  type FrameFacts,
  Notice,
  Page,
  Select,
  SummaryList,
  Tag,
  TextArea,
} from '#ui'
import type { Client } from '../rules/client.ts'
import { ageGroups, clientStates, consentScopes, groups, sexes } from '../rules/words.ts'
import type { ConsentRow, LookRow, ReasonRow, TransferRow } from '../store/index.ts'
import { words } from '../words.ts'
import type { NameSeen } from '../seen-of.ts'
import { AgreedFields } from './client-forms.tsx'
import { Handed, HandOver } from './hand-over.tsx'
import { Sent } from './transfer.tsx'
import { toClients } from './trail.ts'

export interface ClientShown {
  ctx: Ctx
  frame: FrameFacts
  c: Client
  seen: NameSeen
  /** It is their case, or they lead the institution. */
  mine: boolean
  leads: boolean
  /** The consent without which nothing more is written stands. */
  agreed: boolean
  consents: readonly ConsentRow[]
  looks: readonly LookRow[]
  reasons: readonly ReasonRow[]
  staff: readonly Person[]
  places: readonly Community[]
  consent: FormState
  reason: FormState
  hand: FormState
  sent: readonly TransferRow[]
  others: readonly Organisation[]
}

/** Somebody who is served. */
export function ClientPage(p: ClientShown) {
  const { ctx, c } = p
  const { lang } = ctx
  const t = words[lang]
  return (
    <Page
      ctx={ctx}
      frame={p.frame}
      section="delivery"
      title={t.numbered(c.number)}
      trail={toClients(lang)}
      actions={
        <>
          {p.mine && typeof p.seen !== 'string' && p.agreed && (
            <a className="button" href={`/clients/${c.id}/edit`}>
              {t.edit}
            </a>
          )}
          {p.mine && p.agreed && c.state === 'known' && (
            <a className="button plain" href={`/cases/new?client=${c.id}`}>
              {t.openCase}
            </a>
          )}
          {p.mine && p.agreed && c.state === 'known' && (
            <a className="button plain" href={`/clients/${c.id}/send`}>
              {t.send}
            </a>
          )}
          <Link asker={ctx.asker} className="button plain" href={`/log?record=${c.id}`}>
            {t.looks}
          </Link>
        </>
      }
    >
      <Known {...p} />
      {c.handedTo && <Handed {...p} handedTo={c.handedTo} />}
      {p.seen === 'not-yours' && <NotYours {...p} />}
      {p.mine && <Consents {...p} />}
      {p.mine && c.state === 'known' && !c.handedTo && <HandOver {...p} />}
      {p.mine && <Sent {...p} />}
      {p.leads && <Looks {...p} />}
      {p.leads && c.state === 'known' && (
        <section>
          <h2>{t.erase}</h2>
          <p>{t.eraseLead}</p>
          <ActionButton action={`/clients/${c.id}/erase`} lang={lang} label={t.erase} version={c.version} danger />
        </section>
      )}
    </Page>
  )
}

/** What is known, as far as this person sees it. */
function Known({ ctx, c, seen, staff, places }: ClientShown) {
  const { lang } = ctx
  const t = words[lang]
  const worker = staff.find((s) => s.userId === c.workerId)?.name ?? ''
  const said = c.groups.map((g) => groups[g][lang])
  return (
    <SummaryList
      rows={[
        ...nameRows(seen, lang),
        { label: t.age, value: ageGroups[c.ageGroup][lang] },
        { label: t.sex, value: sexes[c.sex][lang] },
        ...(said.length > 0 ? [{ label: t.groups, value: listIn(said, lang) }] : []),
        { label: t.community, value: places[0] ? nameOf(places[0], lang) : t.noCommunity },
        { label: t.worker, value: worker },
        ...(c.state === 'erased' ? [{ label: t.consent, value: clientStates.erased[lang] }] : []),
      ]}
    />
  )
}

/** Name and contacts, as rows of a list, or the word that says why not. */
export function nameRows(seen: NameSeen, lang: Lang) {
  const t = words[lang]
  if (seen === 'closed')
    return [
      {
        label: t.name,
        value: <a href="/clients/key">{t.openNames}</a>,
      },
    ]
  if (seen === 'erased') return [{ label: t.name, value: t.erasedName }]
  if (seen === 'withdrawn') return [{ label: t.name, value: t.withdrawnName }]
  if (seen === 'not-yours') return []
  const tel = (n: string) => <a href={`tel:${n}`}>{n}</a>
  return [
    { label: t.name, value: <strong>{seen.name}</strong> },
    ...(seen.phone ? [{ label: t.phone, value: tel(seen.phone) }] : []),
    ...(seen.address ? [{ label: t.address, value: seen.address }] : []),
    ...(seen.guardian ? [{ label: t.guardian, value: seen.guardian }] : []),
    ...(seen.guardianPhone ? [{ label: t.guardianPhone, value: tel(seen.guardianPhone) }] : []),
  ]
}

function NotYours({ ctx, c, reason }: ClientShown) {
  const t = words[ctx.lang]
  return (
    <section>
      <h2>{t.notYours}</h2>
      <p>{t.notYoursLead}</p>
      <Form action={`/clients/${c.id}/why`} form={reason} lang={ctx.lang} submit={t.openHour}>
        <TextArea form={reason} lang={ctx.lang} name="reason" label={t.why} rows={3} />
      </Form>
    </section>
  )
}

/** What somebody agreed to, and took back. */
function Consents({ ctx, c, consents, consent, agreed }: ClientShown) {
  const { lang } = ctx
  const t = words[lang]
  const ranOut = (k: ConsentRow) => k.until_on !== null && Temporal.PlainDate.compare(k.until_on, ctx.today) < 0
  const say = (k: ConsentRow) =>
    k.withdrawn_on ? (
      <Tag quiet>{t.withdrawnOn(sayDay(k.withdrawn_on, lang))}</Tag>
    ) : ranOut(k) ? (
      <Tag late>{t.ranOut}</Tag>
    ) : (
      <Tag>{t.stands}</Tag>
    )
  return (
    <section>
      <h2>{t.consents}</h2>
      {c.state === 'known' && !agreed && (
        <Notice late>
          <p>{t.withdrawnName}</p>
        </Notice>
      )}
      <DataTable
        lang={lang}
        rows={consents}
        rowKey={(k) => k.id}
        columns={[
          { key: 'scope', label: t.scope, cell: (k) => consentScopes[k.scope][lang] },
          { key: 'on', label: t.givenOn, cell: (k) => sayDay(k.given_on, lang) },
          { key: 'by', label: t.givenBy, cell: (k) => (k.given_by === 'self' ? t.self : t.byGuardian) },
          { key: 'way', label: t.way, cell: (k) => (k.way === 'written' ? t.written : t.spoken) },
          { key: 'until', label: t.untilOn, cell: (k) => (k.until_on ? sayDay(k.until_on, lang) : '') },
          {
            key: 'stands',
            label: t.consent,
            cell: (k) => (
              <>
                {say(k)}{' '}
                {c.state === 'known' && !k.withdrawn_on && (
                  <ActionButton action={`/clients/${c.id}/consents/${k.id}/withdraw`} lang={lang} label={t.withdraw} version={c.version} />
                )}
              </>
            ),
          },
        ]}
      />
      {c.state === 'known' && <MoreConsent ctx={ctx} c={c} consent={consent} />}
    </section>
  )
}

function MoreConsent({ ctx, c, consent }: Pick<ClientShown, 'ctx' | 'c' | 'consent'>) {
  const { lang } = ctx
  const t = words[lang]
  return (
    <details open={Object.keys(consent.errors).length > 0 || consent.refusal !== undefined}>
      <summary>{t.moreConsent}</summary>
      <Form action={`/clients/${c.id}/consents`} form={consent} lang={lang} submit={t.noteIt} version={c.version}>
        <Select
          form={consent}
          lang={lang}
          name="scope"
          label={t.scope}
          options={Object.entries(consentScopes).map(([value, w]) => ({ value, label: w[lang] }))}
        />
        <AgreedFields form={consent} lang={lang} />
        <DayField form={consent} lang={lang} name="untilOn" label={t.untilOn} optional />
      </Form>
    </details>
  )
}

/** Who looked at the name, and why somebody looked whose case it is not. */
function Looks({ ctx, c, looks, reasons, staff }: ClientShown) {
  const { lang } = ctx
  const t = words[lang]
  const who = (id: string | null) => staff.find((s) => s.userId === id)?.name ?? ''
  return (
    <section>
      <h2>{t.looks}</h2>
      {reasons.length > 0 && (
        <DataTable
          lang={lang}
          rows={reasons}
          rowKey={(r) => r.id}
          columns={[
            { key: 'who', label: t.by, cell: (r) => who(r.user_id) },
            { key: 'on', label: t.lookedOn, cell: (r) => sayDay(r.given_at.toZonedDateTimeISO(ctx.zone).toPlainDate(), lang) },
            { key: 'why', label: t.why, cell: (r) => r.reason },
            {
              key: 'read',
              label: t.read,
              cell: (r) =>
                r.read_by ? (
                  t.readBy(who(r.read_by))
                ) : r.user_id === ctx.asker.userId ? (
                  ''
                ) : (
                  <ActionButton action={`/clients/${c.id}/reasons/${r.id}/read`} lang={lang} label={t.read} />
                ),
            },
          ]}
        />
      )}
      <DataTable
        lang={lang}
        rows={looks}
        rowKey={(l) => `${l.user_id} ${l.looked_on.toString()}`}
        columns={[
          { key: 'who', label: t.by, cell: (l) => who(l.user_id) },
          { key: 'on', label: t.lookedOn, cell: (l) => sayDay(l.looked_on, lang) },
          { key: 'times', label: t.times, number: true, cell: (l) => l.times },
        ]}
      />
    </section>
  )
}
