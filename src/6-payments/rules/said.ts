/** What a bank says of one transfer. */
export type Said = 'paid' | 'rejected' | 'returned' | 'reversal' | 'waits'
