import { randomUUID } from 'node:crypto';

/** What the API answered instead of doing it: its problem+json. */
export class Refused extends Error {
  constructor(problem) {
    super(problem.title ?? 'The office gave no answer.');
    this.problem = problem;
  }
}

/** One signed-in person, speaking to the API as any program could. */
export class Person {
  constructor(url, name, token) {
    this.url = url;
    this.name = name;
    this.token = token;
  }

  static async signIn(url, name, password) {
    const { token, person } = await new Person(url, name).post('/sessions', { name, password });
    return new Person(url, person.name, token);
  }

  get(path) {
    return this.#ask('GET', path).then(({ body }) => body);
  }

  post(path, body, headers = {}) {
    const json = { 'content-type': 'application/json', 'idempotency-key': randomUUID(), ...headers };
    return this.#ask('POST', path, JSON.stringify(body), json).then(({ body: answer }) => answer);
  }

  view(id) {
    return this.get(`/instances/${id}`);
  }

  /** Sends an event on the record as it stands now, which is what a decision asks for. */
  async send(id, type, payload = {}) {
    const { etag } = await this.#ask('GET', `/instances/${id}`);
    return this.post(`/instances/${id}/events`, { type, payload }, { 'if-match': etag });
  }

  /** The problem that an attempt is answered with; undefined when it was carried out. */
  refusalOf(id, type, payload) {
    return this.send(id, type, payload).then(
      () => undefined,
      (error) => {
        if (error instanceof Refused) return error.problem;
        throw error;
      },
    );
  }

  async upload(id, name, type, bytes) {
    const key = randomUUID();
    const headers = { 'content-type': type, 'x-file-name': encodeURIComponent(name), 'idempotency-key': key };
    const { body } = await this.#ask('PUT', `/instances/${id}/files/${key}`, bytes, headers);
    return body.id;
  }

  async #ask(method, path, body, headers = {}) {
    const authorization = this.token === undefined ? {} : { authorization: `Bearer ${this.token}` };
    const response = await fetch(`${this.url}/api/v1${path}`, { method, headers: { ...authorization, ...headers }, body });
    const text = await response.text();
    const answer = text === '' ? undefined : JSON.parse(text);
    if (!response.ok) throw new Refused(answer);
    return { body: answer, etag: response.headers.get('etag') };
  }
}

/** Asks again until it is so: some things a worker does a moment later. */
export async function until(ask, isSo, patienceMs = 30_000) {
  for (const end = Date.now() + patienceMs; ;) {
    const answer = await ask();
    if (isSo(answer) || Date.now() > end) return answer;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}
