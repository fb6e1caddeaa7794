import { type Lang, sayDay, titleIn } from '#kernel'
import type { LawOfComplaints } from '#law'
import { may, mayAtAll, nameOf, type Organisation } from '#people'
import type { Ctx } from '#platform'
import { Cites, Form, type FormState, type FrameFacts, Page, SummaryList, Tag, TextArea } from '#ui'
import { words as common } from '../page-words.ts'
import { words } from '../redress-page-words.ts'
import { challengeProcess } from '../rules/challenge-process.ts'
import type { Challenge, ChallengeAbout, challengeSteps } from '../rules/challenge.ts'
import { complaintProcess } from '../rules/complaint-process.ts'
import { suspends } from '../rules/complaint.ts'
import type { Complaint } from '../rules/complaint.ts'
import type { Tender } from '../rules/tender.ts'
import type { Sees } from './challenge.tsx'

export interface ChallengeTimes {
  about: ChallengeAbout
  step: (typeof challengeSteps)[number] | undefined
  time: Exclude<ReturnType<LawOfComplaints['receive']>, { kind: unknown } | { code: string }>
}
interface RedressFacts {
  tender: Tender
  purchaser: Organisation | undefined
  challenges: readonly Challenge[]
  complaints: readonly Complaint[]
  sees: ReadonlyMap<string, Sees | undefined>
  times: readonly ChallengeTimes[]
  form: FormState
}

/** What it is about, in words. */
export const aboutSaid = (about: ChallengeAbout, step: string | null | undefined, lang: Lang): string => {
  const t = words[lang]
  return step ? `${t[`about-${about}`]} · ${t[step === 'scoring' ? 'step-scoring' : 'step-opening']}` : t[`about-${about}`]
}

export function RedressPage({ ctx, frame, facts }: { ctx: Ctx; frame: FrameFacts; facts: RedressFacts }) {
  const { lang, asker } = ctx
  const t = words[lang]
  const x = facts.tender
  const files = may(asker, 'challenges.file', { providerId: asker.organisationId }) && asker.organisationKind !== 'purchaser'
  return (
    <Page
      ctx={ctx}
      frame={frame}
      title={t.redress}
      section="tenders"
      lead={titleIn(x, lang)}
      trail={[{ label: common[lang].tenders, href: '/tenders' }, { label: x.number, href: `/tenders/${x.id}` }, { label: t.redress }]}
      actions={
        files && (
          <a className="button" href={`/tenders/${x.id}/challenges/new`}>
            {t.newChallenge}
          </a>
        )
      }
    >
      <h2>{t.challenges}</h2>
      {facts.challenges.length === 0 && <p className="soft">{t.none}</p>}
      {facts.challenges.map((c) => (
        <OneChallenge key={c.id} lang={lang} c={c} linked={facts.sees.get(c.id) !== undefined} />
      ))}
      <Complaints ctx={ctx} facts={facts} />
      <Ways lang={lang} ctx={ctx} facts={facts} />
      {files && (
        <Form action={`/tenders/${x.id}/inquiries`} form={facts.form} lang={lang} submit={t.inquire}>
          <TextArea form={facts.form} lang={lang} name="matters" label={t.inquiry} hint={t.inquiryHint} rows={3} />
        </Form>
      )}
    </Page>
  )
}

/** As everybody sees it: what it is about, when it came, what was found and done; not from whom, and not its words. */
function OneChallenge({ lang, c, linked }: { lang: Lang; c: Challenge; linked: boolean }) {
  const t = words[lang]
  return (
    <>
      <h3>
        {linked ? <a href={`/challenges/${c.id}`}>{c.number}</a> : c.number}{' '}
        <Tag quiet={c.state !== 'received'}>{challengeProcess.states[c.state][lang]}</Tag>
      </h3>
      <SummaryList
        rows={[
          { label: t.about, value: aboutSaid(c.about, c.step, lang) },
          { label: t.receivedOn, value: sayDay(c.receivedOn, lang) },
          ...(c.answeredOn ? [{ label: t.answeredOn, value: sayDay(c.answeredOn, lang) }] : []),
          ...(c.finding ? [{ label: t.finding, value: t[`finding-${c.finding}`] }] : []),
          ...(c.outcome ? [{ label: t.outcome, value: [t[`outcome-${c.outcome}`], c.outcomeReason ?? ''].join('\n') }] : []),
        ]}
      />
    </>
  )
}

/** How one asks and challenges: where, until when on each reading, and what stands still meanwhile. */
function Ways({ lang, ctx, facts }: { lang: Lang; ctx: Ctx; facts: RedressFacts }) {
  const t = words[lang]
  const { purchaser } = facts
  return (
    <>
      <h2>{t.ways}</h2>
      <p>
        {t.waysSay} <Cites cites={ctx.law.cites('challenge', 'challenge-pauses')} lang={lang} />
      </p>
      <SummaryList
        rows={[
          {
            label: t.purchaser,
            value: [nameOf(purchaser, lang), purchaser?.address ?? t.notStated, purchaser?.phone ?? t.notStated].join('\n'),
          },
          ...facts.times.map(({ about, step, time }) => ({
            label: aboutSaid(about, step, lang),
            value: time.value.safeUntilOn.equals(time.value.lastOn)
              ? t.until(sayDay(time.value.lastOn, lang))
              : t.untilBoth(sayDay(time.value.safeUntilOn, lang), sayDay(time.value.lastOn, lang)),
          })),
        ]}
      />
    </>
  )
}

/** Complaints as everybody sees them; what was decided is published whole. */
function Complaints({ ctx, facts }: { ctx: Ctx; facts: RedressFacts }) {
  const { lang, asker } = ctx
  const t = words[lang]
  if (facts.complaints.length === 0) return null
  return (
    <>
      <h2>{t.complaints}</h2>
      {mayAtAll(asker, 'complaints.read') && (
        <p>
          <a href="/complaints">{t.allComplaints}</a>
        </p>
      )}
      {facts.complaints.map((c) => {
        const until = suspends(c)
        const served = (c.acceptedOn ?? c.suspendedOn) !== null
        const reads = may(asker, 'complaints.read', { providerId: c.providerId, ...(served && { purchaserId: c.purchaserId }) })
        return (
          <div key={c.id}>
            <h3>
              {reads ? <a href={`/complaints/${c.id}`}>{c.number}</a> : c.number}{' '}
              <Tag quiet={c.state === 'decided'}>{complaintProcess.states[c.state][lang]}</Tag>
            </h3>
            <SummaryList
              rows={[
                { label: t.receivedOn, value: sayDay(c.receivedOn, lang) },
                ...(until ? [{ label: t.suspended, value: t.suspendedSays(sayDay(until, lang)) }] : []),
                ...(c.result
                  ? [
                      { label: t.result, value: t[`result-${c.result}`] },
                      ...(c.outcome ? [{ label: t.outcome, value: t[`outcome-${c.outcome}`] }] : []),
                      { label: t.decidedOn, value: sayDay(c.closedOn!, lang) },
                      { label: t.sender, value: c.sender },
                      { label: t.decision, value: c.decision ?? '' },
                    ]
                  : []),
              ]}
            />
          </div>
        )
      })}
    </>
  )
}
