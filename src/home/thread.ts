import { contracts, type Instalment, instalmentsOf } from '#contracts'
import { acceptances, unitTotals } from '#delivery'
import { rounds, verdicts } from '#evaluations'
import {
  decimal,
  add,
  commaIn,
  type Fraction,
  fraction,
  isBefore,
  type Lang,
  multiply,
  noMoney,
  type Portion,
  sayMoney,
  sayQuantity,
  shareNow,
  statementsIn,
  sum,
  titleIn,
  zero,
} from '#kernel'
import { needs } from '#needs'
import { claims, paidByLine } from '#payments'
import { planOf } from '#plans'
import type { Ctx } from '#platform'
import { words } from './thread-words.ts'

interface Knot {
  title: string
  note?: string
  href?: string
  open?: boolean
}
export interface NeedThread {
  needId: string
  title: string
  knots: readonly Knot[]
}

/** How far each accepted need of a purchase has come: from what residents said to what they say now, every knot a link. */
export async function threadsOf(ctx: Ctx, purchaseId: string): Promise<NeedThread[]> {
  const own = await needs(ctx, { purchaseId, state: 'accepted' })
  // Those of earlier rounds that its plan takes on are its own too.
  const taken = (await planOf(ctx, purchaseId))?.lines.flatMap((l) => l.needIds) ?? []
  const more = taken.filter((id) => !own.some((n) => n.id === id))
  const heard = more.length > 0 ? [...own, ...(await needs(ctx, { ids: more, state: 'accepted' }))] : own
  if (heard.length === 0) return []
  const facts = await factsOf(ctx, purchaseId, heard)
  return heard.map((n) => ({
    needId: n.id,
    title: titleIn(n, ctx.lang),
    knots: [heardKnot(ctx, n), plannedKnot(ctx, n, facts), ...boughtKnots(ctx, n, facts)],
  }))
}

type Heard = Awaited<ReturnType<typeof needs>>[number]
type Facts = Awaited<ReturnType<typeof factsOf>>

/** Everything the steps know of a purchase that a thread leads through, read once for all its needs. */
async function factsOf(ctx: Ctx, purchaseId: string, heard: readonly Heard[]) {
  const plan = await planOf(ctx, purchaseId)
  const signed = (await contracts(ctx, { purchaseIds: [purchaseId] })).filter((c) => !['draft', 'negotiating'].includes(c.state))
  const contractIds = signed.map((c) => c.id)
  const units = await unitTotals(ctx, { contractIds })
  const periods = contractIds.length ? await acceptances(ctx, { contractIds }) : []
  const money = contractIds.length ? await claims(ctx, { contractIds }) : []
  const said = contractIds.length ? await verdicts(ctx, { contractIds }) : []
  const open = contractIds.length ? await rounds(ctx, { contractIds }) : []
  const paid = await paidByLine(ctx, { contractIds })
  const heardIds = new Set<string>(heard.map((n) => n.id))
  return { plan, signed, units, periods, money, said, open, paid, heardIds }
}

/** What residents said. */
function heardKnot(ctx: Ctx, n: Heard): Knot {
  const felt = n.evidence.find((e) => e.estimate)?.estimate
  return {
    title: titleIn(n, ctx.lang),
    href: `/needs/${n.id}`,
    note: felt ? sayEstimate(felt, ctx.lang) : words[ctx.lang].evidence(new Set(n.evidence.map((e) => e.kind)).size),
  }
}

/** The lines that were planned for it. */
function plannedKnot(ctx: Ctx, n: Heard, { plan }: Facts): Knot {
  const t = words[ctx.lang]
  const planned = plan?.lines.filter((l) => l.needIds.includes(n.id)) ?? []
  return planned.length
    ? { title: planned.map((l) => l.title).join(t.and), note: t.planned, href: `/plans/${plan!.id}` }
    : { title: t.notPlanned, open: true }
}

/** What was bought for it, and what became of that: recorded, accepted, paid, judged. */
function boughtKnots(ctx: Ctx, n: Heard, facts: Facts): Knot[] {
  const t = words[ctx.lang]
  const bought = facts.signed.flatMap((c) => c.lines.filter((l) => l.needIds.includes(n.id)).map((l) => ({ c, l })))
  if (bought.length === 0) return [{ title: t.notBought, open: true }]
  return [
    {
      title: bought
        .map(({ l }) => (l.kind === 'post' ? t.posts(l.posts, l.months) : sayQuantity(l.quantity, l.unit, ctx.lang)))
        .join(t.and),
      note: t.inContract(bought[0]!.c.number),
      href: `/contracts/${bought[0]!.c.id}`,
    },
    recordedKnot(ctx, bought, facts),
    acceptedKnot(ctx, bought, facts),
    paidKnot(ctx, bought, facts),
    saidKnot(ctx, facts),
  ]
}

