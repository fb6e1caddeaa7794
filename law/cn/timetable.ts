import { type Citation, type Day, isBefore, isRefusal, type Refusal, sayDay, type Words } from '#kernel'
import type { Answer, Reason } from '../answer.ts'
import { dayAfter, type Length, plusLength, sayLength } from '../length.ts'
import { methodNamed, type MethodName } from '../methods/index.ts'
import type { Parameter } from '../parameter.ts'
import { inPlace, type Place } from '../places/place.ts'
import { answered } from '../steps.ts'
import {
  awardNoticeSent,
  contractFiled,
  contractPublished,
  contractSigned,
  decideBy,
  decisionMade,
  fileKeptYears,
  reportDelivered,
  resultNoticeStands,
  signBy,
} from './award.ts'
import { intentionDays } from './bid-period.ts'
import { bidBondRefund } from './bonds.ts'
import type { Calendar } from '../calendar.ts'
import { procurementLastDay } from './last-day.ts'
import { clocks } from './challenge.ts'
import { cite } from './instruments.ts'

/** What is planned and, as it happens, what is known. Days not known yet are taken as late as the law allows. */
export interface TimetableFacts {
  readonly method: MethodName
  readonly place: Place
  /** Day the notice is published and the documents are first issued. */
  readonly issuedOn: Day
  readonly lawDay: Day
  readonly calendar: Calendar
  readonly deadlineOn?: Day
  readonly evaluatedOn?: Day
  readonly reportReceivedOn?: Day
  readonly decidedOn?: Day
  readonly awardNoticeOn?: Day
  readonly signedOn?: Day
  /** Days on which finance had it stand still, none of the days to decide; and those on which nobody might sign. */
  readonly suspended?: readonly Day[]
  readonly maySignNot?: readonly Day[]
}

export type TimetableStep =
  | 'intention'
  | 'notice'
  | 'notice-ends'
  | 'documents-until'
  | 'documents-challenged-until'
  | 'clarification'
  | 'deadline'
  | 'report'
  | 'decision'
  | 'award-notice'
  | 'result-notice-ends'
  | 'result-challenged-until'
  | 'losers-bonds-refunded'
  | 'contract'
  | 'contract-published'
  | 'contract-filed'
  | 'winner-bond-refunded'
  | 'file-kept-until'

/** One day of the chain. `earliestOn`: not before; `latestOn`: not after; `on`: that day. `unknown` says why there is no day. */
export interface TimetableRow {
  readonly step: TimetableStep
  readonly what: Words
  readonly earliestOn?: Day
  readonly latestOn?: Day
  readonly on?: Day
  /** How the day was counted. */
  readonly how: Words
  readonly cites: readonly Citation[]
  readonly unknown?: Refusal
  /** A planned day that the law does not allow, said in words. */
  readonly breach?: Words
}

/** The day that an answer of the law gives from another one, where that is known. */
function lastOf(from: Day | Refusal, by: (on: Day) => Answer<Day> | Refusal): Day | Refusal {
  if (isRefusal(from)) return from
  const found = by(from)
  return isRefusal(found) ? found : found.value
}
const notCounted = (how: Words, still: readonly Day[] = []): Words =>
  still.length === 0 ? how : { zh: `${how.zh}（不得进行的日子不计）`, en: `${how.en}, days on which nobody might not counted` }

/**
 * Every day of a procurement from the intention to the filed contract, each with its rule.
 * Where working days of a year are not known, the row says so and the rows that hang on it too; the others stand.
 */
