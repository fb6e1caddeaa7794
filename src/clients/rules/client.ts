import { type Day, defineProcess, verbsOf } from '#kernel'
import {
  ageGroups as ageWords,
  clientActs,
  clientStates,
  consentScopes as scopeWords,
  groups as groupWords,
  handedWhys as whyWords,
  sexes as sexWords,
  transferParts as partWords,
} from './words.ts'

export type ClientState = 'known' | 'erased'
/** Kinds of ages, asked because who is served is counted by them; the first ends where the law asks a guardian. */
export type AgeGroup = keyof typeof ageWords
export const ageGroups = Object.keys(ageWords) as [AgeGroup, ...AgeGroup[]]
/** The oldest age of a group, which stands for it where the law asks how old somebody is. */
export const oldestOf: Readonly<Record<AgeGroup, number>> = { '0-13': 13, '14-17': 17, '18-34': 34, '35-59': 59, '60-79': 79, '80+': 120 }
export type Sex = keyof typeof sexWords
export const sexes = Object.keys(sexWords) as [Sex, ...Sex[]]
export type Group = keyof typeof groupWords
export const groups = Object.keys(groupWords) as [Group, ...Group[]]
export type HandedWhy = keyof typeof whyWords
export const handedWhys = Object.keys(whyWords) as [HandedWhy, ...HandedWhy[]]
export type TransferPart = keyof typeof partWords
export const transferParts = Object.keys(partWords) as [TransferPart, ...TransferPart[]]
export type ConsentScope = keyof typeof scopeWords
export const consentScopes = Object.keys(scopeWords) as [ConsentScope, ...ConsentScope[]]

/** Somebody who is served, as everybody of the institution may know them: a number and what they are counted by. */
export interface Client {
  readonly id: string
  readonly organisationId: string
  readonly number: number
  readonly ageGroup: AgeGroup
  readonly sex: Sex
  readonly groups: readonly Group[]
  readonly communityId: string | null
  readonly workerId: string
  /** The worker who is asked to take them on, why, by whom and since when; null where nobody is. */
  readonly handedTo: string | null
  readonly handedWhy: HandedWhy | null
  readonly handedBy: string | null
  readonly handedOn: Day | null
  /** They could not be asked themselves. */
  readonly handedUnasked: boolean
  readonly state: ClientState
  readonly version: number
}

const verb = verbsOf<ClientState, Client, 'clients.keep' | 'clients.manage'>()

/** Somebody who is served, from the day they are known to the day what is known of them is erased; their number and counts stay. */
export const clientProcess = defineProcess({
  name: 'client',
  first: 'known',
  states: clientStates,
  parties: (c: Client) => ({ providerId: c.organisationId }),
  verbs: {
    edit: verb({ says: clientActs.edit, from: ['known'], may: 'clients.keep' }),
    consent: verb({ says: clientActs.consent, from: ['known'], may: 'clients.keep' }),
    withdraw: verb({ says: clientActs.withdraw, from: ['known'], may: 'clients.keep' }),
    handOver: verb({ says: clientActs.handOver, from: ['known'], may: 'clients.keep' }),
    takeOver: verb({ says: clientActs.takeOver, from: ['known'], may: 'clients.keep' }),
    send: verb({ says: clientActs.send, from: ['known'], may: 'clients.keep' }),
    keep: verb({ says: clientActs.keep, from: ['known'], may: 'clients.keep' }),
    erase: verb({ says: clientActs.erase, from: ['known'], to: 'erased', may: 'clients.manage' }),
  },
})
