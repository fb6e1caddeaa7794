import { both, fraction, fractionOf, fractionText, isSame, moneyText, postMonthPrice, sayMoney, type Words } from '#kernel'
import { gradeWords, lineWords, sayBought } from '../words.ts'
import type { Annex, ContractLine, ContractText } from './contract.ts'

/** What was won: what the documents fix and the bid promised. */
export interface Awarded {
  readonly lines: readonly ContractLine[]
  readonly annex: Annex
  /** Days to pay, where the documents name them. */
  readonly paymentDays: number | null
  /** Shares of the stages as exact text, where the documents name them. */
  readonly shares: readonly string[] | null
}

export interface Compared {
  /** Field of the form: `lines.0`, `paymentDays`, `annex`. */
  readonly at: string
  readonly what: Words
  readonly awarded: Words
  readonly proposed: Words | null
  readonly same: boolean
}

/** Every place in which a first text has to be what was awarded, side by side. Words decide, so nothing compared can differ unseen. */
export function compareWithAward(
  t: Pick<ContractText, 'lines' | 'terms' | 'annex'>,
  a: Awarded,
  names: ReadonlyMap<string, string> = new Map(),
): Compared[] {
  const rows: Compared[] = []
  const put = (at: string, what: Words, awarded: Words, proposed: Words | null) =>
    rows.push({ at, what, awarded, proposed, same: proposed !== null && awarded.zh === proposed.zh && awarded.en === proposed.en })
  for (const won of a.lines) {
    const i = t.lines.findIndex((l) => l.id === won.id)
    const at = i < 0 ? 'lines' : `lines.${i}`
    const now = t.lines[i]
    const what = both(won.title, won.title)
    put(at, what, sayWon(won, a.lines, names), now ? sayWon(now, t.lines, names) : null)
    for (const key of ['scope', 'promise'] as const)
      if (won[key] || now?.[key])
        put(
          at,
          both(`${won.title}：${lineWords[key].zh}`, `${won.title}: ${lineWords[key].en}`),
          same(won[key] ?? '–'),
          now ? same(now[key] ?? '–') : null,
        )
    if (a.shares && now?.paidBy === 'milestones')
      put(
        at,
        both(`${won.title}：分期比例`, `${won.title}: shares of the stages`),
        same(sayShares(a.shares)),
        same(sayShares(now.milestones.map((m) => m.share))),
      )
  }
  for (const [i, now] of t.lines.entries())
    if (!a.lines.some((l) => l.id === now.id))
      put(`lines.${i}`, both(now.title, now.title), both('没有', 'none'), sayWon(now, t.lines, names))
  if (a.paymentDays !== null)
    put('paymentDays', both('付款期限（日）', 'Days to pay'), same(String(a.paymentDays)), same(String(t.terms.paymentDays)))
  for (const key of ['approach', 'acceptance', 'payment'] as const)
    if (a.annex[key]) put('annex', lineWords[key], same(a.annex[key]), t.annex?.[key] ? same(t.annex[key]) : null)
  return rows
}

/** What a first text changes of what was won, by the names of the fields. Texts from before there were annexes are not held to them. */
export function rewritten(t: Pick<ContractText, 'lines' | 'terms' | 'annex'>, a: Awarded): Record<string, Words> {
  const held = compareWithAward(
    t,
    t.annex ? a : { ...a, annex: { approach: '', acceptance: null, payment: null }, lines: a.lines.map(bare) },
  )
  return Object.fromEntries(
    held
      .filter((r) => !r.same)
      .map((r) => [
        r.at,
        both(
          `${r.what.zh}：中标的是「${r.awarded.zh}」，签订合同不能改成「${r.proposed?.zh ?? '没有'}」。`,
          `${r.what.en}: awarded was “${r.awarded.en}”; signing cannot make it “${r.proposed?.en ?? 'none'}”.`,
        ),
      ]),
  )
}
const bare = (l: ContractLine): ContractLine => ({ ...l, scope: null, promise: null })

const same = (s: string): Words => both(s, s)
const sayShares = (shares: readonly string[]): string => shares.map((s) => fractionText(fractionOf(s))).join(' + ')

/** What one side pays and the other does, in one line: kind, posts or units, grade, price, places, what it hangs on. */
function sayWon(l: ContractLine, lines: readonly ContractLine[], names: ReadonlyMap<string, string>): Words {
  const places = l.communityIds.map((id) => names.get(id) ?? id).toSorted()
  const on = lines.find((o) => o.id === l.hangsOn)?.title
  const more = both(
    `${on ? `；挂靠「${on}」` : ''}${places.length > 0 ? `；${places.join('、')}` : ''}`,
    `${on ? `; hangs on “${on}”` : ''}${places.length > 0 ? `; ${places.join(', ')}` : ''}`,
  )
  if (l.kind === 'post')
    return both(
      `${l.title}：${l.posts} 个岗位 × ${l.months} 个月，${gradeWords[l.grade].zh}，每岗每月 ${sayMoney(postMonthPrice(l), 'zh')}，共 ${moneyText(l.amount)} 元${more.zh}`,
      `${l.title}: ${l.posts} posts × ${l.months} months, ${gradeWords[l.grade].en}, ${sayMoney(postMonthPrice(l), 'en')} a post and month, ${sayMoney(l.amount, 'en')} in all${more.en}`,
    )
  const bought = sayBought(l)
  return both(`${l.title}：${bought.zh}${more.zh}`, `${l.title}: ${bought.en}${more.en}`)
}

/** Shares that documents name for the stages, in their order: two or more percentages that make a whole; null for anything else. */
export function sharesIn(payment: string): string[] | null {
  const found = [...payment.matchAll(/(\d{1,2}(?:\.\d{1,2})?)\s*[%％]/g)].map((m) => fractionOf(m[1]!))
  const whole = found.reduce((a, b) => fraction(a.n * b.d + b.n * a.d, a.d * b.d), fraction(0))
  return found.length > 1 && isSame(whole, fraction(100)) ? found.map((f) => fractionText(fraction(f.n, f.d * 100n))) : null
}
