import { sayDay } from '#kernel'
import { nameOf, whyNotDo } from '#people'
import type { Ctx } from '#platform'
import { Form, type FormState, type FrameFacts, Page, SummaryList, Tag, TextArea } from '#ui'
import { type Helped, voiceProcess } from '../rules/voice.ts'
import { helpedWords, standsAs, voiceKinds } from '../rules/words.ts'
import { words } from '../words.ts'
import { isLate, type ListedVoice } from './voices.tsx'

interface VoiceShown {
  ctx: Ctx
  frame: FrameFacts
  voice: ListedVoice
  helped: Helped | undefined
  form: FormState
}

/** A word: what was said, by when it is to be answered, and the answer. */
export function VoicePage({ ctx, frame, voice, helped, form }: VoiceShown) {
  const { lang } = ctx
  const t = words[lang]
  const title = t.one(voiceKinds[voice.kind][lang])
  return (
    <Page ctx={ctx} frame={frame} section="today" title={title} trail={[{ label: t.title, href: '/voices' }, { label: title }]}>
      <SummaryList
        rows={[
          { label: t.about, value: voice.name },
          { label: t.saidOn, value: sayDay(voice.saidOn, lang) },
          {
            label: t.due,
            value: (
              <>
                {voice.dueOn ? sayDay(voice.dueOn, lang) : t.noClock} {isLate(ctx, voice) && <Tag late>{t.late}</Tag>}
              </>
            ),
          },
          { label: t.who, value: nameOf(voice.answerer, lang) },
          { label: t.state, value: <Tag quiet={voice.state !== 'said'}>{standsAs(voice)[lang]}</Tag> },
          ...(voice.answeredOn ? [{ label: t.answeredOn, value: sayDay(voice.answeredOn, lang) }] : []),
          ...(helped ? [{ label: t.helped, value: helpedWords[helped][lang] }] : []),
        ]}
      />
      {voice.state === 'forgotten' ? (
        <p className="soft">{t.forgotten}</p>
      ) : (
        <>
          <h2>{t.words}</h2>
          <p className="as-written">{voice.words}</p>
        </>
      )}
      {voice.answer !== null && (
        <>
          <h2>{t.answer}</h2>
          <p className="as-written">{voice.answer}</p>
        </>
      )}
      {!whyNotDo(ctx.asker, voiceProcess, 'answer', voice) && (
        <>
          <h2>{t.writeAnswer}</h2>
          <Form
            action={`/voices/${voice.id}/answer`}
            form={form}
            lang={lang}
            submit={voiceProcess.verbs.answer.says[lang]}
            version={voice.version}
          >
            <TextArea form={form} lang={lang} name="answer" label={t.answer} hint={t.answerHint} rows={7} />
          </Form>
        </>
      )}
    </Page>
  )
}
