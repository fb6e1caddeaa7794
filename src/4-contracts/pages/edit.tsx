import { directGrounds } from '#law'
import { type Lang, serviceKinds, serviceKindWords } from '#kernel'
import { type Community, nameOf, type Organisation } from '#people'
import type { Ctx } from '#platform'
import {
  Checkboxes,
  DayField,
  Form,
  type FormState,
  type FrameFacts,
  MoneyField,
  NumberField,
  Page,
  Radios,
  Select,
  TextArea,
  TextField,
  Tick,
} from '#ui'
import { basisWords, earlyWords, termWords } from '../rules/words.ts'
import { clausesOf } from '../rules/clauses.ts'
import type { Contract, ContractText } from '../rules/contract.ts'
import { groundWords } from '../rules/ground.ts'
import { proposedTerms } from '../rules/unit-terms.ts'
import { sayUnitTerms } from '../rules/unit-words.ts'
import type { Fairness as FairnessResult } from '../rules/fairness.ts'
import { gradeWords } from '../rules/words.ts'
import { words } from '../words.ts'
import { Fairness } from './fairness.tsx'

interface EditFacts {
  ctx: Ctx
  form: FormState
  text: ContractText
  communities: readonly Community[]
  signed: boolean
  /** Its lines come from an award, and stay as they were awarded until it is signed. */
  awarded?: boolean
}

/** Propose another text: everything of it in one form, as it stands now. */
export function ProposePage({
  frame,
  contract: c,
  clause,
  checked,
  fairness,
  ...p
}: EditFacts & {
  frame: FrameFacts
  contract: Contract
  clause?: string | undefined
  /** The text as it was typed, when the form comes back. */
  checked: ContractText | undefined
  fairness: (t: ContractText) => FairnessResult
}) {
  const found = checked && fairness(checked)
  const { lang } = p.ctx
  const t = words[lang]
  return (
    <Page
      ctx={p.ctx}
      frame={frame}
      title={t.propose}
      section="contracts"
      trail={[{ label: t.title, href: '/contracts' }, { label: c.number, href: `/contracts/${c.id}` }, { label: t.propose }]}
      lead={t.proposeLead}
    >
      <Form
        action={`/contracts/${c.id}/propose`}
        form={p.form}
        lang={lang}
        submit={t.sendProposal}
        cancel={`/contracts/${c.id}`}
        version={c.version}
        wide
      >
        <TextFields {...p} clause={clause} />
        {checked && found && found.findings.length > 0 && (
          <>
            <h2>{t.fair}</h2>
            <Fairness ctx={p.ctx} c={c} text={checked} fairness={found} mayPropose={false} number={0} />
            <Tick form={p.form} lang={lang} name="read" label={t.proposeAnyway} />
          </>
        )}
        <TextArea form={p.form} lang={lang} name="reason" label={t.proposeReason} hint={t.proposeReasonHint} rows={3} />
      </Form>
    </Page>
  )
}

/** Draft without a tender: the same form, with the institution and the reason that will be published. */
export function DraftPage({
  frame,
  purchaseId,
  purchaseTitle,
  institutions,
  earlier,
  ...p
}: EditFacts & {
  frame: FrameFacts
  purchaseId: string
  purchaseTitle: string
  institutions: readonly Organisation[]
  /** Contracts of the office that a renewal or an addition may stand by. */
  earlier: readonly Contract[]
}) {
  const { lang } = p.ctx
  const t = words[lang]
  const f = { form: p.form, lang }
  return (
    <Page
      ctx={p.ctx}
      frame={frame}
      title={t.withoutAward}
      section="contracts"
      trail={[
        { label: t.title, href: '/contracts' },
        { label: t.draftTitle, href: `/contracts/new?purchase=${purchaseId}` },
        { label: purchaseTitle },
      ]}
      lead={t.withoutAwardNote}
    >
      <Form action={`/contracts/new/without-award?purchase=${purchaseId}`} {...f} submit={t.draft} cancel="/contracts" wide>
        <Select
          {...f}
          name="provider"
          label={t.provider}
          empty=""
          options={institutions.map((o) => ({ value: o.id, label: nameOf(o, lang) }))}
        />
        <Select
          {...f}
          name="ground"
          label={t.ground}
          hint={t.groundHint}
          empty=""
          options={directGrounds.map((value) => ({ value, label: groundWords[value][lang] }))}
        />
        <TextArea {...f} name="noTenderReason" label={t.noTenderReason} rows={3} />
        {earlier.length > 0 && (
          <>
            <Select
              {...f}
              name="earlier"
              label={t.earlier}
              hint={t.earlierHint}
              empty=""
              optional
              options={earlier.map((c) => ({ value: c.id, label: `${c.number} ${(lang === 'en' && c.titleEn) || c.title}` }))}
            />
            <TextArea {...f} name="announced" label={t.announced} hint={t.announcedHint} optional rows={2} />
          </>
        )}
        <TextFields {...p} />
      </Form>
    </Page>
  )
}

