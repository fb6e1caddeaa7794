import { createHash } from 'node:crypto'
import type { FileStore } from '#platform'
import { download } from '#ui'

/**
 * A file on its way back, piece by piece. It is to be kept, never shown: as an attachment, and where a browser shows it all the same, it may
 * do nothing. Bytes that are not those that were put there break off at the end rather than pass for them.
 */
export async function sendFile(
  store: Pick<FileStore, 'read'>,
  f: { key: string; sha256: string; bytes: number; name: string; mime: string; headOnly: boolean },
): Promise<Response> {
  const body = f.headOnly ? null : await store.read(f.key)
  if (body === undefined) throw new Error(`the bytes of a file are not in the store: ${f.key}`)
  const digest = createHash('sha256')
  const checked = body?.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(piece, to) {
        digest.update(piece)
        to.enqueue(piece)
      },
      flush(to) {
        if (digest.digest('hex') !== f.sha256) to.error(new Error(`the bytes of a file are not what was put there: ${f.key}`))
      },
    }),
  )
  const answer = download((checked ?? '') as string, f.name, f.mime)
  answer.headers.set('content-security-policy', "sandbox; default-src 'none'")
  answer.headers.set('cross-origin-resource-policy', 'same-origin')
  answer.headers.set('content-length', String(f.bytes))
  return answer
}
