import type { Asker, DueItem } from '#platform'
import { openable } from './address.tsx'
import { type Action, mayAtAll, type Parties } from './permission.ts'

/** Whether something that is due to the asker's organisation is this person's to do, or to know of where there is only to read. */
export const isForMe = (asker: Asker, item: Pick<DueItem, 'may'>): boolean => mayAtAll(asker, item.may as Action)

/**
 * Where somebody goes who is told of it: only who may do what is due is led to where it is done, and everybody else who sees that it
 * is owed to them to a page that opens. Undefined where there is nothing for them.
 * @param of the parties of the record, where they are known
 */
export const leadsTo = (asker: Asker, item: DueItem, of?: Parties): string | undefined =>
  item.side === 'theirs' || isForMe(asker, item) ? openable(asker, item.href, of) : undefined
