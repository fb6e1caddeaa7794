import { add, type Fraction, fraction, fractionOf, fractionText, isSame } from '#kernel'
import type { PaymentRead } from '../payment-read.ts'
import { numeral } from './numerals.ts'

const percent = /(\d{1,3}(?:\.\d+)?)\s*%|百分之([零〇一二两三四五六七八九十百\d.点]+)|([一二三四五六七八九两])成(?![立员果为本])/g
/** Shares nobody reads surely: a ratio, or a third. */
const otherwise =
  /(?<![\d:：/])\d{1,3}(?:\s*[:：/／]\s*\d{1,3}){1,5}(?![\d%:：/年月])|[一二两三四五六七八九十]分之[一二两三四五六七八九十]|\b(?:a|one|two|1|2|3) ?(?:thirds?|halves|half|quarters?|fifths?)\b/gi
/** What a share is of when it is of no stage: a bond, interest, who funds it, a tax. */
const ofElse =
  /履约|投标保证|担保|利息|利率|违约|滞纳|罚|逾期|每日|每天|按日|承担|负担|出资|分担|自筹|配套|增值税|税率|税费|下浮|扣|\b(?:bond|guarantee|interest|per day|a day|daily|late|penalt\w+|tax|vat|funded|funds|bears?|borne|contribut\w+|deduct\w*)\b/i
/** A share that has to be reached before something is paid. */
const reached = /(?:达到?|完成|超过|不低于|不少于|满意|合格率|完成率|得分|\b(?:reach\w*|at least|satisf\w+|completed?))[^，,]{0,12}$/i
const saysPaying =
  /付|拨款|结算|首期|中期|末期|期末|尾款|余款|分期|分[一二两三四五六\d]+[次笔期]|\b(?:pay|pays|paid|payments?|instal?lments?|tranches?)\b/i
const theRest = /余款|尾款|剩余|其余|\b(?:balance|remainder|the rest)\b/i
/** What makes a share one of a stage: a point in time of the contract, or its place among the others. */
const stage =
  /签[订署约]|生效|预付|首|进场|启动|期|中|末|尾|余款|其余|剩余|终|验收|评估|审计|结项|完成|提交|[第每][^，,]{0,3}[期次笔季月年]|起|后|\b(?:sign\w*|start\w*|up front|front|advance|accept\w*|complet\w*|report\w*|mid\w*|half|end|final|last|first|second|third|balance|remainder|rest|quarter\w*|month\w*)\b/i
/** What a sum is made of is no stage: 人员经费占 80 %. */
const composed = /占|其中|用于|不[少低]于|of which|share of/i
const whole = fraction(100)

/** Shares of stages: said of paying, each with its stage, and a whole together. Others are left aside; what is neither is shown to people. */
export function readShares(plain: string): Pick<PaymentRead, 'shares' | 'unsure'> {
  const all = plain.split(/[，,。；;\n]/).flatMap(sharesOf)
  const parts = all.length > 1 ? all.filter((p) => !isSame(p.of, whole)) : all
  const others = [...plain.matchAll(otherwise)].map((m) => m[0].trim())
  const sum = parts.reduce<Fraction>((a, p) => add(a, p.of), fraction(0))
  const says = saysPaying.test(plain)
  const isWhole = parts.length > 1 && isSame(sum, whole)
  if (isWhole && says && others.length === 0 && parts.every((p) => p.isStage))
    return { shares: parts.map((p) => fractionText(fraction(p.of.n, p.of.d * 100n))), unsure: [] }
  const any = parts.length > 1 || (parts.length === 1 && !isSame(sum, whole) && (says || theRest.test(plain)))
  return { shares: null, unsure: [...(any ? parts.map((p) => p.text) : []), ...(says ? others : [])] }
}

function sharesOf(part: string): { text: string; of: Fraction; isStage: boolean }[] {
  if (ofElse.test(part)) return []
  let end = 0
  return [...part.matchAll(percent)].flatMap((m) => {
    const before = part.slice(end, m.index)
    end = m.index + m[0].length
    const aim = reached.test(before) && !/支付|付款|付清|结[清算]|拨付|\b(?:pays?|paid|payments?)\b/i.test(before)
    return aim ? [] : [{ text: m[0].trim(), of: percentOf(m), isStage: stage.test(part) && !composed.test(part) }]
  })
}
function percentOf(m: RegExpMatchArray): Fraction {
  if (m[1]) return fractionOf(m[1])
  if (m[3]) return fraction(numeral(m[3]) * 10)
  const [before, after] = m[2]!.split(/[点.]/)
  const digits = after && [...after].map((c) => numeral(c)).join('')
  return fractionOf(`${numeral(before!)}${digits ? `.${digits}` : ''}`)
}
