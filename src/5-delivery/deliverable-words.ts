import { count, type Day, dictionary, type Lang, listIn, sayDay } from '#kernel'
import type { Condition } from './rules/deliverable.ts'

export const deliverableWords = dictionary('5-delivery/deliverable-words.deliverableWords', {
  title: { zh: '交付件', en: 'Deliverables' },
  one: { zh: '交付件', en: 'Deliverable' },
  lead: {
    zh: '由几次组成的，每个小组、个案、课程单独算：自己的记录达到全部条件，就完成一个。不记姓名，只记人数。',
    en: 'What consists of several sessions is counted one by one: a group, a case or a course is complete when its own records meet every condition. No names, only numbers.',
  },
  numbered: { zh: (n: number, title: string) => `${n}. ${title}`, en: (n: number, title: string) => `${n}. ${title}` },
  inLine: { zh: (line: string, said: string) => `${line} ${said}`, en: (line: string, said: string) => `${line} ${said}` },
  sessions: { zh: '次数', en: 'Sessions' },
  personTimes: { zh: '人次', en: 'Person-times' },
  members: { zh: '不同的人', en: 'Different people' },
  minutes: { zh: '分钟', en: 'Minutes' },
  opened: { zh: '开始登记', en: 'Opened' },
  openedBy: { zh: '登记人', en: 'Opened by' },
  state: { zh: '完成情况', en: 'Complete?' },
  conditions: { zh: '条件', en: 'Conditions' },
  sessionsN: { zh: (n: number) => `${n} 次`, en: (n: number) => count(n, 'session') },
  complete: { zh: (on: Day) => `${sayDay(on, 'zh')}完成`, en: (on: Day) => `Complete on ${sayDay(on, 'en')}` },
  completeWith: { zh: '完成于这条记录', en: 'Complete with this record' },
  isComplete: { zh: '已完成', en: 'complete' },
  missing: { zh: (what: string) => `还差 ${what}`, en: (what: string) => `Missing: ${what}` },
  shortSince: {
    zh: (what: string) => `已随提交的月份计入，之后有更正，现在差 ${what}`,
    en: (what: string) => `Counted with the month that was handed in; since a correction it lacks ${what}`,
  },
  waits: {
    zh: '条件都达到了，但记录所在的月份已经提交：记下一次，或者购买方退回那个月，才计入',
    en: 'Everything is there, but its months are handed in: it counts with its next session, or once one of them is returned',
  },
  records: { zh: '它的记录', en: 'Its records' },
  none: { zh: '还没有交付件', en: 'No deliverables yet' },
  noneHelp: {
    zh: '记第一次小组或个案时顺手开一个，也可以在这里先开好。',
    en: 'One is opened along with the record of its first session, or here before it.',
  },
  noneOfSessions: {
    zh: '这份合同没有由几次组成的项目，完成数量在每条记录里。',
    en: 'Nothing of this contract consists of several sessions: each record says what it completes.',
  },
  line: { zh: '合同里的哪一项', en: 'Line of the contract' },
  agreed: { zh: '一个要达到什么', en: 'What one must be' },
  bought: { zh: '购买', en: 'Bought' },
  done: { zh: '已完成', en: 'Complete' },
  open: { zh: '还没完成', en: 'Not yet' },
  outside: { zh: '不在其中的记录', en: 'Records outside' },
  outsideSaid: {
    zh: (records: number, units: number) => (units > 0 ? `${records} 条，以前算作 ${units} 个` : `${records} 条`),
    en: (records: number, units: number) =>
      units > 0
        ? `${count(records, 'record')}, counted as ${count(units, 'unit')} before there were deliverables`
        : count(records, 'record'),
  },
  outsideHint: {
    zh: '准备、记录等不算一次的工作，和以前还没有交付件时的记录。以前算出的数量不变；月份还没提交的，可以更正到某一个里。',
    en: 'Work that is no session, and records from before there were deliverables: these keep what they made, and can be corrected into one while their month is open.',
  },
  openOne: { zh: '开一个新的', en: 'Open a new one' },
  openIt: { zh: '开好', en: 'Open it' },
  nameIt: { zh: '叫什么', en: 'What is it called?' },
  nameHint: {
    zh: '例如：手工小组（春季）、个案 07。请不要写参加者的姓名。',
    en: 'Such as: handicraft group (spring), case 07. No names of those who take part.',
  },
  howMany: { zh: '一共有多少人参加', en: 'How many people take part in all?' },
  howManyHint: {
    zh: '不同的人数，不是人次。以后有人加入，可以再改。',
    en: 'Different people, not person-times. It can be changed when somebody joins.',
  },
  change: { zh: '改名称或人数', en: 'Change its name or the number of people' },
  changeIt: { zh: '改好', en: 'Change it' },
  which: { zh: '属于哪个小组、个案或课程', en: 'Is it a session of a group, a case or a course?' },
  whichHint: {
    zh: '由几次组成的才选。什么时候完成，按它自己的记录算。',
    en: 'For what consists of several sessions. When it is complete is counted from its own records.',
  },
  noSession: { zh: '都不是', en: 'No session of one' },
  newOne: { zh: '新开一个（写在下面）', en: 'A new one (say below which)' },
  unitsHint: {
    zh: '办完一场活动时填 1，平时不用填。小组、个案等由几次组成的，自动算。',
    en: '1 when it completes an event; otherwise leave it empty. What consists of several sessions is counted by itself.',
  },
  history: { zh: '经过', en: 'History' },
  filter: { zh: '筛选', en: 'Filter' },
  all: { zh: '全部', en: 'All' },
})

const conditionWords = dictionary('5-delivery/deliverable-words.conditionWords', {
  sessions: { zh: (n: string) => `${n} 次`, en: (n: string, last: number) => `${n} ${last === 1 ? 'session' : 'sessions'}` },
  people: { zh: (n: string) => `${n} 人次`, en: (n: string, last: number) => `${n} ${last === 1 ? 'person-time' : 'person-times'}` },
  members: {
    zh: (n: string) => `${n} 个不同的人`,
    en: (n: string, last: number) => `${n} ${last === 1 ? 'different person' : 'different people'}`,
  },
  minutes: { zh: (n: string) => `${n} 分钟`, en: (n: string, last: number) => `${n} ${last === 1 ? 'minute' : 'minutes'}` },
})
type Say = (n: string, last: number) => string

/** `5 of 6 sessions`. */
export const sayCondition = (c: Condition, lang: Lang): string =>
  (conditionWords[lang][c.of] as Say)(lang === 'zh' ? `${c.has}/${c.need}` : `${c.has} of ${c.need}`, c.need)

/** `3 of 6 sessions, 18 of 42 person-times`. */
export const sayProgress = (all: readonly Condition[], lang: Lang): string =>
  all.map((c) => sayCondition(c, lang)).join(lang === 'zh' ? '，' : ', ')

/** What is missing: `1 session and 4 person-times`. */
export const sayMissing = (all: readonly Condition[], lang: Lang): string =>
  listIn(
    all.filter((c) => c.has < c.need).map((c) => (conditionWords[lang][c.of] as Say)(String(c.need - c.has), c.need - c.has)),
    lang,
  )
