import { party, re } from './clause-patterns.ts'
import { halvesInDigits, numeral } from './numerals.ts'

/** A text by its sentences. */
export const sentencesOf = (text: string): string[] => text.split(/[。；;\n]|\.\s|\.$/).filter((s) => s.trim() !== '')

/** A time that a sentence names, and what it is for. */
export interface TimeToPay {
  /** As it is written. */
  readonly text: string
  /** Calendar days, a week of working days being seven; NaN where no number of days is said, as for the tenth of the next month. */
  readonly days: number
  /** The purchaser, or nobody who is named, pays within it; everything else is for something else. */
  readonly is: 'payment' | 'other'
  /** It runs from signing or the end of the term, which is not the day of acceptance. */
  readonly startsElsewhere: boolean
  /** It cannot be taken for a term by itself: one end of a range, or how far a term may be put off. */
  readonly loose: boolean
}

/** What each time in a sentence is for: what is said beside it, in its own part of the sentence first, and by whom. */
export function timesToPay(written: string): TimeToPay[] {
  const sentence = halvesInDigits(written)
  const named = timesNamed(sentence)
  return named.map((t, i) => {
    const before = sentence
      .slice(endOf(named[i - 1]), t.at)
      .split(/[，,]/)
      .at(-1)!
    const rest = sentence.slice(endOf(t), named[i + 1]?.at ?? sentence.length)
    const after = rest.split(/[，,]/)[0]!
    const beside = `${before} ${after}`
    const putOff = t.loose && putsOff.test(before)
    // Chinese says what is done after the time, English before it.
    const [first, second] = /\p{Script=Han}/u.test(sentence) ? [after, before] : [before, after]
    const verb = [first, second, rest, sentence.slice(0, t.at)].find((part) => pays.test(part) || checks.test(part)) ?? ''
    const other =
      aside.test(beside) ||
      (t.loose && !putOff && !pays.test(`${beside} ${t.text}`)) ||
      unpaid.test(beside) ||
      (afterPaying.test(before) && !pays.test(after)) ||
      (!putOff && checks.test(verb) && !pays.test(verb)) ||
      (!pays.test(verb) && !pays.test(t.text)) ||
      (paysSomethingElse(sentence, `${sentence.slice(0, endOf(t))}${after}`, beside) && !isReceived.test(after))
    return { text: t.text, days: t.days, is: other ? 'other' : 'payment', startsElsewhere: startsElsewhere.test(beside), loose: t.loose }
  })
}

/** Ways to say that money is paid, other than that it is paid. What is handed over (交付) is not; what arrives was paid. */
const moves =
  '支付|付款|付清|付讫|给付|拨付|划[拨付转入]|汇[款入出付至]|转[账帐入至]|打[款入至给到]|下拨|兑付|清偿|偿付|核拨|核付|发放(?=[^，,。]{0,8}[费款金])|(?<=[费款金][^，,。]{0,16})发放|报账|报销|缴付|把(?:钱|款项?)[^，,。]{0,12}(?:给|到|进)'
const money = '(?:money|fees?|amounts?|sum|price|funds?|remuneration)'
const moved = `remit(?:s|ted)?|remittances?|wire[sd]?|disburse[sd]?|discharge[sd]?(?= (?:\\w+ ){0,3}(?:${money}|invoices?|bills?)\\b)|reimburse[sd]?|releases?d?(?= (?:\\w+ ){0,3}${money}\\b)|(?:invoices?|bills?|claims?) (?:(?:is|are|shall be|will be|must be) )?(?:honou?r(?:s|ed)?|met|cleared)|honou?rs? (?:\\w+ ){0,3}(?:invoices?|bills?|claims?)|transfer(?:s|red)?(?= (?:\\w+ ){0,3}${money}\\b)|${money} (?:is|are) transferred`
const isReceived = /收到[^，,]{0,8}[款费]/
const pays = new RegExp(
  `${moves}|(?<![交托对])付(?![出诸])|结清|结算|账期|月结|到账|${isReceived.source}|T\\s*\\+\\s*\\d|\\b(?:pay(?:s|ments?)?|paid|net|balance|remainder|settle[sd]?|due|${moved})\\b`,
  'i',
)
const checks =
  /审核|审查|审定|审批|核对|核实|复核|开具|提交|提出|组织验收|进行验收|退还|退回|答复|\b(?:checks?|verif\w+|reviews?|examines?|invoices (?:are )?(?:issued|handed)|hands? in)\b/i
const aside =
  /预付|首付|首期|首笔|定金|订金|保证金|质保金|押金|违约金|滞纳金|利息|逾期|\b(?:advance|deposit|retention|bond|interest|late|down payment|up front|first instalment)\b/i
