import { changeOf } from '#people'
import { type Voice, voiceProcess } from './rules/voice.ts'
import { moveVoice, type VoiceColumns, voiceRow } from './store/index.ts'

/** How a word is kept. The record log tells that one was said and answered, and nothing of what it says. */
export const changeVoice = changeOf({
  process: voiceProcess,
  kind: 'voice',
  log: 'voices',
  load: voiceRow,
  move: (ctx, tx, was: Voice, state, columns: VoiceColumns) => moveVoice(ctx, tx, was, state, columns),
})
