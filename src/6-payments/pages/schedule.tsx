import type { Contract, ContractLine } from '#contracts'
import type { Acceptance } from '#delivery'
import { type Money, type Refusal, sayDay, sayMoney, sayPlace, statementsIn, sum, titleIn, type Tree, treeOf } from '#kernel'
import { Link, mayNot } from '#people'
import type { Ctx } from '#platform'
import { ActionButton, DataTable, DayField, Facts, Form, type FormState, type FrameFacts, freshForm, Notice, TextField, Tick } from '#ui'
import type { ReactNode } from 'react'
import type { ScheduleRow } from '../rules/schedule.ts'
import type { AsideStands } from '../rules/set-aside.ts'
import { words } from '../words.ts'
import { PaymentsPage } from './frame.tsx'
import { scheduleColumns } from './schedule-columns.tsx'

interface ScheduleFacts {
  contract: Contract
  acceptances: readonly Acceptance[]
  rows: readonly ScheduleRow[]
  paid: Money
  late: Money
  lateCount: number
  /** How an advance and what is kept back stand; null where neither was agreed. */
  aside: AsideStands | null
  /** Why a claim could not be made, where one was tried. */
  wrong: Refusal | undefined
  /** The form that came back with something wrong. */
  sent: FormState | undefined
}

/** The payment schedule of one contract, and what can be claimed of it now. */
export function SchedulePage({ ctx, frame, facts }: { ctx: Ctx; frame: FrameFacts; facts: ScheduleFacts }) {
  const t = words[ctx.lang]
  const { contract: of, rows, wrong } = facts
  return (
    <PaymentsPage
      ctx={ctx}
      frame={frame}
      title={t.scheduleTitle}
      tab="schedules"
      lead={`${of.number} ${titleIn(of, ctx.lang)}`}
      trail={[{ label: t.payments, href: '/payments' }, { label: t.schedules, href: '/payments/contracts' }, { label: of.number }]}
    >
      {wrong && <Notice late>{wrong.words[ctx.lang]}</Notice>}
      <Facts
        facts={[
          { label: t.contractValue, value: sayMoney(of.total, ctx.lang) },
          { label: t.claimedSoFar, value: sayMoney(sum(rows.map((r) => r.claimed)), ctx.lang) },
          { label: t.paidSoFar, value: sayMoney(facts.paid, ctx.lang) },
          ...(facts.lateCount > 0
            ? [
                {
                  label: t.lateSum,
                  value: <span className="late">{sayMoney(facts.late, ctx.lang)}</span>,
                  note: t.claimsCount(facts.lateCount),
                },
              ]
            : []),
          ...asideFacts(ctx, facts.aside),
        ]}
      />
      {of.signedOn && (
        <>
          <h2>{t.claimable}</h2>
          <Claimable ctx={ctx} facts={facts} />
        </>
      )}
      {groupsOf(ctx, of, rows).map((g) => (
        <Instalments key={g.title} ctx={ctx} g={g} />
      ))}
    </PaymentsPage>
  )
}

function asideFacts(ctx: Ctx, a: AsideStands | null): { label: string; value: ReactNode; note?: string }[] {
  if (!a) return []
  const t = words[ctx.lang]
  return [
    { label: t.advanceStands, value: sayMoney(a.advance, ctx.lang), note: t.advanceNote(a.recouped) },
    { label: t.keptStands, value: sayMoney(a.kept, ctx.lang), note: t.keptNote(a.released) },
    ...(a.unearned > 0n
      ? [{ label: t.unearned, value: <span className="late">{sayMoney(a.unearned, ctx.lang)}</span>, note: t.unearnedNote }]
      : []),
  ]
}

interface Group {
  title: string
  /** What its line is to the line it hangs on. */
  place?: string | undefined
  /** Where several lines stand in one table: how they hang. */
  tree?: Tree<ContractLine>
  rows: ScheduleRow[]
}

/** The rows line by line; lines of one instalment need no table of their own. */
function groupsOf(ctx: Ctx, of: Contract, rows: readonly ScheduleRow[]): Group[] {
  const tree = treeOf(of.lines)
  const { placed } = tree
  const single = placed.filter(({ line }) => rows.filter((r) => r.lineId === line.id).length === 1)
  const rowsOf = (some: typeof placed) => some.flatMap(({ line }) => rows.filter((r) => r.lineId === line.id))
  return [
    ...placed
      .filter((at) => !single.includes(at))
      .map((at) => ({ title: at.line.title, place: sayPlace(at, ctx.lang), rows: rowsOf([at]) })),
    ...(single.length > 0 ? [{ title: words[ctx.lang].byUnits, tree, rows: rowsOf(single) }] : []),
  ]
}

