import { type Day, isAfter, isRefusal, type Refusal, sayDay } from '#kernel'
import { inPlace, type Place } from '../places/place.ts'
import { type Answer, type Finding, finding } from '../answer.ts'
import { type Length, workingDays } from '../length.ts'
import { inForce, type Parameter, parameter } from '../parameter.ts'
import { answered, because } from '../steps.ts'
import { contractFiled, contractPublished } from './award.ts'
import type { Calendar } from '../calendar.ts'
import { procurementLastDay } from './last-day.ts'
import { cite, type RuleNumber } from './instruments.ts'

const working = { zh: '工作日', en: 'working days' }

export const mediaWorkingDays = parameter({
  name: 'publication.media-working-days',
  says: { zh: '指定媒体收到信息后几个工作日内发布', en: 'Working days within which the designated media publish' },
  unit: working,
  values: { '2020-03-01': { value: 1, cites: [cite('R-115')] } },
  checkedOn: '2026-11-23',
})
export const disclosureWorkingDays = parameter({
  name: 'open-information.disclosure-working-days',
  says: { zh: '应主动公开的信息形成后几个工作日内公开', en: 'Working days within which information is disclosed after it is made' },
  unit: working,
  values: { '2019-05-15': { value: 20, cites: [cite('R-116')] } },
  checkedOn: '2026-11-24',
})
export const requestWorkingDays = parameter({
  name: 'open-information.request-working-days',
  says: { zh: '公开申请几个工作日内答复；可延长几个工作日', en: 'Working days to answer a request, and by how many it may be extended' },
  unit: working,
  values: { '2019-05-15': { value: { answered: 20, extension: 20 }, cites: [cite('R-116')] } },
  checkedOn: '2026-11-24',
})

const within = (
  p: { readonly value: number; readonly cites: readonly ReturnType<typeof cite>[] },
  from: Day,
  calendar: Calendar,
): Answer<Day> | Refusal => {
  const by = procurementLastDay(from, workingDays(p.value), calendar)
  if (isRefusal(by)) return by
  return answered(by, [
    because(
      `${sayDay(from, 'zh')}起 ${p.value} 个工作日，当日不计，最迟${sayDay(by, 'zh')}。`,
      `${p.value} working days from ${sayDay(from, 'en')}, that day not counted: by ${sayDay(by, 'en')}.`,
      ...p.cites,
    ),
  ])
}
const on = (p: Parameter<number>, lawDay: Day) => inForce(p, lawDay)

/** By when the designated media publish a notice. */
export const mediaPublishBy = (receivedOn: Day, lawDay: Day, calendar: Calendar) =>
  within(on(mediaWorkingDays, lawDay), receivedOn, calendar)
/** By when information is disclosed without being asked. */
export const discloseBy = (madeOn: Day, lawDay: Day, calendar: Calendar) => within(on(disclosureWorkingDays, lawDay), madeOn, calendar)
/** By when a request for information is answered, with the extension if one was approved. */
export function answerRequestBy(receivedOn: Day, isExtended: boolean, lawDay: Day, calendar: Calendar): Answer<Day> | Refusal {
  const law = inForce(requestWorkingDays, lawDay)
  return within({ value: law.value.answered + (isExtended ? law.value.extension : 0), cites: law.cites }, receivedOn, calendar)
}

/** By when a signed contract is published and a copy of it filed. */
export function contractOpenBy(
  signedOn: Day,
  lawDay: Day,
  calendar: Calendar,
  place?: Place,
): Answer<{ readonly publishedBy: Day; readonly filedBy: Day }> | Refusal {
  const publishedBy = lastDay(contractPublished, signedOn, lawDay, calendar, place)
  if (isRefusal(publishedBy)) return publishedBy
  const filedBy = lastDay(contractFiled, signedOn, lawDay, calendar, place)
  if (isRefusal(filedBy)) return filedBy
  return answered({ publishedBy: publishedBy.value, filedBy: filedBy.value }, [
    because('公告合同：', 'To publish the contract:'),
    ...publishedBy.steps,
    because('副本备案：', 'To file a copy:'),
    ...filedBy.steps,
  ])
}
const lastDay = (p: Parameter<Length>, from: Day, lawDay: Day, calendar: Calendar, place?: Place) => {
  const law = inPlace(p, place, lawDay)
  return within({ ...law, value: law.value.count }, from, calendar)
}

/** What was done about a signed contract, and what was kept from the public. */
export interface OpennessFacts {
  readonly signedOn: Day
  /** Left out while it has not happened. */
  readonly publishedOn?: Day
  readonly filedOn?: Day
  readonly today: Day
  /** Why the contract, or a part, is withheld. */
  readonly withheldBecause?: 'state-secret' | 'trade-secret-of-a-part' | 'trade-secret-of-the-whole' | 'other'
  readonly hasProjectLedger: boolean
  readonly purchaserGuaranteesLoans?: boolean
}

/** What is late or hidden about a contract (R-40, R-111; F-53). Refused when the calendar does not know the year. */
export function checkOpenness(f: OpennessFacts, lawDay: Day, calendar: Calendar, place?: Place): readonly Finding[] | Refusal {
  const found: Finding[] = []
  const note = (rule: RuleNumber, at: string, zh: string, en: string) => found.push(finding(rule, { zh, en }, [cite(rule)], { at }))
  const published = lastDay(contractPublished, f.signedOn, lawDay, calendar, place)
  if (isRefusal(published)) return published
  const filed = lastDay(contractFiled, f.signedOn, lawDay, calendar, place)
  if (isRefusal(filed)) return filed
  if (f.withheldBecause === 'trade-secret-of-the-whole' || f.withheldBecause === 'other')
    note(
      'R-40',
      'withheldBecause',
      '不能以商业秘密等为由把整份合同藏起来；只有涉及国家秘密、商业秘密的那一部分可以不公告。请公开其余部分。',
      'The whole contract may not be hidden as a trade secret; only the parts that are secret may be left out. Publish the rest.',
    )
  else if (f.withheldBecause !== 'state-secret' && isAfter(f.publishedOn ?? f.today, published.value))
    note(
      'R-40',
      'publishedOn',
      `合同应在${sayDay(published.value, 'zh')}前公告，${f.publishedOn ? '已迟' : '还没有公告'}。请立即公告并记录原因。`,
      `The contract was to be published by ${sayDay(published.value, 'en')} and ${f.publishedOn ? 'was late' : 'is not yet'}. Publish it now and record why.`,
    )
  if (isAfter(f.filedOn ?? f.today, filed.value))
    found.push(
      finding(
        'R-40',
        {
          zh: `合同副本应在${sayDay(filed.value, 'zh')}前备案，${f.filedOn ? '已迟' : '还没有备案'}。`,
          en: `A copy was to be filed by ${sayDay(filed.value, 'en')} and ${f.filedOn ? 'was late' : 'is not yet'}.`,
        },
        [cite('R-40', 'procurement-law')],
        { at: 'filedOn' },
      ),
    )
  if (!f.hasProjectLedger)
    note(
      'R-111',
      'hasProjectLedger',
      '没有项目台账，只有一张表格不够。请逐项记录服务、人员、经费和证据。',
      'There is no project ledger; a spreadsheet alone is not one. Record service, people, money and evidence entry by entry.',
    )
  if (f.purchaserGuaranteesLoans)
    note(
      'R-111',
      'purchaserGuaranteesLoans',
      '承接主体可以凭合同融资，但购买主体不得提供担保。请撤销担保。',
      'The provider may borrow on the contract, but the purchaser may not guarantee it. Withdraw the guarantee.',
    )
  return found
}
