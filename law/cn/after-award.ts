import { both, type Day, isRefusal, later, type Refusal, sayDay } from '#kernel'
import type { Answer } from '../answer.ts'
import { sayLength } from '../length.ts'
import { inPlace, type Place } from '../places/place.ts'
import { answered, because } from '../steps.ts'
import type { Calendar } from '../calendar.ts'
import type { NoticeItem, Standstill } from '../law.ts'
import { resultNoticeStands } from './award.ts'
import { challengeTime } from './challenge.ts'
import { procurementLastDay } from './last-day.ts'
import { cite } from './instruments.ts'

/** What a result notice has to say. */
export const resultNoticeItems: readonly NoticeItem[] = [
  { id: 'project', says: both('项目名称和编号', 'Name and number of the project'), cites: [cite('R-38')] },
  { id: 'purchaser', says: both('采购人的名称、地址和联系方式', 'Name, address and contact of the purchaser'), cites: [cite('R-38')] },
  { id: 'winner', says: both('中标、成交供应商的名称和地址', 'Name and address of the winner'), cites: [cite('R-38')] },
  { id: 'amount', says: both('中标、成交金额', 'Amount of the award'), cites: [cite('R-38')] },
  {
    id: 'subject',
    says: both('主要标的的名称、数量、单价和服务要求', 'What was bought: name, quantity, unit price, what is asked for'),
    cites: [cite('R-38')],
  },
  { id: 'panel', says: both('评审专家名单', 'Names of the panel'), cites: [cite('R-38')] },
  { id: 'period', says: both('公告期限', 'How long the notice stands'), cites: [cite('R-38')] },
]

/**
 * How long a signature may still be overtaken: until the time to challenge the result is over. No text that was read forbids a signature
 * before that day, so it binds nobody by itself and the pages show it; what stops a signature is a challenge that stands.
 */
export function standstill(noticeOn: Day, lawDay: Day, calendar: Calendar, place?: Place): Answer<Standstill> | Refusal {
  const stands = inPlace(resultNoticeStands, place, lawDay)
  const noticeEndsOn = procurementLastDay(noticeOn, stands.value, calendar)
  if (isRefusal(noticeEndsOn)) return noticeEndsOn
  const time = challengeTime({ about: 'result', resultNoticeEndedOn: noticeEndsOn }, lawDay, calendar)
  if (isRefusal(time)) return time
  return answered({ noticeEndsOn, challengeUntilOn: later(noticeEndsOn, time.value.lastOn), binds: false }, [
    because(
      `结果公告期限${sayLength(stands.value).zh}，到${sayDay(noticeEndsOn, 'zh')}；此后七个工作日内可以质疑，最后一日是${sayDay(time.value.lastOn, 'zh')}。没有读到禁止在此之前签约的条文；有质疑未了的，不得签约。`,
      `The result notice stands for ${sayLength(stands.value).en}, to ${sayDay(noticeEndsOn, 'en')}; the result can be challenged until ${sayDay(time.value.lastOn, 'en')}. No text that was read forbids signing before that; while a challenge stands nobody signs.`,
      ...stands.cites,
      cite('R-78'),
    ),
    ...time.steps,
  ])
}

/**
 * What follows where a winner does not sign (R-39b): the next candidate in the order of the report, or the purchase anew. What the winner
 * answers for is decided by finance and not here.
 */
export const afterWinnerFails = () =>
  answered(['next-candidate', 'restart'] as const, [
    because(
      '中标、成交供应商拒绝签订合同的，可以按评审报告推荐的排序确定下一候选人，也可以重新开展采购；没有正当理由拒签的，由财政部门依法追究责任。',
      'Where the winner refuses to sign, the next candidate in the order of the report may be named, or the purchase begins anew; who refuses without good reason answers for it before finance.',
      cite('R-39b'),
    ),
  ])
