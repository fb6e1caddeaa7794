import type { Day, Words } from '#kernel'
import { type Finding, finding } from '../answer.ts'
import { inForce } from '../parameter.ts'
import { forbids, isMutual, leaningWords, ourRule } from './clause-words.ts'
import { party, re, readable } from './clause-patterns.ts'
import { cite } from './instruments.ts'
import { sentencesOf, timesToPay } from './payment-times.ts'
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
// Only a provider is complained of, misses targets or hands in reports late: what these cost it owes, whether it is named or not.
const fault = '(?:complaints?|bad reviews?|missed targets?|shortfalls?|late reports?|failed checks?)'
const takenOff = '(?:deducted|docked|taken off|withheld|fined|penali[sz]ed|charged)'
const sum = '(?:[0-9.,]+ ?(?:%|per cent|yuan)|¥ ?[0-9]|(?:part|a tenth|a share) of the (?:price|fee))'
const zhFault = '(?:投诉|差评|未达标|不达标|通报批评|曝光|负面报道)'
const zhTakes =
  '(?:扣除|扣减|扣罚|核减|减付|扣|罚款|罚).{0,8}(?:[0-9]|百分之|[一二三四五六七八九十]+元|服务费|合同(?:款|价|金额)|尾款|经费)'
const namingNobody = [
  re(`\\b(?:each|every|any|one|per|a) ${fault}\\b.{0,20}\\b${takenOff}\\b`),
  re(`\\b(?:for|with|on) (?:each|every|any|a) ${fault}\\b.{0,50}\\b${takenOff}\\b`),
  re(`${sum}.{0,30}\\b${takenOff}\\b.{0,12}\\b(?:for|per|on|with) (?:each |every |any |a )?${fault}\\b`),
  re(`\\b${fault} (?:reduces?|lowers?|cuts?) (?:the )?(?:price|fee|pay|payment)\\b`),
  re(`(?:有|发生|出现|收到|接到|被|遭|因).{0,8}${zhFault}.{0,4}[，,]?.{0,6}${zhTakes}`),
  re(`满意(?:度|率).{0,16}每.{0,10}(?:扣|罚|核减)`),
]
const penalty = '(?:违约金|罚款|罚金|滞纳金)'
const penalises: Readonly<Record<'purchaser' | 'provider', readonly RegExp[]>> = {
  provider: [
    re('未(?:完成|达到|达成).{0,6}(?:指标|目标).{0,6}每[项个次].{0,4}(?:扣|罚)'),
    re('投诉.{0,6}(?:[一每](?:次|起|件|例)).{0,10}(?:扣|罚)'),
    re('[每一](?:次|起|件|例|项)(?:有效)?(?:投诉|未达标|不达标).{0,10}(?:扣|罚)'),
    re(`\\b(?:complaints?|missed targets?|shortfalls?)\\b.{0,20}\\bcosts? ${theProvider}`),
    ...namingNobody,
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
    re(`(?<![向给对])${purchaser}[^，。；;]{0,30}.{0,30}(?:支付|承担|缴纳|赔付).{0,24}(?:${penalty}|利息)`),
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
  const times = sentencesOf(clause.text)
    .flatMap(timesToPay)
    .filter((t) => t.is === 'payment' && !t.loose)
  const days = Math.max(0, ...times.map((t) => t.days))
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
