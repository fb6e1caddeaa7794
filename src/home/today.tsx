import { daysBetween, type Lang, sayMoment } from '#kernel'
import { accountWords, type Action, isForMe, leadsTo, mayAtAll, refusePermission } from '#people'
import { caseloadWords, DayList, dayOf } from '#casework'
import { openingWords, recordable } from '#delivery'
import { purchases, purchaseTitle } from '#needs'
import { alarms, type Ctx, cycleSteps, type DueItem } from '#platform'
import { Cycle, Empty, type FrameFacts, Mirror, Notice, Page } from '#ui'
import { settingsLeft } from './settings-page.tsx'
import { settingsWords } from './settings-words.ts'
import { dueFor, seenBy, type Standings, standingsOf } from './doors.ts'
import { doors, sayEntry } from './gather.ts'
import { dataWords } from './personal-data-words.ts'
import { stepNotes, words } from './words.ts'

export function duty(item: DueItem, ctx: Ctx) {
  return {
    id: item.id,
    title: item.title[ctx.lang],
    dueOn: item.dueOn,
    ...(item.dueAt && { minutesLeft: Math.floor(item.dueAt.since(ctx.now).total('minutes')) }),
    why: item.why[ctx.lang],
    cites: item.cites,
    href: leadsTo(ctx.asker, item),
  }
}

/** The contract and purchase of each duty, in a line below it, unless the duty names it already: who has twenty contracts owes in all of them. */
async function purchaseOf(ctx: Ctx, due: readonly DueItem[]): Promise<(item: DueItem) => string | undefined> {
  const ids = due.flatMap((i) => i.purchaseId ?? [])
  const named = new Map((await purchases(ctx, { ids })).map((p) => [p.id as string, p]))
  return (item) => {
    const p = item.purchaseId ? named.get(item.purchaseId) : undefined
    const title = p && purchaseTitle(p, ctx.lang)
    const number = item.of ?? p?.number
    return p && title && !item.title[ctx.lang].includes(title) ? `${number} ${title}` : item.of
  }
}

/** The first page of somebody signed in: what is due and by which article, and every purchase as the cycle it is in. */
export async function TodayPage(ctx: Ctx, frame: FrameFacts) {
  const t = words[ctx.lang]
  const organisationId = ctx.asker.organisationId!
  const due = seenBy(ctx.asker, await dueFor(ctx, doors, organisationId))
  const mine = mayAtAll(ctx.asker, 'purchases.read')
    ? await purchases(ctx, ctx.asker.organisationKind === 'purchaser' ? { purchaserId: organisationId, limit: 12 } : { limit: 12 })
    : []
  const stand = await standingsOf(
    ctx,
    doors,
    mine.map((p) => p.id),
  )
  const standing = mayAtAll(ctx.asker, 'log.read') ? await alarms(ctx) : []
  const left = (i: DueItem) => (i.dueOn ? daysBetween(ctx.today, i.dueOn) : undefined)
  // What others of the organisation have to do is theirs, and stands under everything due.
  const day = await dayOf(ctx)
  const ours = due.filter((i) => i.side === 'ours' && isForMe(ctx.asker, i) && !day?.due.some((d) => d.id === i.id))
  const theirs = due.filter((i) => i.side === 'theirs')
  const of = await purchaseOf(ctx, [...ours.slice(0, shown), ...theirs.slice(0, shown)])
  const records = mayAtAll(ctx.asker, 'delivery.record') && (await recordable(ctx)).length > 0
  const rows = (items: readonly DueItem[]) => items.slice(0, shown).map((i) => ({ ...duty(i, ctx), of: of(i) }))
  const toSet = mayAtAll(ctx.asker, 'people.manage-all') ? await settingsLeft(ctx) : null
  const late = ours.filter((i) => (left(i) ?? 0) < 0).length
  const week = ours.filter((i) => (left(i) ?? 99) >= 0 && (left(i) ?? 99) <= 7).length
  return (
    <Page
      ctx={ctx}
      frame={frame}
      section="today"
      title={t.hello(ctx.asker.name ?? '')}
      lead={t.dueCount(late, week)}
      actions={<Buttons ctx={ctx} records={records} />}
    >
      <Alarms ctx={ctx} standing={standing} />
      <FailedBefore frame={frame} lang={ctx.lang} />
      {toSet}
      {day && <DayList ctx={ctx} day={day} />}
      <h2>{t.dueTitle}</h2>
      {due.length === 0 ? (
        <p className="soft">{t.nothingForYou}</p>
      ) : (
        <Mirror
          mine={rows(ours)}
          theirs={rows(theirs)}
          counts={{ mine: ours.length, theirs: theirs.length }}
          today={ctx.today}
          lang={ctx.lang}
        />
      )}
      {Math.max(ours.length, theirs.length) > shown && (
        <p style={{ marginTop: 12 }}>
          <a href="/due">{t.allDue(due.length)}</a>
        </p>
      )}
      {mayAtAll(ctx.asker, 'purchases.read') && <MyPurchases ctx={ctx} mine={mine} stand={stand} />}
    </Page>
  )
}

