import {
  add,
  both,
  compare,
  type Day,
  fraction,
  fractionOf,
  fractionText,
  isAfter,
  isBefore,
  minor,
  type Money,
  moneyText,
  perCent,
  postMonthsOf,
  type Refusal,
  sayDay,
  sayMoney,
  sum,
  termEnd,
  totalOf,
  type Words,
} from '#kernel'
import { cite, inForce, largestSupplement, longestPaymentDays, longestTermYears } from '#law'
import { gradeWords, lineWords, refuse, wrongText, sayBought } from '../words.ts'
import { clausesOf } from './clauses.ts'
import { type Contract, type ContractLine, type ContractTerms, type ContractText, monthOf, monthsOf, type StageFrom } from './contract.ts'
import { unlawful } from './fairness.ts'
import { instalmentsOf } from './instalments.ts'
import { sayStage, stagesOf, wrongStage } from './stages.ts'
import { sayUnitTerms } from './unit-terms.ts'

export interface TextFacts {
  readonly providerIsEnterprise: boolean
  readonly lawDay: Day
  /** What was awarded; undefined when there was no tender. */
  readonly awardTotal?: Money | undefined
}

/** Whether a text hangs together and is lawful: every wrong place at once, by the name of its field. */
export function checkText(t: ContractText, f: TextFacts): Refusal | undefined {
  const fields: Record<string, Words> = {}
  if (t.lines.length === 0) fields.lines = wrongText.noLines
  if (!isAfter(t.endsOn, t.startsOn)) fields.endsOn = wrongText.dates
  else {
    const longest = inForce(longestTermYears, f.lawDay).value
    if (isAfter(t.endsOn, termEnd(t.startsOn, 12 * longest))) fields.endsOn = wrongText.tooLong(longest)
  }
  for (const [i, line] of t.lines.entries()) {
    const wrong = wrongLine(line, t)
    if (wrong) fields[`lines.${i}`] = wrong
  }
  const cap = readOr(t.terms.errandCapPercent)
  if (!cap || compare(cap, fraction(0)) < 0 || compare(cap, fraction(100)) > 0) fields.errandCapPercent = wrongText.cap
  if (t.terms.dailyLateRate !== null && !readOr(t.terms.dailyLateRate)) fields.dailyLateRate = wrongText.rate
  if (t.terms.basis === 'statute' && !f.providerIsEnterprise) fields.basis = wrongText.statute
  const longestDays = inForce(longestPaymentDays, f.lawDay)
  if (f.providerIsEnterprise && t.terms.paymentDays > longestDays.value) fields.paymentDays = wrongText.paymentDays(longestDays.value)
  Object.assign(fields, unlawful(t, f.lawDay))
  if (Object.keys(fields).length > 0)
    return refuse('contract-wrong').with({ fields, ...(fields.paymentDays && { cites: longestDays.cites }) })
  const total = totalOf(t.lines)
  if (f.awardTotal !== undefined && total !== f.awardTotal) return { ...refuse('award-total', f.awardTotal, total), cites: [cite('R-39')] }
  return undefined
}

function wrongLine(line: ContractLine, t: ContractText): Words | undefined {
  if (line.amount <= 0n) return wrongText.amount
  if (line.hangsOn && (line.hangsOn === line.id || !t.lines.some((l) => l.id === line.hangsOn))) return wrongText.hangsOn
  if (line.kind === 'post') {
    if (!(line.posts > 0) || Number(line.posts.toFixed(4)) !== line.posts) return wrongText.posts
    if (line.months < 1 || line.fromMonth < 1 || line.fromMonth + line.months - 1 > monthsOf(t)) return wrongText.months
    return sum(line.settled) > line.amount ? wrongText.settledMonths : undefined
  }
  if (line.paidBy === 'units' && line.unitPrice * BigInt(line.quantity) !== line.amount) return wrongText.product
  if (line.paidBy === 'milestones') {
    const shares = line.milestones.map((m) => readOr(m.share))
    if (shares.length === 0 || shares.some((s) => !s || s.n <= 0n)) return wrongText.shares
    if (compare(shares.reduce((a, b) => add(a!, b!), fraction(0))!, fraction(1)) !== 0) return wrongText.shares
    const wrong = line.milestones.map((m) => wrongStage(t, m)).find((w) => w !== undefined)
    if (wrong) return wrong
  }
  return undefined
}

