import type { Opened } from './opened.ts'
import type { Index } from './search.ts'
import type { Lang, Words } from './words.ts'

/** What every screen knows and can do. */
export interface Here {
  readonly t: Words
  readonly lang: Lang
  readonly opened: Opened
  readonly index: Index
  /** What is said at the top, until something else is. */
  readonly notice: string
  /** Signing in is what is missing. */
  readonly signedOut: boolean
  readonly sending: boolean
  /** Shows a screen by its name; the button “back” of the telephone leads to the one before. */
  go(screen: string): void
  /** Says something at the top and shows the screen anew. */
  say(notice: string): void
  send(): Promise<void>
  lock(): void
  /** Empties the telephone of this owner. */
  remove(): Promise<void>
}
