import { once } from 'node:events'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Output } from './ocds.ts'

/** A file, or standard input as `-`, as it comes. */
export function pieces(path: string): AsyncIterable<Uint8Array> {
  return path === '-' ? process.stdin : createReadStream(path, { highWaterMark: 1024 * 1024 })
}

/** Standard output, or a file that has its name only once it is complete. Rejects with the system's reason where it cannot be written. */
export async function into(path: string | undefined): Promise<Output> {
  return path === undefined ? toStandardOutput() : await toFile(path)
}

function toStandardOutput(): Output {
  // Whoever reads may have seen enough, as `head` does.
  process.stdout.on('error', (e: NodeJS.ErrnoException) => {
    if (e.code !== 'EPIPE') throw e
    process.exit(0)
  })
  return {
    write: async (text) => {
      if (!process.stdout.write(text)) await once(process.stdout, 'drain')
    },
    end: async () => {},
    drop: async () => {},
  }
}

async function toFile(path: string): Promise<Output> {
  const half = `${path}.part`
  await mkdir(dirname(path), { recursive: true })
  const stream = createWriteStream(half)
  await once(stream, 'open')
  let failed: Error | undefined
  stream.on('error', (e) => {
    failed = e
  })
  const drop = async () => {
    stream.destroy()
    await rm(half, { force: true })
  }
  return {
    write: async (text) => {
      try {
        if (failed) throw failed
        if (!stream.write(text)) await once(stream, 'drain')
      } catch (e) {
        await drop()
        throw e
      }
    },
    end: async () => {
      try {
        if (failed) throw failed
        stream.end()
        await once(stream, 'finish')
        await rename(half, path)
      } catch (e) {
        await drop()
        throw e
      }
    },
    drop,
  }
}
