import { drawOrder } from '#kernel'
import type { VoteProject } from './vote.ts'

/**
 * Projects with their numbers on the ballot: the order in which the seed draws them. They stand so on every ballot, and among equally good
 * ones the smaller number is bought first; the seed is public before anybody has voted, so anybody can draw them again.
 */
export function numbered(projects: readonly Omit<VoteProject, 'number'>[], seed: string | null): VoteProject[] {
  const onBallot = seed === null ? [] : projects.filter((p) => p.state !== 'proposed' && p.state !== 'aside')
  const order = new Map(
    drawOrder(
      onBallot.map((p) => p.id),
      seed ?? '',
    ).map((id, i) => [id, i + 1]),
  )
  return projects
    .map((p) => ({ ...p, number: order.get(p.id) ?? null }))
    .sort((a, b) => (a.number ?? 1e9) - (b.number ?? 1e9) || (a.id < b.id ? -1 : 1))
}
