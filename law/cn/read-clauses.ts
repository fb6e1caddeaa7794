import type { Day, Words } from '#kernel'
import { type Finding, finding } from '../answer.ts'
import { inForce } from '../parameter.ts'
import { forbids, isMutual, leaningWords, ourRule } from './clause-words.ts'
import { party, re, readable } from './clause-patterns.ts'
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
export function readForLeaning(written: readonly WrittenClause[], basis: PaymentBasis, lawDay: Day): readonly Finding[] {
  const clauses = written.map((c) => ({ ...c, text: readable(c.text) }))
  return [
    ...clauses.flatMap((clause) => leaningIn(clause, basis, lawDay)),
    ...oneSidedPenalty(clauses),
    ...clauses.flatMap((clause) => longPay(clause, basis, lawDay)),
  ]
}

/** A text by its sentences. */
export const sentencesOf = (text: string): string[] => text.split(/[。；;\n]|\.\s|\.$/).filter((s) => s.trim() !== '')
/** A sentence without the parts of it that speak of both sides or forbid something: what is left may still lean. */
const onItsOwn = (sentence: string): string =>
  sentence
    // What both agree to can still lean: “both agree that no interest is owed”.
    .replace(/(?<!经|未|由)(?:甲乙)?双方(?:一致|协商一致)?(?:同意|约定|确认|认可)(?=[^的。]{2})/g, '')
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
    re('未(?:完成|达到|达成).{0,6}(?:指标|目标).{0,6}每[项个次].{0,4}(?:扣|罚)'),
    re('投诉.{0,6}(?:[一每](?:次|起|件|例)).{0,10}(?:扣|罚)'),
    re('[每一](?:次|起|件|例|项)(?:有效)?(?:投诉|未达标|不达标).{0,10}(?:扣|罚)'),
    re(`\\b(?:complaints?|missed targets?|shortfalls?)\\b.{0,20}\\bcosts? ${theProvider}`),
    re(`(?<![向给对])${provider}[^，。；;]{0,30}.{0,30}(?:支付|承担|缴纳|赔付|处以|处|扣).{0,24}${penalty}`),
    re(`(?:对|向)${provider}.{0,16}(?:处以|处|收取|扣).{0,20}${penalty}`),
    re(`(?<![向给对])${provider}.{0,40}(?:扣款|扣罚|罚款|没收|每(?:次|日|天|人|少).{0,8}扣)`),
    re(`(?<![向给对])${provider}.{0,40}(?:扣除|扣减|扣)(?:[0-9]|.{0,6}(?:合同款|合同总?价|合同总?金?额|总价|服务费|费用|尾款|款项|经费))`),
    re(`(?<![向给对])${provider}.{0,30}(?:违约|不合格|未完成|逾期).{0,24}${purchaser}.{0,6}(?:不予支付|拒付|不再支付|扣减|扣除|没收)`),
    re(`(?<![向给对])${provider}.{0,16}赔偿.{0,6}合同(?:总?价|金额|额).{0,4}(?:的)?(?:[0-9.]+\\s*%|百分之)`),
    re(`${theProvider}\\b.{0,80}\\b(?:is|are|be) deducted\\b`),
    re(`${thePurchaser} (?:may|shall|will|can|is entitled to) (?:withhold|deduct)\\b`),
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

const zhNumber = '([0-9]{1,4}|[〇零一二两三四五六七八九十百]{1,7}|半)'
const zhUnit = '个?(工作日|自然日|日历日|日|天|月|季度|周|星期|年)'
const zhTime = [
  new RegExp(`${zhNumber}\\s*${zhUnit}(?:之?内|以内|后|之日|届满|付款|支付)`),
  new RegExp(`(?:付款|支付)(?:期限?|时间|账期)?[为是：:]{1,2}\\s*${zhNumber}\\s*${zhUnit}`),
]
const zhPays = new RegExp(`${purchaser}?.{0,40}(?:支付|付款|付清|结算|拨付)`)
const enTime =
  /\b(?:within|after|in|net|than|terms?:?|of|due) (?:a |an )?(\d{1,4}|half a)[ -](working days|business days|days|weeks?|months?|quarters?|years?)\b|\b(\d{1,4}) (days|weeks|months) (?:after|of|from)\b|\bnet (\d{1,4})\b/i
