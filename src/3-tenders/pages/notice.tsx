import { type Refusal, sayDay, sayMoney, titleIn } from '#kernel'
import { sayOffered } from '#law'
import { may, nameOf, type Organisation } from '#people'
import type { Ctx } from '#platform'
import {
  ActionButton,
  Cites,
  Form,
  type FormState,
  type FrameFacts,
  freshForm,
  MomentField,
  Notice,
  Page,
  Radios,
  SummaryList,
  Tag,
  TextArea,
  TextField,
} from '#ui'
import { words } from '../notice-page-words.ts'
import { words as common } from '../page-words.ts'
import { noticeMustStand, type Objection, objectionFindings } from '../rules/notice.ts'
import { tenderProcess } from '../rules/tender-process.ts'
import type { Tender } from '../rules/tender.ts'
import { EndedNotice } from './parts.tsx'

export interface NoticeFacts {
  tender: Tender
  supplier: Organisation | undefined
  objections: readonly Objection[]
  /** The last day to argue an objection; undefined where nothing sets one. */
  argueBy: Temporal.PlainDate | undefined
  mayObject: boolean
  /** The number of what was just sent. */
  sent: number | undefined
  whyNotInvite: Refusal | undefined
  forms: { object?: FormState; answer?: FormState; invite?: FormState }
}
interface Of {
  ctx: Ctx
  facts: NoticeFacts
}

/** The notice of one supplier: whom, why, until when; what was said against it, and what was answered. */
export function NoticePage({ ctx, frame, facts }: Of & { frame: FrameFacts }) {
  const { lang } = ctx
  const t = words[lang]
  const x = facts.tender
  return (
    <Page
      ctx={ctx}
      frame={frame}
      title={t.notice}
      section="tenders"
      lead={
        <>
          {titleIn(x, lang)} · <Tag quiet={x.state !== 'announced'}>{tenderProcess.states[x.state][lang]}</Tag>
        </>
      }
      trail={[{ label: common[lang].tenders, href: '/tenders' }, { label: x.number, href: `/tenders/${x.id}` }, { label: t.notice }]}
    >
      <EndedNotice tender={x} lang={lang} />
      {facts.sent !== undefined && (
        <Notice>
          <p>{t.sent(facts.sent)}</p>
        </Notice>
      )}
      <p>
        {t.lead} <Cites cites={ctx.law.cites('objection', 'other-ways-of-buying')} lang={lang} />
      </p>
      <SummaryList rows={noticeRows(ctx, x, facts.supplier)} />
      <h2>{t.objections}</h2>
      {facts.objections.length === 0 && <p className="soft">{t.none}</p>}
      {facts.objections.map((o) => (
        <OneObjection key={o.id} ctx={ctx} facts={facts} objection={o} />
      ))}
      {facts.mayObject && <ObjectForm ctx={ctx} facts={facts} />}
      {x.state === 'announced' && may(ctx.asker, 'tenders.publish', { purchaserId: x.purchaserId }) && <Invite ctx={ctx} facts={facts} />}
    </Page>
  )
}

/** Whom the documents name, on what ground, and how long the notice stands. */
function noticeRows({ lang, law }: Pick<Ctx, 'lang' | 'law'>, x: Tender, supplier: Organisation | undefined) {
  const t = words[lang]
  return [
    ...(supplier ? [{ label: t.supplier, value: nameOf(supplier, lang) }] : []),
    ...(x.ground ? [{ label: t.ground, value: sayOffered(law.tenders.singleGrounds, x.ground, lang) }] : []),
    ...(x.groundOriginal !== null ? [{ label: t.original, value: sayMoney(x.groundOriginal, lang) }] : []),
    ...(x.groundSays ? [{ label: t.why, value: x.groundSays }] : []),
    ...(x.groundExperts ? [{ label: t.experts, value: x.groundExperts }] : []),
    ...(x.announcedOn && x.noticeUntilOn
      ? [
          {
            label: t.stands,
            value: noticeMustStand(x.ground) ? t.from(sayDay(x.announcedOn, lang), sayDay(x.noticeUntilOn, lang)) : t.noStanding,
          },
        ]
      : []),
  ]
}

