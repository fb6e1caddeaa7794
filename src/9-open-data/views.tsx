import { collatorIn, nameIn, titleIn } from '#kernel'
import { type Ctx, holds, keysOf, lastHead, type ListQuery, notThere, pageFrom, writeKey } from '#platform'
import { type C, type Column, type FrameFacts, type Listed, listView, numberIn, param, refusalJson, type View } from '#ui'
import { hasBureau, voiceFigures } from '#voices'
import { votes } from '#votes'
import { cards } from './cards.ts'
import { type Card, cardLang } from './rules/card-of.ts'
import { flagsHere, flagsSaid } from './flags-here.ts'
import { heardBy, type HeardNeed, offices } from './heard-by.ts'
import { jsonAnswer } from './json-answer.ts'
import { notBought } from './not-bought.ts'
import { AboutPage } from './pages/about-page.tsx'
import { CardPage } from './pages/card-page.tsx'
import { FlagsPage } from './pages/flags-page.tsx'
import { FrontPage } from './pages/front-page.tsx'
import { heardColumns, HeardOfficesPage, HeardPage } from './pages/heard-page.tsx'
import { InstitutionPage } from './pages/institution-page.tsx'
import { institutionColumns, InstitutionsPage } from './pages/institutions-page.tsx'
import { PublicLogPage } from './pages/log-page.tsx'
import { beforeColumns, payingColumns, PunctualityPage, sumColumns } from './pages/punctuality-page.tsx'
import { PublicPurchasePage } from './pages/purchase-page.tsx'
import { indexColumns, PurchasesPage } from './pages/purchases-page.tsx'
import { WordsPage } from './pages/words-page.tsx'
import { inTimeOf, payingOffices, type PayingRow } from './paying-offices.ts'
import { type IndexRow, publicIndex } from './public-index.ts'
import { publicInstitution } from './public-institution.ts'
import { type InstitutionRow, publicInstitutions } from './public-institutions.ts'
import { publicPurchase } from './public-purchase.ts'
import { prefixNow } from './publishing-here.ts'
import { bulkFile, bulkKinds, bulkYears } from './bulk-file.ts'
import { fits, purchaseFeed, purchasesAsked, wordsOf } from './purchases-feed.ts'
import { TakePage } from './pages/take-page.tsx'
import { allPackages, allRecords, purchasePackage, purchaseRecord } from './purchase-package.ts'
import { underContract } from './rules/under-contract.ts'
import { refuse } from './words.ts'

export async function frontPage(ctx: Ctx, _: C, frame: FrameFacts): Promise<View> {
  const [index, institutions, paying] = await Promise.all([publicIndex(ctx), publicInstitutions(ctx), payingOffices(ctx)])
  return <FrontPage ctx={ctx} frame={frame} index={index} institutions={institutions.length} payments={inTimeOf(paying)} />
}

export async function aboutPage(ctx: Ctx, _: C, frame: FrameFacts): Promise<View> {
  return <AboutPage ctx={ctx} frame={frame} ocidPrefix={await prefixNow(ctx)} />
}

type Orders<Row> = Readonly<Record<string, (a: Row, b: Row) => number>>

/** What a list of open data is made of: its rows, what is looked for in them, and how they are put in order. */
interface PutTogether<Row> {
  rows: readonly Row[]
  text: (row: Row) => string
  fits?: (row: Row) => boolean
  orders: Orders<Row>
  id: (row: Row) => string
  columns: readonly Column<Row>[]
  name: string
  descending?: boolean
}

/** A list of open data: rows put together from several steps, looked through, ordered and taken away like any other. */
async function listed<Row>(
  c: C,
  of: PutTogether<Row>,
  page: (listed: Listed<Row> & { q: string; found: readonly Row[] }) => View,
): Promise<View> {
  const q = (c.req.query('q') ?? '').trim().slice(0, 100)
  const found = of.rows.filter((r) => (q === '' || holds(of.text(r), q)) && (of.fits?.(r) ?? true))
  const list = {
    sorts: Object.keys(of.orders) as [string, ...string[]],
    descending: of.descending ?? false,
    name: of.name,
    read: (query: ListQuery) => pageFrom(found, query, of.orders, of.id),
    columns: () => of.columns,
  }
  return await listView(c, list, (one) => page({ ...one, q, found }))
}

const compared = (a: string | number | bigint, b: string | number | bigint): number => (a < b ? -1 : a > b ? 1 : 0)

