import QRCode from 'qrcode'

/** An address as a picture that a telephone reads from paper. */
export const qrCodeOf = (address: string): Promise<string> =>
  QRCode.toString(address, { type: 'svg', errorCorrectionLevel: 'M', margin: 1 })
