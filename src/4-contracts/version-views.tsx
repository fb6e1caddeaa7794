import { isRefusal } from '#kernel'
import { calendarOf, communities, mayNot, nameOf } from '#people'
import { type Ctx, notThere } from '#platform'
import { type C, type FormState, type FrameFacts, freshForm, numberIn, param, type View } from '#ui'
import { asked, parties, partiesOf, whyNotPropose } from './asked.ts'
import { awardedTo } from './won-by.ts'
import { versionsOf } from './contracts.ts'
import { groundWaits } from './ground-waits.ts'
import { ProposePage } from './pages/propose.tsx'
import { VersionPage } from './pages/version.tsx'
import { fieldsSaidBy } from './rules/clause-fit.ts'
import { clausesOf } from './rules/clauses.ts'
import { type Contract, type ContractText, isUnsigned, sideOf } from './rules/contract.ts'
import { agreedBefore, asAgreed } from './rules/in-force.ts'
import { fairnessFacts, fairnessOf } from './rules/fairness.ts'
import { readGround } from './store/index.ts'
import { typedText, valuesOf } from './text-form.ts'
import { refuse } from './words.ts'

export async function proposePage(ctx: Ctx, c: C, frame: FrameFacts, form?: FormState): Promise<View> {
  const found = await asked(ctx, c)
  if (isRefusal(found)) return found
  const no = whyNotPropose(ctx, found, await versionsOf(ctx, found.id))
  // What somebody typed while another proposal came stays on the page.
  if (no && !(form && no.code === 'already-open')) return no
  const signed = found.state === 'signed' || found.state === 'active'
  if (!signed && !isUnsigned(found)) return refuse('wrong-state')
  const clause = c.req.query('clause') || undefined
  const shown = await shownText(ctx, c, found)
  const calendar = await calendarOf(ctx)
  const fairness = (t: ContractText) => fairnessOf(t, fairnessFacts(found, ctx, calendar, signed ? asAgreed(found) : undefined))
  const values = valuesOf(shown)
  const fairer = clause && fairness(shown).findings[numberIn(c.req.query('fairer')) ?? -1]?.fairer
  // A clause that follows the fields goes back to them; a fairer one comes by changing them.
  if (fairer) values[`clauses.${clause}`] = fieldsSaidBy(clause).length > 0 ? fromFields(shown, clause) : fairer[found.lang]
  return (
    <ProposePage
      ctx={ctx}
      frame={frame}
      contract={found}
      text={shown}
      checked={form && typedText(ctx, form, asAgreed(found))}
      fairness={fairness}
      form={form ?? freshForm(values)}
      communities={await communities(ctx, { organisationId: found.purchaserId })}
      signed={signed}
      awarded={found.tenderId !== null}
      clause={clause}
    />
  )
}

const fromFields = (t: ContractText, number: string): string =>
  clausesOf({ ...t, clauseEdits: {} }).find((c) => c.number === number)?.text[t.lang] ?? ''

/** A fairer wording is proposed into the text it was found in, which may be one that waits. */
async function shownText(ctx: Ctx, c: C, found: Contract): Promise<ContractText> {
  const number = c.req.query('version')
  if (number === undefined) return asAgreed(found)
  const waiting = (await versionsOf(ctx, found.id)).find((v) => String(v.number) === number)
  return waiting?.state === 'open' ? waiting.text : asAgreed(found)
}

export async function versionPage(ctx: Ctx, c: C, frame: FrameFacts, form?: FormState): Promise<View> {
  const found = await asked(ctx, c)
  if (isRefusal(found)) return found
  const versions = await versionsOf(ctx, found.id)
  const version = versions.find((v) => String(v.number) === param(c, 'number'))
  if (!version) return notThere()
  const mine = sideOf(found, ctx.asker.organisationId)
  const places = new Map((await communities(ctx, { organisationId: found.purchaserId })).map((o) => [o.id as string, nameOf(o, ctx.lang)]))
  // What stood in the text both are bound by was read when it was signed.
  const signed = agreedBefore(found, version.number)
  const waitsForBureau = found.signedOn || found.tenderId ? undefined : groundWaits(ctx, await readGround(ctx, found.id), version.text)
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
      sides={await partiesOf(ctx, found, version)}
      whyNotSign={whyNotSign}
      waitsForBureau={waitsForBureau}
      fairness={fairnessOf(version.text, { ...fairnessFacts(found, ctx, await calendarOf(ctx)), signed })}
      awarded={found.signedOn ? undefined : await awardedTo(ctx, found)}
      places={places}
      form={form ?? freshForm()}
    />
  )
}
