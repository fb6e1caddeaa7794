import { type Lang, sayMoney, titleIn } from '#kernel'
import { nameOf, type Organisation } from '#people'
import type { Ctx } from '#platform'
import { Form, type FormState, type FrameFacts, Page, Radios, TextArea } from '#ui'
import { words } from '../examine-words.ts'
import { words as common } from '../page-words.ts'
import type { Look } from '../rules/conformity.ts'
import { examinationItems, type ExaminationStage } from '../rules/examination.ts'
import { ordersByPrice } from '../rules/stages.ts'
import type { OpenedBid, Tender } from '../rules/tender.ts'
import { BidFiles } from './bid-files.tsx'

interface Shown {
  ctx: Ctx
  tender: Tender
  stage: ExaminationStage
  bidders: ReadonlyMap<string, Organisation>
  form: FormState
  /** At the panel: what its members have said so far. */
  said: Said | undefined
}
export interface Said {
  readonly own: readonly Look[]
  /** What others find unmet. */
  readonly others: readonly Look[]
  readonly said: number
  readonly members: number
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
      lead={stage === 'conform' && ordersByPrice(x) ? t.quotedLead : t[`${stage}-lead`]}
      trail={[{ label: common[lang].tenders, href: '/tenders' }, { label: x.number, href: at }, { label: t[stage] }]}
    >
      <p>
        <b>{titleIn(x, lang)}</b>
      </p>
      {p.said && p.said.said > 0 && (
        <p className="soft">
          {t.saidSoFar(p.said.said, p.said.members)} {p.said.own.length > 0 && t.yoursIsIn}
        </p>
      )}
      <Form
        action={`${at}/${stage}`}
        form={form}
        lang={lang}
        submit={stage === 'qualify' ? t.done : t.handIn}
        version={x.version}
        cancel={at}
      >
        {p.bids.map((b) => (
          <OneBid key={b.bidId} {...p} bid={b} />
        ))}
      </Form>
    </Page>
  )
}

function OneBid({ ctx: { lang }, tender: x, stage, bidders, form, said, bid: b }: Shown & { bid: OpenedBid }) {
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
      <Others said={said} bidId={b.bidId} lang={lang} />
      <TextArea {...f} name={`why-${b.bidId}`} label={t.why} hint={t.whyHint} rows={2} optional />
    </section>
  )
}

/** Why others find a bid unmet, so that nobody decides without having read it. */
function Others({ said, bidId, lang }: { said: Said | undefined; bidId: string; lang: Lang }) {
  const reasons = [...new Set((said?.others ?? []).filter((l) => l.bidId === bidId).map((l) => l.reason!))]
  if (reasons.length === 0) return null
  return (
    <>
      <p className="small">{words[lang].othersSay}</p>
      {reasons.map((r) => (
        <blockquote key={r}>{r}</blockquote>
      ))}
    </>
  )
}
