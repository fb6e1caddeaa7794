import { openAsBlob } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { S3mini } from 's3mini'
import type { FileStore } from './store.ts'

export interface S3Place {
  /** Address of the bucket, as https://s3.example.gov.cn/tandem. */
  readonly endpoint: string
  readonly region: string
  readonly key: string
  readonly secret: string
}

/** A bucket of a server that speaks S3. Bytes go there from the disk of this machine, where they wait until they are whole. */
export function onS3(place: S3Place, folder: string): Pick<FileStore, 'incoming' | 'keep' | 'read' | 'remove' | 'list'> {
  const s3 = new S3mini({
    endpoint: place.endpoint,
    region: place.region,
    accessKeyId: place.key,
    secretAccessKey: place.secret,
  })
  return {
    incoming: join(folder, 'incoming'),
    async keep(key, path) {
      // A blob on the disk is read while it is sent, and its length is known before.
      const answer = await s3.putObject(key, await openAsBlob(path), 'application/octet-stream')
      if (!answer.ok) throw new Error(`the store of files answered ${answer.status} to a file that was put there`)
      await rm(path, { force: true })
    },
    async read(key) {
      const answer = await s3.getObjectResponse(key)
      if (!answer || answer.status === 404) return undefined
      if (!answer.ok || !answer.body) throw new Error(`the store of files answered ${answer.status}`)
      return answer.body
    },
    async remove(key) {
      await s3.deleteObject(key)
    },
    async *list(prefix) {
      let next: string | undefined
      do {
        const page = await s3.listObjectsPaged('/', prefix, 1000, next)
        for (const o of page?.objects ?? []) yield { key: o.Key, changedAt: new Date(o.LastModified).getTime() }
        next = page?.nextContinuationToken
      } while (next)
    },
  }
}
