import { connect, type Socket } from 'node:net';

/**
 * Plain HTTP/1.1 over kept connections, one question at a time on each: as many as are needed are open. Less than a
 * client of npm does, and so it takes less of the processor that it shares with who is measured.
 */
export class Connections {
  readonly #idle: Socket[] = [];
  readonly #open = new Set<Socket>();
  readonly #host: string;
  readonly #port: number;

  constructor(url: string) {
    const { hostname, port } = new URL(url);
    this.#host = hostname;
    this.#port = Number(port);
  }

  get open(): number {
    return this.#open.size;
  }

  /** @returns the status; 0 when the connection failed */
  async ask(request: string): Promise<number> {
    const socket = this.#kept() ?? (await this.#connect());
    if (socket === null) return 0;
    const status = await answerOf(socket, request);
    if (status === 0 || socket.destroyed) this.#open.delete(socket.destroy());
    else this.#idle.push(socket);
    return status;
  }

  close(): void {
    for (const socket of this.#open) socket.destroy();
  }

  /** One that the server has not closed meanwhile, as it does with those that nobody used for a while. */
  #kept(): Socket | undefined {
    for (let socket = this.#idle.pop(); socket !== undefined; socket = this.#idle.pop()) {
      if (!socket.destroyed && socket.readable && socket.writable) return socket;
      this.#open.delete(socket.destroy());
    }
    return undefined;
  }

  #connect(): Promise<Socket | null> {
    return new Promise((settle) => {
      const socket = connect({ host: this.#host, port: this.#port, noDelay: true });
      socket.once('error', () => {
        this.#open.delete(socket);
        settle(null);
      });
      socket.once('connect', () => {
        this.#open.add(socket);
        settle(socket);
      });
    });
  }
}

/** Reads one answer with a length, and nothing of what it says. */
function answerOf(socket: Socket, request: string): Promise<number> {
  return new Promise((settle) => {
    let received = '';
    const end = (status: number) => {
      socket.off('data', take).off('close', lost).off('error', lost);
      settle(status);
    };
    const lost = () => {
      end(0);
    };
    const take = (bytes: Buffer) => {
      received += bytes.toString('latin1');
      const head = received.indexOf('\r\n\r\n');
      if (head < 0) return;
      const length = Number(/\r\ncontent-length: (\d+)/i.exec(received.slice(0, head))?.[1] ?? 0);
      if (received.length >= head + 4 + length) end(Number(received.slice(9, 12)));
    };
    socket.on('data', take).once('close', lost).once('error', lost);
    socket.write(request);
  });
}
