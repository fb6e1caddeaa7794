import { defineProcess, verbsOf } from '#kernel'
import { communityActs, communityStates } from './community-words.ts'

export type CommunityState = 'open' | 'closed' | 'merged'

/** What a community is to its process. */
interface CommunityRecord {
  readonly id: string
  readonly state: CommunityState
  readonly version: number
  /** The purchaser office whose area it lies in. */
  readonly organisation_id: string
}
const verb = verbsOf<CommunityState, CommunityRecord, 'people.keep-communities'>()

/** A community from the day it is entered. It is never deleted: purchases, answers and records speak of it. */
export const communityProcess = defineProcess({
  name: 'community',
  first: 'open',
  states: communityStates,
  parties: (c: CommunityRecord) => ({ purchaserId: c.organisation_id }),
  verbs: {
    edit: verb({ says: communityActs.edit, from: ['open'], may: 'people.keep-communities' }),
    close: verb({ says: communityActs.close, from: ['open'], to: 'closed', may: 'people.keep-communities' }),
    merge: verb({ says: communityActs.merge, from: ['open'], to: 'merged', may: 'people.keep-communities' }),
    reopen: verb({ says: communityActs.reopen, from: ['closed', 'merged'], to: 'open', may: 'people.keep-communities' }),
  },
})
