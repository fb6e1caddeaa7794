import { titleIn } from '#kernel'
import { purchase } from '#needs'
import { mayNot, openable } from '#people'
import { earlierNeeds, earlierNeedWords, planOf } from '#plans'
import { type Ctx, notThere } from '#platform'
import { type FrameFacts, Page, Thread } from '#ui'
import { threadsOf } from './thread.ts'
import { words } from './words.ts'

/** Needs of earlier rounds in the communities of a purchase, each from what residents said to what was bought, done, paid and said of it. */
export async function EarlierNeedsPage(ctx: Ctx, id: string, frame: FrameFacts) {
  const found = await purchase(ctx, id)
  if (!found) return notThere()
  const no = mayNot(ctx.asker, 'purchases.read', { purchaserId: found.purchaserId })
  if (no) return no
  const t = earlierNeedWords[ctx.lang]
  const plan = await planOf(ctx, id)
  const earlier = await earlierNeeds(ctx, plan ?? { id: '', purchaseId: id, purchaserId: found.purchaserId, lines: [] })
  // A plan that was decided on can say nothing more.
  const undecided = !plan || ['draft', 'returned', 'submitted'].includes(plan.state)
  const threads = new Map<string, Awaited<ReturnType<typeof threadsOf>>[number]>()
  for (const from of new Set(earlier.map((e) => e.from.id))) for (const x of await threadsOf(ctx, from)) threads.set(x.needId, x)
  return (
    <Page
      ctx={ctx}
      frame={frame}
      section="today"
      title={t.title}
      trail={[
        { label: words[ctx.lang].myPurchases, href: '/purchases' },
        { label: found.number, href: `/purchases/${id}` },
        { label: t.title },
      ]}
      lead={t.lead}
    >
      {earlier.length === 0 && <p className="soft">{t.none}</p>}
      {earlier.map(({ need, from, lines, said }) => (
        <section key={need.id}>
          <h2>{titleIn(need, ctx.lang)}</h2>
          <p>
            {t.from} <a href={`/purchases/${from.id}`}>{from.number}</a> · {t.says}{' '}
            <b>{lines.length > 0 ? t.takenOn(lines) : said ? t[said.answer] : undecided ? t.unsaid : t.silent}</b>{' '}
            {said && lines.length === 0 && said.reason}
          </p>
          <Thread knots={(threads.get(need.id)?.knots ?? []).map((k) => ({ ...k, href: k.href && openable(ctx.asker, k.href, from) }))} />
        </section>
      ))}
      {plan && (
        <p>
          <a href={`/plans/${plan.id}#earlier-needs`}>{t.toPlan}</a>
        </p>
      )}
    </Page>
  )
}
