import { type Id, isBefore, isRefusal, type Refusal, termEnd } from '#kernel'
import { signBy } from '#law'
import { purchase, purchases, purchaseTitle } from '#needs'
import { calendarOf, communities, mayNot, nameOf, organisation, organisations } from '#people'
import { planOf, plans } from '#plans'
import { aDay, choice, type Ctx, historyOf, longText, optional, recordRefusal, ticked } from '#platform'
import { awardOf, tenders } from '#tenders'
import {
  type App,
  act,
  type C,
  csvOf,
  download,
  type FormState,
  type FrameFacts,
  freshForm,
  listQuery,
  notThere,
  show,
  type View,
  numberIn,
} from '#ui'
import { z } from 'zod'
import { agreeEnd, declineEnd, offerEnd } from './agree-end.ts'
import { awardedTo } from './award.ts'
import { contract, contractPage, contracts, contractSorts, listedFor, versionsOf, visibleContract } from './contracts.ts'
import { contractLine, draftContract } from './draft-contract.ts'
import { decideGround } from './decide-ground.ts'
import { draftFromAward } from './draft-from-award.ts'
import { type Duty, dutiesOf } from './duties.ts'
import { dropDraft, endEarly, whyNotEnd } from './end-contract.ts'
import { noteDone } from './note-done.ts'
import { groundWaits } from './direct.ts'
import { ContractPage, HistoryPage, shownHistory } from './pages/contract.tsx'
import type { DirectFacts } from './pages/direct.tsx'
import { readGround } from './store.ts'
import { DonePage, DropPage, DutiesPage, dutyColumns, EndPage } from './pages/duties.tsx'
import { DraftPage, ProposePage } from './pages/edit.tsx'
import { contractColumns, ListPage } from './pages/list.tsx'
import { ChoosePage, FromAwardPage } from './pages/new.tsx'
import { TextPage } from './pages/text.tsx'
import { VersionPage } from './pages/version.tsx'
import { proposeChange } from './propose-change.ts'
import { type Contract, type ContractText, sideOf, standardTerms } from './rules/contract.ts'
import { type ContractState, contractProcess } from './rules/contract-process.ts'
import { fairnessFacts, fairnessOf } from './rules/fairness.ts'
import { declineVersion, signVersion } from './sign-version.ts'
import { atRows, awardSchema, draftSchema, proposalSchema, textOf, valuesOf } from './text-form.ts'
import { refuse } from './words.ts'
import { wordDocument } from './word-document.ts'

const param = (c: C, name: string): string => c.req.param(name) ?? ''
const here = (c: C): URLSearchParams => new URL(c.req.url).searchParams
/** The contract of the address, if this person may see it. */
const asked = (ctx: Ctx, c: C) => visibleContract(ctx, param(c, 'id'))
const parties = async (ctx: Ctx, c: Contract) => ({
  purchaser: await organisation(ctx, c.purchaserId),
  provider: await organisation(ctx, c.providerId),
})
const seenVersion = (ctx: Ctx): number => ctx.version ?? 0

