const accented = `'áàäâéèëêíìïîóòöôúùüûñçÁÀÄÂÉÈËÊÍÌÏÎÓÒÖÔÚÙÜÛÑÇ'`;
const plain = `'aaaaeeeeiiiioooouuuuncaaaaeeeeiiiioooouuuunc'`;

/** What foldSpanish does to a text, in SQL: case and accents are not compared. */
export function foldedSql(text: string): string {
  return `lower(translate(${text}, ${accented}, ${plain}))`;
}
