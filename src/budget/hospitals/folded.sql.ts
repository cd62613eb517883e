const accented = `'áàäâéèëêíìïîóòöôúùüûñçÁÀÄÂÉÈËÊÍÌÏÎÓÒÖÔÚÙÜÛÑÇ'`;
const plain = `'aaaaeeeeiiiioooouuuuncaaaaeeeeiiiioooouuuunc'`;

/**
 * What foldSpanish does to a text, in SQL: case and accents are not compared. A text of as many bytes as letters has no
 * accents, and looking for them is what takes long where there are many.
 */
export function foldedSql(text: string): string {
  return `lower(case when octet_length(${text}) = length(${text}) then ${text} else translate(${text}, ${accented}, ${plain}) end)`;
}
