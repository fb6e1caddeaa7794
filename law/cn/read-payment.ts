import { add, type Fraction, fraction, fractionOf, fractionText, isSame } from '#kernel'
import type { PaymentRead } from '../payment-read.ts'
import { readable } from './clause-patterns.ts'
import { numeral, sentencesOf, type TimeNamed, timesNamed } from './read-clauses.ts'

/** Reads a sentence about paying: how many days, and in which stages. A number is taken only where it cannot mean another thing. */
export function readPayment(text: string): PaymentRead {
  const plain = readable(text)
  const times = sentencesOf(plain).flatMap(readTimes)
  const terms = unique(times.filter((t) => t.is === 'payment').map((t) => t.days))
  const sure = terms.length === 1 && times.every((t) => t.is === 'payment' && !t.startsElsewhere)
  return { days: sure ? terms[0]! : null, terms, times: unique(times.map((t) => t.days)), ...readShares(plain) }
}
const unique = (all: readonly number[]): number[] => [...new Set(all)]

interface TimeRead {
  readonly days: number
  readonly is: 'payment' | 'other'
  /** It runs from signing or the end of the term, which is not the day of acceptance. */
  readonly startsElsewhere: boolean
}

const pays = /支付|付款|付清|结清|结算|拨付|\b(?:pay(?:s|ments?)?|paid|net|balance|remainder|settle[sd]?|due)\b/i
const checks =
  /审核|审查|审定|核对|核实|复核|开具|提交|提出|组织验收|进行验收|退还|退回|答复|\b(?:checks?|verif\w+|reviews?|examines?|invoices (?:are )?(?:issued|handed)|hands? in)\b/i
const aside =
  /预付|首付|首期|首笔|定金|订金|保证金|质保金|押金|违约金|滞纳金|利息|逾期|\b(?:advance|deposit|retention|bond|interest|late|down payment|up front|first instalment)\b/i
const startsElsewhere = /签订|签署|签约|生效|期满|到期|届满|结束|\b(?:sign(?:ing|ed|ature)|end of (?:the )?(?:term|contract)|expiry)\b/i

/** What each time in a sentence is for: what is said beside it, in its own part of the sentence first. */
function readTimes(sentence: string): TimeRead[] {
  const named = timesNamed(sentence)
  return named.map((t, i) => {
    const before = sentence
      .slice(endOf(named[i - 1]), t.at)
      .split(/[，,]/)
      .at(-1)!
    const rest = sentence.slice(endOf(t), named[i + 1]?.at ?? sentence.length)
    const after = rest.split(/[，,]/)[0]!
    const beside = `${before} ${after}`
    // Chinese says what is done after the time, English before it.
    const [first, second] = /\p{Script=Han}/u.test(sentence) ? [after, before] : [before, after]
    const verb = [first, second, rest, sentence.slice(0, t.at)].find((part) => pays.test(part) || checks.test(part)) ?? ''
    const other = aside.test(beside) || (checks.test(verb) && !pays.test(verb)) || (!pays.test(verb) && !pays.test(t.text))
    return { days: t.days, is: other ? 'other' : 'payment', startsElsewhere: startsElsewhere.test(beside) }
  })
}
const endOf = (t: TimeNamed | undefined): number => (t ? t.at + t.text.length : 0)

const share = /(\d{1,3}(?:\.\d+)?)\s*%|百分之([零〇一二两三四五六七八九十百\d.点]+)|([一二三四五六七八九两])成(?![立员果为本])/g
/** What a share is of when it is of no stage: a bond, interest, who funds it, a tax. */
const ofElse =
  /履约|投标保证|担保|利息|利率|违约|滞纳|罚|逾期|每日|每天|按日|承担|负担|出资|分担|自筹|配套|增值税|税率|税费|下浮|扣|\b(?:bond|guarantee|interest|per day|a day|daily|late|penalt\w+|tax|vat|funded|funds|bears?|borne|contribut\w+|deduct\w*)\b/i
/** A share that has to be reached before something is paid. */
const reached = /(?:达到?|完成|超过|不低于|不少于|满意|合格率|完成率|得分|\b(?:reach\w*|at least|satisf\w+|completed?))[^，,]{0,12}$/i
const saidOfPaying =
  /付|拨款|结算|首期|中期|末期|期末|尾款|余款|分期|分[一二两三四五六\d]+[次笔期]|\b(?:pay|pays|paid|payments?|instal?lments?|tranches?)\b/i
const theRest = /余款|尾款|剩余|其余|\b(?:balance|remainder|the rest)\b/i
const whole = fraction(100)

/** Shares of stages: said of paying, and a whole together. Others in the same text are left aside; what is neither is shown to people. */
function readShares(plain: string): Pick<PaymentRead, 'shares' | 'unsure'> {
  const parts = plain.split(/[，,。；;\n]/).flatMap(sharesOf)
  const several = parts.length > 1 ? parts.filter((p) => !isSame(p.of, whole)) : parts
  const sum = several.reduce<Fraction>((a, p) => add(a, p.of), fraction(0))
  const sure = several.length > 1 && isSame(sum, whole) && saidOfPaying.test(plain)
  if (sure) return { shares: several.map((p) => fractionText(fraction(p.of.n, p.of.d * 100n))), unsure: [] }
  const any = several.length > 1 || (several.length === 1 && !isSame(sum, whole) && (saidOfPaying.test(plain) || theRest.test(plain)))
  return { shares: null, unsure: any ? several.map((p) => p.text) : [] }
}

function sharesOf(part: string): { text: string; of: Fraction }[] {
  if (ofElse.test(part)) return []
  let end = 0
  return [...part.matchAll(share)].flatMap((m) => {
    const before = part.slice(end, m.index)
    end = m.index + m[0].length
    return reached.test(before) && !pays.test(before) ? [] : [{ text: m[0].trim(), of: percentOf(m) }]
  })
}
function percentOf(m: RegExpMatchArray): Fraction {
  if (m[1]) return fractionOf(m[1])
  if (m[3]) return fraction(numeral(m[3]) * 10)
  const [before, after] = m[2]!.split(/[点.]/)
  const digits = after && [...after].map((c) => numeral(c)).join('')
  return fractionOf(`${numeral(before!)}${digits ? `.${digits}` : ''}`)
}
