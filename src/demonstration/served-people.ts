import type { AgeGroup, Group, Sex } from '#clients'

interface GoalOf {
  readonly goal: string
  readonly area: 'daily' | 'mood' | 'contacts' | 'family'
  readonly muchLess: string
  readonly less: string
  readonly expected: string
  readonly more: string
  readonly muchMore: string
  readonly baseline: '-2' | '-1'
  readonly weight: '1' | '2'
}
/** Somebody whom the demonstration serves. Months are those of the contract. */
export interface ServedPerson {
  readonly name: string
  readonly age: AgeGroup
  readonly sex: Sex
  readonly groups: readonly Group[]
  readonly opens: number
  readonly source: 'self' | 'family' | 'committee' | 'agency' | 'found'
  readonly request: string
  readonly found: string
  readonly scale: 'phq-9' | 'gad-7' | 'gds-15'
  readonly before: number
  readonly after?: number
  /** Answered so that the manual asks to act at once. */
  readonly alarm?: boolean
  readonly goals: readonly GoalOf[]
  readonly closes?: number
  readonly why?: 'attained' | 'partly'
  readonly attained?: -1 | 0 | 1
  readonly askLater?: boolean
  readonly lasting?: 'kept'
  /** How far the case of somebody new has come. */
  readonly stays?: 'requested' | 'waiting'
  readonly assessing?: boolean
  /** Comes to the group, and has no case. */
  readonly inGroup?: boolean
}

const out: GoalOf = {
  ...{ goal: '演示：每周出门走走', area: 'contacts', muchLess: '演示：不出门', less: '演示：下楼取东西' },
  ...{ expected: '演示：每周出门一次', more: '演示：每周两次', muchMore: '演示：和邻居约着出门' },
  ...{ baseline: '-2', weight: '2' },
}
const sleep: GoalOf = {
  ...{ goal: '演示：睡得安稳些', area: 'mood', muchLess: '演示：整夜睡不着', less: '演示：每周三晚以上睡不好' },
  ...{ expected: '演示：每周一两晚睡不好', more: '演示：偶尔一晚', muchMore: '演示：都睡得好' },
  ...{ baseline: '-1', weight: '1' },
}
const alone = { age: '80+', groups: ['lives-alone'], source: 'committee', scale: 'gds-15', goals: [out] } as const
const elder = { request: '想有人来说说话。', found: '独居，子女在外地，少出门。' }
const worried = { request: '夜里睡不着，老是担心。', found: '照顾生病的家人，没有人替换。', goals: [sleep] }

/** Those whom the demonstration serves: invented, as their names say. */
export const servedPeople: readonly ServedPerson[] = [
  {
    ...alone,
    ...elder,
    name: '演示赵奶奶',
    sex: 'female',
    opens: 1,
    before: 11,
    closes: 4,
    after: 5,
    attained: 1,
    askLater: true,
    lasting: 'kept',
  },
  { ...alone, ...elder, name: '演示钱大爷', sex: 'male', opens: 2, before: 9, closes: 5, after: 6, attained: 0 },
  { ...alone, ...elder, name: '演示孙奶奶', sex: 'female', opens: 2, before: 8, closes: 5, after: 8, why: 'partly', attained: -1 },
  { ...alone, ...elder, name: '演示周奶奶', sex: 'female', opens: 3, before: 10, closes: 6, after: 7, attained: 0, askLater: true },
  { ...alone, ...elder, name: '演示吴大爷', age: '60-79', sex: 'male', opens: 3, before: 8, closes: 6, after: 4, attained: 1 },
  { ...alone, ...elder, name: '演示冯奶奶', sex: 'female', opens: 6, before: 12, goals: [out, sleep] },
  { ...worried, name: '演示陈先生', age: '35-59', sex: 'male', groups: ['carer'], opens: 7, source: 'self', scale: 'gad-7', before: 12 },
  {
    ...worried,
    name: '演示褚女士',
    age: '35-59',
    sex: 'female',
    groups: ['carer'],
    opens: 8,
    source: 'family',
    scale: 'phq-9',
    before: 14,
    alarm: true,
  },
  { ...alone, ...elder, name: '演示蒋大爷', sex: 'male', opens: 9, before: 9, assessing: true },
  { ...alone, ...elder, name: '演示沈奶奶', sex: 'female', opens: 9, before: 0, stays: 'waiting' },
  {
    ...worried,
    name: '演示杨女士',
    age: '18-34',
    sex: 'female',
    groups: ['migrant'],
    opens: 9,
    source: 'self',
    scale: 'gad-7',
    before: 0,
    stays: 'requested',
  },
  ...['演示朱女士', '演示秦女士'].map(
    (name): ServedPerson => ({
      ...worried,
      ...{ name, age: '35-59', sex: 'female', groups: ['carer'], opens: 7, source: 'found' },
      ...{ scale: 'gad-7', before: 0, inGroup: true, stays: 'requested' },
    }),
  ),
]
