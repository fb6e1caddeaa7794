import { filesOf } from '#files'
import { heldByClaim } from './held-by-claim.ts'
import { type Contract, contract, contracts, pageOfContracts, partiesIn, setsAside, signedStates } from '#contracts'
import { acceptances, subsidiesAsked, visibleAcceptance } from '#delivery'
import { isRefusal, sum } from '#kernel'
import { mayNot, type Organisation, organisations } from '#people'
import { type Ctx, historyOf, type ListQuery } from '#platform'
import { type C, formatAsked, type FormState, type FrameFacts, listView, numberIn, param, tableFile, type View } from '#ui'
import { arrears, owedToday, punctuality, yearlyStatement } from './arrears.ts'
import { cashOf } from './cash.ts'
import { cashValues } from './cash-form.ts'
import { visibleClaim } from './claims.ts'
import { dependence } from './dependence.ts'
import { financeFile } from './finance-file.ts'
import { listedFor } from './listed-for.ts'
import { ArrearsPage, arrearsColumns } from './pages/arrears.tsx'
import { CashPage } from './pages/cash.tsx'
import { claimColumns } from './pages/claim-columns.tsx'
import type { ClaimForm, NextFacts } from './pages/claim-next.tsx'
import { ClaimPage } from './pages/claim.tsx'
import { ClaimsPage } from './pages/claims.tsx'
import { contractColumns, ContractsPage } from './pages/contracts.tsx'
import { SchedulePage } from './pages/schedule.tsx'
import { statementColumns, StatementPage } from './pages/statement.tsx'
import type { Claim } from './rules/claim.ts'
import { asideFor, scheduleFor } from './schedule-for.ts'
import {
  type ClaimFilter,
  claimSorts,
  desksOf,
  findClaims,
  transfersOf,
  findCorrections,
  findRecoveries,
  openTotals,
  pageOfClaims,
  paymentsOf,
  snapshotOf,
} from './store/index.ts'
import { otherUse } from './take-paper.ts'
import { refuse, words } from './words.ts'

const searched = (asked: URLSearchParams): string => asked.get('q')?.trim().slice(0, 100) ?? ''
/** Both sides of some claims or contracts, by id. */
const namesOf = async (ctx: Ctx, of: readonly { purchaserId: string; providerId: string }[]): Promise<Map<string, Organisation>> =>
  new Map((await organisations(ctx, { ids: of.flatMap((r) => [r.purchaserId, r.providerId]) })).map((o) => [o.id as string, o]))
const contractsById = async (ctx: Ctx, ids: readonly string[]): Promise<Map<string, Contract>> =>
  new Map((await contracts(ctx, { ids: [...new Set(ids)] })).map((k) => [k.id as string, k]))

/** The list of claims, as a page or as a file. */
export async function claimsPage(ctx: Ctx, c: C, frame: FrameFacts): Promise<View> {
  const mine = listedFor(ctx)
  if (isRefusal(mine)) return mine
  const asked = new URL(c.req.url).searchParams
  const standing = (['open', 'late', 'paid'] as const).find((s) => s === asked.get('standing'))
  const [q, party] = [searched(asked), asked.get('party') ?? '']
  const filter: ClaimFilter = {
    ...mine,
    ...(standing && { standing }),
    ...(q && { search: q }),
    ...(party && (mine.purchaserId ? { providerId: party } : { purchaserIds: [party] })),
  }
  const list = {
    sorts: claimSorts,
    name: `${words[ctx.lang].claims}-${ctx.today}`,
    read: (query: ListQuery) => pageOfClaims(ctx, filter, { ...query, openFirst: !asked.has('sort') }),
    columns: async (rows: readonly Claim[]) => claimColumns(ctx, await namesOf(ctx, rows), mine),
  }
  return await listView(c, list, async (listed) => {
    const facts = {
      ...listed,
      totals: await openTotals(ctx, mine),
      parties: await organisations(ctx, { kind: mine.purchaserId ? 'institution' : 'purchaser' }),
      ofInstitutions: mine.purchaserId !== undefined,
      asked: { standing: standing ?? '', q, party },
    }
    return <ClaimsPage ctx={ctx} frame={frame} facts={facts} />
  })
}

