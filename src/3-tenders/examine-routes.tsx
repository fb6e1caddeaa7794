import { type Ctx, notThere } from '#platform'
import { act, type App, param, show } from '#ui'
import { lookAtConformity } from './look-at-conformity.ts'
import { qualifyBids } from './qualify-bids.ts'
import { examineForm, readExamination } from './examine-form.ts'
import { examinePage } from './examine-views.tsx'
import type { ExaminationStage } from './rules/examination.ts'
import { openedBids, tender } from './store/index.ts'

/** The addresses of what is looked at before the scores: by the office, then by the panel. */
export function examineRoutes(app: App): void {
  for (const [at, stage] of [
    ['/tenders/:id/qualify', 'qualify'],
    ['/panel/:id/conform', 'conform'],
  ] as const) {
    app.get(
      at,
      show((ctx, c, frame) => examinePage(ctx, c, frame, stage)),
    )
    app.post(at, examine(stage))
  }
}

/** The bids that are looked at: those that were opened and are not out. */
const idsOf = async (ctx: Ctx, tenderId: string) =>
  (await openedBids(ctx, tenderId)).filter((b) => b.state === 'opened').map((b) => b.bidId)

const examine = (stage: ExaminationStage) =>
  act({
    schema: async (ctx, c) => examineForm(await tender(ctx, param(c, 'id')), stage, await idsOf(ctx, param(c, 'id'))),
    act: async (ctx, i, c) => {
      const x = await tender(ctx, param(c, 'id'))
      if (!x) return notThere()
      const said = { tenderId: x.id, ...readExamination(x, stage, await idsOf(ctx, x.id), i) }
      return await (stage === 'qualify' ? qualifyBids(ctx, said) : lookAtConformity(ctx, said))
    },
    done: (_, __, c) => (stage === 'qualify' ? `/tenders/${param(c, 'id')}` : `/panel/${param(c, 'id')}`),
    again: (ctx, form, c, frame) => examinePage(ctx, c, frame, stage, form),
  })
