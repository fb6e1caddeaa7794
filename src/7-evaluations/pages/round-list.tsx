import { isRefusal, plusDays, sayDay } from '#kernel'
import { contracts } from '#contracts'
import { mayNot, nameOf, type Organisation, organisations } from '#people'
import type { Ctx } from '#platform'
import {
  type C,
  type Column,
  csvOf,
  DataTable,
  DayField,
  download,
  Empty,
  Form,
  type FormState,
  type FrameFacts,
  freshForm,
  listQuery,
  Radios,
  Select,
  Tag,
  type View,
} from '#ui'
import { whyNotOpen } from '../open-round.ts'
import { listedFor } from '../rounds.ts'
import { roundProcess } from '../rules/dimensions.ts'
import { findRounds, type Round } from '../store.ts'
import { words } from '../words.ts'
import { EvaluationsPage } from './frame.tsx'

const sorts = ['closes', 'opened', 'state'] as const

/** The rounds a person may see. */
export async function RoundList(ctx: Ctx, c: C, frame: FrameFacts): Promise<View> {
  const t = words[ctx.lang]
  const mine = listedFor(ctx)
  if (isRefusal(mine)) return mine
  const url = new URL(c.req.url)
  const state = (['open', 'revealed'] as const).find((s) => s === url.searchParams.get('state'))
  const query = listQuery(url.searchParams, sorts, { descending: true })
  const found = await findRounds(ctx, { ...mine, ...(state && { state }) })
  const key = (r: Round) => (query.sort === 'opened' ? r.openedOn.toString() : query.sort === 'state' ? r.state : r.closesOn.toString())
  found.sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : a.id < b.id ? -1 : 1) * (query.descending ? -1 : 1))
  const csv = url.searchParams.get('format') === 'csv'
  const rows = csv ? found : found.slice((query.page - 1) * query.size, query.page * query.size)
  const names = new Map((await organisations(ctx, { ids: rows.flatMap((r) => [r.purchaserId, r.providerId]) })).map((o) => [o.id, o]))
  const numbers = new Map<string, string>(
    (await contracts(ctx, { ids: [...new Set(rows.map((r) => r.contractId))] })).map((x) => [
      x.id,
      `${x.number} ${(ctx.lang === 'en' && x.titleEn) || x.title}`,
    ]),
  )
  const columns = listColumns(ctx, names, numbers)
  if (csv) return download(csvOf(rows, columns), `${t.rounds}-${ctx.today}.csv`, 'text/csv; charset=utf-8')
  const mayOpen = !mayNot(ctx.asker, 'evaluations.open', { purchaserId: ctx.asker.organisationId })
  return (
    <EvaluationsPage
      ctx={ctx}
      frame={frame}
      title={t.evaluations}
      tab="rounds"
      lead={t.lead}
      actions={
        mayOpen && (
          <a className="button" href="/evaluations/new">
            {t.openRound}
          </a>
        )
      }
    >
      <form className="filters" method="get">
        <div className="field">
          <label htmlFor="state">{t.state}</label>
          <select id="state" name="state" defaultValue={state ?? ''}>
            <option value="">{t.all}</option>
            <option value="open">{t.openOnes}</option>
            <option value="revealed">{t.revealedOnes}</option>
          </select>
        </div>
        <button className="button plain small">{t.show}</button>
      </form>
      <DataTable
        rows={rows}
        columns={columns}
        lang={ctx.lang}
        rowKey={(r) => r.id}
        here={url.pathname + url.search}
        query={query}
        total={found.length}
        csv
        {...(!state && {
          empty: (
            <Empty title={t.noRounds}>
              <p>{mayOpen ? t.noRoundsPurchaser : t.noRoundsOther}</p>
            </Empty>
          ),
        })}
      />
    </EvaluationsPage>
  )
}

