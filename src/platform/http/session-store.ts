import { createHash, randomBytes } from 'node:crypto';
import connectPgSimple from 'connect-pg-simple';
import session, { type SessionData, Store } from 'express-session';
import pg from 'pg';

/** How long a session is remembered at most, ms: a bound on what could go wrong, not what keeps it right. */
const lifetime = 60_000;
/** How often the listening connection is tried, ms. */
const pulseEvery = 4000;
const most = 2000;
const channel = 'session_changed';

type Remembered = { json: string; digest: string; until: number };
type Done = (error?: unknown) => void;

/**
 * The sessions, in the database. One that was just read is remembered, so that a page need not first ask who it is for. The
 * database says when a session is changed or ended, by whatever instance (migrations/0010_session_changes.sql), and it is
 * forgotten at once; while that cannot be heard, nothing is remembered.
 */
export class SessionStore extends Store {
  readonly #store: Store;
  readonly #pool: pg.Pool;
  readonly #url: string;
  readonly #known = new Map<string, Remembered>();
  readonly #byDigest = new Map<string, string>();
  /** How many changes there have been: one who reads sees whether anything changed meanwhile. */
  #changes = 0;
  /** Tried, and not taken for granted: a pooler in between may swallow what is said. */
  #hears = false;
  #client: pg.Client | undefined;
  #retry: NodeJS.Timeout | undefined;
  #closed = false;

  /**
   * @param pool for the small statements of the library
   * @param url of the database, for a connection that listens
   */
  constructor(pool: pg.Pool, url: string) {
    super();
    const PgStore = connectPgSimple(session);
    this.#pool = pool;
    this.#store = new PgStore({
      pool,
      tableName: 'sessions',
      // Twice as long as any session lives: a form that comes too late is told whose it is.
      ttl: 24 * 60 * 60,
      disableTouch: true,
      pruneSessionInterval: 15 * 60,
      errorLog: () => undefined,
    });
    this.#url = url;
    this.#listen();
  }

  override get(sid: string, callback: (error: unknown, session?: SessionData | null) => void): void {
    const known = this.#known.get(sid);
    if (known !== undefined && known.until > Date.now()) {
      // A copy for each request: what one does to it is not for the next to see.
      callback(null, JSON.parse(known.json) as SessionData);
      return;
    }
    const seen = this.#changes;
    this.#store.get(sid, (error: unknown, found) => {
      // Not when anything changed meanwhile: what was read may be older than that.
      if (found && this.#hears && this.#changes === seen) this.#remember(sid, found);
      callback(error, found);
    });
  }

  override set(sid: string, changed: SessionData, callback?: Done): void {
    this.#forget(sid);
    this.#store.set(sid, changed, (error: unknown) => {
      this.#forget(sid);
      callback?.(error);
    });
  }

  /**
   * Ends it. The row is marked and left until its time is out: the library writes a whole session back at the end of a
   * request, and one that was under way would bring a removed one to life again (migrations/0006_sessions.sql). It opens
   * nothing any more, but tells whose form it is that comes too late.
   */
  override destroy(sid: string, callback?: Done): void {
    const marked = `update sessions set sess = (sess::jsonb || '{"ended": true}')::json where sid = $1`;
    const done: Done = (error) => {
      this.#forget(sid);
      callback?.(error);
    };
    this.#forget(sid);
    this.#pool.query(marked, [sid]).then(() => {
      done();
    }, done);
  }

  /** Forgets all: sessions that this instance has just ended are not waited for to be told of. */
  forgetAll(): void {
    this.#changes += 1;
    this.#known.clear();
    this.#byDigest.clear();
  }

  /** Stops listening. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#hears = false;
    clearTimeout(this.#retry);
    await this.#client?.end().catch(() => undefined);
  }

  #remember(sid: string, found: SessionData): void {
    const [oldest] = this.#known.keys();
    if (this.#known.size >= most && oldest !== undefined) this.#forget(oldest);
    const digest = createHash('sha256').update(sid).digest('hex');
    this.#known.set(sid, { json: JSON.stringify(found), digest, until: Date.now() + lifetime });
    this.#byDigest.set(digest, sid);
  }

  #forget(sid: string | undefined): void {
    this.#changes += 1;
    if (sid === undefined) return;
    const known = this.#known.get(sid);
    if (known === undefined) return;
    this.#known.delete(sid);
    this.#byDigest.delete(known.digest);
  }

  /** Listens for changes, and again whenever the connection breaks. */
  #listen(): void {
    const client = new pg.Client({ connectionString: this.#url, connectionTimeoutMillis: 2000, keepAlive: true });
    const word = randomBytes(16).toString('hex');
    let lost = false;
    let heardAt = Date.now();
    // A connection that is cut without a word looks like one where nothing happens: it has to hear itself.
    const pulse = setInterval(() => {
      if (Date.now() - heardAt > 2.5 * pulseEvery) lose();
      else client.query('select pg_notify($1, $2)', [channel, word]).catch(lose);
    }, pulseEvery).unref();
    const lose = () => {
      if (lost) return;
      lost = true;
      clearInterval(pulse);
      this.#hears = false;
      this.forgetAll();
      client.end().catch(() => undefined);
      if (this.#closed) return;
      this.#retry = setTimeout(() => {
        this.#listen();
      }, 1000).unref();
    };
    client.on('error', lose);
    client.on('end', lose);
    client.on('notification', ({ payload = '' }) => {
      heardAt = Date.now();
      if (payload === word) this.#hears = !lost;
      else this.#forget(this.#byDigest.get(payload));
    });
    this.#client = client;
    client
      .connect()
      .then(() => client.query(`listen ${channel}`))
      .then(() => this.#say(word))
      .catch(lose);
  }

  /** Says a word from another connection, the way that changes come. */
  async #say(word: string): Promise<void> {
    const other = new pg.Client({ connectionString: this.#url, connectionTimeoutMillis: 2000 });
    other.on('error', () => undefined);
    await other.connect();
    try {
      await other.query('select pg_notify($1, $2)', [channel, word]);
    } finally {
      await other.end();
    }
  }
}
