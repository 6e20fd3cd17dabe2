// Who I am and which language I read: kept in this browser, so that a reload finds the same.
import { label } from './labels.js';

function recall(key, otherwise) {
  try {
    return JSON.parse(localStorage.getItem(key)) ?? otherwise;
  } catch {
    return otherwise;
  }
}

function keep(key, value) {
  try {
    localStorage.setItem(key, JSON.stringify(value));
  } catch {
    // A browser that keeps nothing forgets it at the reload; the chat works all the same.
  }
}

const languages = ['fi', 'sv', 'en'];
const added = recall('people', []);
const chosen = recall('languages', {});
let examples = [];

export const setExamples = (people) => {
  examples = people;
};

export const everyone = () => [...examples, ...added];

/** The person of last time, else an example who may launch polls. */
export const lastPerson = () =>
  everyone().find(({ id }) => id === recall('person', '')) ??
  everyone().find(({ role }) => role === 'facilitator') ??
  everyone()[0];

export const rememberPerson = ({ id }) => keep('person', id);

/** Adds a person by name; the id is made of the name. */
export function addPerson(name) {
  const stem = name
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 30);
  const ids = new Set(everyone().map(({ id }) => id));
  let id = stem || 'x';
  for (let number = 2; ids.has(id); number += 1) id = `${stem || 'x'}-${number}`;
  const person = { id, name, role: 'member' };
  added.push(person);
  keep('people', added);
  return person;
}

/** What the person chose, else the browser's language, else Finnish. */
export const languageOf = ({ id }) =>
  chosen[id] ?? navigator.languages.map((tag) => tag.slice(0, 2)).find((tag) => languages.includes(tag)) ?? 'fi';

export function rememberLanguage({ id }, language) {
  chosen[id] = language;
  keep('languages', chosen);
}

/** Fills the list of people, with "add a person" at its end. */
export function fillPeople(select, me) {
  const options = everyone().map((person) => new Option(`${person.name} (${label(`role.${person.role}`)})`, person.id));
  select.replaceChildren(...options, new Option(label('addPerson'), ''));
  select.value = me.id;
}
