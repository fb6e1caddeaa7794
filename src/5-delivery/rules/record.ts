import { both, type Day, type Id, type Moment, type ServiceKind, type Words } from '#kernel'
import type { NotCounted } from './counts.ts'

/** What the time was spent on. `errand` is what the purchaser or the host unit asked for outside the contract. */
export const categories = ['direct', 'indirect', 'planning', 'supervision', 'administration', 'errand'] as const
export type Category = (typeof categories)[number]
export const categoryWords: Record<Category, Words> = {
  direct: both('直接服务', 'Direct service'),
  indirect: both('间接服务', 'Indirect service'),
  planning: both('调研、策划和评估', 'Planning and evaluation'),
  supervision: both('督导和培训', 'Supervision and training'),
  administration: both('机构行政', 'Agency administration'),
  errand: both('合同以外的行政事务', 'Errands outside the contract'),
}
export const categoryHints: Record<Category, Words> = {
  direct: both('面谈、电话、小组、活动', 'Face to face, phone, group, event'),
  indirect: both('为某项服务做记录、协调、路程', 'Recording, coordination, travel for a service'),
  planning: both('需求调查、方案、总结', 'Surveys of needs, programmes, reports'),
  supervision: both('接受督导、学习', 'Being supervised, learning'),
  administration: both('本机构的会议和事务', 'Meetings and paperwork of our own agency'),
  errand: both('街道、社区交办的，不在合同里', 'Asked by the office or the community, not in the contract'),
}

/** The kind of service, as a resident would name it: the same as a unit of a contract is made of. */
export { type ServiceKind, serviceKinds as kinds, serviceKindWords as kindWords } from '#kernel'

/** Who asked for it: the field that shows how much of the time is the contract's own. */
export const askers = ['own-plan', 'purchaser', 'host-unit', 'resident'] as const
export type AskedBy = (typeof askers)[number]
export const askerWords: Record<AskedBy, Words> = {
  'own-plan': both('我们的计划', 'Our own plan'),
  purchaser: both('购买方', 'The purchaser'),
  'host-unit': both('驻点单位', 'The host unit'),
  resident: both('居民', 'A resident'),
}

/** The longest a record can be: one whole day. */
export const longestMinutes = 1440

/** One piece of work, without the name of anybody who was served. */
export interface ServiceRecord {
  readonly id: Id<'record'>
  readonly contractId: string
  /** The deliverable it counts for. */
  readonly lineId: string
  readonly workerId: string
  readonly servedOn: Day
  readonly category: Category
  readonly what: ServiceKind
  readonly minutes: number
  readonly askedBy: AskedBy
  /** How many people were served. */
  readonly people: number
  /** How many units of the deliverable it completes. */
  readonly units: number
  readonly communityId: string | null
  readonly note: string | null
  /** Why it counts nowhere for the contract; null when it counts. */
  readonly notCounted: NotCounted | null
  /** Taken out by a correction. */
  readonly struck: boolean
  readonly recordedAt: Moment
  readonly version: number
}
