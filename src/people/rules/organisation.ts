import { defineProcess, verbsOf } from '#kernel'
import { organisationActs, organisationStates } from './organisation-words.ts'

export type OrganisationState = 'open' | 'closed' | 'merged'

/** What an organisation is to its process. */
interface OrganisationRecord {
  readonly id: string
  readonly state: OrganisationState
  readonly version: number
}
const verb = verbsOf<OrganisationState, OrganisationRecord, 'people.manage-all' | 'people.manage-own'>()
const all = 'people.manage-all'

/** An organisation from the day it is registered. It is never deleted: plans, bids, contracts and payments speak of it. */
export const organisationProcess = defineProcess({
  name: 'organisation',
  first: 'open',
  states: organisationStates,
  parties: (o: OrganisationRecord) => ({ organisationId: o.id }),
  verbs: {
    edit: verb({ says: organisationActs.edit, from: ['open'], may: all }),
    // What of it changes without anybody’s leave: where it is, who signs for it, where it is paid.
    keepParticulars: verb({ says: organisationActs.keepParticulars, from: ['open'], may: 'people.manage-own' }),
    close: verb({ says: organisationActs.close, from: ['open'], to: 'closed', may: all }),
    merge: verb({ says: organisationActs.merge, from: ['open'], to: 'merged', may: all }),
    reopen: verb({ says: organisationActs.reopen, from: ['closed', 'merged'], to: 'open', may: all }),
  },
})