const readOr = (text: string) => {
  try {
    return fractionOf(text)
  } catch {
    return undefined
  }
}

/**
 * Whether a signed contract may be changed so: what was done stays, more may be bought within the law's limit (R-42).
 * Gives the text as it will hold, with the months before `effectiveOn` fixed at what they were.
 * @param first the lines both signed first, against which all supplements together are counted
 */
export function checkSupplement(
  now: Contract,
  next: ContractText,
  today: Day,
  first: readonly ContractLine[] = now.lines,
): ContractText | Refusal {
  const fields: Record<string, Words> = {}
  const effectiveOn = next.effectiveOn
  const isMonthStart =
    effectiveOn !== null && Array.from({ length: monthsOf(next) }, (_, i) => monthOf(next, i + 1).from).some((d) => d.equals(effectiveOn))
  if (!effectiveOn || !isMonthStart || isBefore(effectiveOn, today)) fields.effectiveOn = wrongText.effective
  if (!next.startsOn.equals(now.startsOn)) fields.startsOn = wrongText.startFixed
  // What was given notice of ends on its day: nothing is agreed for the time after it.
  if (now.closedOn && effectiveOn && isAfter(effectiveOn, now.closedOn)) fields.effectiveOn = wrongText.afterNotice(now.closedOn)
  if (now.closedOn && !next.endsOn.equals(now.endsOn)) fields.endsOn = wrongText.afterNotice(now.closedOn)
  const lines = next.lines.map((line, i): ContractLine => {
    const old = now.lines.find((l) => l.id === line.id)
    if (now.closedOn && line.kind === 'post' && (old?.kind !== 'post' || line.months > old.months))
      fields[`lines.${i}`] = wrongText.afterNotice(now.closedOn)
    if (!old && !isMoreOfTheSame(now, line)) fields[`lines.${i}`] = wrongText.onlyTheSame
    if (!old) return { ...line, settled: [], fromMonth: line.kind === 'post' && effectiveOn ? monthIndexOf(next, effectiveOn) : 1 }
    const kept = settle(now, old, line, effectiveOn ?? today)
    if ('zh' in kept) {
      fields[`lines.${i}`] = kept
      return line
    }
    return kept
  })
  if (now.lines.some((l) => !next.lines.some((n) => n.id === l.id))) fields.lines = wrongText.removed
  if (new Set(next.lines.map((l) => l.id)).size < next.lines.length) fields.lines = wrongText.twice
  // The days to pay were part of what was tendered; without a tender they may become fewer.
  const [days, signedDays] = [next.terms.paymentDays, now.terms.paymentDays]
  if (days > signedDays || (now.tenderId && days !== signedDays)) fields.paymentDays = wrongText.daysFixed(signedDays)
  for (const key of ['approach', 'acceptance', 'payment'] as const)
    if ((now.annex?.[key] ?? null) !== (next.annex?.[key] ?? null)) fields.annex = wrongText.annexFixed
  if (Object.keys(fields).length > 0) return refuse('contract-wrong').with({ fields })
  const original = now.originalTotal ?? now.total
  const supplement = largestSupplement(original, now.lawDay)
  const limit = minor(original + supplement.value)
  // What is added is worth what the same cost first: a lower price does not make room for more than a tenth.
  const added = minor(original + addedAtFirstPrice(lines, first))
  const total = added > totalOf(lines) ? added : totalOf(lines)
  if (total > limit) return { ...refuse('supplement-too-large', limit, total), cites: supplement.cites }
  return { ...next, lines }
}

const measureOf = (l: ContractLine): bigint => BigInt(Math.round((l.kind === 'post' ? postMonthsOf(l) : l.quantity) * 10_000))

/** What more units and post-months would have cost at the prices both signed first. */
function addedAtFirstPrice(lines: readonly ContractLine[], first: readonly ContractLine[]): bigint {
  return lines.reduce((n, line) => {
    const own = first.find((l) => l.id === line.id)
    const like = own ?? first.find((l) => l.kind === line.kind && l.title === line.title)
    const more = measureOf(line) - (own ? measureOf(own) : 0n)
    return like && more > 0n && measureOf(like) > 0n ? n + (like.amount * more) / measureOf(like) : n
  }, 0n)
}

