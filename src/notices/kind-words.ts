import { both, type Words } from '#kernel'
import type { NoticeKind } from './kinds.ts'

export const kindWords: Record<NoticeKind, Words> = {
  turn: both('轮到您', 'Your turn'),
  near: both('快到期', 'Due soon'),
  late: both('已逾期', 'Late'),
  owed: both('对方逾期', 'Owed to you and late'),
  result: both('有消息', 'News'),
}

/** Why somebody is told of each kind. */
export const kindReasons: Record<NoticeKind, Words> = {
  turn: both('现在轮到您做', 'it is for you to do now'),
  near: both('期限在三天之内', 'its day is within three days'),
  late: both('期限已过，还没有做', 'its day has passed and it is not done'),
  owed: both('对方应做的事过了期限', 'the other side’s day has passed'),
  result: both('这件事和您所在的机构有关', 'it concerns the organisation you are here for'),
}
