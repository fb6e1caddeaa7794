import { contactKindWords, openWith, type OpenWith } from '#casework'
import { agreedTo, clientWords, handedWhyWords } from '#clients'
import { type Lang, listIn, sayDay, sayMoment, statementsIn } from '#kernel'
import { colleagueChoice, mayNot, people, type Person } from '#people'
import { unsentPhones } from '#phone'
import { type Ctx, notThere } from '#platform'
import {
  type C,
  Checkboxes,
  DataTable,
  Empty,
  Form,
  type FormState,
  frameWords,
  type FrameFacts,
  freshForm,
  Notice,
  Page,
  param,
  Radios,
  Select,
  Tick,
  type View,
} from '#ui'
import { type Leaver, leavers, partsOf } from './leaving.ts'
import { leavingWords } from './leaving-words.ts'

const ours = (ctx: Ctx) => ({ providerId: ctx.asker.organisationId })
const trail = (lang: Lang) => [{ label: frameWords[lang].delivery, href: '/delivery' }]

/** Everybody who leaves or left with something open. */
export async function leaversPage(ctx: Ctx, frame: FrameFacts): Promise<View> {
  const no = mayNot(ctx.asker, 'clients.manage', ours(ctx))
  if (no) return no
  const { lang } = ctx
  const t = leavingWords[lang]
  const rows: (Leaver & { says: string })[] = []
  for (const l of await leavers(ctx, ctx.asker.organisationId!)) {
    const open = await openWith(ctx, { organisationId: ctx.asker.organisationId!, userId: l.userId })
    rows.push({ ...l, says: t.parts(partsOf(open), l.unsent) })
  }
  return (
    <Page ctx={ctx} frame={frame} section="delivery" title={t.title} lead={t.lead} trail={trail(lang)}>
      <DataTable
        lang={lang}
        rows={rows}
        rowKey={(l) => l.userId}
        late={(l) => l.gone || (l.on !== null && Temporal.PlainDate.compare(l.on, ctx.today) < 0)}
        empty={
          <Empty title={t.all}>
            <p>{t.allHelp}</p>
          </Empty>
        }
        columns={[
          { key: 'worker', label: t.worker, cell: (l) => <a href={`/leaving/${l.userId}`}>{l.name}</a> },
          { key: 'until', label: t.until, cell: (l) => (l.on ? sayDay(l.on, lang) : '—') },
          { key: 'open', label: t.open, cell: (l) => l.says },
        ]}
      />
    </Page>
  )
}

interface Shown {
  ctx: Ctx
  open: OpenWith
  staff: readonly Person[]
  agreed: ReadonlySet<string>
}

/** Everything that is open with one person who leaves or left, to be handed to colleagues. */
export async function leaverPage(ctx: Ctx, c: C, frame: FrameFacts, form?: FormState): Promise<View> {
  const no = mayNot(ctx.asker, 'clients.manage', ours(ctx))
  if (no) return no
  const organisationId = ctx.asker.organisationId!
  const userId = param(c, 'user')
  const l = (await leavers(ctx, organisationId)).find((x) => x.userId === userId)
  const [known] = await people(ctx, { organisationId, userIds: [userId] })
  if (!l && !known) return notThere()
  const open = await openWith(ctx, { organisationId, userId })
  const agreed = new Set<string>()
  for (const k of open.clients) if (await agreedTo(ctx, k.client.id, 'share')) agreed.add(k.client.id)
  const staff = await people(ctx, { organisationId, roles: ['worker', 'manager'] })
  const colleagues = [...new Map(staff.filter((p) => p.userId !== userId).map((p) => [p.userId, p])).values()]
  const { lang } = ctx
  const t = leavingWords[lang]
  const shown = { ctx, open, staff: colleagues, agreed }
  const phones = (await unsentPhones(ctx, organisationId)).filter((p) => p.userId === userId)
  return (
    <Page
      ctx={ctx}
      frame={frame}
      section="delivery"
      title={t.titleOf(l?.name ?? known?.name ?? t.somebody)}
      {...(l && { lead: statementsIn([...(l.on ? [t.lastOn(sayDay(l.on, lang))] : []), ...(l.gone ? [t.gone] : [])], lang) })}
      trail={[...trail(lang), { label: t.title, href: '/leaving' }]}
    >
      {open.clients.length + open.groups.length + open.events.length === 0 && phones.length === 0 && <p>{t.done}</p>}
      {phones.map((p) => (
        <Notice key={p.id} late>
          <p>
            {t.phone(p.name, p.unsent, sayMoment(p.seenAt, lang, ctx.zone))} <a href="/phones">{t.toPhones}</a>
          </p>
        </Notice>
      ))}
      <HandOver {...shown} userId={userId} form={form} />
      <Ends {...shown} />
      <Supervisions {...shown} userId={userId} />
    </Page>
  )
}

