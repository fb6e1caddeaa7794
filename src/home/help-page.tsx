import { colonIn } from '#kernel'
import { mayAtAll } from '#people'
import { type Ctx, cycleSteps } from '#platform'
import { type FrameFacts, frameWords, Page } from '#ui'
import { doings } from './help-words.ts'
import { rehearsalWords } from './rehearsal-words.ts'
import { words } from './words.ts'

/** How it works: for somebody signed in first what they themselves can do and where, then the nine steps. */
export function HelpPage(ctx: Ctx, frame: FrameFacts) {
  const t = words[ctx.lang]
  const says = [
    ...[t.helpNeeds, t.helpPlans, t.helpTenders, t.helpContracts, t.helpDelivery],
    ...[t.helpPayments, t.helpEvaluations, t.helpModes, t.helpOpen],
  ]
  const mine = ctx.asker.kind === 'user' ? doings.filter(([action]) => mayAtAll(ctx.asker, action)) : []
  return (
    <Page ctx={ctx} frame={frame} title={t.help} lead={t.helpLead}>
      <p>
        <a href="/help/rehearsal">{rehearsalWords[ctx.lang].lead}</a>
      </p>
      {ctx.asker.kind === 'user' && (
        <>
          <h2>{t.helpMine}</h2>
          <p>{t.helpBegin}</p>
          <ul>
            <li>
              <a href="/">{t.helpToday}</a>
            </li>
            {mine.map(([action, href, does]) => (
              <li key={action}>
                <a href={href}>{does[ctx.lang]}</a>
              </li>
            ))}
          </ul>
          <h2>{t.howItGoes}</h2>
        </>
      )}
      <ol>
        {cycleSteps.map((step, i) => (
          <li key={step}>
            <b>{frameWords[ctx.lang][step]}</b>
            {colonIn(ctx.lang)}
            {says[i]}
          </li>
        ))}
      </ol>
    </Page>
  )
}
