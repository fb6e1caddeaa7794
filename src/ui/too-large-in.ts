import type { Refusal } from '#kernel'
import { receivedFile } from '#platform'
import type { SentFields } from './sent-mark.ts'
import { refuseForm } from './words.ts'

/** Says which files are larger than they may be, at their fields. */
export function tooLargeIn(fields: SentFields): Refusal | undefined {
  const wrong = Object.entries(fields).flatMap(([name, value]) =>
    [value].flat().flatMap((v) => {
      const file = typeof v === 'string' ? undefined : receivedFile(v as File)
      return file && 'tooLarge' in file
        ? [[name, refuseForm('file-too-large', Math.floor(file.tooLarge / 1024 / 1024)).words] as const]
        : []
    }),
  )
  const [first] = wrong
  return first && { ...refuseForm('form-wrong').with({ fields: Object.fromEntries(wrong) }), status: 413 }
}
