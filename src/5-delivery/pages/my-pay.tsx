import { sayMoney } from '#kernel'
import type { Ctx } from '#platform'
import { Empty, Form, type FormState, type FrameFacts, freshForm, MoneyField, Notice, Page, SummaryList } from '#ui'
import type { MyPay } from '../answer-pay.ts'
import { sayPayMonth } from '../pay-due.ts'
import { payWords } from '../pay-words.ts'
import { fewestAnswers, payDays } from '../rules/pay.ts'
import { words } from '../words.ts'

interface Sent {
  payMonth: string
  form: FormState
}

/** What one’s own institution states one was paid, to be confirmed in one tap. */
export function MyPayPage(p: { ctx: Ctx; frame: FrameFacts; months: readonly MyPay[]; sent: Sent | undefined }) {
  const { ctx, frame, months } = p
  const { lang } = ctx
  const t = payWords[lang]
  return (
    <Page
      ctx={ctx}
      frame={frame}
      title={t.mine}
      section="delivery"
      lead={t.mineLead}
      trail={[{ label: words[lang].title, href: '/delivery' }, { label: t.mine }]}
    >
      {months.length === 0 && (
        <Empty title={t.nothingMine}>
          <p>{t.nothingMineWhy}</p>
        </Empty>
      )}
      {months.map((m) => (
        <Month key={m.payMonth} ctx={ctx} m={m} sent={p.sent?.payMonth === m.payMonth ? p.sent.form : undefined} />
      ))}
      <hr />
      <p className="small soft">{t.mineSafe(fewestAnswers)}</p>
    </Page>
  )
}

function Month({ ctx, m, sent }: { ctx: Ctx; m: MyPay; sent: FormState | undefined }) {
  const { lang } = ctx
  const t = payWords[lang]
  const action = `/delivery/pay/${m.payMonth}`
  // Who said so already, of these figures, has nothing to confirm again.
  const confirmed = m.answer !== null && !m.answer.differs && !m.answer.corrected
  const same = freshForm()
  const differs = sent ?? freshForm()
  return (
    <section>
      <h2>{sayPayMonth(m.payMonth)[lang]}</h2>
      <SummaryList
        rows={[
          { label: t.gross, value: sayMoney(m.gross, lang) },
          { label: t.contributions, value: sayMoney(m.contributions, lang) },
        ]}
      />
      {m.answer && (
        <Notice>
          <p>{m.answer.corrected ? t.corrected : m.answer.differs ? t.answeredDiffers : t.answeredSame}</p>
        </Notice>
      )}
      <p className="small soft">{t.asked(payDays(m.payMonth).askedUntil)}</p>
      {!confirmed && (
        <Form action={action} form={same} lang={lang} submit={t.same}>
          <input type="hidden" name="says" value="same" />
          <input type="hidden" name="about" value={m.about} />
        </Form>
      )}
      <details open={sent !== undefined}>
        <summary>{t.differs}</summary>
        <Form action={action} form={differs} lang={lang} submit={t.sayDiffers}>
          <input type="hidden" name="says" value="differs" />
          <input type="hidden" name="about" value={m.about} />
          <MoneyField form={differs} lang={lang} name="got" label={t.got} hint={t.gotHint} optional />
        </Form>
      </details>
    </section>
  )
}
