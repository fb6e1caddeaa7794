import type { ServiceKind } from './unit.ts'
import { both, type Words } from './words.ts'

export const serviceKindWords: Record<ServiceKind, Words> = {
  casework: both('个案', 'Casework'),
  group: both('小组', 'Group'),
  event: both('社区活动', 'Event'),
  'home-visit': both('入户探访', 'Home visit'),
  phone: both('电话', 'Phone'),
  supervision: both('督导', 'Supervision'),
  other: both('其他', 'Other'),
}