/** That somebody tried to sign in as this person before, in vain. */
function FailedBefore({ frame, lang }: { frame: FrameFacts; lang: Lang }) {
  const t = accountWords[lang]
  return frame.failedBefore > 0 ? (
    <Notice late>
      <p>
        {t.failedBefore(frame.failedBefore)} <a href="/account">{t.failedBeforeLook}</a>
      </p>
    </Notice>
  ) : null
}

/** What somebody may begin from here, or goes to often, by what it takes; the first of each kind of work stands out. */
const ways: readonly { readonly may: Action; readonly href: string; readonly says: (lang: Lang) => string; readonly isMain?: true }[] = [
  { may: 'clients.manage', href: '/cases/load', says: (lang) => caseloadWords[lang].title },
  { may: 'delivery.appoint', href: '/openings', says: (lang) => openingWords[lang].title },
  { may: 'phones.use', href: '/phones', says: (lang) => words[lang].phones },
  { may: 'purchases.open', href: '/purchases/new', says: (lang) => words[lang].openPurchase, isMain: true },
  { may: 'tenders.ask', href: '/tenders', says: (lang) => words[lang].openCalls },
  { may: 'voices.read', href: '/voices', says: (lang) => words[lang].voices },
  { may: 'voices.keep-entry', href: '/directory', says: (lang) => words[lang].directory },
  { may: 'people.find-texts', href: '/personal-data', says: (lang) => dataWords[lang].title },
  { may: 'people.manage-all', href: '/settings', says: (lang) => settingsWords[lang].title },
  { may: 'log.read', href: '/log', says: (lang) => words[lang].log },
]

function Buttons({ ctx, records }: { ctx: Ctx; records: boolean }) {
  return (
    <>
      {records && (
        <a className="button" href="/delivery/new">
          {words[ctx.lang].newRecord}
        </a>
      )}
      {ways
        .filter((w) => mayAtAll(ctx.asker, w.may))
        .map((w) => (
          <a key={w.href} className={w.isMain ? 'button' : 'button plain'} href={w.href}>
            {w.says(ctx.lang)}
          </a>
        ))}
    </>
  )
}

/** What is wrong with a record and stays so until somebody looks at it. */
function Alarms({ ctx, standing }: { ctx: Ctx; standing: Awaited<ReturnType<typeof alarms>> }) {
  const t = words[ctx.lang]
  if (standing.length === 0) return null
  return (
    <Notice late>
      <h2>{t.alarms}</h2>
      <ul>
        {standing.map((a) => (
          <li key={`${a.kind} ${a.subject.id}`}>
            {sayMoment(a.raisedAt, ctx.lang, ctx.zone)} · {sayEntry(`${a.kind}-failed`, {})[ctx.lang]} <code>{a.subject.id}</code>
          </li>
        ))}
      </ul>
      <p>{t.alarmsHelp}</p>
    </Notice>
  )
}