/** What was said and what was answered; the office also reads who said it, and answers. */
function OneObjection({ ctx, facts, objection: o }: Of & { objection: Objection }) {
  const { lang } = ctx
  const t = words[lang]
  const x = facts.tender
  const ours = may(ctx.asker, 'tenders.answer', { purchaserId: x.purchaserId })
  return (
    <section>
      <h3>
        {t.numbered(o.number, sayDay(o.objectedOn, lang))} <Tag quiet={o.finding !== null}>{t[o.finding ?? 'waiting']}</Tag>
      </h3>
      <p style={{ whiteSpace: 'pre-line' }}>{o.says}</p>
      {o.finding === null && facts.argueBy && <p className="soft">{t.argueBy(sayDay(facts.argueBy, lang))}</p>}
      <SummaryList
        rows={[
          ...(ours ? [{ label: t.whose, value: `${o.sender} · ${o.contact}` }] : []),
          ...(o.experts ? [{ label: t.argued, value: o.experts }] : []),
          ...(o.answer ? [{ label: t.answer, value: o.answer }] : []),
        ]}
      />
      {ours && o.finding !== null && <p className="soft no-print">{t.tellThem}</p>}
      {ours && o.finding === null && x.state === 'announced' && <AnswerForm ctx={ctx} facts={facts} objection={o} />}
    </section>
  )
}

function AnswerForm({ ctx, facts, objection: o }: Of & { objection: Objection }) {
  const { lang } = ctx
  const t = words[lang]
  const mine = facts.forms.answer?.values.objection === o.id
  const f = { form: { ...(mine ? facts.forms.answer! : freshForm()), at: o.id }, lang }
  return (
    <details open={mine} className="no-print">
      <summary>{t.answerIt(o.number)}</summary>
      <Form action={`/tenders/${facts.tender.id}/objections/${o.id}`} {...f} submit={t.answerIt(o.number)}>
        <Radios
          {...f}
          name="finding"
          label={t.finding}
          hint={t.findingHint}
          options={objectionFindings.map((v) => ({ value: v, label: t[v] }))}
        />
        <TextArea {...f} name="experts" label={t.argued} hint={t.expertsHint} rows={2} />
        <TextArea {...f} name="answer" label={t.answer} hint={t.answerHint} rows={4} />
      </Form>
    </details>
  )
}

function ObjectForm({ ctx, facts }: Of) {
  const { lang } = ctx
  const t = words[lang]
  const f = { form: facts.forms.object ?? freshForm(), lang }
  return (
    <details open={facts.forms.object !== undefined} className="no-print">
      <summary>{t.object}</summary>
      <p className="soft">{t.objectHint}</p>
      <Form action={`/tenders/${facts.tender.id}/objections`} {...f} submit={t.object}>
        <TextField {...f} name="sender" label={t.sender} />
        <TextField {...f} name="contact" label={t.contact} hint={t.contactHint} />
        <TextArea {...f} name="says" label={t.says} hint={t.saysHint} rows={6} />
      </Form>
    </details>
  )
}

/** The step from the notice to the question, or why it is not time for it. */
function Invite({ ctx, facts }: Of) {
  const { lang } = ctx
  const t = words[lang]
  const x = facts.tender
  const f = { form: facts.forms.invite ?? freshForm(), lang }
  return (
    <section className="no-print">
      <h2>{t.invite}</h2>
      {facts.whyNotInvite ? (
        <ActionButton action={`/tenders/${x.id}/invite`} lang={lang} label={t.invite} whyNot={facts.whyNotInvite} />
      ) : (
        <Form action={`/tenders/${x.id}/invite`} {...f} submit={t.invite} version={x.version}>
          <MomentField {...f} name="deadlineAt" label={t.deadline} hint={t.inviteHint} />
        </Form>
      )}
    </section>
  )
}
