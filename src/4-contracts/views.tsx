import { filesOf } from '#files'
import { isBefore, isRefusal, titleIn } from '#kernel'
import { purchase } from '#needs'
import { calendarOf, knownOn, logoImage, mayNot, organisations, printedLogo, standingLogo, whyNotDo } from '#people'
import { type Ctx, historyOf, type ListQuery, pageFrom } from '#platform'
import { signBy, signingWaits } from '#tenders'
import { type C, download, type FormState, type FrameFacts, freshForm, listView, param, type View } from '#ui'
import { asked, ownOpen, parties, partiesIn, whyNotPropose } from './asked.ts'
import { endingSoon } from './ending-soon.ts'
import { beyondFree } from './budget.ts'
import { beforeClocks } from './before-clocks.ts'
import { contract, contractSorts, listedFor, pageOfContracts, versionsOf } from './contracts.ts'
import { whyFilesOver } from './why-files-over.ts'
import { isFormWrong } from './propose-change.ts'
import { heldByContract } from './held-by-contract.ts'
import type { Duty } from './rules/duty.ts'
import { dutiesOf } from './duties-of.ts'
import { readGround } from './store/index.ts'
import { noticeEnd, whyNotEnd } from './end-early.ts'
import { gateOfEarlier } from './gate-of-earlier.ts'
import { judgedOf } from './judge-ground.ts'
import { ContractPage, shownHistory } from './pages/contract.tsx'
import type { DirectFacts } from './pages/direct.tsx'
import { DonePage, DropPage, DutiesPage, dutyColumns, EndPage } from './pages/duties.tsx'
import { HistoryPage } from './pages/history.tsx'
import { contractColumns, ListPage } from './pages/list.tsx'
import { TextPage } from './pages/text.tsx'
import { type Contract, type ContractVersion, isUnsigned, sideOf } from './rules/contract.ts'
import { contractProcess, type ContractState } from './rules/contract-process.ts'
import { asItReads } from './rules/in-force.ts'
import { successOf } from './success-of.ts'
import { wordDocument } from './word-document.ts'
import { refuse } from './words.ts'

/** The list, as a page or as a file. */
export async function listPage(ctx: Ctx, c: C, frame: FrameFacts): Promise<View> {
  const scope = listedFor(ctx)
  if (isRefusal(scope)) return scope
  const params = new URL(c.req.url).searchParams
  const filters = { q: (params.get('q') ?? '').slice(0, 100), state: params.get('state') ?? '' }
  const states = filters.state in contractProcess.states ? [filters.state as ContractState] : undefined
  const of = { ...scope, ...(states && { states }), ...(filters.q && { search: filters.q }) }
  const late = new Map<string, number>()
  const list = {
    sorts: contractSorts,
    descending: true,
    name: 'contracts',
    read: (query: ListQuery) => pageOfContracts(ctx, of, query),
    columns: async (rows: readonly Contract[]) => {
      const known = await organisations(ctx, { ids: rows.flatMap((r) => [r.purchaserId, r.providerId]) })
      for (const d of await dutiesOf(ctx, { contractIds: rows.map((r) => r.id), open: true, until: ctx.today }))
        if (d.dueOn && isBefore(d.dueOn, ctx.today)) late.set(d.contractId, (late.get(d.contractId) ?? 0) + 1)
      return contractColumns(ctx.lang, { organisations: new Map(known.map((o) => [o.id, o])), late })
    },
  }
  return await listView(c, list, (listed) => <ListPage ctx={ctx} frame={frame} facts={{ ...listed, late, filters }} />)
}

export async function contractPage(ctx: Ctx, c: C, frame: FrameFacts, form?: FormState): Promise<View> {
  const found = await asked(ctx, c)
  if (isRefusal(found)) return found
  const versions = await versionsOf(ctx, found.id)
  const facts = {
    contract: found,
    ...(await parties(ctx, found)),
    versions,
    duties: await dutiesOf(ctx, { contractIds: [found.id], open: true }),
    success: await successOf(ctx, found),
    before: (await beforeClocks(ctx, [found])).get(found.id)!,
    ending: (await endingSoon(ctx, [found]))[0],
    beyond: await beyondOf(ctx, found, versions),
    calendar: await calendarOf(ctx),
    signBy:
      found.tenderId && found.noticeOn ? await signBy(ctx, { ...found, tenderId: found.tenderId, noticeOn: found.noticeOn }) : undefined,
    history: await historyOf(ctx, { subjectId: found.id }, { limit: shownHistory }),
    purchaseNumber: (await purchase(ctx, found.purchaseId))?.number,
    formWrong: await isFormWrong(ctx, found),
    direct: found.tenderId ? undefined : await directOf(ctx, found),
    waits: found.tenderId && found.state !== 'terminated' ? await signingWaits(ctx, found.tenderId) : undefined,
    files: await filesOf(ctx, heldByContract(found, await whyFilesOver(ctx, found))),
    form: form ?? freshForm(),
    addsTo: ownOpen(ctx, found, versions) !== undefined,
    whyNot: { propose: whyNotPropose(ctx, found, versions), sign: mayNot(ctx.asker, 'contracts.sign', found), end: whyNotEnd(ctx, found) },
  }
  // What both are bound by is what was known as they signed.
  return <ContractPage ctx={await knownOn(ctx, found.signedOn)} frame={frame} facts={facts} />
}

