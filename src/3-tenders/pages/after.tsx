import { type Day, isRefusal, type Lang, type Refusal, sayDay, sayMoney, titleIn, listIn } from '#kernel'
import type { AfterFailure, Answer, Standstill } from '#law'
import { may, nameOf, type Organisation } from '#people'
import type { Ctx } from '#platform'
import { Cites, Clock, Form, type FormState, type FrameFacts, freshForm, Notice, Page, Radios, SummaryList, Tag, TextArea } from '#ui'
import { words as common } from '../page-words.ts'
import { words } from '../redress-page-words.ts'
import { awardEndWords, refuseRedress } from '../rules/redress-words.ts'
import { liesBefore } from '../rules/still-days.ts'
import { winnerGrounds } from '../rules/award-end.ts'
import { tenderProcess } from '../rules/tender-process.ts'
import type { Award, OpenedBid, Tender } from '../rules/tender.ts'
import { inLanguage } from '../rules/words.ts'

export type AfterForms = Partial<Record<'lapse' | 'next' | 'restart', FormState>>
interface AfterFacts {
  tender: Tender
  /** All of this tender, the oldest first. */
  awards: readonly Award[]
  stands: Award | undefined
  next: OpenedBid | undefined
  /** In rank before it, and out of use. */
  passedOver: readonly string[]
  providers: ReadonlyMap<string, Organisation>
  signBy: Answer<Day> | Refusal | undefined
  /** The last day for the winner, without the days on which it had nothing to sign. */
  winnersDay: Answer<Day> | Refusal | undefined
  standstill: Answer<Standstill> | Refusal | undefined
  whyNotNext: Refusal | undefined
  follows: Answer<readonly AfterFailure[]>
  forms: AfterForms
}
interface Of {
  ctx: Ctx
  facts: AfterFacts
}

/** After the award: until when it is signed and challenged, what was said of winners before, and what is done where one does not sign. */
export function AfterPage({ ctx, frame, facts }: Of & { frame: FrameFacts }) {
  const { lang } = ctx
  const t = words[lang]
  const x = facts.tender
  return (
    <Page
      ctx={ctx}
      frame={frame}
      title={t.after}
      section="tenders"
      lead={
        <>
          {titleIn(x, lang)} · <Tag quiet={x.state !== 'lapsed'}>{tenderProcess.states[x.state][lang]}</Tag>
        </>
      }
      trail={[{ label: common[lang].tenders, href: '/tenders' }, { label: x.number, href: `/tenders/${x.id}` }, { label: t.after }]}
    >
      {facts.awards.map((a) => (
        <OneAward key={a.id} lang={lang} award={a} provider={facts.providers.get(a.providerId)} />
      ))}
      {facts.awards.length === 0 && <p className="soft">{t.noAward}</p>}
      {facts.stands && <Clocks ctx={ctx} facts={facts} award={facts.stands} />}
      {facts.stands && x.state === 'awarded' && facts.stands.signedOn === null && (
        <>
          {facts.stands.winnerSignedOn && !liesBefore(facts.stands.beforeWinner) ? (
            <p>{refuseRedress('winner-signed', facts.stands.winnerSignedOn).words[lang]}</p>
          ) : (
            <RecordLapse ctx={ctx} facts={facts} award={facts.stands} />
          )}
        </>
      )}
      {x.state === 'lapsed' && <Next ctx={ctx} facts={facts} />}
    </Page>
  )
}

function OneAward({ lang, award: a, provider }: { lang: Lang; award: Award; provider: Organisation | undefined }) {
  const t = words[lang]
  return (
    <>
      <h2>
        {nameOf(provider, lang)}{' '}
        <Tag quiet={a.end !== null}>{a.end ? awardEndWords[lang][a.end.ground] : a.signedOn ? t.signed : t.stands}</Tag>
      </h2>
      <SummaryList
        rows={[
          { label: t.total, value: sayMoney(a.total, lang) },
          { label: t.awardedOn, value: sayDay(a.awardedOn, lang) },
          ...(a.signedOn ? [{ label: t.signedOn, value: sayDay(a.signedOn, lang) }] : []),
          ...(a.end
            ? [
                { label: t.endedOn, value: sayDay(a.end.on, lang) },
                { label: t.reason, value: inLanguage(a.end.reason, lang) },
                ...(a.end.evidence ? [{ label: t.evidence, value: a.end.evidence }] : []),
              ]
            : []),
        ]}
      />
    </>
  )
}

