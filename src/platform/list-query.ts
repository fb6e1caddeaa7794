/** What a list was asked for: which page of how many rows, in which order. Whoever reads it from an address has checked it. */
export interface ListQuery {
  page: number
  sort: string
  descending: boolean
  size: number
}