/** The pages of the contracts. */
export function routes(app: App): void {
  app.get(
    '/contracts',
    show(async (ctx, c, frame) => {
      const scope = listedFor(ctx)
      if (isRefusal(scope)) return scope
      const params = here(c)
      const csv = params.get('format') === 'csv'
      const query = listQuery(params, contractSorts, { descending: true })
      const filters = { q: (params.get('q') ?? '').slice(0, 100), state: params.get('state') ?? '' }
      const states = filters.state in contractProcess.states ? [filters.state as ContractState] : undefined
      const { rows, total } = await contractPage(
        ctx,
        { ...scope, ...(states && { states }), ...(filters.q && { search: filters.q }) },
        csv ? { ...query, page: 1, size: 10_000 } : query,
      )
      const known = new Map((await organisations(ctx, { ids: rows.flatMap((r) => [r.purchaserId, r.providerId]) })).map((o) => [o.id, o]))
      const late = new Map<string, number>()
      for (const d of await dutiesOf(ctx, { contractIds: rows.map((r) => r.id), open: true, until: ctx.today }))
        if (d.dueOn && isBefore(d.dueOn, ctx.today)) late.set(d.contractId, (late.get(d.contractId) ?? 0) + 1)
      const facts = { rows, total, organisations: known, late, query, filters }
      if (csv) return download(csvOf(rows, contractColumns(ctx.lang, facts)), 'contracts.csv', 'text/csv; charset=utf-8')
      return <ListPage ctx={ctx} frame={frame} facts={facts} />
    }),
  )

  app.get(
    '/contracts/new',
    show((ctx, c, frame) => newPage(ctx, c, frame, undefined)),
  )
  app.post(
    '/contracts/new',
    act({
      schema: awardSchema,
      act: (ctx, i, c) =>
        draftFromAward(ctx, {
          purchaseId: here(c).get('purchase') ?? '',
          startsOn: i.startsOn,
          lang: i.lang,
          milestones: Object.fromEntries(Object.entries(i.stages).flatMap(([id, stages]) => (stages ? [[id, stages]] : []))),
        }).then((r) =>
          isRefusal(r) && r.fields
            ? { ...r, fields: Object.fromEntries(Object.entries(r.fields).map(([k, w]) => [k === 'endsOn' ? 'startsOn' : k, w])) }
            : r,
        ),
      done: ({ id }) => `/contracts/${id}`,
      again: (ctx, form, c, frame) => newPage(ctx, c, frame, form),
    }),
  )
  app.get(
    '/contracts/new/without-award',
    show((ctx, c, frame) => withoutAwardPage(ctx, c, frame, undefined)),
  )
  app.post(
    '/contracts/new/without-award',
    act({
      schema: draftSchema,
      act: async (ctx, i, c) => {
        const start = await draftText(ctx, here(c).get('purchase') ?? '')
        if (isRefusal(start)) return await recordRefusal(ctx, 'contracts.draft', start)
        const { text, places } = textOf(ctx, i, start.text)
        return atRows(
          await draftContract(ctx, {
            ...text,
            titleEn: text.titleEn ?? undefined,
            purchaseId: start.id,
            providerId: i.provider,
            noTenderReason: i.noTenderReason,
            ground: { kind: i.ground, earlierId: i.earlier, announced: i.announced },
          }),
          places,
        )
      },
      done: ({ id }) => `/contracts/${id}`,
      again: (ctx, form, c, frame) => withoutAwardPage(ctx, c, frame, form),
    }),
  )

  const contractPageOf = async (ctx: Ctx, c: C, frame: FrameFacts, form: FormState): Promise<View> => {
    const found = await asked(ctx, c)
    if (isRefusal(found)) return found
    const facts = {
      contract: found,
      ...(await parties(ctx, found)),
      versions: await versionsOf(ctx, found.id),
      duties: await dutiesOf(ctx, { contractIds: [found.id], open: true }),
      calendar: await calendarOf(ctx),
      history: await historyOf(ctx, { subjectId: found.id }, { limit: shownHistory }),
      purchaseNumber: (await purchase(ctx, found.purchaseId))?.number,
      direct: found.tenderId ? undefined : await directOf(ctx, found),
      form,
      whyNot: { propose: mayPropose(ctx, found), sign: mayNot(ctx.asker, 'contracts.sign', found), end: whyNotEnd(ctx, found) },
    }
    return <ContractPage ctx={ctx} frame={frame} facts={facts} />
  }
  app.get(
    '/contracts/:id',
    show((ctx, c, frame) => contractPageOf(ctx, c, frame, freshForm())),
  )
  app.post(
    '/contracts/:id/ground',
    act({
      schema: z.object({ decision: choice(['approve', 'refuse']), note: optional(longText(1000)) }),
      act: (ctx, i, c) =>
        decideGround(ctx, { contractId: param(c, 'id'), approve: i.decision === 'approve', note: i.note, version: seenVersion(ctx) }),
      done: ({ id }) => `/contracts/${id}#without-tender`,
      again: (ctx, form, c, frame) => contractPageOf(ctx, c, frame, form),
    }),
  )
  app.get(
    '/contracts/:id/history',
    show(async (ctx, c, frame) => {
      const found = await asked(ctx, c)
      if (isRefusal(found)) return found
      const entries = await historyOf(ctx, { subjectId: found.id }, { limit: 1000 })
      return <HistoryPage ctx={ctx} frame={frame} contract={found} entries={entries} />
    }),
  )
  app.get(
    '/contracts/:id/text',
    show(async (ctx, c, frame) => {
      const found = await asked(ctx, c)
      return isRefusal(found) ? found : <TextPage ctx={ctx} frame={frame} contract={found} {...(await parties(ctx, found))} />
    }),
  )
  app.get(
    '/contracts/:id/word',
    show(async (ctx, c) => {
      const found = await asked(ctx, c)
      if (isRefusal(found)) return found
      const version = (await versionsOf(ctx, found.id)).find((v) => v.number === found.versionNumber)
      const file = await wordDocument(found, { ...(await parties(ctx, found)), version, zone: ctx.zone })
      return download(
        file,
        `${found.number} ${(found.lang === 'en' && found.titleEn) || found.title}.docx`,
        'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      )
    }),
  )

  app.get(
    '/contracts/:id/propose',
    show((ctx, c, frame) => proposePage(ctx, c, frame, undefined)),
  )
  app.post(
    '/contracts/:id/propose',
    act({
      schema: proposalSchema,
      act: async (ctx, i, c) => {
        const found = await asked(ctx, c)
        if (isRefusal(found)) return found
        const { text, places } = textOf(ctx, i, found)
        const { findings } = fairnessOf(text, fairnessFacts(found, ctx.today, await calendarOf(ctx)))
        // What leans is shown on the form before it goes to the other side.
        if (findings.length > 0 && !i.read) return refuse('read-first', findings.length).at('read')
        return atRows(await proposeChange(ctx, { contractId: found.id, text, reason: i.reason, version: seenVersion(ctx) }), places)
      },
      done: ({ number }, _, c) => `/contracts/${param(c, 'id')}/versions/${number}`,
      again: (ctx, form, c, frame) => proposePage(ctx, c, frame, form),
    }),
  )

  app.get(
    '/contracts/:id/versions/:number',
    show((ctx, c, frame) => versionPage(ctx, c, frame, undefined)),
  )
  app.post(
    '/contracts/:id/versions/:number/sign',
    act({
      schema: z.object({ read: ticked() }),
      act: async (ctx, i, c) => {
        const number = numberIn(param(c, 'number'))
        if (number === undefined) return notThere()
        return await signVersion(ctx, { contractId: param(c, 'id'), number, version: seenVersion(ctx), read: i.read })
      },
      done: (_, __, c) => `/contracts/${param(c, 'id')}`,
      again: (ctx, form, c, frame) => versionPage(ctx, c, frame, form),
    }),
  )
  app.post(
    '/contracts/:id/versions/:number/decline',
    act({
      schema: z.object({ reason: longText(2000) }),
      act: async (ctx, i, c) => {
        const number = numberIn(param(c, 'number'))
        if (number === undefined) return notThere()
        return await declineVersion(ctx, { contractId: param(c, 'id'), number, reason: i.reason, version: seenVersion(ctx) })
      },
      done: (_, __, c) => `/contracts/${param(c, 'id')}`,
      again: (ctx, form, c, frame) => versionPage(ctx, c, frame, form),
    }),
  )

  app.get(
    '/contracts/:id/duties',
    show(async (ctx, c, frame) => {
      const found = await asked(ctx, c)
      if (isRefusal(found)) return found
      const query = listQuery(here(c), ['due', 'who', 'state'], { size: 30 })
      const all = sorted(await dutiesOf(ctx, { contractIds: [found.id] }), query.sort, query.descending)
      const both = await parties(ctx, found)
      if (here(c).get('format') === 'csv')
        return download(csvOf(all, dutyColumns(ctx, both)), `${found.number}-duties.csv`, 'text/csv; charset=utf-8')
      return (
        <DutiesPage
          ctx={ctx}
          frame={frame}
          contract={found}
          duties={all.slice((query.page - 1) * query.size, query.page * query.size)}
          total={all.length}
          query={query}
          {...both}
        />
      )
    }),
  )
  app.get(
    '/contracts/:id/duties/:duty/done',
    show((ctx, c, frame) => donePage(ctx, c, frame, freshForm())),
  )
  app.post(
    '/contracts/:id/duties/:duty/done',
    act({
      schema: z.object({ evidence: longText(1000) }),
      act: (ctx, i, c) => noteDone(ctx, { dutyId: param(c, 'duty'), evidence: i.evidence, version: seenVersion(ctx) }),
      done: ({ contractId }) => `/contracts/${contractId}#duties`,
      again: (ctx, form, c, frame) => donePage(ctx, c, frame, form),
    }),
  )

  const endPage = async (ctx: Ctx, c: C, frame: FrameFacts, form: FormState): Promise<View> => {
    const found = await asked(ctx, c)
    return isRefusal(found) ? found : (whyNotEnd(ctx, found) ?? <EndPage ctx={ctx} frame={frame} contract={found} form={form} />)
  }
  app.get(
    '/contracts/:id/end',
    show((ctx, c, frame) => endPage(ctx, c, frame, freshForm())),
  )
  app.post(
    '/contracts/:id/end',
    act({
      schema: z.object({ lastOn: aDay(), reason: longText(1000) }),
      act: (ctx, i, c) => endEarly(ctx, { contractId: param(c, 'id'), ...i, version: seenVersion(ctx) }),
      done: (_, __, c) => `/contracts/${param(c, 'id')}`,
      again: (ctx, form, c, frame) => endPage(ctx, c, frame, form),
    }),
  )
  app.post(
    '/contracts/:id/notice/offer',
    act({
      schema: z.object({ lastOn: optional(aDay()), reason: longText(1000) }),
      act: (ctx, i, c) => offerEnd(ctx, { contractId: param(c, 'id'), on: i.lastOn ?? null, reason: i.reason, version: seenVersion(ctx) }),
      done: (_, __, c) => `/contracts/${param(c, 'id')}#notice`,
      again: (ctx, form, c, frame) => contractPageOf(ctx, c, frame, form),
    }),
  )
  for (const [answer, verb] of [
    ['agree', agreeEnd],
    ['decline', declineEnd],
  ] as const)
    app.post(
      `/contracts/:id/notice/${answer}`,
      act({
        schema: z.object({}),
        act: (ctx, _, c): Promise<object> => verb(ctx, { contractId: param(c, 'id'), version: seenVersion(ctx) }),
        done: (_, __, c) => `/contracts/${param(c, 'id')}#notice`,
        again: (ctx, form, c, frame) => contractPageOf(ctx, c, frame, form),
      }),
    )
  const dropPage = async (ctx: Ctx, c: C, frame: FrameFacts, form: FormState): Promise<View> => {
    const found = await asked(ctx, c)
    return isRefusal(found)
      ? found
      : (mayNot(ctx.asker, 'contracts.sign', found) ?? <DropPage ctx={ctx} frame={frame} contract={found} form={form} />)
  }
  app.get(
    '/contracts/:id/drop',
    show((ctx, c, frame) => dropPage(ctx, c, frame, freshForm())),
  )
  app.post(
    '/contracts/:id/drop',
    act({
      schema: z.object({ reason: longText(1000) }),
      act: (ctx, i, c) => dropDraft(ctx, { contractId: param(c, 'id'), ...i, version: seenVersion(ctx) }),
      done: (_, __, c) => `/contracts/${param(c, 'id')}`,
      again: (ctx, form, c, frame) => dropPage(ctx, c, frame, form),
    }),
  )
}

function mayPropose(ctx: Ctx, c: Contract): Refusal | undefined {
  return mayNot(ctx.asker, 'contracts.propose', c) ?? (sideOf(c, ctx.asker.organisationId) ? undefined : refuse('not-a-party'))
}

function sorted(all: Duty[], by: string, descending: boolean): Duty[] {
  const key = (d: Duty) => (by === 'who' ? d.debtor : by === 'state' ? d.state : (d.dueOn?.toString() ?? '9999'))
  const rows = all.toSorted((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0))
  return descending ? rows.reverse() : rows
}

async function newPage(ctx: Ctx, c: C, frame: FrameFacts, form: FormState | undefined): Promise<View> {
  const own = mayNot(ctx.asker, 'contracts.draft', { purchaserId: ctx.asker.organisationId })
  if (own) return own
  const id = here(c).get('purchase')
  if (!id) {
    const all = await purchases(ctx, { purchaserId: ctx.asker.organisationId!, limit: 200 })
    const counts = new Map<string, number>()
    for (const one of await contracts(ctx, { purchaseIds: all.map((p) => p.id) }))
      counts.set(one.purchaseId, (counts.get(one.purchaseId) ?? 0) + 1)
    const planned = await plans(ctx, { purchaseIds: all.map((p) => p.id) })
    const awarded = new Set<string>(
      (await tenders(ctx, { purchaseIds: all.map((p) => p.id), states: ['awarded'] })).map((x) => x.purchaseId),
    )
    // A plan that is out for tender has its contract from the award, and none beside it.
    const ready = new Set<string>(
      planned
        .filter((p) => ['approved', 'published'].includes(p.state) && (p.takenBy !== 'tender' || awarded.has(p.purchaseId)))
        .map((p) => p.purchaseId),
    )
    return <ChoosePage ctx={ctx} frame={frame} purchases={all} counts={counts} ready={ready} />
  }
  const bought = await purchase(ctx, id)
  const no = mayNot(ctx.asker, 'contracts.draft', { purchaserId: bought?.purchaserId ?? null })
  if (!bought || no) return no ?? notThere()
  const award = await awardOf(ctx, id)
  if (!award) return await withoutAwardPage(ctx, c, frame, undefined)
  const by = signBy(award.noticeOn, bought.lawDay, await calendarOf(ctx))
  const first = (await planOf(ctx, id))?.startsOn
  const facts = {
    provider: await organisation(ctx, award.providerId),
    total: award.total,
    noticeOn: award.noticeOn,
    signBy: isRefusal(by) ? null : by.value,
    lines: award.lines.map(contractLine),
  }
  return (
    <FromAwardPage
      ctx={ctx}
      frame={frame}
      purchase={bought}
      award={facts}
      mayGoDirect={!isRefusal(await draftText(ctx, id))}
      form={form ?? freshForm({ startsOn: first?.toString() ?? '', lang: 'zh' })}
    />
  )
}

/** Why a contract has no tender, what the bureau said, and the contract it stands by; undefined for what was never asked. */
async function directOf(ctx: Ctx, c: Contract): Promise<DirectFacts> {
  const ground = await readGround(ctx, c.id)
  return {
    ground,
    earlier: ground?.earlierId ? await contract(ctx, ground.earlierId) : undefined,
    mayDecide: !mayNot(ctx.asker, 'contracts.approve-ground', c) && (!ground || ground.state === 'asked') && c.state !== 'terminated',
  }
}

/** The text a contract without a tender begins from: the lines of its approved plan. */
async function draftText(ctx: Ctx, purchaseId: string): Promise<{ id: string; title: string; text: ContractText } | Refusal> {
  const bought = await purchase(ctx, purchaseId)
  const no = mayNot(ctx.asker, 'contracts.draft', { purchaserId: bought?.purchaserId ?? null })
  if (!bought || no) return no ?? notThere()
  const plan = await planOf(ctx, purchaseId)
  if (!plan || (plan.state !== 'approved' && plan.state !== 'published')) return refuse('no-approved-plan')
  if (plan.takenBy === 'tender') return refuse('beside-tender')
  const startsOn = plan.startsOn
  return {
    id: bought.id,
    title: purchaseTitle(bought, ctx.lang),
    text: {
      title: bought.title,
      titleEn: bought.titleEn,
      lang: 'zh',
      startsOn,
      endsOn: termEnd(startsOn, plan.months),
      lines: plan.lines.map(contractLine),
      terms: standardTerms,
      clauseEdits: {},
      effectiveOn: null,
      annex: null,
    },
  }
}

async function withoutAwardPage(ctx: Ctx, c: C, frame: FrameFacts, form: FormState | undefined): Promise<View> {
  const start = await draftText(ctx, here(c).get('purchase') ?? '')
  if (isRefusal(start)) return start
  const facts = {
    institutions: await organisations(ctx, { kind: 'institution' }),
    communities: await communities(ctx, { organisationId: ctx.asker.organisationId!, open: true }),
    earlier: (await contracts(ctx, { purchaserId: ctx.asker.organisationId! })).filter((o) => o.signedOn !== null),
  }
  return (
    <DraftPage
      ctx={ctx}
      frame={frame}
      form={form ?? freshForm(valuesOf(start.text))}
      text={start.text}
      signed={false}
      purchaseId={start.id}
      purchaseTitle={start.title}
      {...facts}
    />
  )
}

/** The text a form means as it was typed, where it means one. */
function typedText(ctx: Ctx, form: FormState, now: ContractText): ContractText | undefined {
  const read = proposalSchema.safeParse(form.values)
  return read.success ? textOf(ctx, read.data, now).text : undefined
}

async function proposePage(ctx: Ctx, c: C, frame: FrameFacts, form: FormState | undefined): Promise<View> {
  const found = await asked(ctx, c)
  if (isRefusal(found)) return found
  const no = mayPropose(ctx, found)
  if (no) return no
  const signed = ['signed', 'active'].includes(found.state)
  if (!signed && !['draft', 'negotiating'].includes(found.state)) return refuse('wrong-state')
  const params = here(c)
  const clause = params.get('clause') ?? undefined
  // A fairer wording is proposed into the text it was found in, which may be one that waits.
  const waiting = params.has('version')
    ? (await versionsOf(ctx, found.id)).find((v) => String(v.number) === params.get('version'))
    : undefined
  const shown: ContractText = waiting?.state === 'open' ? waiting.text : found
  const calendar = await calendarOf(ctx)
  const values = valuesOf(shown)
  if (clause && params.has('fairer')) {
    const finding = fairnessOf(shown, fairnessFacts(found, ctx.today, calendar)).findings[numberIn(params.get('fairer')) ?? -1]
    if (finding?.fairer) values[`clauses.${clause}`] = finding.fairer[found.lang]
  }
  const places = await communities(ctx, { organisationId: found.purchaserId })
  return (
    <ProposePage
      ctx={ctx}
      frame={frame}
      contract={found}
      text={shown}
      checked={form && typedText(ctx, form, found)}
      fairness={(t) => fairnessOf(t, fairnessFacts(found, ctx.today, calendar))}
      form={form ?? freshForm(values)}
      communities={places}
      signed={signed}
      awarded={found.tenderId !== null}
      clause={clause}
    />
  )
}

async function versionPage(ctx: Ctx, c: C, frame: FrameFacts, form: FormState | undefined): Promise<View> {
  const found = await asked(ctx, c)
  if (isRefusal(found)) return found
  const versions = await versionsOf(ctx, found.id)
  const version = versions.find((v) => String(v.number) === param(c, 'number'))
  if (!version) return notThere()
  const mine = sideOf(found, ctx.asker.organisationId)
  const places = new Map((await communities(ctx, { organisationId: found.purchaserId })).map((o) => [o.id as string, nameOf(o, ctx.lang)]))
  const waitsForBureau = found.signedOn || found.tenderId ? undefined : groundWaits(await readGround(ctx, found.id), version.text)
  const whyNotSign =
    mayNot(ctx.asker, 'contracts.sign', found) ?? (mine && version.signed[mine] ? refuse('already-signed') : undefined) ?? waitsForBureau
  return (
    <VersionPage
      ctx={ctx}
      frame={frame}
      contract={found}
      versions={versions}
      version={version}
      {...(await parties(ctx, found))}
      whyNotSign={whyNotSign}
      waitsForBureau={waitsForBureau}
      fairness={fairnessOf(version.text, fairnessFacts(found, ctx.today, await calendarOf(ctx)))}
      awarded={found.signedOn ? undefined : await awardedTo(ctx, found)}
      places={places}
      form={form ?? freshForm()}
    />
  )
}

async function donePage(ctx: Ctx, c: C, frame: FrameFacts, form: FormState): Promise<View> {
  const found = await asked(ctx, c)
  if (isRefusal(found)) return found
  const duty = (await dutiesOf(ctx, { contractIds: [found.id], open: true })).find((d) => d.id === (param(c, 'duty') as Id<'duty'>))
  if (!duty || sideOf(found, ctx.asker.organisationId) !== duty.debtor) return refuse('no-duty')
  return <DonePage ctx={ctx} frame={frame} contract={found} form={form} duty={duty} />
}