export async function purchasesPage(ctx: Ctx, c: C, frame: FrameFacts): Promise<View> {
  const { lang } = ctx
  const asked = purchasesAsked(c)
  const rows = await publicIndex(ctx)
  const collator = collatorIn(lang)
  const names = new Map(rows.map((r) => [r.purchaser.id, nameIn(r.purchaser, lang)]))
  const known = [...names].map(([id, name]) => ({ id, name })).sort((a, b) => collator.compare(a.name, b.name))
  const list: PutTogether<IndexRow> = {
    rows,
    text: wordsOf,
    fits: (r) => fits(r, asked),
    orders: {
      on: (a, b) => Temporal.PlainDate.compare(a.on, b.on),
      number: (a, b) => compared(a.number, b.number),
      title: (a, b) => collator.compare(titleIn(a, lang), titleIn(b, lang)),
      total: (a, b) => compared(a.total, b.total),
    },
    id: (r) => r.id,
    columns: indexColumns(lang),
    name: 'purchases',
    descending: true,
  }
  return await listed(c, list, ({ q: _, found, ...page }) => (
    <PurchasesPage ctx={ctx} frame={frame} page={page} sums={underContract(found.flatMap((r) => r.agreed))} asked={asked} offices={known} />
  ))
}

export async function purchasePage(ctx: Ctx, c: C, frame: FrameFacts): Promise<View> {
  const p = await publicPurchase(ctx, param(c, 'id'))
  if (!p) return notThere()
  // A vote is public from its opening on.
  const held = (await votes(ctx, { purchaseId: p.id })).filter((v) => v.campaignId)
  const [without, above] = [await notBought(ctx, p), await hasBureau(ctx)]
  return <PublicPurchasePage ctx={ctx} frame={frame} origin={c.get('origin')} p={p} votes={held} notBought={without} hasBureau={above} />
}

export async function purchaseJson(c: C): Promise<Response> {
  const ctx = c.get('ctx')
  const found = await purchasePackage(ctx, param(c, 'id'), c.get('origin'))
  return found ? jsonAnswer(c, found) : refusalJson(c, refuse('nothing-public'), ctx.lang)
}

export async function purchaseRecordJson(c: C): Promise<Response> {
  const ctx = c.get('ctx')
  const found = await purchaseRecord(ctx, param(c, 'id'), c.get('origin'))
  return found ? jsonAnswer(c, found) : refusalJson(c, refuse('nothing-public'), ctx.lang)
}

export async function oneFeed(c: C): Promise<Response> {
  return (await purchaseFeed(c, param(c, 'id'))) ?? refusalJson(c, refuse('nothing-public'), c.get('ctx').lang)
}

export async function allRecordsJson(c: C): Promise<Response> {
  const ctx = c.get('ctx')
  const found = await allRecords(ctx, numberIn(c.req.query('page')) || 1, c.get('origin'))
  return found ? jsonAnswer(c, found) : refusalJson(c, refuse('nothing-public'), ctx.lang)
}

export async function takePage(ctx: Ctx, _: C, frame: FrameFacts): Promise<View> {
  return <TakePage ctx={ctx} frame={frame} years={await bulkYears(ctx)} />
}

const cardPage =
  (of: (ctx: Ctx, id: string, origin: string) => Promise<Card | undefined>) =>
  async (ctx: Ctx, c: C, frame: FrameFacts): Promise<View> => {
    const inLang = { ...ctx, lang: cardLang(c.req.query('lang'), ctx.lang) }
    const card = await of(inLang, param(c, 'id'), c.get('origin'))
    return card ? (
      <CardPage card={card} styles={frame.styles} on={ctx.today} place={frame.jurisdictionName} isSynthetic={ctx.demo} />
    ) : (
      notThere()
    )
  }
export const purchaseCardPage = cardPage(cards.ofPurchase)
export const institutionCardPage = cardPage(cards.ofInstitution)

export async function flagsPage(ctx: Ctx, c: C, frame: FrameFacts): Promise<View> {
  const found = await flagsHere(ctx, c.get('origin'))
  // A page without scripts goes on by asking to be asked again.
  if (!('findings' in found)) c.header('refresh', '1')
  return <FlagsPage ctx={ctx} frame={frame} found={found} />
}

export async function flagsJson(c: C): Promise<Response> {
  const ctx = c.get('ctx')
  const found = await flagsHere(ctx, c.get('origin'))
  return 'findings' in found ? jsonAnswer(c, flagsSaid(found)) : refusalJson(c, refuse('flags-under-way', found.read, found.of), ctx.lang)
}

export async function yearFile(c: C): Promise<Response> {
  const ctx = c.get('ctx')
  const kind = bulkKinds.find((k) => param(c, 'file') === `releases.${k}`)
  const year = numberIn(param(c, 'year'))
  const found = kind && year !== undefined ? await bulkFile(ctx, c, year, kind) : undefined
  return found instanceof Response ? found : refusalJson(c, found ?? refuse('nothing-public'), ctx.lang)
}