function Clocks({ ctx, facts, award }: Of & { award: Award }) {
  const { lang } = ctx
  const t = words[lang]
  const { signBy, standstill } = facts
  return (
    <>
      {standstill && !isRefusal(standstill) && (
        <Clock
          label={t.challengeUntil}
          startOn={award.noticeOn}
          dueOn={standstill.value.challengeUntilOn}
          rule={standstill.steps[0]!.says[lang]}
          cites={standstill.cites}
          today={ctx.today}
          lang={lang}
        />
      )}
      {signBy && !isRefusal(signBy) && !award.signedOn && (
        <Clock
          label={t.signBy}
          startOn={award.noticeOn}
          dueOn={signBy.value}
          rule={signBy.steps[0]!.says[lang]}
          cites={signBy.cites}
          today={ctx.today}
          lang={lang}
        />
      )}
      {[signBy, standstill].filter(isRefusal).map((no) => (
        <p key={no.code} className="soft">
          {no.words[lang]}
        </p>
      ))}
    </>
  )
}

function RecordLapse({ ctx, facts, award }: Of & { award: Award }) {
  const { lang } = ctx
  const t = words[lang]
  const form = facts.forms.lapse ?? freshForm()
  const f = { form, lang }
  return (
    <details open={facts.forms.lapse !== undefined} className="no-print">
      <summary>{t.lapse}</summary>
      <p className="soft">
        {facts.follows.steps[0]!.says[lang]} <Cites cites={facts.follows.cites} lang={lang} />
      </p>
      <p className="soft">{whoseTurn(facts, award, lang)}</p>
      <Form action={`/tenders/${facts.tender.id}/lapse`} {...f} submit={t.lapse} version={facts.tender.version} danger>
        <Radios {...f} name="ground" label={t.ground} options={winnerGrounds.map((g) => ({ value: g, label: awardEndWords[lang][g] }))} />
        <TextArea {...f} name="reason" label={t.reason} hint={t.reasonHint} rows={3} />
        <TextArea {...f} name="evidence" label={t.evidence} hint={t.evidenceHint} rows={2} />
      </Form>
    </details>
  )
}

/** Whether not signing can be recorded: after which day, or why not. */
function whoseTurn({ winnersDay: by }: AfterFacts, award: Award, lang: Lang): string {
  if (!liesBefore(award.beforeWinner)) return refuseRedress('no-text-to-sign').words[lang]
  return !by || isRefusal(by) ? '' : words[lang].winnersDay(sayDay(by.value, lang))
}

function PassedOver({ ctx: { lang }, facts }: Of) {
  const names = facts.passedOver.map((id) => nameOf(facts.providers.get(id), lang))
  return names.length > 0 && <p>{words[lang].passedOver(listIn(names, lang))}</p>
}

function Next({ ctx, facts }: Of) {
  const { lang, asker } = ctx
  const t = words[lang]
  const x = facts.tender
  const at = `/tenders/${x.id}`
  if (!may(asker, 'awards.decide', { purchaserId: x.purchaserId })) return <p className="soft">{t.headDecides}</p>
  const next = { form: facts.forms.next ?? freshForm(), lang }
  const again = { form: facts.forms.restart ?? freshForm(), lang }
  return (
    <>
      <h2>{t.whatFollows}</h2>
      <p>
        {facts.follows.steps[0]!.says[lang]} <Cites cites={facts.follows.cites} lang={lang} />
      </p>
      {facts.next && (
        <SummaryList
          rows={[
            { label: t.nextIs, value: nameOf(facts.providers.get(facts.next.providerId), lang) },
            { label: t.rank, value: facts.next.rank },
            ...(facts.next.total === null ? [] : [{ label: t.total, value: sayMoney(facts.next.total, lang) }]),
          ]}
        />
      )}
      <PassedOver ctx={ctx} facts={facts} />
      {facts.whyNotNext ? (
        <Notice>
          <p>{facts.whyNotNext.words[lang]}</p>
        </Notice>
      ) : (
        <Form action={`${at}/next`} {...next} submit={t.nameNext} version={x.version}>
          <TextArea {...next} name="reasons" label={t.nextReasons} hint={t.published} rows={4} />
        </Form>
      )}
      {facts.whyNotNext?.code !== 'other-eyes' && (
        <details open={facts.forms.restart !== undefined} className="no-print">
          <summary>{t.restart}</summary>
          <Form action={`${at}/restart`} {...again} submit={t.restart} version={x.version} danger>
            <TextArea {...again} name="reason" label={t.restartReason} hint={t.published} rows={3} />
          </Form>
        </details>
      )}
    </>
  )
}