const startsElsewhere = /签订|签署|签约|生效|期满|到期|届满|结束|\b(?:sign(?:ing|ed|ature)|end of (?:the )?(?:term|contract)|expiry)\b/i
/** What follows where nothing was paid; and what follows on a payment, which is none itself. */
const unpaid = new RegExp(
  `拒付|(?:仍|未|没有|不)(?:能|按[时期约]|予|再|得到)?(?:${moves}|结清)|\\b(?:not paid|unpaid|fails? to pay|does not pay)\\b`,
  'i',
)
const afterPaying = new RegExp(
  `(?:${moves}|收款|到账|款项)(?:之日)?(?:之?后|起)?(?:的)?第?\\s*$|\\b(?:after|of|from) (?:the )?(?:payment|remittance|transfer)\\s*$`,
  'i',
)

/**
 * The institution pays, or somebody is paid who is not the institution: wages, volunteers, a tax. Where the purchaser is the one who pays,
 * whatever for, the time is one to pay.
 * @param upTo the sentence as far as the part with the time goes: the last one named in it before the verb is who acts
 */
function paysSomethingElse(sentence: string, upTo: string, beside: string): boolean {
  const acts = actor(upTo)
  if (acts === 'provider') return true
  return acts === undefined && (elsewhere.test(beside) || (elsewhere.test(sentence) && !/[，,]/.test(sentence)))
}
const elsewhere =
  /工资|薪[酬资水]|劳动?报酬|劳务费|加班费|社保|社会保险|公积金|保险费|意外险|经济补偿|医疗费|捐[赠款]|善款|慰问|奖学|税[费款]|(?:志愿者|居民|困难|受助|救助)[^，,]{0,8}(?:补[贴助]|津贴|救助金)|(?:补[贴助]|津贴|救助金)[^，,]{0,16}(?:志愿者|居民|困难|受助)|\b(?:wages?|salar(?:y|ies)|workers?|staff|employees|volunteers?|insurance|tax(?:es)?|donations?)\b/i

const { provider, purchaser, theProvider, thePurchaser } = party
/** Beside them the institution is no actor: what is its own, or what it hands in first. */
const itsPaper = '(?:的|发票|提供|提交|开具|出具|开出|送交|递交|申请|请款|书面|合法|有效|正式|材料|报告|账户|指定|完成|履行|交付|通过)'
const actors: readonly { readonly who: 'provider' | 'purchaser'; readonly said: RegExp }[] = [
  { who: 'provider', said: re(`(?<![向给对予收付至于与和拨入到进])${provider}(?!\\s*${itsPaper})`) },
  { who: 'purchaser', said: re(`(?<![向给对予与和])${purchaser}(?!\\s*(?:的|账户))`) },
  {
    who: 'provider',
    said: re(
      `(?<!\\bto )\\b${theProvider}\\b (?:\\w+ ){0,3}(?:pays?|settles?|remits?|transfers?|wires?|disburses?)\\b|\\b(?:paid|settled|remitted|transferred|wired|disbursed) by ${theProvider}\\b`,
    ),
  },
  {
    who: 'purchaser',
    said: re(
      `\\b${thePurchaser}\\b (?:\\w+ ){0,3}(?:pays?|settles?|remits?|transfers?|wires?|disburses?)\\b|\\b(?:paid|settled|remitted|transferred|wired|disbursed) by ${thePurchaser}\\b`,
    ),
  },
]
/** Who was named last as the one who acts; undefined where nobody is. */
function actor(text: string): 'provider' | 'purchaser' | undefined {
  const named = actors.flatMap(({ who, said }) => [...text.matchAll(new RegExp(said, 'gi'))].map((m) => ({ who, at: m.index })))
  return named.sort((a, b) => a.at - b.at).at(-1)?.who
}

interface TimeNamed {
  readonly at: number
  readonly text: string
  readonly days: number
  readonly loose: boolean
}
const endOf = (t: TimeNamed | undefined): number => (t ? t.at + t.text.length : 0)

