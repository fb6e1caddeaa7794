import { isRefusal, newId, type Refusal, type Words } from '#kernel'
import { changeOf } from '#people'
import type { Ctx } from '#platform'
import { type CandidateInput, reasonText } from './opening-form.ts'
import { openingProcess, stillToScore } from './rules/opening.ts'
import {
  candidatesOf,
  holdOpening,
  insertCandidate,
  insertScores,
  keepReasons,
  keptOpening,
  moveOpening,
  scoresOf,
  criteriaOf,
} from './store/index.ts'
import { refuseOpening } from './rules/opening-words.ts'

type Done = Promise<{ id: string } | Refusal>

/** How a competition for a post is kept. */
export const changeOpening = changeOf({
  process: openingProcess,
  kind: 'opening',
  log: 'openings',
  load: keptOpening,
  hold: holdOpening,
  move: moveOpening,
})

/** Somebody applied: who they are, for the leader and the panel alone. The log knows them by their number. */
export const enterCandidate = (ctx: Ctx, i: CandidateInput & { id: string }): Done =>
  changeOpening(ctx, { id: i.id, verb: 'enter', facts: (inside) => ({ today: inside.today }) }, async ({ tx, inside, now, entry }) => {
    const number = (await candidatesOf(inside, [now.id], tx)).length + 1
    await insertCandidate(ctx, tx, {
      ...{ id: newId('candidate', ctx.now), opening_id: now.id, number },
      ...{ name: i.name, contact: i.contact, about: i.about },
    })
    entry.facts = { number }
    return { id: now.id }
  })

/** Nobody applies any more, and the panel scores. */
export const beginScoring = (ctx: Ctx, id: string): Done =>
  changeOpening(
    ctx,
    {
      id,
      verb: 'beginScoring',
      action: 'openings.begin-scoring',
      facts: async (inside, now) => ({ candidates: (await candidatesOf(inside, [now.id])).length, today: inside.today }),
    },
    async ({ set }) => await set({}),
  )

/** One of the panel hands in what they found, of everybody and all at once. Nobody else reads it before all are in. */
export const scoreCandidates = (ctx: Ctx, i: { id: string; points: ReadonlyMap<string, number | undefined> }): Done =>
  changeOpening(ctx, { id: i.id, verb: 'score' }, async ({ tx, inside, now }) => {
    const me = ctx.asker.userId ?? ''
    if (!now.panel.includes(me)) return refuseOpening('not-on-panel')
    if ((await scoresOf(inside, now.id, tx)).some((s) => s.userId === me)) return refuseOpening('scored-already')
    const [all, criteria] = [await candidatesOf(inside, [now.id], tx), await criteriaOf(inside, now.id)]
    const wanted = all.flatMap((c) => criteria.map((k) => ({ candidateId: c.id, n: k.n, name: `p-${c.number}-${k.n}` })))
    const missing = wanted.filter((s) => i.points.get(s.name) === undefined)
    const no = refuseOpening('say-points')
    if (missing.length > 0) return no.with({ fields: Object.fromEntries(missing.map((s) => [s.name, no.words])) })
    await insertScores(
      ctx,
      tx,
      me,
      wanted.map((s) => ({ candidateId: s.candidateId, n: s.n, points: i.points.get(s.name)! })),
    )
    return { id: now.id }
  })

/** Once all scores are in: who is chosen, and what each candidate is told. */
export const decideOpening = (ctx: Ctx, i: { id: string; chosen: string; said: Readonly<Record<string, unknown>> }): Done =>
  changeOpening(
    ctx,
    { id: i.id, verb: 'decide', facts: async (inside, now) => ({ missing: stillToScore(now, await scoresOf(inside, now.id)).length }) },
    async ({ tx, inside, now, entry, set }) => {
      const all = await candidatesOf(inside, [now.id], tx)
      const chosen = all.find((c) => String(c.number) === i.chosen)
      if (i.chosen !== 'none' && !chosen) return refuseOpening('no-candidate').at('chosen')
      const read = all.map((c) => ({ c, reason: reasonText.safeParse(i.said[`reason-${c.number}`] ?? '') }))
      const no = refuseOpening('say-reason')
      const wrong = read.filter((r) => !r.reason.success).map((r): [string, Words] => [`reason-${r.c.number}`, no.words])
      if (wrong.length > 0) return no.with({ fields: Object.fromEntries(wrong) })
      await keepReasons(
        ctx,
        tx,
        read.map((r) => ({ id: r.c.id, reason: r.reason.data! })),
      )
      entry.facts = { candidates: all.length, chosen: chosen ? 1 : 0 }
      return await set({ chosen_id: chosen?.id ?? null, over_on: ctx.today })
    },
  )

/** It ends without a result, with the reason. */
export const endOpening = (ctx: Ctx, i: { id: string; reason: string }): Done =>
  changeOpening(ctx, { id: i.id, verb: 'end' }, async ({ set }) => {
    const done = await set({ ended_reason: i.reason, over_on: ctx.today })
    return isRefusal(done) ? done : { id: i.id }
  })