/** Every purchase as the cycle it is in. */
function MyPurchases({
  ctx,
  mine,
  stand,
}: {
  ctx: Ctx
  mine: Awaited<ReturnType<typeof purchases>>
  stand: ReadonlyMap<string, Standings>
}) {
  const t = words[ctx.lang]
  return (
    <>
      <h2>{ctx.asker.organisationKind === 'purchaser' ? t.myPurchases : t.allPurchases}</h2>
      {mine.length === 0 ? (
        <Empty title={t.noPurchases}>
          <p>{t.noPurchasesHelp}</p>
          {mayAtAll(ctx.asker, 'purchases.open') && (
            <p>
              <a className="button" href="/purchases/new">
                {t.openPurchase}
              </a>
            </p>
          )}
        </Empty>
      ) : (
        <>
          {mine.map((p) => (
            <section key={p.id} style={{ borderBottom: '1px solid var(--line)', padding: '14px 0 4px' }}>
              <h3 style={{ margin: 0 }}>
                <a href={`/purchases/${p.id}`}>{purchaseTitle(p, ctx.lang)}</a> <span className="soft small">{p.number}</span>
              </h3>
              <Cycle standings={stand.get(p.id) ?? {}} lang={ctx.lang} small />
            </section>
          ))}
          <p style={{ marginTop: 16 }}>
            <a href="/purchases">{t.seeAll}</a>
          </p>
        </>
      )}
    </>
  )
}

/** How many duties of a side the first page shows. */
const shown = 6

/** Everything that is due, of both sides. */
export async function DuePage(ctx: Ctx, frame: FrameFacts) {
  if (ctx.asker.kind !== 'user') return refusePermission('sign-in-first')
  const t = words[ctx.lang]
  const due = seenBy(ctx.asker, await dueFor(ctx, doors, ctx.asker.organisationId!))
  const purchaseName = await purchaseOf(ctx, due)
  const of = (side: 'ours' | 'theirs') => due.filter((i) => i.side === side).map((i) => ({ ...duty(i, ctx), of: purchaseName(i) }))
  return (
    <Page ctx={ctx} frame={frame} section="today" title={t.dueTitle} trail={[{ label: t.today, href: '/' }, { label: t.dueTitle }]}>
      {due.length === 0 ? (
        <p className="soft">{t.nothingForYou}</p>
      ) : (
        <Mirror mine={of('ours')} theirs={of('theirs')} today={ctx.today} lang={ctx.lang} alone />
      )}
    </Page>
  )
}

/** The nine steps with a word on each, before any purchase stands anywhere. */
const explained = (lang: Lang): Standings =>
  Object.fromEntries(cycleSteps.map((step) => [step, { state: 'ahead', note: stepNotes[lang][step], href: '/help' }]))

/** The first page of somebody who is not signed in. */
export function WelcomePage(ctx: Ctx, frame: FrameFacts) {
  const t = words[ctx.lang]
  return (
    <Page ctx={ctx} frame={frame} title={t.title} lead={t.lead}>
      <div className="two">
        <section>
          <h2>{t.haveCode}</h2>
          <form action="/s" method="get" className="form" style={{ marginTop: 8 }}>
            <div className="field">
              <label htmlFor="code">{t.codeLabel}</label>
              <input id="code" name="code" autoComplete="off" autoCapitalize="characters" className="short" style={{ maxWidth: 220 }} />
            </div>
            <button className="button">{t.codeGo}</button>
          </form>
        </section>
        <section>
          <h2>{t.look}</h2>
          <ul>
            <li>
              <a href="/open">{t.seeOpen}</a>
            </li>
            <li>
              <a href="/tenders">{t.seeTenders}</a>
            </li>
            <li>
              <a href="/law">{t.seeLaw}</a>
            </li>
          </ul>
        </section>
      </div>
      <h2>{t.howItGoes}</h2>
      <p>{t.about}</p>
      <Cycle standings={explained(ctx.lang)} lang={ctx.lang} />
    </Page>
  )
}