const monthIndexOf = (t: ContractText, on: Day): number =>
  Array.from({ length: monthsOf(t) }, (_, i) => i + 1).find((i) => monthOf(t, i).from.equals(on)) ?? 1

/**
 * A signed line with a change: its elapsed months keep their amounts, and it stays what was signed. More of it may be bought at no higher
 * price; fewer posts, another grade, another unit or less of what was promised is another purchase (Government Procurement Law, arts 49, 50).
 */
function settle(now: Contract, old: ContractLine, next: ContractLine, effectiveOn: Day): ContractLine | Words {
  if (next.kind !== old.kind || next.paidBy !== old.paidBy) return wrongText.fixedPrice
  const said = (l: ContractLine) => [l.title, l.hangsOn, l.scope ?? null, l.promise ?? null, l.kind === 'post' ? l.grade : l.unit]
  if (JSON.stringify(said(old)) !== JSON.stringify(said(next)) || old.communityIds.some((c) => !next.communityIds.includes(c)))
    return wrongText.fixedContent
  if (sameLine(old, next)) return { ...next, settled: old.settled, fromMonth: old.fromMonth }
  // What a stage is worth stays as signed; when it is due, and what a unit must be, both may agree anew.
  if (old.paidBy === 'milestones')
    return sameLine(withoutConditions(old), withoutConditions(next))
      ? { ...next, settled: old.settled, fromMonth: old.fromMonth }
      : wrongText.fixedStages
  if (old.kind === 'project' && next.kind === 'project') {
    if (old.unitPrice !== next.unitPrice) return wrongText.fixedPrice
    return next.quantity < old.quantity ? wrongText.fewerUnits : { ...next, fromMonth: old.fromMonth, settled: [] }
  }
  const settled = instalmentsOf(now, old)
    .filter((i) => isBefore(i.periodFrom, effectiveOn))
    .map((i) => i.amount)
  if (next.kind !== 'post' || old.kind !== 'post') return wrongText.fixedPrice
  if (sum(settled) > next.amount) return wrongText.settledMonths
  if (next.posts < old.posts || next.months < old.months) return wrongText.fewerPosts
  return isDearer(old, next, settled) ? wrongText.dearerPosts : { ...next, fromMonth: old.fromMonth, settled }
}

/**
 * Whether a new line buys more of what is bought: a contract grows by the same goods, works or services and by nothing else
 * (Government Procurement Law art. 49), at no higher price and paid in the same way. Something else is a purchase of its own.
 */
function isMoreOfTheSame(now: Contract, line: ContractLine): boolean {
  return now.lines.some((l) => {
    if (l.paidBy !== line.paidBy || l.title !== line.title) return false
    if (l.kind === 'post' && line.kind === 'post') return l.grade === line.grade && perPostMonth(line) <= perPostMonth(l)
    return l.kind === 'project' && line.kind === 'project' && l.unit === line.unit && line.unitPrice <= l.unitPrice
  })
}
const perPostMonth = (l: Extract<ContractLine, { kind: 'post' }>): number => Number(l.amount) / (l.posts * l.months)

type PostLine = Extract<ContractLine, { kind: 'post' }>
/** Whether the months to come cost more per post than they did; a fen a month may go to rounding. */
function isDearer(old: PostLine, next: PostLine, settled: readonly Money[]): boolean {
  const [months, before] = [next.months - settled.length, old.months - settled.length]
  // Posts are shares of whole people to four places.
  const whole = (posts: number) => BigInt(Math.round(posts * 10_000))
  const rest = next.amount - sum(settled) - BigInt(Math.max(0, months))
  if (months <= 0) return rest > 0n
  const [was, of] = before > 0 ? [old.amount - sum(settled), before] : [old.amount, old.months]
  return rest * BigInt(of) * whole(old.posts) > was * BigInt(months) * whole(next.posts)
}

