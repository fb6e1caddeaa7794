import { createReadStream } from 'node:fs'
import { createGunzip } from 'node:zlib'
import { Stopped } from '#platform'
import { words } from './backup-words.ts'

/** A file that would unpack into more than a backup can hold. */
export class TooMuchInside extends Stopped {}

/** Longest line: a row with the largest file a bid may have takes ten of these, every second digit of it hexadecimal. */
const mostLine = 64 * 1024 * 1024
/**
 * How much larger the content of a backup may be than the file. Rows hold keys and fingerprints, which cannot be packed: a backup comes out
 * at four to thirty times. What packs better is repetition that no table has; the packing itself could reach a thousand.
 */
const mostTimes = 200
/** Below so much nothing is asked. */
const always = 16 * 1024 * 1024

/**
 * The lines of a compressed file, without their ends. It is unpacked piece by piece, and no further than its size and its lines allow.
 * @throws TooMuchInside where it is no backup; what the file or its compression is broken by
 */
export async function* unpackedLines(file: string, bounds = { mostLine, mostTimes, always }): AsyncGenerator<string> {
  const source = createReadStream(file)
  const unzipped = source.pipe(createGunzip())
  source.on('error', (e) => unzipped.destroy(e))
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let begun: string[] = []
  let [length, unpacked] = [0, 0]
  const take = (part: string) => {
    length += part.length
    if (length > bounds.mostLine) throw new TooMuchInside(words.both('lineTooLong', Math.round(bounds.mostLine / 1024 / 1024)))
    begun.push(part)
  }
  for await (const chunk of unzipped) {
    unpacked += (chunk as Buffer).length
    if (unpacked > bounds.always && unpacked > bounds.mostTimes * source.bytesRead)
      throw new TooMuchInside(words.both('unpacksTooFar', bounds.mostTimes))
    const parts = decoder.decode(chunk as Buffer, { stream: true }).split('\n')
    const rest = parts.pop()!
    for (const part of parts) {
      take(part)
      yield begun.join('')
      ;[begun, length] = [[], 0]
    }
    take(rest)
  }
  take(decoder.decode())
  if (length > 0) yield begun.join('')
}
