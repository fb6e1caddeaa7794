import { type FilesFacts, FilesOf } from '#files'
import { indexWords, sayDay, sayMoment, sayMoney, saySetAside, titleIn } from '#kernel'
import type { Need } from '#needs'
import { nameOf, type Organisation } from '#people'
import type { Ctx } from '#platform'
import { type FrameFacts, Page, SummaryList } from '#ui'
import { IndexSaid } from './index-fields.tsx'
import { words } from '../page-words.ts'
import { hasStage, ordersByPrice } from '../rules/stages.ts'
import type { Tender } from '../rules/tender.ts'
import type { Envelope } from '../store/index.ts'
import { CriteriaTable, LinesTable } from './parts.tsx'
import { promotionRows } from './promotion.tsx'
import { StageList } from './stage-list.tsx'

interface DocumentFacts {
  ctx: Ctx
  frame: FrameFacts
  tender: Tender
  purchaser: Organisation | undefined
  needs: ReadonlyMap<string, Need>
  keys: { quality: Envelope; price: Envelope } | undefined
  files: FilesFacts
}

/** The tender document, drawn from the plan and the tender, for reading and printing. */
export function DocumentPage({ ctx, frame, tender: x, purchaser, needs, keys, files }: DocumentFacts) {
  const { lang } = ctx
  const t = words[lang]
  return (
    <Page
      ctx={ctx}
      frame={frame}
      title={`${titleIn(x, lang)} · ${t.document}`}
      section="tenders"
      trail={[{ label: t.tenders, href: '/tenders' }, { label: x.number, href: `/tenders/${x.id}` }, { label: t.document }]}
      lead={<span className="no-print">{t.docSays}</span>}
    >
      <AtAGlance ctx={ctx} x={x} purchaser={purchaser} />
      <h2>{t.order}</h2>
      <StageList stages={x.stages} lang={lang} />
      <h2>{t.lines}</h2>
      <LinesTable lines={x.lines} needs={needs} ctx={ctx} of={x} label={t.planned} />
      <h2>{t.criteria}</h2>
      <CriteriaTable tender={x} lang={lang} />
      <SummaryList
        rows={[
          ...(x.conditions ? [{ label: t.conditions, value: x.conditions }] : []),
          ...(x.acceptance ? [{ label: t.acceptance, value: x.acceptance }] : []),
          ...(x.payment ? [{ label: t.payment, value: x.payment }] : []),
          ...(x.aside ? [{ label: t.asideLabel, value: saySetAside(x.aside)[lang] }] : []),
          ...(x.priceIndex ? [{ label: indexWords.index[lang], value: <IndexSaid ctx={ctx} index={x.priceIndex} /> }] : []),
          ...promotionRows(x.promotion, lang),
        ]}
      />
      <FilesOf ctx={ctx} facts={files} listOnly />
      <h2>{t.refine}</h2>
      <p>{ordersByPrice(x) ? t.procedureQuoted : hasStage(x, 'score') ? t.procedure : t.procedureCompared}</p>
      {keys && (
        <SummaryList
          rows={[
            { label: t.qualityKey, value: <code style={{ overflowWrap: 'anywhere' }}>{keys.quality.recipient}</code> },
            { label: t.price, value: <code style={{ overflowWrap: 'anywhere' }}>{keys.price.recipient}</code> },
          ]}
        />
      )}
    </Page>
  )
}

/** Who buys, by which method, for how much, and until when. */
function AtAGlance({ ctx, x, purchaser }: { ctx: Ctx; x: Tender; purchaser: Organisation | undefined }) {
  const { lang } = ctx
  const t = words[lang]
  return (
    <SummaryList
      rows={[
        { label: t.number, value: x.number },
        { label: t.purchaser, value: nameOf(purchaser, lang) },
        { label: t.method, value: ctx.law.method(x.method).says[lang] },
        { label: t.budget, value: sayMoney(x.budget, lang) },
        ...(x.ceiling !== null ? [{ label: t.ceiling, value: sayMoney(x.ceiling, lang) }] : []),
        ...(x.fixedPrice ? [{ label: t.fixedPrice, value: t.fixedSays }] : []),
        { label: t.term, value: t.termSays(sayDay(x.startsOn, lang), x.months) },
        ...(x.issuedOn ? [{ label: t.issued, value: sayDay(x.issuedOn, lang) }] : []),
        ...(x.documentsUntilOn ? [{ label: t.documentsUntilOn, value: sayDay(x.documentsUntilOn, lang) }] : []),
        ...(x.deadlineAt ? [{ label: t.deadlineAt, value: sayMoment(x.deadlineAt, lang, ctx.zone) }] : []),
      ]}
    />
  )
}
