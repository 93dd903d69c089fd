'use strict';

const field = (id) => document.getElementById(id);

async function ask(query, variables) {
  const headers = { 'Content-Type': 'application/json', Accept: 'application/graphql-response+json' };
  const token = field('token').value.trim();
  if (token) headers.Authorization = `Bearer ${token}`;
  const response = await fetch('/graphql', { method: 'POST', headers, body: JSON.stringify({ query, variables }) });
  return response.json();
}

async function run() {
  const started = performance.now();
  let answer;
  try {
    const variables = field('variables').value.trim();
    answer = await ask(field('query').value, variables ? JSON.parse(variables) : null);
  } catch (error) {
    answer = { errors: [{ message: String(error) }] };
  }
  field('answer').textContent = JSON.stringify(answer, null, 2);
  field('took').textContent = `${Math.round(performance.now() - started)} ms`;
}

field('request').addEventListener('submit', (event) => {
  event.preventDefault();
  run();
});
field('request').addEventListener('keydown', (event) => {
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    run();
  }
});

const NAMED = 'kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name } } } }';
const SCHEMA = `{ __schema { types { kind name description
  fields(includeDeprecated: true) { name description isDeprecated deprecationReason
    args { name type { ${NAMED} } } type { ${NAMED} } }
  inputFields { name description type { ${NAMED} } }
  enumValues(includeDeprecated: true) { name description } } } }`;

function typeText(type) {
  if (type.kind === 'NON_NULL') return `${typeText(type.ofType)}!`;
  if (type.kind === 'LIST') return `[${typeText(type.ofType)}]`;
  return type.name;
}

function signature(member) {
  const args = (member.args ?? []).map((arg) => `${arg.name}: ${typeText(arg.type)}`).join(', ');
  return member.name + (args ? `(${args})` : '') + (member.type ? `: ${typeText(member.type)}` : '');
}

function element(name, text) {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}

function describe(type) {
  const details = document.createElement('details');
  details.append(element('summary', type.name));
  if (type.description) details.append(element('p', type.description));
  const list = document.createElement('dl');
  for (const member of type.fields ?? type.inputFields ?? type.enumValues ?? []) {
    list.append(element('dt', signature(member)));
    const deprecation = member.isDeprecated ? `（已弃用 deprecated: ${member.deprecationReason ?? ''}）` : '';
    if (member.description || deprecation) list.append(element('dd', (member.description ?? '') + deprecation));
  }
  details.append(list);
  details.dataset.text = details.textContent.toLowerCase();
  return details;
}

async function showSchema() {
  const { data } = await ask(SCHEMA, null);
  const roots = ['Query', 'Mutation', 'Subscription'];
  const rank = (type) => (roots.includes(type.name) ? roots.indexOf(type.name) : roots.length);
  const types = data.__schema.types.filter((type) => !type.name.startsWith('__'));
  types.sort((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name));
  field('schema').replaceChildren(...types.map(describe));
}

field('find').addEventListener('input', () => {
  const wanted = field('find').value.trim().toLowerCase();
  for (const details of field('schema').children) details.hidden = !details.dataset.text.includes(wanted);
});

showSchema().catch((error) => {
  field('schema').textContent = String(error);
});
