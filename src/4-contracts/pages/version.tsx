import { type Refusal, sayMoment, titleIn } from '#kernel'
import { nameOf, type Organisation } from '#people'
import { PostFloors } from '#plans'
import type { Ctx } from '#platform'
import {
  ActionButton,
  Cites,
  type Column,
  DataTable,
  Form,
  type FormState,
  type FrameFacts,
  Page,
  SummaryList,
  Tag,
  TextArea,
  Tick,
} from '#ui'
import { type Difference, differences } from '../rules/differences.ts'
import { type Contract, type ContractVersion, type Side, sideOf } from '../rules/contract.ts'
import { textOn } from '../rules/in-force.ts'
import type { Fairness as FairnessResult } from '../rules/fairness.ts'
import type { Party } from '../rules/party.ts'
import { words } from '../words.ts'
import { toRead } from '../rules/own-words.ts'
import { Fairness } from './fairness.tsx'
import type { Awarded } from '../rules/award-fit.ts'
import { sidesMark } from '../sides-mark.ts'
import { Sides } from './sides.tsx'
import { LinesTable } from './lines.tsx'
import { PassesTenth } from './passes-tenth.tsx'
import { AwardTable, Promised } from './promised.tsx'

/**
 * The text a version is compared with: the one that would be in force on its day without it, else the one it replaced. What an earlier
 * change was to bring on a later day is then among what this one changes.
 */
export const baseOf = (versions: readonly ContractVersion[], v: ContractVersion): ContractVersion | undefined => {
  const earlier = versions.filter((o) => o.number < v.number)
  const agreed = earlier.filter((o) => o.state === 'agreed')
  return (v.text.effectiveOn ? textOn(agreed, v.text.effectiveOn) : agreed[0]) ?? earlier[0]
}

interface VersionFacts {
  ctx: Ctx
  contract: Contract
  versions: readonly ContractVersion[]
  version: ContractVersion
  purchaser: Organisation | undefined
  provider: Organisation | undefined
  /** Both as the text names them. */
  sides: Readonly<Record<Side, Party>>
  whyNotSign: Refusal | undefined
  /** What the bureau has to approve before either side signs; undefined where nothing waits for it. */
  waitsForBureau: Refusal | undefined
  form: FormState
  fairness: FairnessResult
  /** What was awarded, for a text that nobody is bound by yet. */
  awarded: Awarded | undefined
  /** Names of communities by id. */
  places: ReadonlyMap<string, string>
}

/** One version: what differs, side by side, who has signed, and what this person may do about it. */
export function VersionPage(p: VersionFacts & { frame: FrameFacts }) {
  const { ctx, frame, contract: c, version: v } = p
  const { lang } = ctx
  const t = words[lang]
  const mine = sideOf(c, ctx.asker.organisationId)
  const open = v.state === 'open' && mine !== undefined
  return (
    <Page
      ctx={ctx}
      frame={frame}
      title={t.version(v.number)}
      section="contracts"
      trail={[{ label: t.title, href: '/contracts' }, { label: c.number, href: `/contracts/${c.id}` }, { label: t.version(v.number) }]}
      lead={titleIn(v.text, lang)}
    >
      <Standing {...p} />
      <h2>{t.differences}</h2>
      <Differences {...p} />
      <h2>{t.parties}</h2>
      <Sides parties={p.sides} before={baseOf(p.versions, v)?.parties} lang={lang} />
      <h2>{t.bought}</h2>
      <LinesTable text={v.text} lang={lang} />
      <PostFloors lines={v.text.lines} law={ctx.law} lawDay={c.lawDay} lang={lang} />
      <PassesTenth ctx={ctx} contract={c} lines={v.text.lines} />
      {p.awarded && <AwardTable text={v.text} awarded={p.awarded} places={p.places} lang={lang} />}
      <Promised text={v.text} lang={lang} />
      <h2>{t.fair}</h2>
      <Fairness ctx={ctx} c={c} text={v.text} fairness={p.fairness} mayPropose={open} number={v.number} />
      {open && <Sign {...p} />}
      {open && v.proposedBy !== mine && !p.whyNotSign && <Decline {...p} />}
    </Page>
  )
}

