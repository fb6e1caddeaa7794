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
  'which-deliverable': {
    zh: (line: string) => `「${line}」由几次组成。请选这是哪一个的，或者新开一个。`,
    en: (line: string) => `A unit of “${line}” consists of several sessions. Choose the one this is a session of, or open a new one.`,
  },
  'no-session': {
    zh: (kinds: readonly Words[]) =>
      kinds.length > 0
        ? `这里只能放${listIn(
            kinds.map((k) => k.zh),
            'zh',
          )}，合同以外的事务也不能算一次。请改「做了什么」，或者选「都不是」。`
        : '只有直接服务才能算其中一次。请改工时类别，或者选「都不是」。',
    en: (kinds: readonly Words[]) =>
      kinds.length > 0
        ? `Its sessions are: ${listIn(
            kinds.map((k) => k.en),
            'en',
          )}; an errand is none. Change what it was, or choose “no session of one”.`
        : 'Only direct service is a session. Change the kind of hours, or choose “no session of one”.',
  },
  'no-sessions-here': {
    zh: (line: string) => `「${line}」不由几次组成，没有小组、个案可选。请选「都不是」。`,
    en: (line: string) => `Nothing of “${line}” consists of several sessions. Choose “no session of one”.`,
  },
  counted: {
    zh: (line: string) => `「${line}」由几次组成，完成数量由记录算出来，不用填。请留空。`,
    en: (line: string) => `Units of “${line}” are counted from their sessions. Leave this empty.`,
  },
  'beyond-members': {
    zh: (members: number) => `一共只有 ${members} 人参加。有新人加入的，请先在它的页面上改人数。`,
    en: (members: number) =>
      `Only ${count(members, 'person takes', 'people take')} part in it. If somebody joined, change that number on its page first.`,
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
    zh: (there: number) => `这一天已经记了它的 ${there} 次。确是同一天又开了一次的，请在备注里写明。`,
    en: (there: number) =>
      `${count(there, 'session')} of it ${there === 1 ? 'is' : 'are'} recorded on this day already. If there was a second one, say so in the note.`,
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
