import { fileRoutes } from '#files'
import { contractHolder } from './held-by-contract.ts'
import { isRefusal } from '#kernel'
import { choice, type Ctx, longText, optional, recordRefusal } from '#platform'
import { act, type App, type C, param, show } from '#ui'
import { z } from 'zod'
import { atFirstDay, awardForm, stagesByLine } from './award-form.ts'
import { decideGround } from './decide-ground.ts'
import { draftContract } from './draft-contract.ts'
import { draftFromAward } from './draft-from-award.ts'
import { draftText } from './draft-text.ts'
import { newPage, withoutAwardPage } from './draft-views.tsx'
import { endRoutes } from './end-routes.tsx'
import { noteDone } from './note-done.ts'
import { atRows, type DraftForm, draftForm, textOf } from './text-form.ts'
import { successRoutes } from './success-routes.tsx'
import { versionRoutes } from './version-routes.tsx'
import { contractPage, donePage, dutiesPage, historyPage, listPage, textPage, wordFile } from './views.tsx'

const toContract = ({ id }: { id: string }) => `/contracts/${id}`

/** The addresses of the contracts: the list, drafting, a contract and its duties. */
export function routes(app: App): void {
  app.get('/contracts', show(listPage))

  app.get('/contracts/new', show(newPage))
  app.post(
    '/contracts/new',
    act({
      schema: awardForm,
      act: async (ctx, i, c) =>
        atFirstDay(
          await draftFromAward(ctx, {
            purchaseId: c.req.query('purchase') ?? '',
            startsOn: i.startsOn,
            lang: i.lang,
            paymentDays: i.paymentDays,
            milestones: stagesByLine(i),
          }),
        ),
      done: toContract,
      again: (ctx, form, c, frame) => newPage(ctx, c, frame, form),
    }),
  )
  app.get('/contracts/new/without-award', show(withoutAwardPage))
  app.post(
    '/contracts/new/without-award',
    act({
      schema: draftForm,
      act: draftDirect,
      done: toContract,
      again: (ctx, form, c, frame) => withoutAwardPage(ctx, c, frame, form),
    }),
  )

  app.get('/contracts/:id', show(contractPage))
  app.get('/contracts/:id/history', show(historyPage))
  fileRoutes(app, { at: '/contracts/:id', of: contractHolder })
  app.get('/contracts/:id/text', show(textPage))
  app.get('/contracts/:id/word', show(wordFile))
  app.post(
    '/contracts/:id/ground',
    act({
      schema: z.object({ decision: choice(['approve', 'refuse']), note: optional(longText(1000)) }),
      act: (ctx, i, c) =>
        decideGround(ctx, { contractId: param(c, 'id'), approve: i.decision === 'approve', note: i.note, version: ctx.version ?? 0 }),
      done: ({ id }) => `/contracts/${id}#without-tender`,
      again: (ctx, form, c, frame) => contractPage(ctx, c, frame, form),
    }),
  )

  dutyRoutes(app)
  versionRoutes(app)
  endRoutes(app)
  successRoutes(app)
}

function dutyRoutes(app: App): void {
  app.get('/contracts/:id/duties', show(dutiesPage))
  app.get('/contracts/:id/duties/:duty/done', show(donePage))
  app.post(
    '/contracts/:id/duties/:duty/done',
    act({
      schema: z.object({
        evidence: optional(longText(1000)),
        people: optional(longText(1000)),
        cases: optional(longText(1000)),
        records: optional(longText(1000)),
      }),
      act: (ctx, { evidence, ...handedOver }, c) =>
        noteDone(ctx, { dutyId: param(c, 'duty'), evidence, handedOver, version: ctx.version ?? 0 }),
      done: ({ contractId }) => `/contracts/${contractId}#duties`,
      again: (ctx, form, c, frame) => donePage(ctx, c, frame, form),
    }),
  )
}

/** A contract without a tender, from the text that was typed over that of its plan. */
async function draftDirect(ctx: Ctx, i: DraftForm, c: C) {
  const start = await draftText(ctx, c.req.query('purchase') ?? '')
  if (isRefusal(start)) return await recordRefusal(ctx, 'contracts.draft', start)
  const { text, places } = textOf(ctx, i, start.text)
  const drafted = await draftContract(ctx, {
    ...text,
    titleEn: text.titleEn ?? undefined,
    purchaseId: start.id,
    providerId: i.provider,
    noTenderReason: i.noTenderReason,
    ground: { kind: i.ground, earlierId: i.earlier, announced: i.announced },
  })
  return atRows(drafted, places)
}