function TextFields({ ctx, form, text, communities, signed, awarded, clause }: EditFacts & { clause?: string | undefined }) {
  const { lang } = ctx
  const t = words[lang]
  const f = { form, lang }
  const kept = Object.keys(form.values)
    .flatMap((k) => /^lines\.(\d+)\.kind$/.exec(k)?.[1] ?? [])
    .map(Number)
  const rows = [...new Set([...text.lines.keys(), ...kept])].sort((a, b) => a - b)
  const next = rows.length === 0 ? 0 : Math.max(...rows) + 1
  const known = text.lines.map((l) => ({ value: l.id as string, label: l.title }))
  const kindOf = (i: number) => form.values[`lines.${i}.kind`] ?? text.lines[i]?.kind ?? 'project'
  const clauses = clausesOf(text)
  const wrongClause = Object.keys(form.errors).some((k) => k.startsWith('clauses.'))
  return (
    <>
      {signed && <DayField {...f} name="effectiveOn" label={t.effectiveOn} hint={t.effectiveHint} />}
      <div className="row">
        <TextField {...f} name="title" label={t.titleField} />
        <TextField {...f} name="titleEn" label={t.titleEnField} optional />
      </div>
      <div className="row">
        <DayField {...f} name="startsOn" label={t.startsOn} />
        <DayField {...f} name="endsOn" label={t.endsOn} />
        <Radios
          {...f}
          name="lang"
          label={t.langField}
          options={[
            { value: 'zh', label: '中文' },
            { value: 'en', label: 'English' },
          ]}
        />
      </div>
      <h2>{t.bought}</h2>
      {rows.map((i) => (
        <LineFields
          key={i}
          f={f}
          i={i}
          kind={kindOf(i) === 'post' ? 'post' : 'project'}
          known={known}
          communities={communities}
          isNew={!text.lines[i]}
          removable={!signed && !awarded}
        />
      ))}
      {signed && (
        <>
          <details open={kept.includes(next)}>
            <summary>{t.addPost}</summary>
            <LineFields f={f} i={next} kind="post" known={known} communities={communities} isNew removable={false} />
          </details>
          <details>
            <summary>{t.addProject}</summary>
            <LineFields f={f} i={next + 1} kind="project" known={known} communities={communities} isNew removable={false} />
          </details>
        </>
      )}
      {!signed && <p className="soft">{awarded ? t.linesOfAward : t.linesOfPlan}</p>}
      <h2>{t.terms}</h2>
      <TermFields f={f} />
      <h2>{t.clausesField}</h2>
      <details open={clause !== undefined || wrongClause}>
        <summary>{t.readClauses}</summary>
        <p className="soft">{t.clausesHint}</p>
        {clauses.map((c) => (
          <TextArea
            key={c.number}
            {...f}
            name={`clauses.${c.number}`}
            label={`${t.clauseNumber(c.number)} ${c.heading[lang]}`}
            optional
            rows={3}
          />
        ))}
        <TextArea {...f} name={`clauses.${clauses.length + 1}`} label={t.addClause} optional rows={3} />
      </details>
    </>
  )
}

type F = { form: FormState; lang: Lang }

