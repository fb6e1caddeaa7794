import { count, dictionary, listIn, type Words } from '#kernel'

/** What the time was spent on, and what belongs there. */
export const categoryWords = {
  direct: { zh: '直接服务', en: 'Direct service' },
  indirect: { zh: '间接服务', en: 'Indirect service' },
  planning: { zh: '调研、策划和评估', en: 'Planning and evaluation' },
  supervision: { zh: '督导和培训', en: 'Supervision and training' },
  administration: { zh: '机构行政', en: 'Agency administration' },
  errand: { zh: '合同以外的行政事务', en: 'Errands outside the contract' },
} as const satisfies Record<string, Words>
export const categoryHints = {
  direct: { zh: '面谈、电话、小组、活动', en: 'Face to face, phone, group, event' },
  indirect: { zh: '为某项服务做记录、协调、路程', en: 'Recording, coordination, travel for a service' },
  planning: { zh: '需求调查、方案、总结', en: 'Surveys of needs, programmes, reports' },
  supervision: { zh: '接受督导、学习', en: 'Being supervised, learning' },
  administration: { zh: '本机构的会议和事务', en: 'Meetings and paperwork of our own agency' },
  errand: { zh: '街道、社区交办的，不在合同里', en: 'Asked by the office or the community, not in the contract' },
} as const satisfies Record<keyof typeof categoryWords, Words>

export const askerWords = {
  'own-plan': { zh: '我们的计划', en: 'Our own plan' },
  purchaser: { zh: '购买方', en: 'The purchaser' },
  'host-unit': { zh: '驻点单位', en: 'The host unit' },
  resident: { zh: '居民', en: 'A resident' },
} as const satisfies Record<string, Words>

/** Why a record counts nowhere. */
export const notCountedWords = {
  'outside-contract': { zh: '合同以外的工作，不计入', en: 'Work outside the contract, not counted' },
  'other-community': { zh: '不在合同的社区，不计入', en: 'In a community the contract does not serve, not counted' },
  'not-appointed': { zh: '当天不在岗，不计入', en: 'By somebody without a post that day, not counted' },
} as const satisfies Record<string, Words>

/** How residents were heard. */
export const opinionRouteWords = {
  meeting: { zh: '居民会议', en: 'Residents’ meeting' },
  questionnaire: { zh: '问卷', en: 'Questionnaire' },
  phone: { zh: '电话回访', en: 'Phone calls' },
  visit: { zh: '上门走访', en: 'Visits' },
} as const satisfies Record<string, Words>

const taken = (units: number): string => (units === 1 ? 'One unit takes' : `${units} units take`)

/** What a record lacks for the units it completes. `need` is what the units take together, `has` what there is with this record. */
export const unitWords = dictionary({
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
