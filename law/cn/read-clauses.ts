import type { Day, Words } from '#kernel'
import { type Finding, finding } from '../answer.ts'
import { inForce } from '../parameter.ts'
import { forbids, isMutual, leaningWords, ourRule } from './clause-words.ts'
import { party, re } from './clause-patterns.ts'
import { cite } from './instruments.ts'
import { auditMayBeAgreed, longestPaymentDays, modelTerms, type PaymentBasis, paymentDays, statuteRefused } from './payment-terms.ts'

/** A clause as somebody wrote it, Chinese or English. */
export interface WrittenClause {
  readonly number: string
  readonly text: string
}

/** Something that leans without breaking a rule a court could name. */
export const leans = (found: Finding): Finding => ({ ...found, severity: 'warn' })

export const statuteReaches = (basis: PaymentBasis, lawDay: Day): boolean =>
  basis === 'statute' && statuteRefused(basis, lawDay) === undefined

export function auditFinding(basis: PaymentBasis, at: string, lawDay: Day): Finding[] {
  const said = leaningWords.find((w) => w.name === 'audit-before-payment')!
  if (!statuteReaches(basis, lawDay)) return [leans(finding('R-97', said.words, [ourRule('R-97')], { at, fairer: said.fairer }))]
  const law = inForce(auditMayBeAgreed, lawDay)
  // Until the revision of 2025 a contract was free to agree on it, so it was hard but not wrong.
  const found = finding('R-97', said.words, law.cites, { at, fairer: said.fairer })
  return [law.value ? leans(found) : found]
}

/**
 * Reads clauses for wordings that lean to one side (`leaningWords`), for a penalty that only one side owes, and for a time to pay beyond
 * the law. `at` is the number of the clause. A machine may mistake the sense, so a reading warns; a number of days is not mistaken.
 */
export function readForLeaning(clauses: readonly WrittenClause[], basis: PaymentBasis, lawDay: Day): readonly Finding[] {
  return [
    ...clauses.flatMap((clause) => leaningIn(clause, basis, lawDay)),
    ...oneSidedPenalty(clauses),
    ...clauses.flatMap((clause) => longPay(clause, basis, lawDay)),
  ]
}

const sentencesOf = (text: string): string[] => text.split(/[。；;\n]|\.\s|\.$/).filter((s) => s.trim() !== '')
/** A sentence without the parts of it that speak of both sides or forbid something: what is left may still lean. */
const onItsOwn = (sentence: string): string =>
  sentence
    .split(/(?<=[，,])/)
    .filter((part) => !isMutual.test(part) && (!forbids.test(part) || onlyWithConsent.test(sentence)))
    .join('')

/** “Not without the purchaser’s consent” asks for the consent. */
const onlyWithConsent = new RegExp(
  `(?:未经|不经)${party.purchaser}.{0,8}(?:同意|批准|认可)|without ${party.thePurchaser}(?:’s|'s)? (?:prior )?(?:written )?(?:consent|approval)`,
  'i',
)

function leaningIn(clause: WrittenClause, basis: PaymentBasis, lawDay: Day): Finding[] {
  const sentences = sentencesOf(clause.text).map(onItsOwn)
  return leaningWords
    .filter((w) => sentences.some((s) => w.patterns.some((p) => p.test(s))))
    .flatMap((w) =>
      w.name === 'audit-before-payment'
        ? auditFinding(basis, clause.number, lawDay).map(leans)
        : [
            leans(
              finding(w.rule, w.words, basis === 'contract' && w.rule === 'R-97' ? [ourRule('R-97')] : w.cites, {
                at: clause.number,
                fairer: w.fairer,
              }),
            ),
          ],
    )
}

const { provider, purchaser, theProvider, thePurchaser } = party
const penalty = '(?:违约金|罚款|罚金|滞纳金)'
const penalises: Readonly<Record<'purchaser' | 'provider', readonly RegExp[]>> = {
  provider: [
    re(`(?<![向给对])${provider}[^，。；;]{0,30}.{0,30}(?:支付|承担|缴纳|赔付|处以|处|扣).{0,24}${penalty}`),
    re(`(?:对|向)${provider}.{0,16}(?:处以|处|收取|扣).{0,20}${penalty}`),
    re(`${theProvider}\\b.{0,60}\\bpays?\\b.{0,40}\\b(?:penalt(?:y|ies)|liquidated damages|fines?)`),
    re(`(?:penalt(?:y|ies)|liquidated damages|fines?)\\b.{0,60}\\b(?:on|by|from) ${theProvider}`),
  ],
  purchaser: [
    re(`(?<![向给对])${purchaser}[^，。；;]{0,30}.{0,30}(?:支付|承担|缴纳|赔付).{0,24}${penalty}`),
    re(`${thePurchaser}\\b.{0,60}\\bpays?\\b.{0,40}\\b(?:penalt(?:y|ies)|liquidated damages|interest)`),
  ],
}