/** What the text that waits for a signature, or the contract before both have signed, takes beyond what is free; nothing for the institution. */
async function beyondOf(ctx: Ctx, c: Contract, versions: readonly ContractVersion[]) {
  if (mayNot(ctx.asker, 'plans.read', { purchaserId: c.purchaserId })) return []
  const open = versions.find((v) => v.state === 'open')
  const waits = open?.text ?? (isUnsigned(c) && c.state !== 'terminated' ? c : undefined)
  return waits ? await beyondFree(ctx, c, waits) : []
}

/** Why a contract has no tender, what the bureau said, and the contract it stands by; undefined for what was never asked. */
async function directOf(ctx: Ctx, c: Contract): Promise<DirectFacts> {
  const ground = await readGround(ctx, c.id)
  const mayDecide = !mayNot(ctx.asker, 'contracts.approve-ground', c) && (!ground || ground.state === 'asked') && c.state !== 'terminated'
  const earlier = ground?.earlierId ? await contract(ctx, ground.earlierId) : undefined
  return {
    ground,
    earlier,
    gate: ground?.kind === 'renewal' && earlier ? await gateOfEarlier(ctx, earlier) : undefined,
    mayDecide,
    judged: mayDecide && ground ? await judgedOf(ctx, c, ground) : undefined,
  }
}

export async function historyPage(ctx: Ctx, c: C, frame: FrameFacts): Promise<View> {
  const found = await asked(ctx, c)
  if (isRefusal(found)) return found
  const entries = await historyOf(ctx, { subjectId: found.id }, { limit: 1000 })
  return <HistoryPage ctx={ctx} frame={frame} contract={found} entries={entries} />
}

export async function textPage(ctx: Ctx, c: C, frame: FrameFacts): Promise<View> {
  const found = await asked(ctx, c)
  if (isRefusal(found)) return found
  return <TextPage ctx={await knownOn(ctx, found.signedOn)} frame={frame} contract={found} parties={await partiesIn(ctx, found)} />
}

/** The contract as a file for Word, in its own language. */
export async function wordFile(ctx: Ctx, c: C): Promise<View> {
  const found = await asked(ctx, c)
  if (isRefusal(found)) return found
  const number = found.inForce ?? found.versionNumber
  const version = (await versionsOf(ctx, found.id)).find((v) => v.number === number)
  const { law } = await knownOn(ctx, found.signedOn)
  const file = await wordDocument(asItReads(found), {
    parties: await partiesIn(ctx, found),
    logos: await logosOf(ctx, found),
    version,
    zone: ctx.zone,
    law,
  })
  if (isRefusal(file)) return file
  const type = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
  return download(file, `${found.number} ${titleIn(found, found.lang)}.docx`, type)
}

/** The logo of the office, or of its jurisdiction, and that of the institution. */
async function logosOf(ctx: Ctx, c: Contract) {
  const [office, institution] = [await printedLogo(ctx, c.purchaserId), (await standingLogo(ctx, c.providerId)).logo]
  return {
    purchaser: office && (await logoImage(ctx, office.sha256)),
    provider: institution && (await logoImage(ctx, institution.sha256)),
  }
}

const alphabetical = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
const dutyOrders = {
  due: (a: Duty, b: Duty) => alphabetical(a.dueOn?.toString() ?? '9999', b.dueOn?.toString() ?? '9999'),
  who: (a: Duty, b: Duty) => alphabetical(a.debtor, b.debtor),
  state: (a: Duty, b: Duty) => alphabetical(a.state, b.state),
}
/** Everything that fell due, as a page or as a file. */
export async function dutiesPage(ctx: Ctx, c: C, frame: FrameFacts): Promise<View> {
  const found = await asked(ctx, c)
  if (isRefusal(found)) return found
  const all = await dutiesOf(ctx, { contractIds: [found.id] })
  const list = {
    sorts: ['due', 'who', 'state'] as const,
    size: 30,
    name: `${found.number}-duties`,
    read: (query: ListQuery) => pageFrom(all, query, dutyOrders, (d) => d.id),
    columns: async () => dutyColumns(ctx, { ...(await parties(ctx, found)), contract: found }),
  }
  return await listView(c, list, (listed) => <DutiesPage ctx={ctx} frame={frame} contract={found} {...listed} />)
}

export async function donePage(ctx: Ctx, c: C, frame: FrameFacts, form?: FormState): Promise<View> {
  const found = await asked(ctx, c)
  if (isRefusal(found)) return found
  const duty = (await dutiesOf(ctx, { contractIds: [found.id], open: true })).find((d) => d.id === param(c, 'duty'))
  if (!duty || sideOf(found, ctx.asker.organisationId) !== duty.debtor) return refuse('no-duty')
  return <DonePage ctx={ctx} frame={frame} contract={found} form={form ?? freshForm()} duty={duty} />
}

export async function endPage(ctx: Ctx, c: C, frame: FrameFacts, form?: FormState): Promise<View> {
  const found = await asked(ctx, c)
  if (isRefusal(found)) return found
  const no = whyNotEnd(ctx, found)
  if (no) return no
  const { on } = noticeEnd(ctx, found, await calendarOf(ctx))
  return <EndPage ctx={ctx} frame={frame} contract={found} form={form ?? freshForm()} earliest={on} />
}

export async function dropPage(ctx: Ctx, c: C, frame: FrameFacts, form?: FormState): Promise<View> {
  const found = await asked(ctx, c)
  if (isRefusal(found)) return found
  const no = whyNotDo(ctx.asker, contractProcess, 'drop', found)
  return no ?? <DropPage ctx={ctx} frame={frame} contract={found} form={form ?? freshForm()} />
}
