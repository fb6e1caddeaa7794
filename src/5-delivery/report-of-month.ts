import type { Contract } from '#contracts'
import { add, earlier, inTreeOrder, isAfter, type Lang, sayDay, sayMoney, sayNumber, sayTarget, treeOf, worthOf, zero } from '#kernel'
import { communities, nameOf, organisation } from '#people'
import type { Ctx } from '#platform'
import type { ReportPart } from '#ui'
import { acceptances } from './acceptances.ts'
import { claimFor } from './claim-for.ts'
import { errandShare } from './errand-share.ts'
import { hours, type HoursRow, monthName } from './hours.ts'
import { appointments, occupiedLines, stayedUntil } from './occupancy.ts'
import { lineTitle, sayHours, sayPercent, sayPortion } from './pages/say.ts'
import type { Period } from './period-of.ts'
import { reportWords } from './report-words.ts'
import { acceptanceProcess } from './rules/acceptance-process.ts'
import { contestStates } from './rules/contest-words.ts'
import { shareOfErrands } from './rules/errands.ts'
import { sharePosts } from './rules/posts.ts'
import { askers, askerWords, categories, categoryWords } from './rules/record.ts'
import { heldAgainst } from './rules/role-card.ts'
import { type Recorded, recordedWithin } from './service-records.ts'
import { shownValues } from './shown-values.ts'
import { errandsWithin, minutesByRole, roleCards } from './store/index.ts'
import { vacancies } from './vacancies.ts'
import { valuePageWords } from './value-words.ts'
import { words } from './words.ts'

interface Of {
  ctx: Ctx
  c: Contract
  period: Period
}

/** What delivery says of a month of a contract, from its records: whoever may see the contract may see all of it. */
export async function reportOfMonth(ctx: Ctx, c: Contract, period: Period): Promise<ReportPart[]> {
  const of = { ctx, c, period }
  const recorded = await recordedWithin(ctx, { contractId: c.id, from: period.from, to: period.to })
  const spent = await hours(ctx, { contractIds: [c.id], from: period.from, to: period.from })
  return [
    await glance(of, recorded),
    await claimed(of),
    byLine(of, recorded),
    await byCommunity(of, recorded),
    share(ctx.lang, spent, { key: 'by-kind', title: 'byKind', of: categories, by: (h) => h.category, says: categoryWords }),
    share(ctx.lang, spent, { key: 'by-asker', title: 'byAsker', of: askers, by: (h) => h.askedBy, says: askerWords }),
    await roles(of),
    await goals(of),
    await errands(of),
    await posts(of),
  ]
}

const sumOf = (all: readonly Recorded[], key: 'records' | 'people' | 'minutes' | 'units'): number => all.reduce((n, r) => n + r[key], 0)

async function glance({ ctx, c, period }: Of, recorded: readonly Recorded[]): Promise<ReportPart> {
  const { lang } = ctx
  const t = reportWords[lang]
  const a = (await acceptances(ctx, { contractIds: [c.id] })).find((x) => x.period === period.key)
  const month = (await errandShare(ctx, c.id, c)).find((m) => m.month === monthName(period.from))
  return {
    ...{ key: 'glance', title: t.glance, head: [t.what, t.value], figures: [], none: t.nothing },
    rows: [
      [t.purchaser, nameOf(await organisation(ctx, c.purchaserId), lang)],
      [t.provider, nameOf(await organisation(ctx, c.providerId), lang)],
      [t.state, a ? acceptanceProcess.states[a.state][lang] : t.notHandedIn],
      [t.records, String(sumOf(recorded, 'records'))],
      [t.people, String(sumOf(recorded, 'people'))],
      [t.hours, sayHours(sumOf(recorded, 'minutes'))],
      ...(month ? [[t.errandShare, t.cap(sayPercent(month.share), month.cap)]] : []),
    ],
  }
}

async function claimed({ ctx, c, period }: Of): Promise<ReportPart> {
  const { lang } = ctx
  const t = reportWords[lang]
  const handedIn = await acceptances(ctx, { contractIds: [c.id] })
  const said = handedIn.find((x) => x.period === period.key)?.lines
  const now = await claimFor(ctx, c, period, handedIn, earlier(period.to, ctx.today))
  // Of what was handed in, what it claimed then.
  const lines = now.map((l) => ({ ...l, claimed: said?.find((x) => x.instalmentKey === l.instalment.key)?.claimed ?? l.claimed }))
  return {
    ...{ key: 'claimed', title: t.claimed, head: [t.line, t.claim, t.worth], figures: [1, 2], none: words[lang].nothingClaimed },
    rows: inTreeOrder(treeOf(c.lines), lines, (l) => l.line.id).map((l) => [
      l.line.title,
      sayPortion(l.claimed, l.isCounted, lang, l.instalment.kind === 'month' ? 'days' : 'units'),
      sayMoney(worthOf(l.instalment, [l.claimed]), lang),
    ]),
  }
}

function byLine({ ctx, c }: Of, recorded: readonly Recorded[]): ReportPart {
  const t = reportWords[ctx.lang]
  return {
    ...{ key: 'by-line', title: t.byLine, head: [t.line, t.records, t.people, t.hours, t.units], figures: [1, 2, 3, 4], none: t.nothing },
    rows: c.lines.flatMap((l) => {
      const mine = recorded.filter((r) => r.lineId === l.id)
      return mine.length === 0 ? [] : [figuresOf(l.title, mine, String(sumOf(mine, 'units')))]
    }),
  }
}
const figuresOf = (name: string, mine: readonly Recorded[], ...more: string[]): string[] => [
  ...[name, String(sumOf(mine, 'records')), String(sumOf(mine, 'people')), sayHours(sumOf(mine, 'minutes')), ...more],
]