const sameLine = (a: ContractLine, b: ContractLine): boolean => JSON.stringify(comparable(a)) === JSON.stringify(comparable(b))
const withoutConditions = (l: ContractLine): ContractLine => ({
  ...l,
  unitTerms: null,
  milestones: l.milestones.map((m) => ({ title: m.title, share: m.share, when: m.when })),
})
// What was stored and what was typed name their parts in different orders, and a share as 2/5 and as 40/100.
const comparable = (l: ContractLine): unknown[] => [
  ...[l.id, l.kind, l.title, l.hangsOn, moneyText(l.amount), l.paidBy, l.communityIds, l.needIds],
  ...(l.kind === 'post' ? [l.grade, l.posts, l.months] : [l.quantity, l.unit, moneyText(l.unitPrice)]),
  l.milestones.map((m) => [
    m.title,
    fractionText(fractionOf(m.share)),
    m.when,
    m.earliest ? fromText(m.earliest) : null,
    (m.needs ?? []).map((n) => [n.lineId, n.count]),
    m.anyOrder ?? false,
  ]),
  sayUnitTerms(l.unitTerms).en,
]
const fromText = (f: StageFrom): string =>
  f.at === 'day' ? f.on : f.at === 'month-end' ? `m${f.month}` : f.at === 'end' ? 'end' : fractionText(fractionOf(f.share))

export interface Difference {
  readonly what: Words
  readonly before: Words | null
  readonly after: Words | null
}

/**
 * What differs between two texts, place by place, for the two columns of the comparison.
 * @param names names of communities by id; without them their ids stand there, so that no change can hide
 */
export function differences(a: ContractText, b: ContractText, names: ReadonlyMap<string, string> = new Map()): Difference[] {
  const rows: Difference[] = []
  const put = (what: Words, before: Words | null, after: Words | null) => {
    if (before?.zh !== after?.zh || before?.en !== after?.en) rows.push({ what, before, after })
  }
  const same = (s: string): Words => both(s, s)
  const dayWords = (d: Day): Words => both(sayDay(d, 'zh'), sayDay(d, 'en'))
  put(both('名称', 'Title'), same(a.title), same(b.title))
  put(both('英文名称', 'English title'), a.titleEn ? same(a.titleEn) : null, b.titleEn ? same(b.titleEn) : null)
  put(both('合同语言', 'Language'), languageWords[a.lang], languageWords[b.lang])
  if (b.effectiveOn) put(both('从哪一天起', 'From which day'), null, dayWords(b.effectiveOn))
  put(both('开始日', 'First day'), dayWords(a.startsOn), dayWords(b.startsOn))
  put(both('结束日', 'Last day'), dayWords(a.endsOn), dayWords(b.endsOn))
  for (const line of b.lines) {
    const old = a.lines.find((l) => l.id === line.id)
    put(both(`购买内容：${line.title}`, `Line: ${line.title}`), old ? sayLine(old, a, names) : null, sayLine(line, b, names))
  }
  for (const old of a.lines)
    if (!b.lines.some((l) => l.id === old.id)) put(both(`购买内容：${old.title}`, `Line: ${old.title}`), sayLine(old, a, names), null)
  for (const line of b.lines) {
    const old = a.lines.find((l) => l.id === line.id)
    for (const key of ['scope', 'promise'] as const)
      put(
        both(`${line.title}：${lineWords[key].zh}`, `${line.title}: ${lineWords[key].en}`),
        old?.[key] ? same(old[key]) : null,
        line[key] ? same(line[key]) : null,
      )
  }
  for (const key of ['approach', 'acceptance', 'payment'] as const)
    put(lineWords[key], a.annex?.[key] ? same(a.annex[key]) : null, b.annex?.[key] ? same(b.annex[key]) : null)
  put(both('合同总价', 'Total'), sayTotal(a), sayTotal(b))
  for (const key of Object.keys(termWords) as (keyof ContractTerms)[]) put(termWords[key], sayTerm(key, a.terms), sayTerm(key, b.terms))
  const before = clausesOf(a)
  const after = clausesOf(b)
  for (const number of new Set([...Object.keys(a.clauseEdits), ...Object.keys(b.clauseEdits)]))
    put(
      both(`第 ${number} 条`, `Clause ${number}`),
      before.find((c) => c.number === number)?.text ?? null,
      after.find((c) => c.number === number)?.text ?? null,
    )
  return rows
}

const sayTotal = (t: ContractText): Words => both(sayMoney(totalOf(t.lines), 'zh'), sayMoney(totalOf(t.lines), 'en'))
const languageWords: Record<ContractText['lang'], Words> = { zh: both('中文', 'Chinese'), en: both('英文', 'English') }

