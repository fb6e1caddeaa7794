import { changeOf } from '#people'
import { challengeProcess } from './rules/challenge-process.ts'
import { refuseRedress } from './rules/redress-words.ts'
import { challenge, holdTender, moveChallenge } from './store/index.ts'

/** Every change of an inquiry or challenge goes this way. Its tender is held with it: what it leads to, a signature must not overtake. */
export const changeChallenge = changeOf({
  process: challengeProcess,
  kind: 'challenge',
  log: 'challenges',
  load: challenge,
  hold: async (ctx, tx, id) => {
    const found = await challenge(ctx, id)
    if (found) await holdTender(ctx, tx, found.tenderId)
  },
  move: moveChallenge,
  says: { absent: () => refuseRedress('no-challenge') },
})
