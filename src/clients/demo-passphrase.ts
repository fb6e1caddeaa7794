/** Opens the names of the demonstration, which are invented. It is written beside the field where it is typed; nowhere else does anybody know one. */
export const demoPassphrase = 'tandem-demo-2026'
