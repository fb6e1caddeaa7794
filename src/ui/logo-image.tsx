/** A picture that stands at the head of what somebody shows and prints: the name of its bytes, and its two sides in points. */
export interface Logo {
  readonly sha256: string
  readonly width: number
  readonly height: number
}

/**
 * @param p.high how high it may become; it never becomes more than six times as wide, nor larger than it is
 * @param p.says what it stands for, where that is not written beside it
 */
export function LogoImage({ logo, high, says = '' }: { logo: Logo; high: number; says?: string }) {
  const scale = Math.min(1, high / logo.height, (high * 6) / logo.width)
  return (
    <img
      className="logo"
      src={`/logo/${logo.sha256}`}
      alt={says}
      width={Math.max(1, Math.round(logo.width * scale))}
      height={Math.max(1, Math.round(logo.height * scale))}
    />
  )
}