/** The claims as a file for a finance system. */
export async function financeDownload(ctx: Ctx): Promise<View> {
  const mine = listedFor(ctx)
  if (isRefusal(mine)) return mine
  const { rows } = await pageOfClaims(ctx, mine, { page: 1, size: 100_000, sort: 'due', descending: false })
  const of = await contractsById(
    ctx,
    rows.map((r) => r.contractId),
  )
  return await tableFile({ rows, columns: financeFile(await namesOf(ctx, rows), of), name: `claims-${ctx.today}`, format: 'csv' })
}

/** What is late, as a page or as a file. */
export async function arrearsPage(ctx: Ctx, c: C, frame: FrameFacts): Promise<View> {
  const mine = listedFor(ctx)
  if (isRefusal(mine)) return mine
  const rows = await arrears(ctx, mine)
  const names = await namesOf(
    ctx,
    rows.map((r) => r.claim),
  )
  const columns = arrearsColumns(ctx, names)
  const format = formatAsked(new URL(c.req.url).searchParams)
  if (format) return await tableFile({ rows, columns, name: `${words[ctx.lang].arrears}-${ctx.today}`, format })
  return <ArrearsPage ctx={ctx} frame={frame} rows={rows} columns={columns} />
}

/** The yearly statement. The current year is counted to today, for those who pay; the public sees years that are over. */
export async function statementPage(ctx: Ctx, c: C, frame: FrameFacts): Promise<View> {
  const asked = new URL(c.req.url).searchParams
  const mayOpen = !isRefusal(listedFor(ctx))
  const purchasers = await organisations(ctx, { kind: 'purchaser' })
  const wanted = asked.get('purchaser') ?? purchasers.find((p) => p.id === ctx.asker.organisationId)?.id ?? ''
  const one = purchasers.find((p) => p.id === wanted)
  const years = Array.from({ length: 5 }, (_, i) => ctx.today.year - i).filter((y) => y >= 2020 && (mayOpen || y < ctx.today.year))
  const year = yearAsked(ctx, asked.get('year'), mayOpen)
  const said = await yearlyStatement(ctx, one ? { purchaserId: one.id } : {}, year)
  if (isRefusal(said)) return said
  const { rows, asOf } = said.value
  const found = await findClaims(ctx, { ids: rows.map((r) => r.id) })
  const named = {
    claims: new Map(found.map((x) => [x.id, x])),
    contracts: await contractsById(
      ctx,
      rows.map((r) => r.contractId),
    ),
    mayOpen,
  }
  const isOver = year < ctx.today.year
  const [format, columns] = [formatAsked(asked), statementColumns(ctx, named)]
  if (format) return await tableFile({ rows, columns, name: `${words[ctx.lang].statement}-${isOver ? year : asOf}`, format })
  const paid = await punctuality(ctx, { ...(one && { purchaserIds: [one.id] }), asOf })
  return (
    <StatementPage ctx={ctx} frame={frame} facts={{ ...named, said, year, years, isOver, paid, purchasers, purchaserId: one?.id ?? '' }} />
  )
}
function yearAsked(ctx: Ctx, text: string | null, mayOpen: boolean): number {
  const [asked, last] = [numberIn(text), ctx.today.year - 1]
  const year = asked !== undefined && asked >= 2020 && asked <= ctx.today.year ? asked : last
  return year === ctx.today.year && !mayOpen ? last : year
}

/** How long the cash of the asker's institution lasts. */
export async function cashPage(ctx: Ctx, _: C, frame: FrameFacts, form?: FormState): Promise<View> {
  const cash = await cashOf(ctx)
  return isRefusal(cash) ? cash : <CashPage ctx={ctx} frame={frame} cash={cash} form={form ?? cashValues(ctx, cash?.figures)} />
}

/** The contracts whose payments a person may see. */
export async function contractsPage(ctx: Ctx, c: C, frame: FrameFacts): Promise<View> {
  const mine = listedFor(ctx)
  if (isRefusal(mine)) return mine
  const search = searched(new URL(c.req.url).searchParams)
  const { purchaserId, providerId } = mine
  const of = { states: signedStates, ...(purchaserId && { purchaserId }), ...(providerId && { providerId }), ...(search && { search }) }
  return await listView(
    c,
    {
      sorts: ['starts', 'number', 'total'],
      descending: true,
      name: 'payments-by-contract',
      read: (query) => pageOfContracts(ctx, of, query),
      columns: async (rows: readonly Contract[]) =>
        contractColumns(ctx, {
          claimed: Map.groupBy(await findClaims(ctx, { contractIds: rows.map((r) => r.id) }), (x) => x.contractId),
          names: await partiesOf(ctx, rows),
          ofProviders: purchaserId !== undefined,
        }),
    },
    async (listed) => {
      const shares = providerId ? await dependence(ctx, providerId) : []
      const ids = shares.map((s) => s.purchaserId)
      const names = new Map((await organisations(ctx, { ids })).map((o) => [o.id as string, o]))
      return <ContractsPage ctx={ctx} frame={frame} facts={{ ...listed, search, shares, names }} />
    },
  )
}

