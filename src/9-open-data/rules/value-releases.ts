import type { Happening } from './happening.ts'
import type { Contract } from './ocds.ts'
import type { PublicValue } from './public-facts.ts'
import type { Speaker } from './speaker.ts'

/** What was reached of an indicator, on the day it was entered; a correction is a release of its own that says the value anew. */
export const shown = (v: PublicValue, small: Contract, say: Speaker): Happening => ({
  on: say.dayOf(v.enteredAt),
  at: v.enteredAt,
  stage: 8,
  key: `value-${v.id}-${v.edition}`,
  tag: ['implementation'],
  body: {
    contracts: [
      {
        ...small,
        implementation: {
          indicatorValues: [
            {
              id: v.id,
              relatedItem: v.lineId,
              relatedIndicator: v.indicatorId,
              title: v.name,
              kind: v.kind,
              unit: v.unit,
              better: v.better,
              target: v.target,
              ...(v.promised !== null && { promised: v.promised }),
              shownFor: v.shownFor.zh,
              shownFor_en: v.shownFor.en,
              value: v.value,
              reached: v.reached,
              dateShown: say.start(v.shownOn),
            },
          ],
        },
      },
    ],
  },
})
