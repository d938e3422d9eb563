import {
  enumerationRow,
  fill,
  headerTable,
  page,
  permissionTable,
  propertyTable,
  type Shapes,
} from './shape.fixture.ts';

/** Pages with long tables, or much prose that says what tables say. */
export const tableShapes: Shapes = {
  'rows of properties': (size) => page({ body: propertyTable(size, (at) => `|p${at}|String|a|`) }),
  'rows of equal properties': (size) => page({ body: propertyTable(size, () => '|p|String|a|') }),
  'rows of unknown types': (size) => page({ body: propertyTable(size, (at) => `|p${at}|type${at}|a|`) }),
  'rows of equal unknown types': (size) => page({ body: propertyTable(size, (at) => `|p${at}|state|a|`) }),
  'rows of links to missing pages': (size) =>
    page({ body: propertyTable(size, (at) => `|p${at}|[type${at}](../resources/type${at}.md)|a|`) }),
  'rows of empty cells': (size) => page({ body: propertyTable(size, () => '||||') }),
  'tables of properties': (size) => page({ body: fill(size, (at) => propertyTable(0, () => `|p${at}|String|a|\n\n`)) }),
  'cells of one row': (size) => page({ body: propertyTable(0, () => fill(size, () => '|a')) }),
  'values of an enumeration': (size) => page({ body: propertyTable(0, () => enumerationRow(size)) }),
  'values of an enumeration without quotes': (size) =>
    page({ body: propertyTable(0, () => enumerationRow(size).replaceAll('`', '')) }),
  'rows of enumerations': (size) =>
    page({ body: propertyTable(size, (at) => `|p${at}|String|Possible values are: \`a\`, \`b${at}\`.|`) }),
  'tables of enumerations': (size) =>
    page({ body: fill(size, (at) => `#### state${at} values\n\n|Member|\n|:---|\n|a${at}|\n\n`) }),
  'rows of headers': (size) => page({ headers: headerTable(size) }),
  'rows of permissions': (size) => page({ permissions: permissionTable(size, () => '|Application|Notes.Create|') }),
  'empty rows of permissions': (size) => page({ permissions: permissionTable(size, () => '|Application|TODO|') }),
  'scopes of one row': (size) =>
    page({ permissions: permissionTable(0, () => `|Application|${fill(size, (at) => `Notes.Create${at}, `)}|`) }),
  'tables of permissions': (size) =>
    page({ permissions: fill(size, () => `${permissionTable(0, () => '|Application|Notes.Create|')}\n\n`) }),
  'stated error responses': (size) =>
    page({ response: fill(size, (at) => `\`${400 + (at % 100)} Bad\` is an error. `) }),
  'stated successes': (size) =>
    page({
      response: fill(size, (at) => `If successful, it returns \`${200 + (at % 7)} OK\` and a type${at} object. `),
    }),
  'denials of a body': (size) => page({ body: fill(size, () => 'do not supply ') }),
};
