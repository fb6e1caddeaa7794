import { sayMoney, titleIn } from '#kernel'
import { nameOf, type Organisation } from '#people'
import type { Ctx } from '#platform'
import { Form, type FormState, type FrameFacts, Page, Radios, TextArea } from '#ui'
import { words } from '../examine-words.ts'
import { words as common } from '../page-words.ts'
import { examinationItems, type ExaminationStage } from '../rules/examination.ts'
import type { OpenedBid, Tender } from '../rules/tender.ts'
import { BidFiles } from './bid-files.tsx'

interface Shown {
  ctx: Ctx
  tender: Tender
  stage: ExaminationStage
  bidders: ReadonlyMap<string, Organisation>
  form: FormState
}

/** Every bid with what is looked at of it: met or not, and why one is out. */
export function ExaminePage(p: Shown & { frame: FrameFacts; bids: readonly OpenedBid[] }) {
  const { ctx, tender: x, stage, form } = p
  const { lang } = ctx
  const t = words[lang]
  const at = stage === 'qualify' ? `/tenders/${x.id}` : `/panel/${x.id}`
  return (
    <Page
      ctx={ctx}
      frame={p.frame}
      title={t[stage]}
      section="tenders"
      lead={t[`${stage}-lead`]}
      trail={[{ label: common[lang].tenders, href: '/tenders' }, { label: x.number, href: at }, { label: t[stage] }]}
    >
      <p>
        <b>{titleIn(x, lang)}</b>
      </p>
      <Form action={`${at}/${stage}`} form={form} lang={lang} submit={t.done} version={x.version} cancel={at}>
        {p.bids.map((b) => (
          <OneBid key={b.bidId} {...p} bid={b} />
        ))}
      </Form>
    </Page>
  )
}

function OneBid({ ctx: { lang }, tender: x, stage, bidders, form, bid: b }: Shown & { bid: OpenedBid }) {
  const t = words[lang]
  const f = { form, lang }
  const name = nameOf(bidders.get(b.providerId), lang)
  return (
    <section>
      <h2>{name}</h2>
      {b.total !== null && <p>{sayMoney(b.total, lang)}</p>}
      <details>
        <summary>{t.read}</summary>
        <p style={{ whiteSpace: 'pre-line' }}>{b.quality.approach}</p>
        <ul>
          {b.quality.promises.map((said) => (
            <li key={said.lineId} style={{ whiteSpace: 'pre-line' }}>
              <b>{x.lines.find((l) => l.id === said.lineId)?.title}</b> {said.says}
            </li>
          ))}
          {(b.quality.documents ?? []).map((d) => (
            <li key={d.number}>{d.number}</li>
          ))}
        </ul>
      </details>
      <BidFiles tenderId={x.id} bid={b} />
      {examinationItems(x, stage).map((i) => (
        <Radios
          key={i.id}
          {...f}
          name={`${i.id}-${b.bidId}`}
          label={i.says[lang]}
          options={[
            { value: 'met', label: t.met },
            { value: 'not-met', label: t.notMet },
          ]}
        />
      ))}
      <TextArea {...f} name={`why-${b.bidId}`} label={t.why} hint={t.whyHint} rows={2} optional />
    </section>
  )
}
