import type { Contract } from '#contracts'
import type { Ctx } from '#platform'
import { Form, type FormState, TextArea } from '#ui'
import { otherSide, type Side } from '../rules/dimensions.ts'
import type { Round } from '../store/index.ts'
import { words } from '../words.ts'
import { LineMarks } from './line-marks.tsx'
import { Marks } from './marks.tsx'

/** A round once it is revealed: what each side said, and the reply for who may still give one. */
export function RevealedRound(p: {
  ctx: Ctx
  round: Round
  of: Contract | undefined
  name: Record<Side, string>
  replies: Side | undefined
  form: FormState
}) {
  const { ctx, round, name, form } = p
  const t = words[ctx.lang]
  return (
    <>
      {(['purchaser', 'provider'] as const).map((from) => (
        <section key={from}>
          <h2>{t.marksOf(name[from], name[otherSide(from)])}</h2>
          {round.ratings[from]?.marks ? (
            <Marks ctx={ctx} rating={round.ratings[from]} replier={name[otherSide(from)]}>
              <LineMarks round={round} of={p.of} marks={round.ratings[from].lines} lang={ctx.lang} />
            </Marks>
          ) : (
            <p className="soft">{t.noMarks}</p>
          )}
          {p.replies === otherSide(from) && (
            <Form action={`/evaluations/rounds/${round.id}/reply`} form={form} lang={ctx.lang} submit={t.sendReply}>
              <TextArea
                form={form}
                lang={ctx.lang}
                name="reply"
                label={t.replyText}
                hint={`${t.replyUntil(round.replyUntil!)} ${t.replyHint}`}
                rows={4}
              />
            </Form>
          )}
        </section>
      ))}
      <p className="small soft">{t.publicNote}</p>
    </>
  )
}