export async function allJson(c: C): Promise<Response> {
  const ctx = c.get('ctx')
  const found = await allPackages(ctx, numberIn(c.req.query('page')) || 1, c.get('origin'))
  return found ? jsonAnswer(c, found) : refusalJson(c, refuse('nothing-public'), ctx.lang)
}

export async function institutionsPage(ctx: Ctx, c: C, frame: FrameFacts): Promise<View> {
  const { lang } = ctx
  const collator = collatorIn(lang)
  const list: PutTogether<InstitutionRow> = {
    rows: await publicInstitutions(ctx),
    text: (r) => `${r.name} ${r.nameEn ?? ''}`,
    orders: {
      name: (a, b) => collator.compare(nameIn(a, lang), nameIn(b, lang)),
      inForce: (a, b) => compared(a.now.contracts, b.now.contracts),
      valueNow: (a, b) => compared(a.now.total, b.now.total),
      contracts: (a, b) => compared(a.ever.contracts, b.ever.contracts),
      value: (a, b) => compared(a.ever.total, b.ever.total),
    },
    id: (r) => r.id,
    columns: institutionColumns(lang),
    name: 'institutions',
  }
  return await listed(c, list, ({ q, ...page }) => <InstitutionsPage ctx={ctx} frame={frame} page={page} q={q} />)
}

export async function institutionPage(ctx: Ctx, c: C, frame: FrameFacts): Promise<View> {
  const i = await publicInstitution(ctx, param(c, 'id'))
  return i ? <InstitutionPage ctx={ctx} frame={frame} origin={c.get('origin')} i={i} /> : notThere()
}

export async function punctualityPage(ctx: Ctx, c: C, frame: FrameFacts): Promise<View> {
  const { lang } = ctx
  const collator = collatorIn(lang)
  const list: PutTogether<PayingRow> = {
    rows: await payingOffices(ctx),
    text: (r) => `${r.name} ${r.nameEn ?? ''}`,
    orders: { name: (a, b) => collator.compare(nameIn(a, lang), nameIn(b, lang)) },
    id: (r) => r.id,
    columns: [...payingColumns(lang), ...sumColumns(lang), ...beforeColumns(lang)],
    name: 'punctuality',
  }
  return await listed(c, list, ({ q, ...page }) => <PunctualityPage ctx={ctx} frame={frame} page={page} q={q} />)
}

/** What was said to an office and what came of it; where there are several, they are named first. */
export async function heardPage(ctx: Ctx, c: C, frame: FrameFacts): Promise<View> {
  const { lang } = ctx
  const all = await offices(ctx)
  const chosen = c.req.query('purchaser') ?? (all.length === 1 ? all[0]!.id : undefined)
  if (!chosen) return <HeardOfficesPage ctx={ctx} frame={frame} all={all} />
  const found = await heardBy(ctx, chosen)
  if (!found) return notThere()
  const collator = collatorIn(lang)
  const list: PutTogether<HeardNeed> = {
    rows: found.needs,
    text: (r) => `${r.need.title} ${r.need.titleEn ?? ''}`,
    orders: {
      since: (a, b) => compared(a.need.acceptedOn?.toString() ?? '', b.need.acceptedOn?.toString() ?? ''),
      need: (a, b) => collator.compare(titleIn(a.need, lang), titleIn(b.need, lang)),
    },
    id: (r) => r.need.id,
    columns: heardColumns(lang),
    name: 'heard',
    descending: true,
  }
  return await listed(c, list, ({ q, ...page }) => (
    <HeardPage ctx={ctx} frame={frame} page={page} q={q} found={found} hasOthers={all.length > 1} />
  ))
}

/** How words of residents were answered. */
export async function wordsPage(ctx: Ctx, _: C, frame: FrameFacts): Promise<View> {
  return <WordsPage ctx={ctx} frame={frame} rows={await voiceFigures(ctx)} />
}

export async function logPage(ctx: Ctx, c: C, frame: FrameFacts): Promise<View> {
  const [head, keys] = [await lastHead(ctx.db, ctx.jurisdiction), await keysOf(ctx.db, ctx.jurisdiction)]
  return (
    <PublicLogPage
      ctx={ctx}
      frame={frame}
      head={
        head && {
          size: head.head.size,
          root: head.head.root.toString('base64'),
          signedAt: head.signedAt,
          name: head.head.origin,
        }
      }
      keys={keys.map((k) => writeKey(k.name, k.publicKey))}
      address={`${c.get('origin')}/open/log`}
    />
  )
}