function listColumns(ctx: Ctx, names: ReadonlyMap<string, Organisation>, numbers: ReadonlyMap<string, string>): Column<Round>[] {
  const t = words[ctx.lang]
  const inSoFar = (r: Round) => {
    const given = [
      r.ratings.purchaser && nameOf(names.get(r.purchaserId), ctx.lang),
      r.ratings.provider && nameOf(names.get(r.providerId), ctx.lang),
    ].filter(Boolean)
    return given.length === 2 ? t.bothIn : (given[0] ?? t.neither)
  }
  return [
    {
      key: 'contract',
      label: t.contract,
      cell: (r) => <a href={`/evaluations/rounds/${r.id}`}>{numbers.get(r.contractId)}</a>,
      text: (r) => numbers.get(r.contractId) ?? '',
    },
    { key: 'kind', label: t.kind, cell: (r) => t[r.kind], text: (r) => t[r.kind] },
    {
      key: 'purchaser',
      label: t.purchaser,
      cell: (r) => nameOf(names.get(r.purchaserId), ctx.lang),
      text: (r) => nameOf(names.get(r.purchaserId), ctx.lang),
    },
    {
      key: 'provider',
      label: t.provider,
      cell: (r) => nameOf(names.get(r.providerId), ctx.lang),
      text: (r) => nameOf(names.get(r.providerId), ctx.lang),
    },
    {
      key: 'state',
      label: t.state,
      sort: true,
      cell: (r) => <Tag quiet={r.state === 'revealed'}>{roundProcess.states[r.state][ctx.lang]}</Tag>,
      text: (r) => roundProcess.states[r.state][ctx.lang],
    },
    { key: 'in', label: t.inSoFar, cell: inSoFar, text: inSoFar },
    {
      key: 'closes',
      label: t.closesOn,
      sort: true,
      cell: (r) => <span className="nowrap">{sayDay(r.closesOn, ctx.lang)}</span>,
      text: (r) => r.closesOn.toString(),
    },
  ]
}

/** Opening a round on a contract in force or over. */
export async function NewRoundPage(ctx: Ctx, c: C, frame: FrameFacts, form?: FormState): Promise<View> {
  const t = words[ctx.lang]
  const own = ctx.asker.organisationId
  const no = mayNot(ctx.asker, 'evaluations.open', { purchaserId: own })
  if (no) return no
  const all = mayNot(ctx.asker, 'evaluations.open', {}) === undefined
  const found = await contracts(ctx, { states: ['active', 'ended', 'terminated'], ...(!all && { purchaserId: own! }) })
  const open = new Set((await findRounds(ctx, { contractIds: found.map((x) => x.id), state: 'open' })).map((r) => r.contractId))
  const choosable = found.filter((x) => !open.has(x.id) && (!whyNotOpen(ctx, x, 'mid-term') || !whyNotOpen(ctx, x, 'final')))
  const state =
    form ?? freshForm({ contractId: c.req.query('contract') ?? '', kind: 'mid-term', closesOn: plusDays(ctx.today, 14).toString() })
  const p = { form: state, lang: ctx.lang }
  return (
    <EvaluationsPage
      ctx={ctx}
      frame={frame}
      title={t.openRound}
      tab="rounds"
      lead={t.openRoundLead}
      trail={[{ label: t.evaluations, href: '/evaluations' }, { label: t.openRound }]}
    >
      {choosable.length === 0 && !form ? (
        <Empty title={t.noRounds}>
          <p>{t.noContracts}</p>
        </Empty>
      ) : (
        <Form action="/evaluations/new" {...p} submit={t.openRound} cancel="/evaluations">
          <Select
            {...p}
            name="contractId"
            label={t.whichContract}
            empty=""
            options={choosable.map((x) => ({ value: x.id, label: `${x.number} ${(ctx.lang === 'en' && x.titleEn) || x.title}` }))}
          />
          <Radios
            {...p}
            name="kind"
            label={t.kind}
            options={[
              { value: 'mid-term', label: t['mid-term'], hint: t.midTermHint },
              { value: 'final', label: t.final, hint: t.finalHint },
            ]}
          />
          <DayField {...p} name="closesOn" label={t.lastDay} hint={t.lastDayHint} />
        </Form>
      )}
    </EvaluationsPage>
  )
}
