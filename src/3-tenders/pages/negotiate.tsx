import { sayMoney, titleIn } from '#kernel'
import { nameOf, type Organisation } from '#people'
import type { Ctx } from '#platform'
import { Cites, DayField, Form, type FormState, type FrameFacts, MoneyField, Page, TextArea, TextField } from '#ui'
import { words } from '../notice-page-words.ts'
import { words as common } from '../page-words.ts'
import type { OpenedBid, Tender } from '../rules/tender.ts'
import { BidFiles } from './bid-files.tsx'

/** What the one supplier offered, and the record of what was agreed. */
export function NegotiatePage(p: {
  ctx: Ctx
  frame: FrameFacts
  tender: Tender
  bid: OpenedBid
  supplier: Organisation | undefined
  form: FormState
}) {
  const { ctx, frame, tender: x, bid, form } = p
  const { lang } = ctx
  const t = words[lang]
  const f = { form, lang }
  return (
    <Page
      ctx={ctx}
      frame={frame}
      title={t.negotiate}
      section="tenders"
      lead={t.negotiateLead}
      trail={[{ label: common[lang].tenders, href: '/tenders' }, { label: x.number, href: `/tenders/${x.id}` }, { label: t.negotiate }]}
    >
      <p>
        <b>{titleIn(x, lang)}</b> · {common[lang].budget} {sayMoney(x.budget, lang)}
        {x.ceiling !== null && ` · ${common[lang].ceiling} ${sayMoney(x.ceiling, lang)}`}
      </p>
      <h2>{nameOf(p.supplier, lang)}</h2>
      {bid.total !== null && (
        <p>
          {t.offered} <b>{sayMoney(bid.total, lang)}</b>
        </p>
      )}
      <p style={{ whiteSpace: 'pre-line' }}>{bid.quality.approach}</p>
      <ul>
        {bid.quality.promises.map((said) => (
          <li key={said.lineId} style={{ whiteSpace: 'pre-line' }}>
            <b>{x.lines.find((l) => l.id === said.lineId)?.title}</b> {said.says}
          </li>
        ))}
      </ul>
      <BidFiles tenderId={x.id} bid={bid} />
      <Form action={`/tenders/${x.id}/negotiate`} {...f} submit={t.done} version={x.version} cancel={`/tenders/${x.id}`}>
        <p className="soft">
          {t.recordLaw} <Cites cites={ctx.law.cites('other-ways-of-buying')} lang={lang} />
        </p>
        <div className="row">
          <DayField {...f} name="heldOn" label={t.heldOn} />
          <TextField {...f} name="place" label={t.place} />
        </div>
        <TextArea {...f} name="people" label={t.people} hint={t.peopleHint} rows={3} />
        <TextArea {...f} name="costs" label={t.costs} hint={t.costsHint} rows={3} />
        {!x.fixedPrice && <AgreedPrices {...f} tender={x} bid={bid} />}
        <TextArea {...f} name="terms" label={t.terms} hint={t.termsHint} rows={4} />
        <TextArea {...f} name="dissent" label={t.dissent} rows={2} optional />
      </Form>
    </Page>
  )
}

/** A box for each line, beside what was offered for it. */
function AgreedPrices({ form, lang, tender: x, bid }: { form: FormState; lang: Ctx['lang']; tender: Tender; bid: OpenedBid }) {
  const t = words[lang]
  return (
    <fieldset className="field">
      <legend>{t.agreed}</legend>
      <p className="soft">{t.agreedHint}</p>
      {x.lines.map((l) => {
        const offered = bid.price?.lines.find((o) => o.lineId === l.id)
        const was = offered?.unitPrice ?? offered?.amount
        return (
          <MoneyField
            key={l.id}
            form={form}
            lang={lang}
            name={`price-${l.id}`}
            label={`${l.title} · ${l.kind === 'project' ? t.unitAgreed : t.agreed}`}
            {...(was !== undefined && { hint: `${t.offered} ${sayMoney(was, lang)}` })}
            optional
          />
        )
      })}
    </fieldset>
  )
}
