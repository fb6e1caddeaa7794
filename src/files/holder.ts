import { isRefusal, type Kind, type Refusal } from '#kernel'
import { type Action, mayNotAny, type Parties } from '#people'
import type { Ctx } from '#platform'

/**
 * A record that files hang on, as far as they ask for it. Who may see, add and take away is said by the permissions of the record itself,
 * and decided here for all of them.
 */
export interface Holder {
  readonly kind: Kind
  readonly id: string
  readonly purchaseId?: string | null
  /** Where the record is shown, and what it is called there. */
  readonly href: string
  readonly title: string
  readonly on: Parties
  /** Who may see them; `anybody` where the record is public. */
  readonly see: Action | readonly Action[] | 'anybody'
  readonly add: Action | readonly Action[]
  /** Why nothing is added or taken away any more, or not yet. */
  readonly frozen?: Refusal | undefined
  /** Why what is there cannot be taken away any more, where more may still be added. */
  readonly stays?: Refusal | undefined
  /** What is there may be taken away though nothing is added any more. */
  readonly isLeft?: boolean
  /** Only what the asker's own side added is seen, as while both sides answer without seeing each other. */
  readonly ownOnly?: boolean
  /** They are often photographs, taken where one stands. */
  readonly photos?: boolean
}

/** What somebody may not do with the files of a record, and why. */
export interface No {
  readonly see?: Refusal | undefined
  readonly add?: Refusal | undefined
  readonly remove?: Refusal | undefined
}

export function noOf({ asker }: Pick<Ctx, 'asker'>, h: Holder): No {
  const see = h.see === 'anybody' ? undefined : mayNotAny(asker, h.see, h.on)
  const own = see ?? mayNotAny(asker, h.add, h.on)
  const add = own ?? h.frozen
  return { see, add, remove: (h.isLeft ? own : add) ?? h.stays }
}

/** The record once more, as it is inside the transaction. */
export type HolderAgain = (inside: Ctx) => Promise<Holder | Refusal>

/** Why it may not be done by what the record has become since it was first asked, or undefined. */
export async function noAgain(inside: Ctx, again: HolderAgain, what: 'add' | 'remove'): Promise<Refusal | undefined> {
  const now = await again(inside)
  return isRefusal(now) ? now : noOf(inside, now)[what]
}

/** Whether the asker sees this one of the files of a record. */
export const seesFile = (ctx: Pick<Ctx, 'asker'>, h: Holder, file: { organisation_id: string | null }): boolean =>
  !h.ownOnly || isOwn(ctx, file)

/** Files are taken away by those who may add them, and only by the side that added them. */
export const isOwn = ({ asker }: Pick<Ctx, 'asker'>, file: { organisation_id: string | null }): boolean =>
  asker.organisationId !== null && asker.organisationId === file.organisation_id