/** What may be ticked, with its version; who is asked for already is not ticked again. */
function optionsOf({ ctx, open, staff, agreed }: Shown): { value: string; label: string; hint: string; ticked: boolean }[] {
  const { lang } = ctx
  const t = leavingWords[lang]
  const nextOn = (day: Temporal.PlainDate | null) => (day ? t.onDay(sayDay(day, lang)) : t.noDay)
  return [
    ...open.clients.map(({ client, cases }) => ({
      ...{ value: `${client.id}@${client.version}`, label: clientWords[lang].numbered(client.number), ticked: !client.handedTo },
      hint: listIn(
        [
          ...saysOf(cases, lang),
          ...(client.handedTo
            ? [t.asked(staff.find((s) => s.userId === client.handedTo)?.name ?? t.somebody, sayDay(client.handedOn!, lang))]
            : []),
          ...(agreed.has(client.id) ? [] : [t.notAgreed]),
        ],
        lang,
      ),
    })),
    ...open.groups.map((g) => ({ value: `${g.id}@${g.version}`, label: t.group(g.title), hint: nextOn(g.nextOn), ticked: true })),
    ...open.events.map((e) => ({ value: `${e.id}@${e.version}`, label: t.event(e.title), hint: nextOn(e.heldOn), ticked: true })),
  ]
}

/** What is open of somebody: cases that run, a place waited for, what is planned, what is to be asked again. */
function saysOf(cases: OpenWith['clients'][number]['cases'], lang: Lang): string[] {
  const t = leavingWords[lang]
  const running = cases.filter((k) => k.state === 'assessing' || k.state === 'serving').length
  const waiting = cases.filter((k) => k.state === 'requested' || k.state === 'waiting').length
  const says = [
    ...(running > 0 ? [t.cases(running)] : []),
    ...(waiting > 0 ? [t.waits(waiting)] : []),
    ...cases.flatMap((k) =>
      k.at?.nextOn && k.at.nextKind ? [t.next(sayDay(k.at.nextOn, lang), contactKindWords[k.at.nextKind][lang])] : [],
    ),
    ...cases.flatMap((k) => (k.closedOn && k.followUpOn && !k.followedOn ? [t.follow(sayDay(k.followUpOn, lang))] : [])),
  ]
  return says.length > 0 ? says : [t.nothing]
}

function HandOver({ userId, form: sent, ...shown }: Shown & { userId: string; form: FormState | undefined }) {
  const { ctx, staff, agreed, open } = shown
  const { lang } = ctx
  const t = leavingWords[lang]
  const options = optionsOf(shown)
  if (options.length === 0 || staff.length === 0) return null
  const form = sent ?? freshForm({ what: options.filter((o) => o.ticked).map((o) => o.value), why: 'leaves' })
  const whys = Object.entries(handedWhyWords).map(([value, says]) => ({ value, label: says[lang] }))
  return (
    <section>
      <h2>{t.hand}</h2>
      <p className="soft">{t.handLead}</p>
      <Form action={`/leaving/${userId}`} form={form} lang={lang} submit={t.hand}>
        <Checkboxes form={form} lang={lang} name="what" label={t.what} options={options} />
        <Select form={form} lang={lang} name="workerId" label={t.to} empty="—" options={staff.map(colleagueChoice)} />
        <Radios form={form} lang={lang} name="why" label={clientWords[lang].handWhy} options={whys} />
        {open.clients.some((k) => !agreed.has(k.client.id)) && (
          <Tick form={form} lang={lang} name="unasked" label={clientWords[lang].unasked} />
        )}
      </Form>
    </section>
  )
}

/** Where each of them stands, to be ended there with its reason or asked first. */
function Ends({ ctx: { lang }, open }: Shown) {
  const t = leavingWords[lang]
  const links = [
    ...open.clients.map(({ client }) => ({ href: `/clients/${client.id}`, label: clientWords[lang].numbered(client.number) })),
    ...open.groups.map((g) => ({ href: `/groups/${g.id}`, label: t.group(g.title) })),
    ...open.events.map((e) => ({ href: `/events/${e.id}`, label: t.event(e.title) })),
  ]
  if (links.length === 0) return null
  return (
    <details>
      <summary>{t.endThem}</summary>
      <ul>
        {links.map((l) => (
          <li key={l.href}>
            <a href={l.href}>{l.label}</a>
          </li>
        ))}
      </ul>
    </details>
  )
}

function Supervisions({ ctx: { lang }, open, staff, userId }: Shown & { userId: string }) {
  const t = leavingWords[lang]
  if (open.supervisions.length === 0) return null
  const other = (s: OpenWith['supervisions'][number]) => (s.supervisorId === userId ? s.workerId : s.supervisorId)
  return (
    <section>
      <h2>{t.supervision}</h2>
      <p className="soft">{t.supervisionLead}</p>
      <ul>
        {open.supervisions.map((s) => (
          <li key={s.id}>{t.supervisionWith(sayDay(s.plannedOn, lang), staff.find((p) => p.userId === other(s))?.name ?? t.somebody)}</li>
        ))}
      </ul>
    </section>
  )
}
