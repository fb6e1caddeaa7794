import { saySize } from '../words.ts'

/** A file that may be fetched from where it is listed. */
export interface LinkedFile {
  readonly href: string
  readonly name: string
  readonly type: string
  /** Not known of files that were sealed under an earlier version. */
  readonly bytes?: number | undefined
  readonly sha256?: string | undefined
  readonly note?: string | null
}

export function FileLinks({ files }: { files: readonly LinkedFile[] }) {
  if (files.length === 0) return null
  return (
    <ul className="files">
      {files.map((f) => (
        <li key={f.href}>
          <a href={f.href} download>
            {f.name}
          </a>{' '}
          {f.note && <span>{f.note} </span>}
          <span className="soft">
            {[
              f.type.toUpperCase(),
              ...(f.bytes === undefined ? [] : [saySize(f.bytes)]),
              ...(f.sha256 === undefined ? [] : [`SHA-256 ${f.sha256.slice(0, 12)}`]),
            ].join(' · ')}
          </span>
        </li>
      ))}
    </ul>
  )
}
