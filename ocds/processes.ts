import { type Json, type MergeNote, same } from './merge.ts'
import type { Part } from './split.ts'

/** Something about a file that its releases cannot be taken from, or about what was found in it. */
export interface ReadNote {
  readonly kind:
    | 'not-utf8'
    | 'not-json'
    | 'no-ocid'
    | 'linked' // a record that only names where its releases are
    | 'release-twice' // one release id with two contents
    | 'compiled-among' // a compiled release among what is merged
  readonly file: string
  /** In bytes from the start of the file. */
  readonly at: number
  readonly ocid: string | null
  readonly about: string
}

/** A release where it stands: still as bytes, so that a gigabyte of them is a gigabyte and not five. */
interface Standing {
  readonly file: string
  readonly at: number
  readonly bytes: Uint8Array
}

/** The releases of a process, read. */
export interface Process {
  readonly ocid: string
  readonly releases: readonly Json[]
  readonly notes: readonly ReadNote[]
}

/** What was said of how releases merge, with the process it is about. */
export interface ProcessNote extends MergeNote {
  readonly ocid: string
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

/** Gathers what was read by the process it belongs to; processes stand in the order in which they were first met. */
export class Processes {
  readonly notes: ReadNote[] = []
  private readonly byOcid = new Map<string, Standing[]>()

  get size(): number {
    return this.byOcid.size
  }

  add(file: string, part: Part): void {
    const standing = { file, at: part.at, bytes: part.bytes }
    const ocid = part.ocid ?? this.ocidOf(standing)
    if (ocid === undefined) return
    const before = this.byOcid.get(ocid)
    if (before) before.push(standing)
    else this.byOcid.set(ocid, [standing])
  }

  /** Every process with its releases. Each is read when it is asked for, and let go again. */
  *all(): Generator<Process> {
    for (const [ocid, standing] of this.byOcid) yield this.read(ocid, standing)
  }

  private read(ocid: string, standing: readonly Standing[]): Process {
    const notes: ReadNote[] = []
    const releases: Json[] = []
    for (const s of standing) {
      const value = parsed(s, ocid, notes)
      if (value) for (const r of releasesIn(value, s, ocid, notes)) releases.push(r)
    }
    return { ocid, releases: releases.length > 1 ? onceEach(releases, standing[0]!, ocid, notes) : releases, notes }
  }

  /** Of something that does not say its ocid in plain letters. */
  private ocidOf(s: Standing): string | undefined {
    const value = parsed(s, null, this.notes)
    if (!value) return undefined
    if (typeof value.ocid === 'string' && value.ocid !== '') return value.ocid
    this.notes.push({ kind: 'no-ocid', file: s.file, at: s.at, ocid: null, about: typeof value.id === 'string' ? value.id : '' })
    return undefined
  }
}

function parsed({ file, at, bytes }: Standing, ocid: string | null, notes: ReadNote[]): Json | undefined {
  let text: string
  try {
    text = utf8.decode(bytes)
  } catch {
    notes.push({ kind: 'not-utf8', file, at, ocid, about: '' })
    return undefined
  }
  try {
    return JSON.parse(text) as Json
  } catch (e) {
    notes.push({ kind: 'not-json', file, at, ocid, about: (e as Error).message })
    return undefined
  }
}

/** A release is itself; a record is the releases that it holds. */
function releasesIn(value: Json, { file, at }: Standing, ocid: string, notes: ReadNote[]): readonly Json[] {
  if (!Array.isArray(value.releases) && !('compiledRelease' in value)) {
    if (Array.isArray(value.tag) && value.tag.includes('compiled'))
      notes.push({ kind: 'compiled-among', file, at, ocid, about: String(value.id ?? '') })
    return [value]
  }
  const held = (Array.isArray(value.releases) ? value.releases : []) as Json[]
  const embedded = held.filter((r) => typeof r === 'object' && r !== null && 'ocid' in r)
  if (embedded.length < held.length || held.length === 0) notes.push({ kind: 'linked', file, at, ocid, about: '' })
  return embedded
}

/** A release that was found twice, as in two packages, counts once; where the two differ, both do, and it is said. */
function onceEach(releases: readonly Json[], { file, at }: Standing, ocid: string, notes: ReadNote[]): readonly Json[] {
  const byId = new Map<unknown, Json>()
  return releases.filter((r) => {
    if (r.id === undefined) return true
    const before = byId.get(r.id)
    if (before === undefined) {
      byId.set(r.id, r)
      return true
    }
    if (same(before, r)) return false
    notes.push({ kind: 'release-twice', file, at, ocid, about: String(r.id) })
    return true
  })
}