const enPays = new RegExp(`${thePurchaser}.{0,60}\\bpays?\\b|\\bpayment\\b|\\bis paid\\b|\\bnet \\d`, 'i')
const perUnit: Readonly<Record<string, number>> = {
  日: 1,
  天: 1,
  自然日: 1,
  日历日: 1,
  工作日: 1.4,
  周: 7,
  星期: 7,
  月: 30,
  季度: 91,
  年: 365,
}
const perEnglishUnit = (unit: string): number =>
  /working|business/i.test(unit)
    ? 1.4
    : /week/i.test(unit)
      ? 7
      : /month/i.test(unit)
        ? 30
        : /quarter/i.test(unit)
          ? 91
          : /year/i.test(unit)
            ? 365
            : 1

/** How many days a sentence gives the purchaser to pay; 0 where it speaks of something else. Calendar days; a week of working days is seven. */
function daysToPay(sentence: string): number {
  if (new RegExp(`${provider}.{0,12}(?:支付|缴纳|付款)`).test(sentence) || /违约金|利息|保证金|退还/.test(sentence)) return 0
  if (zhPays.test(sentence)) {
    if (/(?:次年|下一?年度|来年|第二年).{0,10}(?:支付|付款|付清|结清)/.test(sentence)) return 365
    const zh = zhTime.map((t) => t.exec(sentence)).find((m) => m)
    if (zh) return zhDays(zh)
  }
  const en = enPays.test(sentence) && !/interest|bond|deposit/i.test(sentence) ? enTime.exec(sentence) : null
  return en ? enDays(en) : 0
}

/** A time as a sentence writes it, where it stands and how long it is in calendar days. */
export interface TimeNamed {
  readonly at: number
  readonly text: string
  readonly days: number
}

/** Every time that a sentence names, in its order. */
export function timesNamed(sentence: string): TimeNamed[] {
  const found = [
    ...zhTime.flatMap((t) => [...sentence.matchAll(new RegExp(t, 'g'))].map((m) => ({ m, days: zhDays(m) }))),
    ...[...sentence.matchAll(new RegExp(enTime, 'gi'))].map((m) => ({ m, days: enDays(m) })),
  ].map(({ m, days }) => ({ at: m.index, text: m[0], days }))
  const clear = (t: TimeNamed, i: number) =>
    !found.some((o, j) => j !== i && o.at <= t.at && t.at < o.at + o.text.length && (o.at < t.at || j < i))
  return found.filter(clear).sort((a, b) => a.at - b.at)
}
const zhDays = (m: RegExpMatchArray): number => Math.floor((m[1] === '半' ? 0.5 : numeral(m[1]!)) * (perUnit[m[2]!] ?? 1))
function enDays(m: RegExpMatchArray): number {
  const [number, unit] = [m[1] ?? m[3] ?? m[5]!, m[2] ?? m[4] ?? 'days']
  return Math.floor((/half/i.test(number) ? 0.5 : Number(number)) * perEnglishUnit(unit))
}

const digits = '零一二三四五六七八九'
/** A number as clauses write it: `180`, `１８０`, `一百八十`. */
export function numeral(text: string): number {
  const plain = text.replace(/[０-９]/g, (d) => String(d.charCodeAt(0) - 0xff10))
  if (/^\d+$/.test(plain)) return Number(plain)
  const zh = plain.replaceAll('两', '二').replaceAll('〇', '零')
  // Digit by digit, as 一八〇.
  if (!/[百十]/.test(zh)) return Number([...zh].map((c) => digits.indexOf(c)).join(''))
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
