/** What a list or a feed of purchases was asked for; empty where it was not. */
export interface PurchasesAsked {
  readonly q: string
  readonly stage: string
  readonly combination: string
  readonly purchaser: string
  readonly institution: string
}

/** The address of the feed of what was asked for. */
export function feedOf(of: Partial<PurchasesAsked>): string {
  const query = new URLSearchParams(Object.entries(of).filter(([, value]) => value)).toString()
  return `/open/feed.atom${query && `?${query}`}`
}
