import { both, defineProcess, verbsOf, type Words } from '#kernel'

export type DataRequestState = 'open' | 'done' | 'refused'
export const requestKinds = {
  erasure: both('删除', 'Erase'),
  correction: both('更正', 'Correct'),
} as const satisfies Record<string, Words>
export type RequestKind = keyof typeof requestKinds

/** Why a request may be refused; a refusal is always given with its reason. */
export const refusedFor = {
  'must-keep': both('法律要求保存，期限还没有到', 'The law wants it kept, and the time is not over'),
  'not-theirs': both('不能确认是本人的信息', 'It cannot be shown to be about this person'),
  'not-found': both('系统里没有找到', 'It was not found here'),
  'not-wrong': both('核对后没有错误', 'It was checked and is right'),
} as const satisfies Record<string, Words>
export type RefusedFor = keyof typeof refusedFor

/** What a request is to its process. */
interface RequestRecord {
  readonly id: string
  readonly state: DataRequestState
  readonly version: number
}
const verb = verbsOf<DataRequestState, RequestRecord, 'people.answer-requests'>()

/** A request about somebody's own data, from the asking to the answer. Its text and its answer are no part of what decides. */
export const dataRequestProcess = defineProcess({
  name: 'data-request',
  first: 'open',
  states: {
    open: both('待答复', 'open'),
    done: both('已办理', 'done'),
    refused: both('已拒绝', 'refused'),
  },
  // Requests of the whole jurisdiction come to the data officer.
  parties: (_: RequestRecord) => ({}),
  verbs: {
    do: verb({
      says: both('答复：已办理', 'Answer that it is done'),
      from: ['open'],
      to: 'done',
      may: 'people.answer-requests',
      about: ['requests-about-personal-data'],
    }),
    refuse: verb({
      says: both('答复：拒绝', 'Refuse it with a reason'),
      from: ['open'],
      to: 'refused',
      may: 'people.answer-requests',
      about: ['requests-about-personal-data'],
    }),
  },
})