function LineFields({
  f,
  i,
  kind,
  known,
  communities,
  isNew,
  removable,
}: {
  f: F
  i: number
  kind: 'post' | 'project'
  known: readonly { value: string; label: string }[]
  communities: readonly Community[]
  isNew: boolean
  removable: boolean
}) {
  const t = words[f.lang]
  const name = (field: string) => `lines.${i}.${field}`
  const id = f.form.values[name('id')]
  const others = known.filter((k) => k.value !== id)
  const [typedUnit, typedTitle] = [String(f.form.values[name('unit')] ?? ''), String(f.form.values[name('title')] ?? '')]
  const entered = ['unitWhat', 'unitMinutes', 'unitPeople', 'unitSessions'].some((k) => String(f.form.values[name(k)] ?? '') !== '')
  const said = entered ? t.unitTermsSet : ''
  // What the words of the unit seem to say, for whoever drafts to take over or not.
  const proposal = entered || kind === 'post' ? '' : sayUnitTerms(proposedTerms(typedUnit, typedTitle))[f.lang]
  return (
    <fieldset className="field" style={{ borderTop: '1px solid var(--line)', paddingTop: 16 }}>
      <legend>
        {kind === 'post' ? t.postLine('') : t.projectLine('')}
        {isNew ? '' : String(f.form.values[name('title')] ?? '')}
      </legend>
      <input type="hidden" name={name('kind')} value={kind} />
      {id && <input type="hidden" name={name('id')} value={String(id)} />}
      <div className="row">
        <TextField {...f} name={name('title')} label={t.lineTitle} />
        {others.length > 0 && <Select {...f} name={name('hangsOn')} label={t.hangsOn} empty={t.none} options={others} />}
      </div>
      {kind === 'post' ? (
        <div className="row">
          <NumberField {...f} name={name('posts')} label={t.posts} decimal />
          <NumberField {...f} name={name('months')} label={t.monthsField} />
          <Select
            {...f}
            name={name('grade')}
            label={t.grade}
            options={Object.entries(gradeWords).map(([value, w]) => ({ value, label: w[f.lang] }))}
          />
          <MoneyField {...f} name={name('amount')} label={t.lineAmount} />
        </div>
      ) : (
        <>
          <div className="row">
            <TextField {...f} name={name('unit')} label={t.unit} />
            <NumberField {...f} name={name('quantity')} label={t.quantity} />
            <MoneyField {...f} name={name('unitPrice')} label={t.unitPrice} />
            <Select
              {...f}
              name={name('paidBy')}
              label={t.paidBy}
              options={[
                { value: 'units', label: t.perUnit },
                { value: 'milestones', label: t.stages },
              ]}
            />
          </div>
          <details open={['unitWhat', 'unitMinutes', 'unitPeople', 'unitSessions'].some((k) => f.form.errors[name(k)])}>
            <summary className="small">
              {t.unitTerms}
              {said && <span className="soft"> · {said}</span>}
            </summary>
            {proposal && <p className="small soft">{t.unitProposal(proposal)}</p>}
            <div className="row">
              <NumberField {...f} name={name('unitSessions')} label={t.unitSessions} optional />
              <NumberField {...f} name={name('unitPeople')} label={t.unitPeople} hint={t.unitPeopleHint} optional />
              <NumberField {...f} name={name('unitMinutes')} label={t.unitMinutes} optional />
            </div>
            <Checkboxes
              {...f}
              name={name('unitWhat')}
              label={t.unitWhat}
              options={serviceKinds.map((k) => ({ value: k, label: serviceKindWords[k][f.lang] }))}
            />
          </details>
          <TextArea {...f} name={name('stages')} label={t.stagesField} hint={t.stagesHint} optional rows={3} />
        </>
      )}
      {communities.length > 0 && (
        <details>
          <summary className="small">{t.communities}</summary>
          <Checkboxes
            {...f}
            name={name('communityIds')}
            label={t.communities}
            options={communities.map((c) => ({ value: c.id, label: nameOf(c, f.lang) }))}
          />
        </details>
      )}
      {removable && !isNew && <Tick {...f} name={name('remove')} label={t.remove} />}
    </fieldset>
  )
}

function TermFields({ f }: { f: F }) {
  const label = (key: keyof typeof termWords) => ({ ...f, name: key, label: termWords[key][f.lang] })
  return (
    <>
      <div className="row">
        <NumberField {...label('handOverDays')} />
        <NumberField {...label('vacancyDays')} />
        <NumberField {...label('handInDays')} />
        <NumberField {...label('errandCapPercent')} decimal />
      </div>
      <div className="row">
        <NumberField {...label('acceptanceDays')} />
        <NumberField {...label('paymentDays')} />
        <NumberField {...label('dailyLateRate')} decimal optional hint={words[f.lang].lateRateHint} />
        <NumberField {...label('answerWorkingDays')} />
      </div>
      <div className="row">
        <Select {...label('basis')} options={Object.entries(basisWords).map(([value, w]) => ({ value, label: w[f.lang] }))} />
        <Select {...label('mayEndEarly')} options={Object.entries(earlyWords).map(([value, w]) => ({ value, label: w[f.lang] }))} />
        <NumberField {...label('endNoticeDays')} />
      </div>
      <Tick {...label('silenceMeansAcceptance')} />
      <Tick {...label('taxIncluded')} />
    </>
  )
}
