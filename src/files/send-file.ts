import { createHash } from 'node:crypto'
import { download } from '#ui'

/**
 * A file on its way back, piece by piece. It is to be kept, never shown: as an attachment, and where a browser shows it all the same, it may
 * do nothing. Bytes that are not those that were put there break off at the end rather than pass for them.
 */
export function sendFile(
  content: ReadableStream<Uint8Array>,
  f: { sha256: string; bytes: number; name: string; mime: string; headOnly: boolean },
): Response {
  // Of what nobody reads nothing is to stay open.
  if (f.headOnly) void content.cancel()
  const digest = createHash('sha256')
  const checked = f.headOnly
    ? ''
    : content.pipeThrough(
        new TransformStream<Uint8Array, Uint8Array>({
          transform(piece, to) {
            digest.update(piece)
            to.enqueue(piece)
          },
          flush(to) {
            if (digest.digest('hex') !== f.sha256) to.error(new Error(`the bytes of a file are not what was put there: ${f.sha256}`))
          },
        }),
      )
  return asFile(checked as string, f)
}

/** Bytes as a file to be kept, whatever a browser would make of them. */
export function asFile(content: string | ReadableStream<Uint8Array>, f: { bytes: number; name: string; mime: string }): Response {
  const answer = download(content, f.name, f.mime)
  answer.headers.set('content-security-policy', "sandbox; default-src 'none'")
  answer.headers.set('cross-origin-resource-policy', 'same-origin')
  answer.headers.set('content-length', String(f.bytes))
  return answer
}