const zhNumber = '(?<![0-9.])([0-9]{1,4}(?:\\.[0-9]{1,2})?|[〇零一二两三四五六七八九十百]{1,7}|半)'
const zhUnit = '个?(工作日|自然日|日历[日天]|日|天|月|季度|周|星期|年)'
const en = '(?<![\\d.])(\\d{1,4}(?:\\.\\d{1,2})?|half a)[ -](working days|business days|calendar days|days|weeks?|months?|quarters?|years?)'
/** Sure ones first, but for what would be misread by them: where two meet, the first is taken. */
const written: readonly { readonly as: RegExp; readonly loose: boolean }[] = [
  // Next January may lie a day ahead or a year: how many days that gives cannot be told.
  {
    as: /(?:次年|下一?年度?|来年|第二年|翌年|隔年)度?的?第?[一二两三四五六七八九十\d]{1,2}个?(?:月份?|季度)(?:[^，,。]{0,4}?(?:日|号|底|末|初|前|内))?/,
    loose: true,
  },
  { as: new RegExp(`${zhNumber}\\s*${zhUnit}(?:之?内|以内|后|之日|届满|付款|支付)`), loose: false },
  { as: new RegExp(`(?:付款|支付|账期|结算期)(?:期限?|时间|账期|周期)?[为是：:]{0,2}\\s*${zhNumber}\\s*${zhUnit}`), loose: false },
  { as: new RegExp(`\\b(?:within|after|in|net|than|terms?:?|of|due) (?:a |an )?${en}\\b`, 'i'), loose: false },
  { as: /\b(\d{1,4}) (days|weeks|months) (?:after|of|from|net)\b/i, loose: false },
  { as: /\bpayment(?: terms?)?: ?(\d{1,4}) (days|weeks|months)\b/i, loose: false },
  { as: /\bnet (\d{1,4})\b/i, loose: false },
  {
    as: /\b(?:by|before|until|not later than) the (\d{1,4})(?:st|nd|rd|th) (days?)\b(?! of (?:the|each|every|that) (?:\w+ )?(?:month|quarter|year))/i,
    loose: false,
  },
  { as: /\b(?:by|before|until|not later than) the [\w-]+ (?:day|week|month)\b/i, loose: true },
  { as: /(?:次年|下一?年度|来年|第二年|翌年)[^，,。]{0,4}?(?:年底|年末|底|末)[^，,。]{0,6}?(?:支付|付款|付清|结清)/, loose: false },
  { as: /(?:次年|下一?年度|来年|第二年|翌年)[^，,。]{0,10}?(?:支付|付款|付清|结清)/, loose: true },
  { as: /(?:次|下一?个?|翌|隔)季度?(?:[^，,。]{0,8}?(?:月|日|号|底|末|内)前?)?/, loose: true },
  { as: /(?:次|下个?|翌)月(?:[^，,。]{0,6}?(?:日|号|底|末)前?)?/, loose: true },
  { as: /第[〇零一二两三四五六七八九十百\d]+个?(?:季度|月)/, loose: true },
  { as: new RegExp(`第${zhNumber}\\s*个?(工作日|自然日|日历[日天]|日|天)(?:之?前|以前)`), loose: true },
  { as: /(?:年|月|季度?)(?:底|末)/, loose: true },
  { as: /T\s*\+\s*\d{1,4}|月结\s*\d{1,4}\s*[天日]?/i, loose: true },
  { as: new RegExp(`(?<![\\d年第每])${zhNumber}\\s*${zhUnit}(?!\\d)`), loose: true },
  { as: /\bin the [\w-]+ (?:day|week|month|quarter|year) (?:following|after)\b/i, loose: true },
  { as: /\bwithin (?:a|one) (?:week|fortnight|month|quarter|year)\b/i, loose: true },
  { as: new RegExp(`\\b${en}\\b`, 'i'), loose: true },
]
const putsOff =
  /(?:延长|延至|延期|推迟|宽限|展期|顺延|最长|不超过|至多|不少于|不低于|不含|除外)[^，,]{0,6}$|\b(?:extended|up to|at most|at least|or|than|then)\b[^,]{0,12}$/i
const often = /每[隔满]?(?:过)?\s*$|\b(?:every|each) $/i
const ofService = /(?:服务|合同|履约|履行|项目|协议|实施|运营)(?:期限?|期间|周期)(?:[为共是的]|总共|合计)?[：:]?\s*$/
const fromOther = /(?:[0-9]|[一二三四五六七八九十百])\s*(?:[日天]?\s*)?(?:[至到~～-]|–|—)\s*$|\b\d+ ?(?:to|-|–) ?$/i

/** Every time that a sentence names, in its order. */
function timesNamed(sentence: string): TimeNamed[] {
  const found: TimeNamed[] = []
  for (const { as, loose } of written)
    for (const m of sentence.matchAll(new RegExp(as, 'gi'))) {
      const at = m.index
      const meets = found.some((o) => at < endOf(o) && o.at < at + m[0].length)
      // How often, and not within which time: every thirty days.
      if (!meets && !often.test(sentence.slice(0, at)))
        found.push({ at, text: m[0], days: daysOf(m), loose: loose || unclear(sentence.slice(0, at), m[0]) })
    }
  return found.sort((a, b) => a.at - b.at)
}
/** Part of a range, an extension of another term, or how long the service lasts. */
const unclear = (before: string, text: string): boolean =>
  fromOther.test(before) || ofService.test(before) || putsOff.test(before) || /\b(?:\d+ ?(?:to|-|–) ?\d+)\b/i.test(text)

function daysOf(m: RegExpMatchArray): number {
  if (m[1] === undefined) return /(?:次年|下一?年度|来年|第二年|翌年).{0,4}?[底末]/.test(m[0]) && !/[月季]/.test(m[0]) ? 365 : Number.NaN
  const number = /半|half/i.test(m[1]) ? 0.5 : m[1].includes('.') ? Number(m[1]) : numeral(m[1])
  return Math.floor(number * perUnit(m[2] ?? 'days'))
}
const perUnit = (unit: string): number =>
  /工作日|working|business/i.test(unit)
    ? 1.4
    : /周|星期|week/i.test(unit)
      ? 7
      : /季度|quarter/i.test(unit)
        ? 91
        : /月|month/i.test(unit)
          ? 30
          : /年|year/i.test(unit)
            ? 365
            : 1