/** What the bureau has to approve before this version is signed. */
const waiting = (p: VersionFacts): Refusal | undefined => (p.version.state === 'open' ? p.waitsForBureau : undefined)

/** Where it stands, who proposed it and why, and who has signed. */
function Standing(p: VersionFacts) {
  const { ctx, version: v } = p
  const { lang } = ctx
  const t = words[lang]
  const waits = waiting(p)
  const name = (side: Side) => nameOf(side === 'purchaser' ? p.purchaser : p.provider, lang)
  const signature = (side: Side) => {
    const s = v.signed[side]
    return s ? t.signedOnBy(name(side), s.by, sayMoment(s.at, lang, ctx.zone)) : t.notSigned(name(side))
  }
  return (
    <SummaryList
      rows={[
        { label: t.state, value: <Tag quiet={!['open', 'agreed'].includes(v.state)}>{waits ? t.openBureau : t[v.state]}</Tag> },
        ...(waits ? [{ label: t.approval, value: waits.words[lang] }] : []),
        { label: t.proposedBy, value: `${name(v.proposedBy)}, ${sayMoment(v.proposedAt, lang, ctx.zone)}` },
        ...(v.reason ? [{ label: t.reason, value: v.reason }] : []),
        { label: t.signatures, value: `${signature('purchaser')}\n${signature('provider')}` },
        ...(v.answer ? [{ label: t.declined, value: v.answer }] : []),
      ]}
    />
  )
}

/** What it changes of the text it is compared with, place by place. */
function Differences({ ctx: { lang }, version: v, versions, places }: VersionFacts) {
  const t = words[lang]
  const base = baseOf(versions, v)
  const columns: Column<Difference>[] = [
    { key: 'what', label: t.place, cell: (d) => <b>{d.what[lang]}</b> },
    {
      key: 'before',
      label: base ? `${t.before} · ${t.version(base.number)}` : t.before,
      cell: (d) => (d.before ? <span className="soft">{d.before[lang]}</span> : '–'),
    },
    { key: 'after', label: `${t.after} · ${t.version(v.number)}`, cell: (d) => (d.after ? d.after[lang] : '–') },
  ]
  if (!base) return <p>{t.noDifferences}</p>
  return <DataTable rows={differences(base.text, v.text, places)} columns={columns} lang={lang} rowKey={(d) => d.what.zh} />
}

/** Signing it, or why that is not yet possible; a draft is changed by another proposal. */
function Sign(p: VersionFacts) {
  const { ctx, contract: c, version: v } = p
  const { lang } = ctx
  const t = words[lang]
  const waits = waiting(p)
  const signing = `/contracts/${c.id}/versions/${v.number}/sign`
  return (
    <>
      <h2>{t.signatures}</h2>
      <p>{waits ? waits.words[lang] : t.signNote}</p>
      {!waits && (
        <p className="small soft">
          {t.signingHere} <Cites cites={ctx.law.cites('electronic-signature')} lang={lang} />
        </p>
      )}
      <div className="actions">
        {p.whyNotSign ? (
          <ActionButton action={signing} lang={lang} label={t.sign} primary version={c.version} whyNot={p.whyNotSign} />
        ) : (
          <Form action={signing} form={p.form} lang={lang} submit={t.sign} version={c.version}>
            <input type="hidden" name="sides" value={sidesMark(p.sides)} />
            {toRead(p.fairness) > 0 && <Tick form={p.form} lang={lang} name="read" label={t.haveRead} hint={t.haveReadHint} />}
          </Form>
        )}
        {!c.signedOn && (
          <a className="button plain" href={`/contracts/${c.id}/propose`}>
            {t.propose}
          </a>
        )}
      </div>
    </>
  )
}

/** The side that did not propose it may decline, with why. */
function Decline(p: VersionFacts) {
  const { contract: c, version: v } = p
  const { lang } = p.ctx
  const t = words[lang]
  return (
    <details open={p.form.errors.reason !== undefined}>
      <summary>{t.decline}</summary>
      <Form action={`/contracts/${c.id}/versions/${v.number}/decline`} form={p.form} lang={lang} submit={t.decline} version={c.version}>
        <TextArea form={p.form} lang={lang} name="reason" label={t.declineReason} rows={3} />
      </Form>
    </details>
  )
}
