import type { Stage, StageKind } from '#law'
import type { TenderState } from './tender-process.ts'

/** The kinds of stage that are run here. A way of buying is carried where its list has no other. */
const runs: readonly StageKind[] = ['offer', 'opening', 'score', 'award', 'contract']

export const isRun = (stages: readonly Stage[]): boolean => stages.length > 0 && stages.every((s) => runs.includes(s.kind))

interface Staged {
  readonly stages: readonly Stage[]
}
/** What has come to which stage of the list. A draft has come to none, and what ended without a contract stands nowhere. */
const reached: Readonly<Partial<Record<TenderState, readonly StageKind[]>>> = {
  published: ['offer'],
  opened: ['score'],
  scored: ['award'],
  awarded: ['contract'],
  lapsed: ['award'],
}
/** Where a tender stands in its list, as the place of that stage; undefined where it stands nowhere. */
export function stageNow(t: Staged & { readonly state: TenderState }): number | undefined {
  const at = t.stages.findIndex((s) => reached[t.state]?.includes(s.kind))
  return at < 0 ? undefined : at
}