/** The instalments of one group, and what they come to. */
function Instalments({ ctx, g }: { ctx: Ctx; g: Group }) {
  const t = words[ctx.lang]
  return (
    <section>
      <h2>{g.title}</h2>
      {g.place && <p className="soft small">{g.place}</p>}
      <DataTable
        rows={g.rows}
        lang={ctx.lang}
        rowKey={(r) => r.key}
        late={(r) => r.standing === 'late'}
        caption={t.scheduleCaption(g.title)}
        columns={scheduleColumns(ctx, g.tree)}
        foot={
          <tr>
            <td>{t.total}</td>
            <td className="num">{sayMoney(sum(g.rows.map((r) => r.amount)), ctx.lang)}</td>
            <td className="num">{sayMoney(sum(g.rows.map((r) => r.claimed)), ctx.lang)}</td>
            <td />
            <td />
          </tr>
        }
      />
    </section>
  )
}

/** The button that claims, with the invoice where there is one already. */
function ClaimFrom(p: { ctx: Ctx; of: Contract; from: string; sent: FormState | undefined; whyNot: Refusal | undefined }) {
  const { lang } = p.ctx
  const t = words[lang]
  const action = `/payments/contracts/${p.of.id}/claims`
  const label = p.from === 'signing' || p.from === 'advance' ? t.claimAdvance : p.from === 'release' ? t.claimRelease : t.makeClaim
  if (p.whyNot) return <ActionButton action={action} lang={lang} label={label} whyNot={p.whyNot} />
  const sent = p.sent?.values.from === p.from ? p.sent : undefined
  const form = { ...(sent ?? freshForm({ invoiceOn: p.ctx.today.toString() })), at: p.from }
  const asksReason = form.errors.invoiceReason !== undefined || form.values.invoiceReason
  return (
    <Form action={action} form={form} lang={lang} submit={label}>
      <input type="hidden" name="from" value={p.from} />
      <TextField form={form} lang={lang} name="invoiceNumber" label={t.invoiceNumber} hint={t.invoiceLater} maxLength={60} optional />
      <DayField form={form} lang={lang} name="invoiceOn" label={t.invoiceOn} optional />
      {asksReason && (
        <TextField form={form} lang={lang} name="invoiceReason" label={t.invoiceDayReason} hint={t.invoiceDayHint} maxLength={500} />
      )}
      {(form.errors.invoiceNumber || form.errors.againReason || form.values.again) && (
        <>
          <Tick form={form} lang={lang} name="again" label={t.invoiceAgain} />
          <TextField form={form} lang={lang} name="againReason" label={t.againReason} maxLength={500} optional />
        </>
      )}
    </Form>
  )
}

/** What can be claimed now, source by source, each with its button. */
function Claimable({ ctx, facts }: { ctx: Ctx; facts: ScheduleFacts }) {
  const t = words[ctx.lang]
  const { contract: of } = facts
  const claimable = facts.rows.flatMap((r) => r.expected.flatMap((e) => (e.source ? [{ ...r, source: e.source }] : [])))
  if (claimable.length === 0) return <p className="soft">{t.nothingClaimable}</p>
  const whyNot = mayNot(ctx.asker, 'payments.claim', of)
  const lineTitle = new Map(of.lines.map((l) => [l.id as string, l.title]))
  return (
    <ul className="duties">
      {[...Map.groupBy(claimable, (r) => r.source)].map(([from, its]) => {
        const acceptance = facts.acceptances.find((a) => a.id === from)
        return (
          <li className="duty" key={from}>
            <span>
              {from === 'signing' || from === 'advance' || from === 'release'
                ? t[({ signing: 'atSigning', advance: 'ofPrice', release: 'release' } as const)[from]]
                : acceptance && (
                    <Link asker={ctx.asker} href={`/delivery/acceptances/${acceptance.id}`} of={of}>
                      {sayDay(acceptance.periodFrom, ctx.lang)} – {sayDay(acceptance.periodTo, ctx.lang)}
                    </Link>
                  )}
              <small className="soft" style={{ display: 'block' }}>
                {statementsIn(
                  its.map((r) => `${lineTitle.get(r.lineId) ?? ''} · ${r.title[ctx.lang]}`),
                  ctx.lang,
                )}
              </small>
            </span>
            <span className="when">
              <ClaimFrom ctx={ctx} of={of} from={from} sent={facts.sent} whyNot={whyNot} />
            </span>
          </li>
        )
      })}
    </ul>
  )
}
