import { type FilesFacts, FilesOf } from '#files'
import { type Day, type Refusal, sayDay, titleIn, type Words } from '#kernel'
import { may, nameOf, type Organisation, whyNotDo } from '#people'
import type { Ctx, DueItem } from '#platform'
import { ActionButton, Cites, Clock, Form, type FormState, type FrameFacts, freshForm, Page, Radios, SummaryList, Tag, TextArea } from '#ui'
import { words as common } from '../page-words.ts'
import { words } from '../redress-page-words.ts'
import { challengeProcess } from '../rules/challenge-process.ts'
import type { CarriedOut, Challenge } from '../rules/challenge.ts'
import { type Complaint, complaintIsOpen } from '../rules/complaint.ts'
import type { Tender } from '../rules/tender.ts'
import { inLanguage } from '../rules/words.ts'
import type { Help } from '../store/index.ts'
import { aboutSaid } from './redress.tsx'

export type Sees = 'all' | 'panel' | 'shared'
export type ChallengeForms = Partial<Record<'answer' | 'help' | 'carryOut', FormState>>
export interface ChallengeFacts {
  tender: Tender
  one: Challenge
  sees: Sees
  provider: Organisation | undefined
  help: readonly Help[]
  mayHelp: boolean
  answerBy: { on: Day; cites: DueItem['cites']; rule: Words } | undefined
  outcomes: readonly CarriedOut[]
  /** Complaints that followed, for who reads all of it. */
  complained: readonly Complaint[]
  /** For whoever challenged: why no complaint may follow now; null where it may. */
  whyNotComplain: Refusal | null | undefined
  files: FilesFacts
  forms: ChallengeForms
}
interface Of {
  ctx: Ctx
  facts: ChallengeFacts
}

/** An inquiry or a challenge: the letter, its clock, its answer, and what may be done by who looks. */
export function ChallengePage({ ctx, frame, facts }: Of & { frame: FrameFacts }) {
  const { lang } = ctx
  const t = words[lang]
  const { one, tender: x } = facts
  return (
    <Page
      ctx={ctx}
      frame={frame}
      title={one.number}
      section="tenders"
      lead={
        <>
          {titleIn(x, lang)} · {aboutSaid(one.about, one.step, lang)} ·{' '}
          <Tag quiet={one.state !== 'received'}>{challengeProcess.states[one.state][lang]}</Tag>
        </>
      }
      trail={[
        { label: common[lang].tenders, href: '/tenders' },
        { label: x.number, href: `/tenders/${x.id}` },
        { label: t.redress, href: `/tenders/${x.id}/redress` },
        { label: one.number },
      ]}
    >
      {facts.answerBy && (
        <Clock
          label={t.answerBy}
          startOn={one.receivedOn}
          dueOn={facts.answerBy.on}
          rule={facts.answerBy.rule[lang]}
          cites={facts.answerBy.cites}
          today={ctx.today}
          lang={lang}
        />
      )}
      <LetterOf ctx={ctx} facts={facts} />
      <FilesOf ctx={ctx} facts={facts.files} />
      <AnswerOf ctx={ctx} facts={facts} />
      <Acts ctx={ctx} facts={facts} />
      <OnToFinance lang={lang} facts={facts} />
    </Page>
  )
}

function LetterOf({ ctx, facts }: Of) {
  const { lang } = ctx
  const t = words[lang]
  const { one, sees } = facts
  const row = (label: string, value: string | null) => (value ? [{ label, value }] : [])
  return (
    <>
      <h2>{t.letter}</h2>
      <SummaryList
        rows={[
          ...row(t.sender, sees === 'shared' ? null : one.sender === '' ? nameOf(facts.provider, lang) : one.sender),
          ...(sees === 'all' ? [...row(t.address, one.address), ...row(t.postcode, one.postcode)] : []),
          ...(sees === 'all' ? [...row(t.contact, one.contact), ...row(t.phone, one.phone), ...row(t.agent, one.agent)] : []),
          ...(sees === 'all' ? [...row(t.members, one.members), ...row(t.signedBy, one.signedBy)] : []),
          ...row(t.matters, one.matters),
          ...row(t.requests, one.requests),
          ...(sees === 'shared' ? [] : [...row(t.facts, one.facts), ...row(t.basis, one.basis)]),
          { label: t.receivedOn, value: sayDay(one.receivedOn, lang) },
          ...(sees === 'all' ? row(t.judged, one.judged === '' ? null : inLanguage(one.judged, lang)) : []),
          ...(sees === 'all' && one.lastOn && one.safeUntilOn
            ? [{ label: t.couldCome, value: t.untilBoth(sayDay(one.safeUntilOn, lang), sayDay(one.lastOn, lang)) }]
            : []),
        ]}
      />
    </>
  )
}