const partiesOf = async (ctx: Ctx, rows: readonly { purchaserId: string; providerId: string }[]) =>
  new Map((await organisations(ctx, { ids: rows.flatMap((r) => [r.purchaserId, r.providerId]) })).map((o) => [o.id as string, o]))

/** The payment schedule of a contract. */
export async function schedulePage(ctx: Ctx, c: C, frame: FrameFacts, form?: FormState): Promise<View> {
  const of = await contract(ctx, param(c, 'id'))
  const no = of ? mayNot(ctx.asker, 'payments.read', of) : undefined
  if (no?.status === 401) return no
  if (!of || no) return refuse('no-contract')
  const handedIn = await acceptances(ctx, { contractIds: [of.id] })
  const { late, lateCount } = await openTotals(ctx, { contractIds: [of.id] })
  const facts = {
    contract: of,
    acceptances: handedIn,
    rows: await scheduleFor(ctx, of, handedIn),
    paid: sum((await findClaims(ctx, { contractIds: [of.id] })).map((x) => x.paid)),
    late,
    lateCount,
    aside: setsAside(of.terms) ? await asideFor(ctx, of, handedIn) : null,
    wrong: form?.refusal,
    sent: form,
  }
  return <SchedulePage ctx={ctx} frame={frame} facts={facts} />
}

/** One claim, with the form that came back where one did. */
export async function claimPage(ctx: Ctx, c: C, frame: FrameFacts, wrong?: NextFacts['wrong']): Promise<View> {
  const claim = await visibleClaim(ctx, param(c, 'id'))
  if (isRefusal(claim)) return claim
  const of = await contract(ctx, claim.contractId)
  const [snapshot, desks, made, corrections, others, owed, agreed, history, names, other] = await Promise.all([
    snapshotOf(ctx, claim.id),
    desksOf(ctx, claim.id),
    paymentsOf(ctx, [claim.id]),
    findCorrections(ctx, { claimIds: [claim.id] }),
    findClaims(ctx, { contractIds: [claim.contractId] }),
    owedToday(ctx, claim),
    of && partiesIn(ctx, of),
    historyOf(ctx, { subjectId: claim.id }),
    namesOf(ctx, [claim]),
    usedBefore(ctx, claim, wrong),
  ])
  const period = snapshot?.acceptance && (await visibleAcceptance(ctx, snapshot.acceptance.id))
  const subsidies = of && period && !isRefusal(period) ? await subsidiesAsked(ctx, of, period) : []
  const facts = {
    claim,
    snapshot,
    desks,
    made,
    corrections,
    recoveries: await findRecoveries(
      ctx,
      corrections.map((x) => x.id),
    ),
    others,
    owed,
    inFile: (await transfersOf(ctx, { claimIds: [claim.id] })).find((t) => t.live),
    contract: of,
    agreed: agreed?.provider,
    history,
    names,
    wrong,
    other,
    subsidies,
    files: await filesOf(ctx, heldByClaim(claim)),
  }
  return <ClaimPage ctx={ctx} frame={frame} facts={facts} />
}

/** The claim that has the number which was typed already, where whoever asks may see it. */
async function usedBefore(ctx: Ctx, claim: Claim, wrong: NextFacts['wrong']): Promise<Claim | undefined> {
  const kinds: Partial<Record<ClaimForm, ['transfer' | 'invoice', unknown]>> = {
    pay: ['transfer', wrong?.state.values.reference],
    invoice: ['invoice', wrong?.state.values.number],
  }
  const [kind, typed] = (wrong?.form && kinds[wrong.form]) ?? []
  const other = kind && typeof typed === 'string' ? await otherUse(ctx, ctx.db, kind, typed, claim) : undefined
  return other && !mayNot(ctx.asker, 'payments.read', other) ? other : undefined
}
