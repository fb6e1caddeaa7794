import { type Lang, type Refusal, sayMoment, titleIn } from '#kernel'
import { nameOf, type Organisation } from '#people'
import type { Ctx } from '#platform'
import { ActionButton, Form, type FormState, type FrameFacts, freshForm, MomentField, Notice, Page, Select, TextArea } from '#ui'
import { words } from '../page-words.ts'
import type { Seat } from '../rules/panel.ts'
import { changeKinds, type TalkChange, type TalkNote } from '../rules/talks.ts'
import { tenderProcess } from '../rules/tender-process.ts'
import type { OpenedBid, Tender } from '../rules/tender.ts'
import { trailOf } from './panel-parts.ts'

export interface TalksFacts {
  tender: Tender
  mine: Seat
  /** Those who are still in. */
  bids: readonly OpenedBid[]
  bidders: ReadonlyMap<string, Organisation>
  notes: readonly TalkNote[]
  changes: readonly TalkChange[]
  whyNotBegin: Refusal | undefined
  whyNotAsk: Refusal | undefined
  forms: { note?: FormState; change?: FormState; last?: FormState }
}

/** The talks: what was said with each, what changed for all, and the step to the last offers. */
export function TalksPage({ ctx, frame, facts }: { ctx: Ctx; frame: FrameFacts; facts: TalksFacts }) {
  const { lang } = ctx
  const t = words[lang]
  const x = facts.tender
  const talking = x.state === 'talking'
  return (
    <Page
      ctx={ctx}
      frame={frame}
      title={`${titleIn(x, lang)} · ${t.talks}`}
      section="tenders"
      trail={trailOf(x, lang, t.talks)}
      lead={t.talksLead}
    >
      {x.state === 'opened' && !x.talkedAt && (
        <div className="actions">
          <ActionButton
            action={`/panel/${x.id}/talks/begin`}
            lang={lang}
            label={tenderProcess.verbs.beginTalks.says[lang]}
            {...(facts.whyNotBegin ? { whyNot: facts.whyNotBegin } : { primary: true })}
          />
        </div>
      )}
      {x.state === 'last-offers' && (
        <Notice>
          <p>{t.lastOffersUntil(sayMoment(x.deadlineAt!, lang, ctx.zone))}</p>
        </Notice>
      )}
      <h2>{t.talkedWith}</h2>
      {facts.bids.map((b) => (
        <TalksWith key={b.bidId} ctx={ctx} facts={facts} bid={b} talking={talking} />
      ))}
      <Changes changes={facts.changes} lang={lang} zone={ctx.zone} />
      {talking && facts.mine.kind === 'purchaser' && <ChangeForm facts={facts} lang={lang} />}
      {talking && <AskForm facts={facts} lang={lang} />}
    </Page>
  )
}

/** One supplier: its rounds so far, and the box for the next. */
function TalksWith({ ctx, facts, bid: b, talking }: { ctx: Ctx; facts: TalksFacts; bid: OpenedBid; talking: boolean }) {
  const { lang } = ctx
  const t = words[lang]
  const own = facts.notes.filter((n) => n.bidId === b.bidId)
  // Several of a kind on one page: each box has its own label.
  const form = { ...(facts.forms.note?.values.bid === b.bidId ? facts.forms.note : freshForm({ bid: b.bidId })), at: b.bidId }
  return (
    <section>
      <h3>{nameOf(facts.bidders.get(b.providerId), lang)}</h3>
      {own.length === 0 && <p className="soft">{t.notTalked}</p>}
      {own.map((n) => (
        <p key={n.number} style={{ whiteSpace: 'pre-line' }}>
          <b>{t.round(n.number)}</b> <span className="soft small">{sayMoment(n.writtenAt, lang, ctx.zone)}</span>
          <br />
          {n.says}
        </p>
      ))}
      {talking && (
        <details open={facts.forms.note?.values.bid === b.bidId}>
          <summary>{t.noteRound(own.length + 1)}</summary>
          <Form action={`/panel/${facts.tender.id}/talks/notes`} form={form} lang={lang} submit={t.save}>
            <input type="hidden" name="bid" value={b.bidId} />
            <TextArea form={form} lang={lang} name="says" label={t.talkSays} rows={4} />
          </Form>
        </details>
      )}
    </section>
  )
}

/** What changed in the talks, for whoever takes part. */
export function Changes({ changes, lang, zone }: { changes: readonly TalkChange[]; lang: Lang; zone: string }) {
  const t = words[lang]
  if (changes.length === 0) return null
  return (
    <>
      <h2>{t.changes}</h2>
      <p className="soft">{t.changesSay}</p>
      <ol>
        {changes.map((c) => (
          <li key={c.number} style={{ whiteSpace: 'pre-line' }}>
            <b>{t[c.kind]}</b> <span className="soft small">{sayMoment(c.confirmedAt, lang, zone)}</span>
            <br />
            {c.says}
          </li>
        ))}
      </ol>
    </>
  )
}

function ChangeForm({ facts, lang }: { facts: TalksFacts; lang: Lang }) {
  const t = words[lang]
  const form = facts.forms.change ?? freshForm()
  return (
    <details open={facts.forms.change !== undefined}>
      <summary>{t.changeOne}</summary>
      <Form
        action={`/panel/${facts.tender.id}/talks/changes`}
        form={form}
        lang={lang}
        submit={tenderProcess.verbs.changeRequirements.says[lang]}
      >
        <p className="soft">{t.changeHint}</p>
        <Select form={form} lang={lang} name="kind" label={t.changeKind} options={changeKinds.map((k) => ({ value: k, label: t[k] }))} />
        <TextArea form={form} lang={lang} name="change" label={t.changeSays} rows={4} />
      </Form>
    </details>
  )
}

function AskForm({ facts, lang }: { facts: TalksFacts; lang: Lang }) {
  const t = words[lang]
  const form = facts.forms.last ?? freshForm()
  const says = tenderProcess.verbs.askLastOffers.says[lang]
  const action = `/panel/${facts.tender.id}/talks/last-offers`
  return (
    <>
      <h2>{says}</h2>
      {facts.whyNotAsk ? (
        <ActionButton action={action} lang={lang} label={says} whyNot={facts.whyNotAsk} />
      ) : (
        <Form action={action} form={form} lang={lang} submit={says} version={facts.tender.version}>
          <p className="soft">{t.lastHint}</p>
          <MomentField form={form} lang={lang} name="deadlineAt" label={t.lastDeadline} />
        </Form>
      )}
    </>
  )
}