async function byCommunity({ ctx }: Of, recorded: readonly Recorded[]): Promise<ReportPart> {
  const t = reportWords[ctx.lang]
  const by = Map.groupBy(recorded, (r) => r.communityId ?? '')
  const ids = [...by.keys()].filter((id) => id !== '')
  const names = new Map(ids.length > 0 ? (await communities(ctx, { ids })).map((p) => [p.id as string, nameOf(p, ctx.lang)]) : [])
  return {
    ...{
      key: 'by-community',
      title: t.byCommunity,
      head: [t.community, t.records, t.people, t.hours],
      figures: [1, 2, 3],
      none: t.nothing,
    },
    rows: [...by].map(([id, mine]) => figuresOf(names.get(id) ?? words[ctx.lang].anyCommunity, mine)),
  }
}

interface Shared<K extends string> {
  key: string
  title: 'byKind' | 'byAsker'
  of: readonly K[]
  by: (h: HoursRow) => K
  says: Readonly<Record<K, { readonly zh: string; readonly en: string }>>
}
function share<K extends string>(lang: Lang, spent: readonly HoursRow[], o: Shared<K>): ReportPart {
  const t = reportWords[lang]
  const all = BigInt(spent.reduce((n, h) => n + h.minutes, 0))
  return {
    ...{ key: o.key, title: t[o.title], head: [t.kind, t.hours, t.share], figures: [1, 2], none: t.nothing },
    rows: o.of.flatMap((k) => {
      const minutes = spent.filter((h) => o.by(h) === k).reduce((n, h) => n + h.minutes, 0)
      return minutes === 0 ? [] : [[o.says[k][lang], sayHours(minutes), sayPercent(shareOfErrands(BigInt(minutes), all))]]
    }),
  }
}

/** What each role card shares the time out to, beside where it went. */
async function roles({ ctx, c, period }: Of): Promise<ReportPart> {
  const { lang } = ctx
  const t = reportWords[lang]
  const minutes = await minutesByRole(ctx, { contractId: c.id, from: period.from, to: period.to })
  const cards = await roleCards(ctx, c.id)
  return {
    ...{ key: 'roles', title: t.roles, head: [t.post, t.kind, t.byCard, t.hours, t.recorded], figures: [2, 3, 4], none: t.nothing },
    rows: c.lines.flatMap((l) => {
      const mine = minutes.filter((m) => m.postId === l.id)
      const by = new Map(categories.map((k) => [k, mine.filter((m) => m.category === k).reduce((n, m) => n + m.minutes, 0)]))
      return heldAgainst(cards.find((r) => r.lineId === l.id)?.shares ?? [], by).map((h) => [
        ...[l.title, categoryWords[h.category][lang], h.share ? `${h.share.percent}%` : '—'],
        ...[sayHours(h.minutes), h.recorded ? sayPercent(h.recorded) : '—'],
      ])
    }),
  }
}

/** What each line is to achieve that is due by the end of the month: of what each month shows, this month alone. */
async function goals({ ctx, c, period }: Of): Promise<ReportPart> {
  const { lang } = ctx
  const [t, v] = [reportWords[lang], valuePageWords[lang]]
  const due = (await shownValues(ctx, c)).filter(
    ({ showing: s }) => !isAfter(s.on, period.to) && (s.indicator.when !== 'each-period' || s.shownFor === period.key),
  )
  return {
    ...{ key: 'goals', title: t.goals, note: t.goalsNote, figures: [], none: t.nothing },
    head: [t.line, t.indicator, t.target, t.promised, t.reached],
    rows: due.map(({ showing: s, editions: [last] }) => [
      ...[lineTitle(c, s.lineId), s.indicator.name, sayTarget(s.indicator, lang)],
      s.promised === null ? v.nothingPromised : `${s.promised} ${s.indicator.unit}`,
      last ? `${last.value} ${s.indicator.unit}` : v.notShown,
    ]),
  }
}

async function errands({ ctx, c, period }: Of): Promise<ReportPart> {
  const { lang } = ctx
  const t = reportWords[lang]
  const found = await errandsWithin(ctx, { contractId: c.id, from: period.from, to: period.to })
  return {
    ...{ key: 'errands', title: t.errands, head: [t.day, t.about, t.by, t.hours, t.contested], figures: [3], none: t.nothing },
    rows: found.map((e) => [
      ...[e.servedOn.toString(), e.about ?? '—', [askerWords[e.askedBy][lang], e.by].filter(Boolean).join(' · ')],
      ...[sayHours(e.minutes), e.contest ? contestStates[e.contest][lang] : ''],
    ]),
  }
}

async function posts({ ctx, c, period }: Of): Promise<ReportPart> {
  const { lang } = ctx
  const t = reportWords[lang]
  const staff = await appointments(ctx, { contractIds: [c.id] })
  const open = (await vacancies(ctx, c, staff)).filter((x) => !x.filledOn)
  return {
    ...{ key: 'posts', title: t.posts, head: [t.post, t.postDays, t.agreedDays, t.vacant], figures: [1, 2], none: t.nothing },
    rows: occupiedLines(c, stayedUntil(staff, earlier(period.to, ctx.today)), { from: period.from, to: period.to }).map((o) => {
      const mine = open.filter((x) => x.lineId === o.lineId)
      const parts = mine.reduce((n, x) => add(n, sharePosts(x.parts)), zero)
      const says = mine.length === 0 ? '' : t.vacantSince(sayNumber(parts), sayDay(mine[0]!.beganOn, lang))
      return [lineTitle(c, o.lineId), sayNumber(o.occupied), sayNumber(o.total), says]
    }),
  }
}
