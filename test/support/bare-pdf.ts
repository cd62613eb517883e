/** As little of a PDF as a reader of streams looks at. */
export function pdfWith(body: string): Buffer {
  return Buffer.from(`%PDF-1.7\n${body}\ntrailer<</Root 1 0 R>>\n%%EOF`, 'latin1');
}

/** A file inside a PDF, whole or as it was deflated. */
export function attached(data: string | Buffer, flate = false): string {
  const filter = flate ? '/Filter/FlateDecode' : '';
  return `9 0 obj<</Type/EmbeddedFile${filter}/Length ${data.length}>>stream\n${data.toString('latin1')}\nendstream endobj\n`;
}
