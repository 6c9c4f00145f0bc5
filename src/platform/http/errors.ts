/** An outcome that the error page can tell a person about. The message is for the log, never for the page. */
export class HttpError extends Error {
  readonly status: number;
  constructor(status: number, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
    this.status = status;
  }
}

/** 400: the request cannot be read. */
export class Malformed extends HttpError {
  constructor(message = 'malformed', options?: ErrorOptions) {
    super(400, message, options);
  }
}

/** 403: the one who asks may not. */
export class Forbidden extends HttpError {
  constructor(message = 'forbidden', options?: ErrorOptions) {
    super(403, message, options);
  }
}

/** 403: the form is of a page that has grown old, or not of ours. What was typed goes along, as far as it was read. */
export class Stale extends HttpError {
  readonly fields: Readonly<Record<string, string | string[]>>;
  constructor(fields: Stale['fields'] = {}) {
    super(403, 'csrf');
    this.fields = fields;
  }
}

/** 404: there is no such thing for the one who asks. */
export class NotFound extends HttpError {
  constructor(message = 'not found', options?: ErrorOptions) {
    super(404, message, options);
  }
}

/** 405: there is such an address, but nothing to do there in this way. */
export class NotAllowed extends HttpError {
  constructor() {
    super(405, 'method');
  }
}

/** 409: somebody else was first. */
export class Conflict extends HttpError {
  constructor(message = 'conflict', options?: ErrorOptions) {
    super(409, message, options);
  }
}

/** 413: what was sent is larger than what can be taken. */
export class TooLarge extends HttpError {
  constructor(message = 'too large', options?: ErrorOptions) {
    super(413, message, options);
  }
}

/** 422: understood, but cannot be done as asked. */
export class Invalid extends HttpError {
  constructor(message = 'invalid', options?: ErrorOptions) {
    super(422, message, options);
  }
}

/** 429: too many attempts for now. */
export class TooMany extends HttpError {
  readonly retryAfterSeconds: number;
  constructor(retryAfterSeconds: number) {
    super(429, 'too many requests');
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** 503: something that the page needs is not there right now. */
export class Unavailable extends HttpError {
  constructor(message = 'unavailable', options?: ErrorOptions) {
    super(503, message, options);
  }
}
