import { type Day, defineProcess, type Money, type Refusal, verbsOf } from '#kernel'
import type { Action } from '#people'
import type { VoteResult } from './count-vote.ts'
import { projectActs, projectStates, refuseVote, voteActs, voteStates } from './vote-words.ts'

export type VoteState = keyof typeof voteStates
export type ProjectState = keyof typeof projectStates
export const proposers = ['office', 'committee', 'resident'] as const
export type Proposer = (typeof proposers)[number]

/** A vote of residents on what is done with a sum: by household codes, on the phone or on paper. */
export interface Vote {
  readonly id: string
  readonly purchaserId: string
  readonly purchaseId: string
  readonly title: string
  readonly titleEn: string | null
  readonly about: string | null
  readonly state: VoteState
  readonly version: number
  readonly communityIds: readonly string[]
  readonly budget: Money
  /** How many projects a ballot may name; null for as many as it likes. */
  readonly most: number | null
  readonly opensOn: Day
  readonly closesOn: Day
  /** Households of each community that get a code. */
  readonly households: number
  readonly keyedTwice: boolean
  readonly contactPhone: string | null
  /** The survey that keeps its ballots, from the opening on. */
  readonly campaignId: string | null
  /** By which the numbers on the ballot were drawn. Public from the opening on, before anybody has voted. */
  readonly seed: string | null
  readonly lawDay: Day
  readonly closedOn: Day | null
  readonly countedOn: Day | null
  readonly result: VoteResult | null
  readonly endedOn: Day | null
  readonly endedReason: string | null
}

/** Something that can be voted on. */
export interface VoteProject {
  readonly id: string
  readonly voteId: string
  readonly state: ProjectState
  readonly version: number
  readonly title: string
  readonly titleEn: string | null
  readonly what: string
  /** What it costs, and which need it answers: the office says both before it admits it. */
  readonly cost: Money | null
  readonly needId: string | null
  /** Where; none for everywhere the vote is held. */
  readonly communityIds: readonly string[]
  readonly proposedBy: Proposer
  readonly proposedOn: Day
  /** On the ballot, from the opening on. */
  readonly number: number | null
  /** Why it was set aside or withdrawn: published. */
  readonly reason: string | null
  readonly decidedOn: Day | null
  readonly lineId: string | null
}
/** A project with what of its vote decides on it. */
export interface ProjectOfVote extends VoteProject {
  readonly purchaserId: string
  readonly purchaseId: string
  readonly voteState: VoteState
  readonly chosen: boolean
}

/** What an opening is decided on. */
interface OpeningFacts {
  readonly projects: readonly VoteProject[]
  readonly today: Day
}

/** Why a vote cannot be opened with these projects. */
function whyNotOpen(v: Vote, { projects, today }: OpeningFacts): Refusal | undefined {
  const undecided = projects.filter((p) => p.state === 'proposed').length
  const admitted = projects.filter((p) => p.state === 'admitted')
  if (undecided > 0) return refuseVote('undecided', undecided)
  if (admitted.length === 0) return refuseVote('no-projects')
  if (admitted.every((p) => (p.cost ?? 0n) > v.budget)) return refuseVote('none-fits')
  return Temporal.PlainDate.compare(v.closesOn, today) < 0 ? refuseVote('days-past') : undefined
}

/** More than anybody reads on a ballot; as many again may wait that residents sent. */
export const mostProjects = 100

const verb = verbsOf<VoteState, Vote, Action>()
/** A vote, from its preparation over its ballots to what came of it. */
export const voteProcess = defineProcess({
  name: 'vote',
  first: 'draft',
  states: voteStates,
  parties: (v: Vote) => ({ purchaserId: v.purchaserId }),
  verbs: {
    edit: verb({ says: voteActs.edit, from: ['draft'], may: 'plans.edit' }),
    open: verb({ says: voteActs.open, from: ['draft'], to: 'open', may: 'plans.edit', decide: whyNotOpen }),
    close: verb({ says: voteActs.close, from: ['open'], to: 'closed', may: 'plans.edit' }),
    count: verb({ says: voteActs.count, from: ['closed'], to: 'counted', may: 'plans.edit' }),
    end: verb({ says: voteActs.end, from: ['draft', 'open', 'closed'], to: 'ended', may: 'plans.edit' }),
  },
})

const ofProject = verbsOf<ProjectState, ProjectOfVote, Action>()
const whileDraft = (p: ProjectOfVote): Refusal | undefined => (p.voteState === 'draft' ? undefined : refuseVote('vote-begun'))

/** A project, from its proposal to the line of a plan. */
export const projectProcess = defineProcess({
  name: 'project',
  first: 'proposed',
  states: projectStates,
  parties: (p: ProjectOfVote) => ({ purchaserId: p.purchaserId }),
  verbs: {
    edit: ofProject({ says: projectActs.edit, from: ['proposed', 'admitted', 'aside'], may: 'plans.edit', decide: whileDraft }),
    admit: ofProject({
      says: projectActs.admit,
      from: ['proposed', 'aside'],
      to: 'admitted',
      may: 'plans.edit',
      decide: (p: ProjectOfVote) => whileDraft(p) ?? (p.cost === null || p.needId === null ? refuseVote('project-open') : undefined),
    }),
    setAside: ofProject({
      says: projectActs.setAside,
      from: ['proposed', 'admitted'],
      to: 'aside',
      may: 'plans.edit',
      decide: whileDraft,
    }),
    withdraw: ofProject({
      says: projectActs.withdraw,
      from: ['admitted'],
      to: 'withdrawn',
      may: 'plans.edit',
      decide: (p: ProjectOfVote) => (['open', 'closed'].includes(p.voteState) ? undefined : refuseVote('vote-over')),
    }),
    plan: ofProject({
      says: projectActs.plan,
      from: ['admitted'],
      to: 'planned',
      may: 'plans.edit',
      decide: (p: ProjectOfVote) => (p.chosen ? undefined : refuseVote('not-chosen')),
    }),
  },
})
