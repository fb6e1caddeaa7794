import { daysBetween, type Words } from '#kernel'
import { type Action, isForMe, mayAtAll, type Role, roleThatMay } from '#people'
import type { Ctx, DueItem } from '#platform'
import { speaksForSide } from '../home/doors.ts'
import { nearDays, type NoticeKind } from './kinds.ts'
import { words } from './words.ts'

/** Something a person is to be told. */
export interface Matter {
  readonly kind: NoticeKind
  /** Stays the same while it is the same matter. */
  readonly about: string
  readonly title: Words
  readonly href: string
  readonly dueOn: Ctx['today'] | null
  readonly purchaseId: string | null
  /** The role by which it is this person's. */
  readonly as: Role | undefined
  /** It is told in the morning alone, whatever else is told meanwhile. */
  readonly inMorning?: true
}

/**
 * What of all that is due one person hears of: their own turn, and what is owed to them. Whatever has a day is told once when it
 * becomes theirs, once when its day nears, and once when the day has passed; a day that was moved is told anew.
 */
export const mattersOf = (ctx: Ctx, due: readonly DueItem[]): Matter[] =>
  due.flatMap((item) => {
    if (item.onlyShown) return []
    const kind = item.side === 'ours' ? ownKind(ctx, item) : owedKind(ctx, item)
    if (!kind) return []
    const about = kind === 'turn' || !item.dueOn ? item.id : `${item.id} ${item.dueOn.toString()}`
    const as = roleThatMay(ctx.asker, item.side === 'ours' ? (item.may as Action) : speaksForSide)
    const waits = item.inMorning && { inMorning: item.inMorning }
    return [{ kind, about, title: titleOf(item), href: item.href, dueOn: item.dueOn, purchaseId: item.purchaseId, as, ...waits }]
  })

/** What is due, with the number of the record where it does not say it: a payment among those of twenty contracts. */
const titleOf = ({ title, of }: DueItem): Words => (of === undefined || title.zh.includes(of) ? title : words.both('of', title, of))

const left = (ctx: Ctx, item: DueItem): number | undefined => (item.dueOn ? daysBetween(ctx.today, item.dueOn) : undefined)

function ownKind(ctx: Ctx, item: DueItem): NoticeKind | undefined {
  if (!isForMe(ctx.asker, item)) return undefined
  const days = left(ctx, item)
  if (days !== undefined && days < 0) return 'late'
  if (days !== undefined && days <= nearDays) return 'near'
  // What there is only to read is nobody's turn.
  return item.reads ? undefined : 'turn'
}

/** What the other side owes concerns whoever speaks for this one, and only when its day is close or over. */
function owedKind(ctx: Ctx, item: DueItem): NoticeKind | undefined {
  const days = left(ctx, item)
  if (days === undefined || days > nearDays || !mayAtAll(ctx.asker, speaksForSide)) return undefined
  return days < 0 ? 'owed' : 'near'
}
