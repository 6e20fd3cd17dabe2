// All that the page asks of the server.

/** The server said no (with a status) or could not be reached (without one). */
export class ApiError extends Error {
  constructor(status) {
    super(`status ${status ?? 'none'}`);
    this.status = status;
  }
}

async function ask(path, options) {
  let response;
  try {
    response = await fetch(path, { cache: 'no-store', ...options });
  } catch {
    throw new ApiError();
  }
  if (!response.ok) throw new ApiError(response.status);
  return response.json();
}

const query = (person, slack) => `person=${encodeURIComponent(person)}${slack ? '&slack' : ''}`;

export const readLabels = (language) => ask(`/local/labels/${language}`);
export const readPeople = async () => (await ask('/local/people')).people;
export const readStatus = () => ask('/local/status');
export const readPosts = async (person, slack) => (await ask(`/local/posts?${query(person, slack)}`)).posts;
export const readPost = async (id, person, slack) => (await ask(`/local/posts/${id}?${query(person, slack)}`)).posts[0];

/** Sends a message. The same `key` again is the same message: it is answered once, however often it is sent. */
export const sendMessage = (message, slack) =>
  ask(`/local/messages${slack ? '?slack' : ''}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(message),
  });

/** Calls `onPost` with the id of every new or changed post, and `onOpen` each time the connection is there (again). */
export function listen(person, { onPost, onOpen, onLost }) {
  const source = new EventSource(`/local/events?${query(person, false)}`);
  source.addEventListener('open', onOpen);
  source.addEventListener('post', (event) => onPost(JSON.parse(event.data).id));
  source.addEventListener('error', onLost);
  return () => source.close();
}

export const newKey = () => crypto.randomUUID();