export function timetable(f: TimetableFacts): readonly TimetableRow[] {
  const method = methodNamed(f.method)
  const law = <T>(p: Parameter<T>) => inPlace(p, f.place, f.lawDay)
  const after = (from: Day | Refusal, p: Parameter<Length | null> | Parameter<Length>, moved = false): Day | Refusal => {
    if (isRefusal(from)) return from
    const length = law(p as Parameter<Length>).value
    return moved ? procurementLastDay(from, length, f.calendar) : plusLength(from, length, f.calendar)
  }
  const rows: TimetableRow[] = []
  const add = (
    step: TimetableStep,
    kind: 'earliestOn' | 'latestOn' | 'on',
    d: Day | Refusal,
    how: Words,
    cites: readonly Citation[],
    breach?: Words,
  ) => rows.push({ step, what: whats[step], ...(isRefusal(d) ? { unknown: d } : { [kind]: d }), how, cites, ...(breach ? { breach } : {}) })
  const counted = (from: Day | Refusal, p: Parameter<Length>): Words => say(from, sayLength(law(p).value))

  const intention = law(intentionDays)
  add(
    'intention',
    'latestOn',
    dayAfter(f.issuedOn, { days: -intention.value }),
    {
      zh: `采购活动开始（${sayDay(f.issuedOn, 'zh')}）前至少 ${intention.value} 日；不可预见的紧急项目除外`,
      en: `at least ${intention.value} days before the start on ${sayDay(f.issuedOn, 'en')}; unforeseeable urgent projects are exempt`,
    },
    intention.cites,
  )
  add('notice', 'on', f.issuedOn, { zh: '发出采购文件的当日', en: 'the day the documents are issued' }, [cite('R-21')])

  const notice = law(method.noticeStands)
  const noticeEnds = notice.value ? after(f.issuedOn, method.noticeStands) : f.issuedOn
  if (notice.value) add('notice-ends', 'earliestOn', noticeEnds, say(f.issuedOn, sayLength(notice.value)), notice.cites)

  const available = law(method.documentsAvailable)
  if (available.value)
    add('documents-until', 'earliestOn', after(f.issuedOn, method.documentsAvailable), say(f.issuedOn, sayLength(available.value)), [
      ...available.cites,
      cite('R-50'),
    ])
  add(
    'documents-challenged-until',
    'latestOn',
    after(noticeEnds, clocks.challengeFiled),
    {
      zh: '自公告期限届满起七个工作日；收到文件的供应商自收到之日起算',
      en: 'seven working days from the end of the notice; a supplier who received the documents counts from that day',
    },
    law(clocks.challengeFiled).cites,
  )

  const period = law(method.shortestBidPeriod)
  const earliest = period.value ? after(f.issuedOn, method.shortestBidPeriod, true) : f.issuedOn
  const deadline = f.deadlineOn ?? earliest
  const clarification = law(method.clarificationBefore)
  if (clarification.value)
    add(
      'clarification',
      'latestOn',
      isRefusal(deadline) ? deadline : plusLength(deadline, clarification.value, f.calendar, -1),
      {
        zh: `截止前至少 ${sayLength(clarification.value).zh}，不足的顺延截止日`,
        en: `at least ${sayLength(clarification.value).en} before the deadline, or the deadline moves`,
      },
      clarification.cites,
    )
  if (period.value) {
    // The bare length decides what is too early; moving off a holiday is only advice for choosing the day.
    const least = plusLength(f.issuedOn, period.value, f.calendar)
    const tooEarly = f.deadlineOn && !isRefusal(least) && isBefore(f.deadlineOn, least)
    add(
      'deadline',
      f.deadlineOn ? 'on' : 'earliestOn',
      deadline,
      say(f.issuedOn, sayLength(period.value)),
      [...period.cites, cite('R-50')],
      tooEarly
        ? { zh: `太早：最早${sayDay(least, 'zh')}。请推迟截止日。`, en: `Too early: not before ${sayDay(least, 'en')}. Move the deadline.` }
        : undefined,
    )
  }

  const evaluated = f.evaluatedOn ?? deadline
  const report = f.reportReceivedOn ?? after(evaluated, reportDelivered)
  add('report', f.reportReceivedOn ? 'on' : 'latestOn', report, counted(evaluated, reportDelivered), law(reportDelivered).cites)
  const decided = f.decidedOn ?? lastOf(report, (on) => decideBy(on, f.lawDay, f.calendar, f.place, f.suspended))
  add('decision', f.decidedOn ? 'on' : 'latestOn', decided, notCounted(counted(report, decisionMade), f.suspended), law(decisionMade).cites)
  const noticed = f.awardNoticeOn ?? after(decided, awardNoticeSent)
  add('award-notice', f.awardNoticeOn ? 'on' : 'latestOn', noticed, counted(decided, awardNoticeSent), law(awardNoticeSent).cites)
  const resultEnds = after(noticed, resultNoticeStands)
  add(
    'result-notice-ends',
    f.awardNoticeOn ? 'on' : 'latestOn',
    resultEnds,
    counted(noticed, resultNoticeStands),
    law(resultNoticeStands).cites,
  )
  add(
    'result-challenged-until',
    'latestOn',
    after(resultEnds, clocks.challengeFiled),
    counted(resultEnds, clocks.challengeFiled),
    law(clocks.challengeFiled).cites,
  )
  add('losers-bonds-refunded', 'latestOn', after(noticed, bidBondRefund), counted(noticed, bidBondRefund), law(bidBondRefund).cites)

  const signed = f.signedOn ?? lastOf(noticed, (on) => signBy(on, f.lawDay, f.calendar, f.place, f.maySignNot))
  add('contract', f.signedOn ? 'on' : 'latestOn', signed, notCounted(counted(noticed, contractSigned), f.maySignNot), [
    ...law(contractSigned).cites,
    cite('R-50'),
  ])
  add('contract-published', 'latestOn', after(signed, contractPublished), counted(signed, contractPublished), law(contractPublished).cites)
  add('contract-filed', 'latestOn', after(signed, contractFiled), counted(signed, contractFiled), law(contractFiled).cites)
  add('winner-bond-refunded', 'latestOn', after(signed, bidBondRefund), counted(signed, bidBondRefund), law(bidBondRefund).cites)
  const kept = law(fileKeptYears)
  add(
    'file-kept-until',
    'earliestOn',
    isRefusal(signed) ? signed : dayAfter(signed, { years: kept.value }),
    {
      zh: `自采购结束（这里按签订日）起至少 ${kept.value} 年`,
      en: `at least ${kept.value} years from the end of the procurement, here the day of signing`,
    },
    kept.cites,
  )
  return rows
}

