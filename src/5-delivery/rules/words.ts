import { both, count, dictionary, listIn, type Words } from '#kernel'

/** What the time was spent on, and what belongs there. */
export const categoryWords = {
  direct: both('直接服务', 'Direct service'),
  indirect: both('间接服务', 'Indirect service'),
  planning: both('调研、策划和评估', 'Planning and evaluation'),
  supervision: both('督导和培训', 'Supervision and training'),
  administration: both('机构行政', 'Agency administration'),
  errand: both('合同以外的行政事务', 'Errands outside the contract'),
} as const satisfies Record<string, Words>
export const categoryHints = {
  direct: both('面谈、电话、小组、活动', 'Face to face, phone, group, event'),
  indirect: both('为某项服务做记录、协调、路程', 'Recording, coordination, travel for a service'),
  planning: both('需求调查、方案、总结', 'Surveys of needs, programmes, reports'),
  supervision: both('接受督导、学习', 'Being supervised, learning'),
  administration: both('本机构的会议和事务', 'Meetings and paperwork of our own agency'),
  errand: both('街道、社区交办的，不在合同里', 'Asked by the office or the community, not in the contract'),
} as const satisfies Record<keyof typeof categoryWords, Words>

export const askerWords = {
  'own-plan': both('我们的计划', 'Our own plan'),
  purchaser: both('购买方', 'The purchaser'),
  'host-unit': both('驻点单位', 'The host unit'),
  resident: both('居民', 'A resident'),
} as const satisfies Record<string, Words>

/** Why a record counts nowhere. */
export const notCountedWords = {
  'outside-contract': both('合同以外的工作，不计入', 'Work outside the contract, not counted'),
  'other-community': both('不在合同的社区，不计入', 'In a community the contract does not serve, not counted'),
  'not-appointed': both('当天不在岗，不计入', 'By somebody without a post that day, not counted'),
} as const satisfies Record<string, Words>

/** What was found when a drawn record was checked. */
export const checkResultWords = {
  'as-recorded': both('与记录一致', 'As recorded'),
  differs: both('与记录不符', 'Differs'),
  'not-checkable': both('无法核对', 'Could not be checked'),
} as const satisfies Record<string, Words>

/** How a value stands to what was asked for and promised. */
export const valueWords = dictionary('5-delivery/rules/words.valueWords', {
  reached: { zh: '达到', en: 'reached' },
  short: { zh: '没有达到承诺', en: 'short of the promise' },
  notYet: { zh: '还没有达到', en: 'not reached yet' },
})

/** How residents were heard. */
export const opinionRouteWords = {
  meeting: both('居民会议', 'Residents’ meeting'),
  questionnaire: both('问卷', 'Questionnaire'),
  phone: both('电话回访', 'Phone calls'),
  visit: both('上门走访', 'Visits'),
} as const satisfies Record<string, Words>

const taken = (units: number): string => (units === 1 ? 'One unit takes' : `${units} units take`)

/** What a record lacks for the units it completes. `need` is what the units take together, `has` what there is with this record. */
export const unitWords = dictionary('5-delivery/rules/words.unitWords', {
  'group-of-one': {
    zh: '小组和活动至少有 2 人参加，请核对人数。',
    en: 'A group or an event has at least two people. Please check the number.',
  },
  errand: { zh: '合同以外的行政事务不能算作完成数量。', en: 'An errand outside the contract completes no unit.' },
  'other-kind': {
    zh: (line: string, kinds: readonly Words[]) =>
      `「${line}」的完成数量只能由${listIn(
        kinds.map((k) => k.zh),
        'zh',
      )}来算。`,
    en: (line: string, kinds: readonly Words[]) =>
      `Units of “${line}” are made of: ${listIn(
        kinds.map((k) => k.en),
        'en',
      )}.`,
  },
  sessions: {
    zh: (each: number, units: number, need: number, has: number) =>
      `每个单位由 ${each} 次组成，${units} 个要 ${need} 条记录，连这条在内有 ${has} 条。请在最后一次再填完成数量。`,
    en: (each: number, units: number, need: number, has: number) =>
      `Each unit consists of ${count(each, 'session')}: ${units} ${units === 1 ? 'needs' : 'need'} ${count(need, 'record')}, and with this one there are ${has}. Count the unit with its last session.`,
  },
  'session-short': {
    zh: (least: number, minutes: number) =>
      `这个单位由几次组成，每次至少 ${least} 分钟，这里是 ${minutes} 分钟。没有开成的，请记为别的内容。`,
    en: (least: number, minutes: number) =>
      `The unit consists of several sessions, and each is at least ${count(least, 'minute')}; this says ${minutes}. If it was none, record it as something else.`,
  },
  'session-small': {
    zh: (least: number, people: number) => `这个单位由几次组成，每次至少 ${least} 人，这里是 ${people} 人。`,
    en: (least: number, people: number) =>
      `The unit consists of several sessions, and each has at least ${count(least, 'person', 'people')}; this says ${people}.`,
  },
  'same-day': {
    zh: (there: number) => `这一天这一行已经记了 ${there} 次。确是另一个小组、或者同一天又开了一次的，请在备注里写明。`,
    en: (there: number) =>
      `This line has ${count(there, 'session')} on this day already. If this is another group, or a second session of the day, say so in the note.`,
  },
  people: {
    zh: (units: number, need: number, has: number) => `${units} 个单位要 ${need} 人次，连这条在内有 ${has} 人次，还差 ${need - has}。`,
    en: (units: number, need: number, has: number) =>
      `${count(units, 'unit')} ${units === 1 ? 'needs' : 'need'} ${count(need, 'person-time')}; with this record there are ${has}, ${need - has} short.`,
  },
  minutes: {
    zh: (units: number, need: number, has: number) => `${units} 个单位要 ${need} 分钟，连这条在内有 ${has} 分钟。`,
    en: (units: number, need: number, has: number) =>
      `${count(units, 'unit')} ${units === 1 ? 'needs' : 'need'} ${count(need, 'minute')}; with this record there are ${has}.`,
  },
  'too-short': {
    zh: (units: number, least: number, minutes: number) => `完成 ${units} 个单位至少 ${least} 分钟，这里是 ${minutes} 分钟。`,
    en: (units: number, least: number, minutes: number) => `${taken(units)} at least ${count(least, 'minute')}; this says ${minutes}.`,
  },
  'too-few': {
    zh: (units: number, least: number, people: number) => `完成 ${units} 个单位至少 ${least} 人，这里是 ${people} 人。`,
    en: (units: number, least: number, people: number) =>
      `${taken(units)} at least ${count(least, 'person', 'people')}; this says ${people}.`,
  },
})