/** A penalty that one side owes and the other, nowhere in the clauses that were written, does not. */
function oneSidedPenalty(clauses: readonly WrittenClause[]): Finding[] {
  const owed = (side: 'purchaser' | 'provider') =>
    clauses.filter((c) =>
      sentencesOf(c.text)
        .map(onItsOwn)
        .some((s) => penalises[side].some((p) => p.test(s))),
    )
  const [mine, theirs] = [owed('provider'), owed('purchaser')]
  if (mine.length === 0 || theirs.length > 0) return []
  return mine.map((c) => leans(finding('R-45', oneSided, [cite('R-45')], { at: c.number, fairer: samePenalty })))
}
const oneSided: Words = {
  zh: '只有承接方违约要付违约金，购买方违约没有。请给双方同样的责任。',
  en: 'Only the provider pays a penalty for a breach, the purchaser pays none. Let both answer alike.',
}
const samePenalty: Words = {
  zh: '任何一方违约的，按受影响部分的金额每日万分之五向对方支付违约金；造成更大损失的，补足差额。',
  en: 'Whichever side is in breach pays the other 0.05 % a day of the amount concerned, and makes up what the loss is above that.',
}

/** Days to pay that a text names, where it names some; calendar days. */
export function daysToPayIn(text: string): number | null {
  const named = sentencesOf(text)
    .map(daysToPay)
    .filter((n) => n > 0)
  return named[0] ?? null
}

/** A time to pay, written as a number in a clause. */
function longPay(clause: WrittenClause, basis: PaymentBasis, lawDay: Day): Finding[] {
  const byStatute = statuteReaches(basis, lawDay)
  const usual = byStatute ? inForce(paymentDays, lawDay) : { value: modelTerms.days, cites: [ourRule('R-92')] }
  const longest = byStatute ? inForce(longestPaymentDays, lawDay) : undefined
  const days = Math.max(0, ...sentencesOf(clause.text).map(daysToPay))
  if (days <= usual.value) return []
  const fairer = {
    zh: `甲方自验收合格之日起 ${usual.value} 日内付款。`,
    en: `The purchaser pays within ${usual.value} days of acceptance.`,
  }
  if (longest && days > longest.value)
    return [
      finding(
        'R-92',
        {
          zh: `写了 ${days} 日付款，超过法定最长 ${longest.value} 日；超出部分不算数。请缩短。`,
          en: `${days} days to pay are written here, beyond the ${longest.value} the law allows; the rest does not count. Shorten it.`,
        },
        longest.cites,
        { at: clause.number, fairer },
      ),
    ]
  return [
    leans(
      finding(
        'R-92',
        {
          zh: `写了 ${days} 日付款，长于${byStatute ? '通常' : '示范条款'}的 ${usual.value} 日。机构每月要发工资，建议缩短。`,
          en: `${days} days to pay are written here, longer than the ${byStatute ? 'usual' : 'model'} ${usual.value}. The institution pays wages every month; a shorter term is advised.`,
        },
        usual.cites,
        { at: clause.number, fairer },
      ),
    ),
  ]
}

const zhTime = /([0-9０-９]{1,4}|[〇零一二两三四五六七八九十百]{1,7})\s*个?(工作日|日|天|个?月|年)(?:之?内|以内|后)/
const zhPays = new RegExp(`${purchaser}?.{0,40}(?:支付|付款|付清|结算|拨付)`)
const enTime = /\b(?:within|after|in) (\d{1,4}) (working days|business days|days|months?)/i
const enPays = new RegExp(`${thePurchaser}.{0,60}\\bpays?\\b|\\bpayment\\b|\\bis paid\\b`, 'i')
const perUnit: Readonly<Record<string, number>> = { 日: 1, 天: 1, 工作日: 1.4, 月: 30, 个月: 30, 年: 365 }

/** How many days a sentence gives the purchaser to pay; 0 where it speaks of something else. Calendar days; a week of working days is seven. */
function daysToPay(sentence: string): number {
  if (new RegExp(`${provider}.{0,12}(?:支付|缴纳|付款)`).test(sentence) || /违约金|利息|保证金|退还/.test(sentence)) return 0
  const zh = zhPays.test(sentence) ? zhTime.exec(sentence) : null
  if (zh) return Math.floor(numeral(zh[1]!) * (perUnit[zh[2]!] ?? 1))
  const en = enPays.test(sentence) && !/interest|bond|deposit/i.test(sentence) ? enTime.exec(sentence) : null
  if (!en) return 0
  return Math.floor(Number(en[1]) * (/working|business/i.test(en[2]!) ? 1.4 : /month/i.test(en[2]!) ? 30 : 1))
}

const digits = '零一二三四五六七八九'
/** A number as clauses write it: `180`, `１８０`, `一百八十`. */
export function numeral(text: string): number {
  const plain = text.replace(/[０-９]/g, (d) => String(d.charCodeAt(0) - 0xff10))
  if (/^\d+$/.test(plain)) return Number(plain)
  const zh = plain.replaceAll('两', '二').replaceAll('〇', '零')
  let total = 0
  let digit = 0
  for (const c of zh) {
    if (c === '百' || c === '十') {
      total += (digit || 1) * (c === '百' ? 100 : 10)
      digit = 0
    } else digit = digits.indexOf(c)
  }
  return total + digit
}