/** The same as an answer: one step a row, so that a rule report can say it. A row whose day cannot be told says why. */
export function timetableAnswer(f: TimetableFacts): Answer<readonly TimetableRow[]> {
  const rows = timetable(f)
  const kinds = {
    on: { zh: '', en: '' },
    earliestOn: { zh: '最早', en: 'not before ' },
    latestOn: { zh: '最迟', en: 'by ' },
  } as const
  return answered(
    rows,
    rows.map((r): Reason => {
      const kind = (['on', 'earliestOn', 'latestOn'] as const).find((k) => r[k])
      if (!kind)
        return {
          says: { zh: `${r.what.zh}：${r.unknown!.words.zh}`, en: `${r.what.en}: ${r.unknown!.words.en}` },
          cites: r.cites,
        }
      const breach = r.breach ?? { zh: '', en: '' }
      return {
        says: {
          zh: `${r.what.zh}：${kinds[kind].zh}${sayDay(r[kind]!, 'zh')}（${r.how.zh}）。${breach.zh}`,
          en: `${r.what.en}: ${kinds[kind].en}${sayDay(r[kind]!, 'en')} (${r.how.en}). ${breach.en}`.trim(),
        },
        cites: r.cites,
      }
    }),
  )
}

const say = (from: Day | Refusal, length: Words): Words =>
  isRefusal(from)
    ? { zh: `自上一步起 ${length.zh}，当日不计`, en: `${length.en} from the step before, that day not counted` }
    : { zh: `自${sayDay(from, 'zh')}起 ${length.zh}，当日不计`, en: `${length.en} from ${sayDay(from, 'en')}, that day not counted` }

const whats: Readonly<Record<TimetableStep, Words>> = {
  intention: { zh: '公开采购意向', en: 'Publish the intention' },
  notice: { zh: '发布公告、开始发出文件', en: 'Publish the notice and issue the documents' },
  'notice-ends': { zh: '公告期限届满', en: 'The notice period ends' },
  'documents-until': { zh: '文件提供至', en: 'Documents available until' },
  'documents-challenged-until': { zh: '对采购文件质疑截止', en: 'Last day to challenge the documents' },
  clarification: { zh: '发出影响投标的澄清或修改', en: 'Clarify or change what affects bids' },
  deadline: { zh: '投标（响应）截止', en: 'Deadline for bids' },
  report: { zh: '评审报告送交采购人', en: 'Report handed to the purchaser' },
  decision: { zh: '采购人确定中标、成交供应商', en: 'Purchaser decides the winner' },
  'award-notice': { zh: '发出通知书并公告结果', en: 'Send the award notice and publish the result' },
  'result-notice-ends': { zh: '结果公告期限届满', en: 'The result notice period ends' },
  'result-challenged-until': { zh: '对结果质疑截止', en: 'Last day to challenge the result' },
  'losers-bonds-refunded': { zh: '退还未中标人保证金', en: 'Refund the bonds of the others' },
  contract: { zh: '签订合同', en: 'Sign the contract' },
  'contract-published': { zh: '公告合同', en: 'Publish the contract' },
  'contract-filed': { zh: '合同备案', en: 'File the contract' },
  'winner-bond-refunded': { zh: '退还中标人投标保证金', en: 'Refund the winner’s bid bond' },
  'file-kept-until': { zh: '采购文件保存至', en: 'Keep the procurement file until' },
}
