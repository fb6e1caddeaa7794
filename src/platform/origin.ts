/**
 * Where the links of a jurisdiction begin: at its own host where it has one, else at the address of the installation. Scheme and port are
 * those of the installation: one server and one proxy stand before all of them.
 * @param origin TANDEM_ORIGIN, or the address the program gave itself
 */
export function originFor(origin: string, host: string | null): string {
  const own = new URL(origin)
  return host === null ? own.origin : `${own.protocol}//${host}${own.port && `:${own.port}`}`
}