function AnswerOf({ ctx, facts }: Of) {
  const { lang } = ctx
  const t = words[lang]
  const { one } = facts
  return (
    <>
      {facts.help.map((h) => (
        <blockquote key={h.userId}>
          <p>{h.says}</p>
          <p className="soft">
            {t.panelSays} {h.name}
          </p>
        </blockquote>
      ))}
      {one.finding && (
        <>
          <h2>{t.answer}</h2>
          <SummaryList
            rows={[
              { label: t.finding, value: t[`finding-${one.finding}`] },
              { label: t.answer, value: one.answer ?? '' },
              { label: t.answeredOn, value: sayDay(one.answeredOn!, lang) },
              ...(one.answeredByName ? [{ label: t.answeredBy, value: one.answeredByName }] : []),
              ...(one.outcome ? [{ label: t.outcome, value: [t[`outcome-${one.outcome}`], one.outcomeReason ?? ''].join('\n') }] : []),
            ]}
          />
          {one.about !== 'inquiry' && (
            <p>
              {t.mayComplain} <Cites cites={ctx.law.cites('complaint')} lang={lang} />
            </p>
          )}
        </>
      )}
    </>
  )
}

/** What whoever looks may do about it now. */
function Acts({ ctx, facts }: Of) {
  const { lang, asker } = ctx
  const t = words[lang]
  const { one } = facts
  const at = `/challenges/${one.id}`
  const can = (verb: 'askPanel' | 'withdraw') => whyNotDo(asker, challengeProcess, verb, one) === undefined
  return (
    <>
      {one.state === 'received' && may(asker, 'challenges.answer', one) && <AnswerForm ctx={ctx} facts={facts} />}
      <div className="actions">
        {can('askPanel') && one.panelAskedAt === null && (
          <ActionButton action={`${at}/ask-panel`} lang={lang} label={t.askPanel} version={one.version} />
        )}
        {can('withdraw') && <ActionButton action={`${at}/withdraw`} lang={lang} label={t.withdraw} version={one.version} danger />}
      </div>
      {facts.mayHelp && one.state === 'received' && one.panelAskedAt && (
        <Form action={`${at}/help`} form={facts.forms.help ?? freshForm()} lang={lang} submit={t.sayHelp}>
          <TextArea form={facts.forms.help ?? freshForm()} lang={lang} name="says" label={t.helpLabel} hint={t.helpHint} rows={4} />
        </Form>
      )}
      {facts.outcomes.length > 0 && may(asker, 'awards.decide', one) && <CarryOutForm ctx={ctx} facts={facts} />}
    </>
  )
}

function AnswerForm({ ctx, facts }: Of) {
  const { lang } = ctx
  const t = words[lang]
  const { one } = facts
  const f = { form: facts.forms.answer ?? freshForm(), lang }
  const reply = ctx.law.complaints.reply()
  const findings = one.about === 'inquiry' ? (['inquiry'] as const) : (['unfounded', 'no-effect', 'affects'] as const)
  return (
    <>
      <h2>{t.answerIt}</h2>
      {one.about !== 'inquiry' && (
        <p>
          {reply.steps[0]!.says[lang]} <Cites cites={reply.cites} lang={lang} />
        </p>
      )}
      <Form action={`/challenges/${one.id}/answer`} {...f} submit={t.answerIt} version={one.version}>
        <Radios {...f} name="finding" label={t.finding} options={findings.map((k) => ({ value: k, label: t[`finding-${k}`] }))} />
        <TextArea {...f} name="answer" label={t.answer} hint={t.answerHint} rows={6} />
      </Form>
    </>
  )
}

function CarryOutForm({ ctx, facts }: Of) {
  const { lang, asker } = ctx
  const t = words[lang]
  const { one, outcomes } = facts
  const f = { form: facts.forms.carryOut ?? freshForm(), lang }
  if (one.answeredBy !== null && one.answeredBy === asker.userId) return <p className="soft">{t.otherHead}</p>
  return (
    <>
      <h2>{t.whatFollows}</h2>
      <Form action={`/challenges/${one.id}/carry-out`} {...f} submit={t.carryOut} version={one.version} danger>
        <Radios {...f} name="outcome" label={t.outcome} options={outcomes.map((o) => ({ value: o, label: t[`outcome-${o}`] }))} />
        <TextArea {...f} name="reason" label={t.outcomeReason} hint={t.published} rows={4} />
      </Form>
    </>
  )
}

/** The complaint that followed, or the way to one. */
function OnToFinance({ lang, facts }: { lang: 'zh' | 'en'; facts: ChallengeFacts }) {
  const t = words[lang]
  const going = facts.complained.some((c) => complaintIsOpen(c) || c.state === 'decided')
  return (
    <>
      {facts.complained.map((c) => (
        <p key={c.id}>
          <a href={`/complaints/${c.id}`}>{`${t.newComplaint} ${c.number}`}</a>
        </p>
      ))}
      {facts.whyNotComplain === null && !going && (
        <p>
          <a className="button" href={`/challenges/${facts.one.id}/complain`}>
            {t.complain}
          </a>
        </p>
      )}
      {facts.whyNotComplain && facts.one.about !== 'inquiry' && facts.one.state === 'received' && (
        <p className="soft">{facts.whyNotComplain.words[lang]}</p>
      )}
    </>
  )
}