/** Everything of a line that somebody signs for: what this leaves out could be changed unseen. */
function sayLine(l: ContractLine, t: ContractText, names: ReadonlyMap<string, string>): Words {
  const on = t.lines.find((o) => o.id === l.hangsOn)?.title
  const places = l.communityIds.map((id) => names.get(id) ?? id)
  const more = both(
    `${on ? `；挂靠「${on}」` : ''}${places.length ? `；${places.join('、')}` : ''}${l.settled.length ? `；前 ${l.settled.length} 个月按原金额` : ''}${l.fromMonth > 1 ? `；从第 ${l.fromMonth} 个月起` : ''}`,
    `${on ? `; hangs on “${on}”` : ''}${places.length ? `; ${places.join(', ')}` : ''}${l.settled.length ? `; the first ${l.settled.length} months as they were` : ''}${l.fromMonth > 1 ? `; from month ${l.fromMonth}` : ''}`,
  )
  if (l.kind === 'post')
    return both(
      `${l.title}：${l.posts} 个岗位 × ${l.months} 个月，${gradeWords[l.grade].zh}，${sayMoney(l.amount, 'zh')}${more.zh}`,
      `${l.title}: ${l.posts} posts × ${l.months} months, ${gradeWords[l.grade].en}, ${sayMoney(l.amount, 'en')}${more.en}`,
    )
  const titleIn = (id: string): string => t.lines.find((o) => o.id === id)?.title ?? id
  const due = stagesOf(t, l).map((s) => sayStage(s, titleIn))
  const stages = (zh: boolean) =>
    l.milestones.map((m, i) => `${m.title} ${m.share} ${zh ? `（${due[i]!.zh}）` : `(${due[i]!.en})`}`).join(zh ? '；' : '; ')
  const unit = sayUnitTerms(l.unitTerms)
  const paid =
    l.paidBy === 'units'
      ? both('按完成的数量付款', 'paid by accepted unit')
      : both(`按阶段付款：${stages(true)}`, `paid by stages: ${stages(false)}`)
  const bought = sayBought(l, unit, l.amount)
  return both(`${l.title}：${bought.zh}；${paid.zh}${more.zh}`, `${l.title}: ${bought.en}; ${paid.en}${more.en}`)
}

/** What each term is called. */
export const termWords: Record<keyof ContractTerms, Words> = {
  acceptanceDays: both('验收期限（日）', 'Days to accept'),
  paymentDays: both('付款期限（日）', 'Days to pay'),
  basis: both('付款依据', 'Payment rests on'),
  dailyLateRate: both('逾期利率（每日，%）', 'Late interest a day (%)'),
  errandCapPercent: both('行政事务上限（%）', 'Cap on errands (%)'),
  vacancyDays: both('补岗期限（日）', 'Days to fill a vacancy'),
  silenceMeansAcceptance: both('到期未答复视为验收', 'Silence counts as acceptance'),
  answerWorkingDays: both('答复期限（工作日）', 'Working days to answer'),
  taxIncluded: both('价款含税', 'Tax included'),
  handInDays: both('提交期限（日）', 'Days to hand in'),
  handOverDays: both('移交期限（日）', 'Days to hand over'),
  mayEndEarly: both('谁可以提前终止', 'Who may end it early'),
  endNoticeDays: both('提前终止通知期（日）', 'Notice to end early (days)'),
}
export const earlyWords: Record<ContractTerms['mayEndEarly'], Words> = {
  both: both('双方', 'both sides'),
  purchaser: both('只有购买方', 'only the purchaser'),
  provider: both('只有承接方', 'only the institution'),
  nobody: both('都不可以', 'neither'),
}
export const basisWords: Record<ContractTerms['basis'], Words> = {
  statute: both('支付条例', 'the payment regulation'),
  contract: both('合同约定', 'this contract'),
}

/** A term as a person reads it. */
export function sayTerm(key: keyof ContractTerms, t: ContractTerms): Words {
  if (key === 'basis') return basisWords[t.basis]
  if (key === 'mayEndEarly') return earlyWords[t.mayEndEarly]
  if (key === 'dailyLateRate' && t.dailyLateRate !== null) return both(perCent(t.dailyLateRate), perCent(t.dailyLateRate))
  const value = t[key]
  if (value === true) return both('是', 'yes')
  if (value === false) return both('否', 'no')
  if (value === null) return both('未约定', 'not agreed')
  return both(String(value), String(value))
}
