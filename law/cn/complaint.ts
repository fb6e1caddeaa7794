import { type Day, isAfter, sayDay } from '#kernel'
import type { Answer } from '../answer.ts'
import { inForce, parameter } from '../parameter.ts'
import { answered, because } from '../steps.ts'
import { cite } from './instruments.ts'
import { ruleInForce } from './rule-in-force.ts'

export const unfoundedComplaints = parameter({
  name: 'complaint.unfounded',
  says: {
    zh: '多少个月内有多少次投诉查无实据，列入不良行为记录名单',
    en: 'How many unfounded complaints within how many months put a supplier on the list of bad conduct',
  },
  unit: { zh: '次与月', en: 'complaints and months' },
  values: { '2018-03-01': { value: { count: 3, months: 12 }, cites: [cite('R-79', 'order-94')] } },
  checkedOn: '2026-11-25',
})
export const fabricationBan = parameter({
  name: 'complaint.fabrication-ban-years',
  says: {
    zh: '捏造事实、提供虚假材料投诉的，禁止参加采购几年',
    en: 'Years of exclusion for complaints built on fabrication or false papers',
  },
  unit: { zh: '年', en: 'years' },
  values: { '2015-03-01': { value: { least: 1, most: 3 }, cites: [cite('R-79')] } },
  checkedOn: '2026-11-24',
})

/**
 * Whether a further challenge on the same step must be taken. The documents may ask that all challenges on one step come
 * at once; where they do not, a second one in time is as good as the first.
 */
export function mayChallengeAgain(f: {
  readonly documentsAskAllAtOnce: boolean
  /** The same supplier challenged the same step before. */
  readonly challengedBefore: boolean
  readonly lawDay: Day
}): Answer<boolean> {
  const may = !(f.documentsAskAllAtOnce && f.challengedBefore && ruleInForce('R-72', f.lawDay))
  return answered(may, [
    may
      ? because(
          '没有要求一次性提出，或者是第一次提出：在期限内的都应当受理。',
          'Nothing asks for all at once, or this is the first: taken, when it is in time.',
          cite('R-72'),
        )
      : because(
          '采购文件要求对同一环节一次性提出质疑，已经提出过，可以不再受理；请书面告知并说明依据。',
          'The documents ask for all challenges on one step at once and one was filed before: this one need not be taken. Say so in writing, with the reason.',
          cite('R-72'),
        ),
  ])
}

/** What stands still because of an inquiry or challenge: nothing, the signing, or the performance of a signed contract. */
export function pausedBy(f: {
  readonly mayAffectResult: boolean
  readonly isSigned: boolean
}): Answer<'nothing' | 'signing' | 'performance'> {
  const paused = f.mayAffectResult ? (f.isSigned ? 'performance' : 'signing') : 'nothing'
  const says = {
    nothing: because('不影响结果，采购活动继续。', 'It cannot affect the result: the procurement goes on.', cite('R-78')),
    signing: because('可能影响结果，暂停签订合同。', 'It may affect the result: signing waits.', cite('R-78')),
    performance: because(
      '可能影响结果，已经签订的合同中止履行。',
      'It may affect the result: performance of the signed contract is suspended.',
      cite('R-78'),
    ),
  }
  return answered(paused, [says[paused]])
}

/** Which matters of a complaint are not to be judged, for nobody challenged them first. What the reply itself gives rise to may be raised. */
export function beyondTheChallenge(f: {
  readonly challenged: readonly string[]
  readonly complained: readonly string[]
  readonly arisesFromReply: readonly string[]
}): Answer<readonly string[]> {
  const beyond = f.complained.filter((m) => !f.challenged.includes(m) && !f.arisesFromReply.includes(m))
  return answered(beyond, [
    because(
      beyond.length
        ? `没有先质疑、也不是因答复产生的事项，不予审理：${beyond.join('、')}。`
        : '投诉事项都在已质疑的范围内，或者是因答复产生的。',
      beyond.length
        ? `Neither challenged first nor arising from the reply, so not judged: ${beyond.join(', ')}.`
        : 'All of it was challenged first or arises from the reply.',
      cite('R-79'),
    ),
  ])
}

/** Whether unfounded complaints put a supplier on the list of bad conduct: so many within so many months up to a day, wherever they were filed. */
export function isOnBadRecord(unfoundedOn: readonly Day[], on: Day, lawDay: Day): Answer<boolean> {
  const law = inForce(unfoundedComplaints, lawDay)
  const since = on.subtract({ months: law.value.months })
  // The day twelve months ago is out: from 2025-03-02 to 2026-03-01 is a year.
  const counted = unfoundedOn.filter((d) => isAfter(d, since) && !isAfter(d, on)).length
  const isOn = counted >= law.value.count
  return answered(isOn, [
    because(
      `${sayDay(on, 'zh')}前 ${law.value.months} 个月内，查无实据的投诉 ${counted} 次，${law.value.count} 次以上列入不良行为记录名单：${isOn ? '应当列入' : '没有达到'}。`,
      `${counted} unfounded complaints in the ${law.value.months} months up to ${sayDay(on, 'en')}; ${law.value.count} or more put a supplier on the list: ${isOn ? 'it goes on' : 'not reached'}.`,
      ...law.cites,
    ),
  ])
}

/** Until when a supplier that fabricated may be kept out: the earliest and the latest last day, from the day of the decision. */
export function bannedUntil(decidedOn: Day, lawDay: Day): Answer<{ readonly earliestOn: Day; readonly latestOn: Day }> {
  const law = inForce(fabricationBan, lawDay)
  const [earliestOn, latestOn] = [decidedOn.add({ years: law.value.least }), decidedOn.add({ years: law.value.most })]
  return answered({ earliestOn, latestOn }, [
    because(
      `${sayDay(decidedOn, 'zh')}起禁止参加 ${law.value.least} 至 ${law.value.most} 年，即到${sayDay(earliestOn, 'zh')}至${sayDay(latestOn, 'zh')}。`,
      `Kept out for ${law.value.least} to ${law.value.most} years from ${sayDay(decidedOn, 'en')}: until ${sayDay(earliestOn, 'en')} at least, ${sayDay(latestOn, 'en')} at most.`,
      ...law.cites,
    ),
  ])
}
