/** Writes one workbook in a thread of its own: it is compressed and styled there, and the service goes on answering. */
const { parentPort, workerData } = require('node:worker_threads');

import('hucre').then(({ writeXlsx }) => writeXlsx(workerData)).then((bytes) => parentPort.postMessage(bytes));