type Bought = readonly { c: Facts['signed'][number]; l: Facts['signed'][number]['lines'][number] }[]

function recordedKnot(ctx: Ctx, bought: Bought, { units }: Facts): Knot {
  const lineIds = new Set<string>(bought.map(({ l }) => l.id))
  const recorded = units.filter((u) => lineIds.has(u.lineId))
  const records = recorded.reduce((s, u) => s + u.records, 0)
  return {
    title: words[ctx.lang].recorded(
      records,
      recorded.reduce((s, u) => s + u.people, 0),
    ),
    href: `/delivery/records?contract=${bought[0]!.c.id}`,
    open: records === 0,
  }
}

/** Down to the tenth, as the public page says it: a month of a post is seldom accepted as a short fraction. */
const inTenths = (f: Fraction): string => decimal(f, 1, 'down').replace(/\.0$/, '')

function acceptedKnot(ctx: Ctx, bought: Bought, { periods }: Facts): Knot {
  const t = words[ctx.lang]
  const accepted = bought.map(({ c, l }) => ({ l, ...acceptedOf(instalmentsOf(c, l), periods) }))
  const begun = accepted.filter((x) => x.done.n > 0n)
  return {
    title: begun.length
      ? accepted.map((x) => t.accepted(x.l.title, inTenths(x.done), x.of, unitSays(x, ctx.lang))).join(t.and)
      : t.noneAccepted,
    open: begun.length === 0,
    href: `/delivery/${bought[0]!.c.id}`,
  }
}

function paidKnot(ctx: Ctx, bought: Bought, { money, paid, heardIds }: Facts): Knot {
  const t = words[ctx.lang]
  const own = money.filter((c) => bought.some((x) => x.c.id === c.contractId))
  const late = own.filter((c) => !c.settledOn && !c.mayMove && isBefore(c.dueOn, ctx.today)).length
  const shared = bought.some(({ l }) => l.needIds.filter((id) => heardIds.has(id)).length > 1)
  return {
    title: t.paid(sayMoney(sum(bought.map(({ l }) => paid.get(l.id) ?? noMoney)), ctx.lang)),
    note: statementsIn([t.paidNote(own.length, late), ...(shared ? [t.paidShared] : [])], ctx.lang),
    href: `/payments/contracts/${bought[0]!.c.id}`,
    open: own.length === 0,
  }
}

/** What residents say now, or the round in which they will. */
function saidKnot(ctx: Ctx, { said, open }: Facts): Knot {
  const t = words[ctx.lang]
  const next = open.find((r) => r.state !== 'revealed')
  return said.length
    ? { title: t.verdicts(said.length), href: `/evaluations/rounds/${said[0]!.roundId}` }
    : { title: t.noVerdict, open: true, ...(next && { href: `/evaluations/rounds/${next.id}` }) }
}

/**
 * How much of a line is accepted, in its own unit: months of a post, units of a project, stages of a project. Unlike things are
 * never added up.
 */
function acceptedOf(
  of: readonly Instalment[],
  periods: readonly { readonly lines: readonly { readonly instalmentKey: string; readonly accepted: Portion | null }[] }[],
): { kind: Instalment['kind']; done: Fraction; of: number } {
  const due = of.filter((i) => !i.onSigning)
  const shareOf = (i: Instalment) =>
    shareNow(
      i,
      periods.flatMap((p) => p.lines.filter((l) => l.instalmentKey === i.key).flatMap((l) => l.accepted ?? [])),
    )
  const kind = due[0]?.kind ?? 'milestone'
  if (kind === 'units') {
    const quantity = due[0]!.quantity
    return { kind, done: multiply(shareOf(due[0]!), fraction(quantity)), of: quantity }
  }
  return { kind, done: due.map(shareOf).reduce(add, zero), of: due.length }
}
const unitSays = (x: { kind: Instalment['kind']; l: { kind: string } }, lang: Lang): string =>
  x.kind === 'units' ? '' : words[lang][x.kind === 'month' ? 'months' : 'stages']

function sayEstimate(
  e: { what: string; estimate: number; low: number | null; high: number | null; n: number; nEff: number | null },
  lang: Lang,
): string {
  const t = words[lang]
  const say = (x: number) => (e.what === 'share' ? `${(x * 100).toFixed(0)}%` : x.toFixed(2))
  const value = e.what === 'share' ? say(e.estimate) : e.what === 'discrepancy' ? t.gap(say(e.estimate)) : t.mean(say(e.estimate))
  const error = e.low === null || e.high === null ? t.errorUnknown : t.interval(say(e.low), say(e.high))
  return [value, error, e.nEff === null ? `n = ${e.n}` : t.effective(Math.round(e.nEff))].join(commaIn(lang))
}
