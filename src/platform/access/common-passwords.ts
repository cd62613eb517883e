/**
 * What the passwords that everybody uses are made of, here and elsewhere: words, names, clubs, keyboard rows. Lower
 * case, without accents. A password in which little else is left is refused, however many digits follow.
 */
export const commonPieces: readonly string[] = `
  contrasena password passwort senha clave clavesegura secreto secret master maestro changeme cambiame cambiar temporal
  inicial prueba test testing admin administrador administrator root usuario user invitado guest bienvenido bienvenida
  bienvenidos welcome hola hello letmein iloveyou teamo tequiero teamomucho amor amorcito mivida corazon love princess
  princesa sunshine chocolate butterfly mariposa estrella angel dragon monkey shadow superman batman pokemon starwars
  football futbol baseball basketball computer internet samsung google facebook instagram whatever trustno nothing
  correcthorsebatterystaple correct horse battery staple freedom cookie flower summer winter spring autumn verano
  invierno primavera otono hospital clinica salud saludpublica ministerio minsalud gobierno alcaldia gobernacion
  tesoreria pagaduria registro auditoria aprobacion presupuesto hacienda trazagiro giro girar migrante colombia colombiano
  colombiana bogota medellin cali barranquilla cartagena cucuta bucaramanga pereira manizales leticia quibdo mocoa inirida
  mitu antioquia amazonas narino cauca boyaca santander nacional millonarios america junior santafe atletico barcelona
  realmadrid liverpool manchester arsenal chelsea christopher michael jennifer jessica alexander elizabeth alejandro
  alejandra carolina valentina santiago sebastian nicolas samuel daniel daniela andres andrea carlos juan maria jose luis
  camila natalia laura paola diana sandra jorge fernando david miguel jesus jesucristo dios diosesamor familia mama papa
  bebe mihija mihijo enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre lunes martes
  miercoles jueves viernes sabado domingo
`
  .trim()
  .split(/\s+/);

/** Rows of keys, the alphabet and the digits: any three of them in a row are no choice. */
export const rows: readonly string[] = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol',
  'qazwsxedcrfvtgbyhnujmikol',
  '1q2w3e4r5t6y7u8i9o0p',
  'q1w2e3r4t5y6u7i8o9p0',
  'zaq12wsxcde34rfvbgt56yhn',
];
